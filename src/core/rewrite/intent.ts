import type { RawService } from '../compose/file.js';
import type { LinkEntry } from '../compose/links.js';
import type { ProjectService } from '../compose/service.js';
import type { Stack } from '../compose/stack.js';
import { canJoinNetworks } from '../migration/external-network.js';
import type { Attachment } from '../names/topology.js';
import type { NetworkPlan, OrderPlan } from '../plan/types.js';
import type { MigrateOptions } from '../report.js';
import { quoteWhereNeeded } from '../yaml/dialect.js';
import type { ItemNode } from '../yaml/tree.js';
import type { NetworkEntry } from './networks.js';

/** What the plan means for one service as one file has it. */
export interface Intent {
  readonly keep: Set<ItemNode>;
  /** Links for names that no entry spells (a `hostname`, a generated name), by the entry behind or instead of which they go. */
  readonly added: Map<ItemNode, string[]>;
  /** Entries whose place an order edge takes, and to which service. */
  readonly becomes: Map<ItemNode, string>;
  /** Networks and aliases to add; null where nothing is said about networks. */
  networks: NetworkEntry[] | null;
  /** Whether `net` or `network_mode` goes, because networks take its place. */
  leavesMode: boolean;
}

export type Intents = Map<RawService, Intent>;

export interface IntentInput {
  readonly stacks: readonly Stack[];
  readonly plan: NetworkPlan;
  readonly order: OrderPlan;
  readonly options: MigrateOptions;
  /** Entries that never worked, to be removed without a trace in the order. */
  readonly broken: ReadonlySet<ItemNode>;
}

/** Translates the plan, which knows services, into wishes for the places where they are written. */
export function intentsOf(input: IntentInput): Intents {
  const intents: Intents = new Map();
  const of = (raw: RawService): Intent => {
    const known = intents.get(raw);
    if (known) return known;
    const fresh: Intent = {
      keep: new Set(),
      added: new Map(),
      becomes: new Map(),
      networks: null,
      leavesMode: false,
    };
    intents.set(raw, fresh);
    return fresh;
  };
  const keptBy = new Map<string, { name: string; target: string }[]>();
  for (const link of input.plan.keptLinks)
    keptBy.set(link.client, [...(keptBy.get(link.client) ?? []), link]);
  const edges = new Set(input.order.edges.map(edge => `${edge.service}\n${edge.after}`));
  const memberships = plannedMemberships(input.plan);
  for (const stack of input.stacks) {
    const index = aliasIndex(stack);
    for (const service of stack.services.values()) {
      keepLinks(service, stack, keptBy.get(service.name) ?? [], of);
      for (const entry of service.links) {
        const { keep, added, becomes } = of(entry.raw);
        if (keep.has(entry.item) || added.has(entry.item) || input.broken.has(entry.item)) continue;
        if (!edges.has(`${service.name}\n${entry.target}`)) continue;
        if (![...becomes.values()].includes(entry.target)) becomes.set(entry.item, entry.target);
      }
      const networks = entriesFor(service, stack, memberships.get(service.name) ?? [], input.options, index);
      if (!networks) continue;
      const intent = of(homeOf(service));
      intent.networks = networks;
      for (const part of service.contributions) {
        if (part.raw.entries.has('net') || part.raw.entries.has('network_mode'))
          of(part.raw).leavesMode = true;
      }
    }
  }
  return intents;
}

/** Marks the entries that stay links: the one that spells the name, or one of that target with the name added. */
function keepLinks(
  service: ProjectService,
  stack: Stack,
  kept: readonly { name: string; target: string }[],
  of: (raw: RawService) => Intent,
): void {
  for (const { name, target } of kept) {
    const candidates = service.links.filter(({ target: t }) => t === target || sharesStack(t, target, stack));
    const named = (match: (own: string) => boolean) =>
      candidates.findLast(({ alias, target: t }) => match(alias ?? t));
    // Links on a network match their case, so an entry in this very spelling comes first.
    const meantOtherwise = (own: string) => kept.some(other => other.name === own);
    const spelled =
      named(own => own === name) ??
      named(own => own.toLowerCase() === name.toLowerCase() && !meantOtherwise(own));
    const entry = spelled ?? candidates[0];
    if (!entry) continue;
    const { keep, added } = of(entry.raw);
    if (spelled) keep.add(entry.item);
    else added.set(entry.item, [...(added.get(entry.item) ?? []), `${entry.target}:${name}`]);
  }
}

