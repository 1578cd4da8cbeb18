import type { LinkEntry } from '../compose/links.js';
import { noticeAt } from '../compose/problem.js';
import type { ProjectService } from '../compose/service.js';
import type { Stack } from '../compose/stack.js';
import { type BrokenLink, findBrokenLinks } from '../names/broken-links.js';
import { stackOwner } from '../names/stack-owner.js';
import type { MigrateOptions, Notice } from '../report.js';
import type { ItemNode } from '../yaml/tree.js';
import { canJoinNetworks } from './external-network.js';
import { mergeStops } from './merge-differences.js';

/** What stands in the way of a migration, found before anything is planned. */
export interface Obstacles {
  /** Each needs a human, or an option. */
  readonly stops: readonly Notice[];
  readonly notes: readonly Notice[];
  /** Entries to remove without a successor, because they never worked. */
  readonly broken: ReadonlySet<ItemNode>;
}

/** Broken links and external links, each at its place, with what to do about it. */
export function blockers(stacks: readonly Stack[], options: MigrateOptions): Obstacles {
  const stops: Notice[] = [];
  const notes: Notice[] = [];
  const broken = new Set<ItemNode>();
  for (const stack of stacks) {
    for (const link of findBrokenLinks(stack.topology)) {
      if (link.external || link.reason === 'duplicate-entry') continue;
      const service = stack.services.get(link.client)!;
      for (const entry of entriesOfLink(service, link)) {
        const place = (message: string) =>
          noticeAt(entry.raw.file, entry.node.start, RULES[link.reason], message);
        const what = explain(link, entry);
        if (!link.fatal) notes.push(place(`${what}; the link is removed`));
        else if (options.dropBroken) {
          broken.add(entry.item);
          notes.push(place(`${what}; the link is removed`));
        } else stops.push(place(`${what}; correct it, or let --drop-broken remove the link`));
        if (link.reason === 'undefined' || link.reason === 'self') broken.add(entry.item);
      }
    }
    stops.push(...mergeStops(stack));
    for (const service of stack.services.values())
      stops.push(...externalStops(service, stack, options), ...outsideStops(service, stack));
  }
  return { stops, notes, broken };
}

const RULES: Readonly<Record<BrokenLink['reason'], string>> = {
  undefined: 'link-target-undefined',
  self: 'link-target-self',
  'duplicate-entry': 'link-duplicate',
  'two-colons': 'link-alias-invalid',
  'client-host': 'link-network-mode',
  'client-stack': 'link-network-mode',
  'client-none': 'link-network-mode',
  'client-existing-network': 'link-network-mode',
  'target-host': 'link-network-mode',
  'target-none': 'link-network-mode',
  'target-stack': 'link-network-mode',
  'target-existing-network': 'link-network-mode',
  'no-common-network': 'link-network-mode',
};

function entriesOfLink(service: ProjectService, link: BrokenLink): readonly LinkEntry[] {
  return service.links.filter(entry => entry.target === link.target && entry.alias === link.alias);
}

/** What is wrong with a link, in one clause. */
function explain({ client, reason, fatal }: BrokenLink, entry: LinkEntry): string {
  const { target } = entry;
  const link = `"${client}" links "${entry.node.value}"`;
  switch (reason) {
    case 'undefined':
      return `${link}, but no service "${target}" is defined here`;
    case 'self':
      return `${link}, which is itself, and Compose refuses that`;
    case 'two-colons':
      return `${link}, and the engine refuses an alias with a colon in it`;
    case 'client-host':
      return `${link}, but is on the host's network, where the engine refuses links`;
    case 'client-stack':
      return `${link}, but lives in another container's network, where the engine refuses links`;
    case 'client-none':
      return `${link}, but has no network, so the link never led anywhere`;
    case 'client-existing-network':
      return `${link}, but is on a network of its own choice, where format 1 ignored links`;
    case 'target-host':
      return `${link}, which is on the host's network, ${fatal ? 'and the engine refuses that' : 'so the link never led anywhere'}`;
    case 'target-none':
      return `${link}, which has no network, ${fatal ? 'and the engine refuses that' : 'so the link never led anywhere'}`;
    case 'target-stack':
      return `${link}, which lives in another container's network: the link never led anywhere`;
    case 'target-existing-network':
    case 'no-common-network':
      return `${link}, but the two share no network, ${fatal ? 'and the engine refuses that' : 'so the link never led anywhere'}`;
    case 'duplicate-entry':
      return `${link} twice`;
  }
}

/** Links that lead into the stack of a container that is not of this project: no network here can give it a name. */
function outsideStops(service: ProjectService, stack: Stack): Notice[] {
  if (service.attachment.kind !== 'bridge') return [];
  return service.links.flatMap(entry => {
    const owner = stackOwner(stack.topology, entry.target);
    if (owner?.kind !== 'external') return [];
    const message = `"${service.name}" links "${entry.node.value}", which lives in the network of the container "${owner.container}" of another project, so a network cannot name it: link that container by "external_links", or give "${entry.target}" a network of its own`;
    return [noticeAt(entry.raw.file, entry.node.start, 'link-network-mode', message)];
  });
}

function externalStops(service: ProjectService, stack: Stack, options: MigrateOptions): Notice[] {
  // On the host's network, or on none, external links did nothing, and nothing can be done for them.
  if (service.externalLinks.length === 0 || !canJoinNetworks(service.attachment, stack.format)) return [];
  const own = ownContainers(stack);
  const settled = options.externalNetwork !== null || isOnExternalNetwork(service, stack);
  return service.externalLinks.flatMap(entry => {
    const at = (message: string) => [noticeAt(entry.raw.file, entry.node.start, 'external-link', message)];
    const linked = `"${service.name}" links the container "${entry.target}"`;
    const owner = own.get(entry.target);
    if (owner !== undefined) {
      return at(
        `${linked}, and the service "${owner}" of this project has that name: if it is meant, write "${owner}:${entry.alias ?? entry.target}" under "links", else rename the service`,
      );
    }
    if (settled) return [];
    return at(
      `${linked} of another project, and on networks both must be on a common one: name it with --external-network NAME`,
    );
  });
}

/** Names by which an external link can mean a container of its own project, with the service that it is. */
function ownContainers(stack: Stack): Map<string, string> {
  const own = new Map<string, string>();
  for (const { name, containerName } of stack.services.values()) {
    for (const container of containerName === undefined
      ? [name, `${stack.topology.project}_${name}_1`]
      : [containerName]) {
      own.set(container, name);
    }
  }
  return own;
}

function isOnExternalNetwork({ attachment }: ProjectService, stack: Stack): boolean {
  if (attachment.kind === 'existing-network') return true;
  return (
    attachment.kind === 'networks' &&
    attachment.memberships.some(m => stack.networks.get(m.network)?.external)
  );
}
