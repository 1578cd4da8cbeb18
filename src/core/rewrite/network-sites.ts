import type { ComposeFile, RawService } from '../compose/file.js';
import { noticeAt } from '../compose/problem.js';
import { textsOf } from '../compose/values.js';
import { quoteWhereNeeded } from '../yaml/dialect.js';
import { entriesOf, mergedMappings, valueAt } from '../yaml/merge-keys.js';
import { type MappingNode, type ResolvedNode, resolve } from '../yaml/tree.js';
import { Refusal } from './draft.js';
import type { Intents } from './intent.js';
import type { NetworkEntry } from './networks.js';
import { ownPair } from './pairs.js';

/**
 * Decides in which mappings of a file `networks` is written. Anchored mappings that several services
 * merge in are written once where all of them want the same; else each service gets its own.
 */
export function networkSites(file: ComposeFile, intents: Intents): Map<MappingNode, readonly NetworkEntry[]> {
  const raws = [...file.services.values()];
  const wanted = (raw: RawService) => intents.get(raw)?.networks ?? null;
  const sites = new Map<MappingNode, readonly NetworkEntry[]>();
  const users = usersOf(raws);
  for (const raw of raws) {
    const networks = wanted(raw);
    if (!networks || networks.length === 0) continue;
    if (!raw.body)
      throw new Refusal(
        noticeAt(
          file,
          raw.pair.key.start,
          'link-legacy',
          `service "${raw.name}" is empty, so nothing can be written into it: give it an image`,
        ),
      );
    const site = (raw.entries.get('networks') ?? raw.entries.get('links'))?.holder ?? raw.body;
    const alike = (users.get(site) ?? []).every(other => sameNetworks(wanted(other), networks));
    if (alike) sites.set(site, networks);
    else sites.set(raw.body, ownPair(raw.body, 'networks') ? networks : completed(raw, networks));
  }
  for (const raw of raws) settle(raw, wanted(raw), sites);
  return sites;
}

/** For each mapping the services that get its keys, by being it or by merging it in. */
function usersOf(raws: readonly RawService[]): Map<MappingNode, RawService[]> {
  const users = new Map<MappingNode, RawService[]>();
  for (const raw of raws) {
    for (const mapping of raw.body ? [raw.body, ...ancestors(raw.body)] : []) {
      const list = users.get(mapping);
      if (list) list.push(raw);
      else users.set(mapping, [raw]);
    }
  }
  return users;
}

function ancestors(mapping: MappingNode, seen = new Set<MappingNode>()): MappingNode[] {
  for (const source of mergedMappings(mapping)) {
    if (seen.has(source)) continue;
    seen.add(source);
    ancestors(source, seen);
  }
  return [...seen];
}

/** What a service would get by a merge and does not want is overridden in its own text. */
function settle(
  raw: RawService,
  wanted: readonly NetworkEntry[] | null,
  sites: Map<MappingNode, readonly NetworkEntry[]>,
): void {
  if (!raw.body || ownPair(raw.body, 'networks') || sites.has(raw.body)) return;
  const got = inherited(raw.body, sites);
  if (sameNetworks(got, wanted) || (got === null && wanted?.length === 0)) return;
  if (raw.pair.value?.kind === 'alias') {
    throw new Refusal(
      noticeAt(
        raw.file,
        raw.pair.value.start,
        'link-legacy',
        `service "${raw.name}" is an alias of another one, and the two need different networks: write it out`,
      ),
    );
  }
  const all = completed(raw, wanted ?? []);
  sites.set(raw.body, all.length > 0 ? all : [{ network: 'default', aliases: [] }]);
}

/** The networks that a service has by a merge, and those to add: what must stand in its own text to replace the merge. */
function completed(raw: RawService, added: readonly NetworkEntry[]): NetworkEntry[] {
  const existing = resolve(raw.entries.get('networks')?.pair.value);
  const result = existing ? simpleEntries(raw, existing) : [];
  for (const entry of added) {
    const known = result.findIndex(other => other.network === entry.network);
    if (known === -1) result.push(entry);
    else result[known] = { network: entry.network, aliases: [...result[known]!.aliases, ...entry.aliases] };
  }
  return result;
}

function simpleEntries(raw: RawService, node: ResolvedNode): NetworkEntry[] {
  if (node.kind !== 'mapping') return textsOf(node).map(network => ({ network, aliases: [] }));
  return [...entriesOf(node).values()].map(({ key, pair }) => {
    const value = resolve(pair.value);
    const keys = value?.kind === 'mapping' ? [...entriesOf(value).keys()] : [];
    if (keys.some(name => name !== 'aliases')) {
      throw new Refusal(
        noticeAt(
          raw.file,
          raw.pair.key.start,
          'link-legacy',
          `"networks" of "${raw.name}" is merged in from another place and cannot be repeated here: write it out`,
        ),
      );
    }
    return {
      network: key,
      aliases: textsOf(valueAt(value, 'aliases')).map(alias => quoteWhereNeeded(alias, 'plain', true)),
    };
  });
}

function inherited(
  mapping: MappingNode,
  sites: ReadonlyMap<MappingNode, readonly NetworkEntry[]>,
): readonly NetworkEntry[] | null {
  const own = sites.get(mapping);
  if (own) return own;
  if (ownPair(mapping, 'networks')) return null;
  for (const source of mergedMappings(mapping).reverse()) {
    const from = inherited(source, sites);
    if (from) return from;
  }
  return null;
}

function sameNetworks(a: readonly NetworkEntry[] | null, b: readonly NetworkEntry[] | null): boolean {
  if (a === null || b === null) return a === b;
  return JSON.stringify(a) === JSON.stringify(b);
}