function plannedMemberships(
  plan: NetworkPlan,
): Map<string, { network: string; created: boolean; aliases: readonly string[] }[]> {
  const result = new Map<string, { network: string; created: boolean; aliases: readonly string[] }[]>();
  for (const network of plan.networks) {
    for (const { service, aliases } of network.members) {
      const list = result.get(service) ?? [];
      list.push({ network: network.name, created: network.created, aliases });
      result.set(service, list);
    }
  }
  return result;
}

/** The `networks` to write for a service; null where its text needs none. */
function entriesFor(
  service: ProjectService,
  stack: Stack,
  planned: readonly { network: string; aliases: readonly string[] }[],
  options: MigrateOptions,
  index: AliasIndex,
): NetworkEntry[] | null {
  const entries: NetworkEntry[] = planned.map(({ network, aliases }) => ({
    network,
    aliases: aliases.map(alias => aliasText(service.name, alias, stack, index)),
  }));
  const { attachment } = service;
  if (
    service.externalLinks.length > 0 &&
    options.externalNetwork !== null &&
    canJoinNetworks(attachment, stack.format) &&
    !isMember(attachment, options.externalNetwork)
  ) {
    if (entries.length === 0 && stack.format === 'v1' && options.network === 'default')
      entries.push({ network: 'default', aliases: [] });
    entries.push({ network: options.externalNetwork, aliases: [] });
  }
  if (attachment.kind === 'existing-network' && stack.format === 'v1')
    entries.push({ network: attachment.network, aliases: [] });
  if (entries.length === 0) return null;
  const implicit =
    attachment.kind === 'networks' && !service.contributions.some(part => part.raw.entries.has('networks'));
  if (implicit && !entries.some(entry => entry.network === 'default'))
    entries.unshift({ network: 'default', aliases: [] });
  const onlyDefault =
    entries.length === 1 && entries[0]!.network === 'default' && entries[0]!.aliases.length === 0;
  // Without `networks` a service is on the default network anyway.
  if (onlyDefault) return attachment.kind === 'bridge' && hasMode(service) ? [] : null;
  return entries;
}

function isMember(attachment: Attachment, network: string): boolean {
  return attachment.kind === 'networks' && attachment.memberships.some(member => member.network === network);
}

function hasMode(service: ProjectService): boolean {
  return service.contributions.some(
    part => part.raw.entries.has('net') || part.raw.entries.has('network_mode'),
  );
}

/** Entries with an alias, by the alias in lower case. */
type AliasIndex = ReadonlyMap<string, readonly LinkEntry[]>;

function aliasIndex(stack: Stack): AliasIndex {
  const index = new Map<string, LinkEntry[]>();
  for (const service of stack.services.values()) {
    for (const entry of service.links) {
      if (entry.alias === null) continue;
      const key = entry.alias.toLowerCase();
      const list = index.get(key);
      if (list) list.push(entry);
      else index.set(key, [entry]);
    }
  }
  return index;
}

/** The alias as YAML, in the quotes and with the variables of the link that asked for it. */
function aliasText(target: string, alias: string, stack: Stack, index: AliasIndex): string {
  const entries = (index.get(alias.toLowerCase()) ?? []).filter(
    link => link.target === target || sharesStack(link.target, target, stack),
  );
  const entry = entries.find(link => link.alias === alias) ?? entries[0];
  if (!entry || entry.aliasText === null) return quoteWhereNeeded(alias, 'plain', true);
  return quoteWhereNeeded(entry.aliasText, entry.node.style === 'block' ? 'plain' : entry.node.style, true);
}

function sharesStack(name: string, owner: string, stack: Stack): boolean {
  const attachment = stack.services.get(name)?.attachment;
  return attachment?.kind === 'stack-of' && attachment.service === owner;
}

/**
 * Where a service's new keys go: the first of its own texts that has links, else the one that says what
 * to run, else the first.
 */
export function homeOf(service: ProjectService): RawService {
  const own = service.contributions.filter(part => !part.inherited).map(part => part.raw);
  const runs = (raw: RawService) => ['image', 'build', 'extends'].some(key => raw.entries.has(key));
  return own.find(raw => raw.entries.has('links')) ?? own.find(runs) ?? own[0]!;
}
