import type { Attachment, Membership } from '../names/topology.js';
import type { Notice } from '../report.js';
import { entriesOf, valueAt } from '../yaml/merge-keys.js';
import { type ResolvedNode, resolve } from '../yaml/tree.js';
import { extendsChain, type FileLookup } from './extends.js';
import type { Format, RawService } from './file.js';
import { interpolate } from './interpolate.js';
import { type LinkEntry, mergeLinks, readLinks } from './links.js';
import { dependencyNames, hostEntries, textOf, textsOf } from './values.js';

/** One text that a merged service is made of. */
export interface Contribution {
  readonly raw: RawService;
  /** Whether it came in by `extends`. */
  readonly inherited: boolean;
}

/** A service after merging and extending, as far as names and order depend on it. */
export interface ProjectService {
  readonly name: string;
  /** Weakest first: for each file its bases, then the service itself. */
  readonly contributions: readonly Contribution[];
  readonly links: readonly LinkEntry[];
  readonly externalLinks: readonly LinkEntry[];
  readonly attachment: Attachment;
  readonly containerName?: string;
  readonly hostname?: string;
  readonly domainname?: string;
  readonly extraHosts: readonly { readonly host: string; readonly address: string }[];
  readonly instances: number;
  /** Services that start first for another reason than a link: depends_on, volumes_from, stacks, pid, ipc. */
  readonly otherDependencies: readonly string[];
  readonly healthcheck: boolean;
}

export interface ServiceContext {
  readonly format: Format;
  readonly variables: Readonly<Record<string, string>>;
  readonly lookup: FileLookup;
  readonly isService: (name: string) => boolean;
  /** Whether the service may have been merged from several files, be it with nothing. */
  readonly severalFiles: boolean;
  readonly problems: Notice[];
}

/** Merges what the files of one stack say about one service (1.29.2: extends first, then file by file). */
export function mergeService(
  name: string,
  raws: readonly RawService[],
  context: ServiceContext,
): ProjectService {
  const contributions = raws.flatMap(raw =>
    extendsChain(raw, context.lookup, context.problems).map((part, index, chain) => ({
      raw: part,
      inherited: index < chain.length - 1,
    })),
  );
  const last = (key: string): ResolvedNode | null => {
    for (let i = contributions.length - 1; i >= 0; i--) {
      const value = resolve(contributions[i]!.raw.entries.get(key)?.pair.value);
      if (value) return value;
    }
    return null;
  };
  const text = (key: string): string | undefined => {
    const value = textOf(last(key));
    return value === undefined ? undefined : interpolate(value, context.variables).text;
  };
  const all = (key: string): ResolvedNode[] =>
    contributions.flatMap(part => resolve(part.raw.entries.get(key)?.pair.value) ?? []);
  const links = (key: 'links' | 'external_links') =>
    mergeLinks(
      contributions.map(part => readLinks(part.raw, key, context.variables, context.problems)),
      context.format,
      context.severalFiles,
    );
  const attachment = attachmentOf(
    text(context.format === 'v1' ? 'net' : 'network_mode'),
    all('networks'),
    context,
  );
  const optional = {
    containerName: text('container_name'),
    hostname: text('hostname'),
    domainname: text('domainname'),
  };
  const present = Object.fromEntries(
    Object.entries(optional).filter(([, value]) => value !== undefined && value !== ''),
  );
  return {
    name,
    contributions,
    links: links('links'),
    externalLinks: links('external_links'),
    attachment,
    ...present,
    extraHosts: all('extra_hosts').flatMap(hostEntries),
    instances: instancesOf(text('scale'), last('deploy')),
    otherDependencies: otherDependencies(all, text, context),
    healthcheck: hasHealthcheck(last('healthcheck')),
  };
}

function attachmentOf(
  mode: string | undefined,
  networks: readonly ResolvedNode[],
  context: ServiceContext,
): Attachment {
  if (mode !== undefined && mode !== '' && !(mode === 'default' && context.format === 'services')) {
    return modeAttachment(mode, context);
  }
  if (context.format === 'v1') return { kind: 'bridge' };
  const memberships = new Map<string, Membership>();
  for (const node of networks) {
    for (const membership of readMemberships(node, context.variables)) {
      const known = memberships.get(membership.network);
      const aliases = [...new Set([...(known?.aliases ?? []), ...membership.aliases])];
      memberships.set(membership.network, { ...known, ...membership, aliases });
    }
  }
  if (memberships.size === 0) memberships.set('default', { network: 'default', aliases: [] });
  return { kind: 'networks', memberships: [...memberships.values()] };
}

function modeAttachment(mode: string, context: ServiceContext): Attachment {
  if (mode === 'bridge') return { kind: 'bridge' };
  if (mode === 'host' || mode === 'none') return { kind: mode };
  const [kind, ...rest] = mode.split(':');
  const of = rest.join(':');
  if ((kind === 'container' || kind === 'service') && of !== '') {
    if (context.isService(of)) return { kind: 'stack-of', service: of };
    return { kind: 'stack-of-container', container: of };
  }
  return { kind: 'existing-network', network: mode };
}

function readMemberships(node: ResolvedNode, variables: Readonly<Record<string, string>>): Membership[] {
  if (node.kind !== 'mapping') return textsOf(node).map(network => ({ network, aliases: [] }));
  return [...entriesOf(node).values()].map(({ key, pair }) => {
    const value = resolve(pair.value);
    const priority = Number(textOf(valueAt(value, 'gw_priority')) ?? 0);
    const aliases = textsOf(valueAt(value, 'aliases')).map(alias => interpolate(alias, variables).text);
    return { network: key, aliases, ...(priority ? { gatewayPriority: priority } : {}) };
  });
}

function instancesOf(scale: string | undefined, deploy: ResolvedNode | null): number {
  const count = Number(scale ?? textOf(valueAt(deploy, 'replicas')) ?? 1);
  return Number.isInteger(count) && count > 1 ? count : 1;
}

/** Edges that stay whatever happens to the links (1.29.2 compose/service.py get_dependency_names). */
function otherDependencies(
  all: (key: string) => ResolvedNode[],
  text: (key: string) => string | undefined,
  context: ServiceContext,
): string[] {
  const names = all('depends_on').flatMap(dependencyNames);
  names.push(
    ...all('volumes_from')
      .flatMap(textsOf)
      .map(entry => entry.split(':')[0]!),
  );
  for (const key of ['net', 'network_mode', 'pid', 'ipc']) {
    const mode = /^(service|container):(.+)$/.exec(text(key) ?? '');
    if (mode && (mode[1] === 'service' || key === 'net')) names.push(mode[2]!);
  }
  return [...new Set(names)].filter(context.isService);
}

function hasHealthcheck(node: ResolvedNode | null): boolean {
  if (node?.kind !== 'mapping') return false;
  if (textOf(valueAt(node, 'disable')) === 'true') return false;
  const [first] = textsOf(valueAt(node, 'test'));
  return first !== undefined && first !== 'NONE';
}
