import type { ComposeFile, RawService } from '../compose/file.js';
import { noticeAt } from '../compose/problem.js';
import { dependencyNames, textOf } from '../compose/values.js';
import { quoteWhereNeeded } from '../yaml/dialect.js';
import { entriesOf, mergedMappings } from '../yaml/merge-keys.js';
import { type ItemNode, type MappingNode, resolve } from '../yaml/tree.js';
import { type ConditionOf, dependsOnFragment } from './depends-on.js';
import { Refusal } from './draft.js';
import type { Fragment } from './fragment.js';
import type { Intents } from './intent.js';
import { ownPair } from './pairs.js';

/** What happens to the `links` that one mapping holds. */
export interface LinkSite {
  readonly mapping: MappingNode;
  readonly keep: Set<ItemNode>;
  /** Links to write behind an entry that stays, or in the place of one that does not. */
  readonly added: Map<ItemNode, readonly string[]>;
  /** Entries that become entries of `depends_on` here; empty where it is written elsewhere. */
  readonly becomes: Map<ItemNode, string>;
}

/** Where start-order edges go that cannot simply take the place of links. */
export interface OrderSites {
  readonly links: readonly LinkSite[];
  /** A `depends_on` that is written in a mapping gets more entries. */
  readonly extended: ReadonlyMap<MappingNode, readonly string[]>;
  /** A mapping gets a `depends_on` of its own, in the place of one that it merged in. */
  readonly written: ReadonlyMap<MappingNode, Fragment>;
  /** Mappings whose own links go, and who would get links that others keep by a merge: theirs stay as an empty list. */
  readonly emptied: ReadonlySet<MappingNode>;
}

export type Conditions = (targets: readonly string[]) => ConditionOf;

/** Decides for all services of a file where their links and order edges are written. */
export function orderSites(file: ComposeFile, intents: Intents, conditions: Conditions): OrderSites {
  const raws = [...file.services.values()];
  const links = new Map<MappingNode, LinkSite>();
  const sharers = new Map<MappingNode, RawService[]>();
  for (const raw of raws) {
    const order = raw.entries.get('depends_on');
    if (order) sharers.set(order.holder, [...(sharers.get(order.holder) ?? []), raw]);
    const own = raw.entries.get('links');
    if (!own) continue;
    const site = links.get(own.holder) ?? {
      mapping: own.holder,
      keep: new Set(),
      added: new Map(),
      becomes: new Map(),
    };
    links.set(own.holder, site);
    const intent = intents.get(raw);
    for (const item of intent?.keep ?? []) site.keep.add(item);
    for (const [item, texts] of intent?.added ?? []) site.added.set(item, texts);
    if (!order) for (const [item, target] of intent?.becomes ?? []) site.becomes.set(item, target);
  }
  for (const { keep, added, becomes } of links.values())
    for (const item of [...keep, ...added.keys()]) becomes.delete(item);

  const extended = new Map<MappingNode, string[]>();
  for (const [holder, users] of sharers) {
    const wishes = users.map(raw => missing(raw, intents));
    const alike = wishes.every(wish => wish.join('\n') === wishes[0]!.join('\n'));
    const owner = users.findIndex(raw => raw.body === holder);
    if (alike) extended.set(holder, wishes[0]!);
    else if (owner !== -1) extended.set(holder, wishes[owner]!);
  }
  const written = new Map<MappingNode, Fragment>();
  const lists = new Map<MappingNode, readonly string[]>();
  // Anchors stand before their aliases, so what a service merges in is settled when its turn comes.
  for (const raw of raws) {
    if (!raw.body) continue;
    const added = missing(raw, intents);
    const wanted = [...known(raw), ...(raw.entries.has('depends_on') ? added : edgesOf(raw, intents))];
    const got = effective(raw.body, { links, extended, lists });
    if (sameNames(got, wanted)) continue;
    if (raw.pair.value?.kind === 'alias') {
      throw new Refusal(
        noticeAt(
          file,
          raw.pair.value.start,
          'link-legacy',
          `service "${raw.name}" is an alias of another one, and the two wait for different services: write it out`,
        ),
      );
    }
    written.set(raw.body, fullList(raw, added, conditions));
    lists.set(raw.body, wanted);
    links.get(raw.body)?.becomes.clear();
  }
  return { links: [...links.values()], extended, written, emptied: emptiedLinks(raws, links) };
}

function emptiedLinks(
  raws: readonly RawService[],
  links: ReadonlyMap<MappingNode, LinkSite>,
): Set<MappingNode> {
  const emptied = new Set<MappingNode>();
  const keeps = (mapping: MappingNode): boolean => {
    if (emptied.has(mapping)) return false;
    const site = links.get(mapping);
    if (site && site.keep.size + site.added.size > 0) return true;
    return mergedMappings(mapping).some(keeps);
  };
  for (const { body } of raws) {
    const site = body && links.get(body);
    if (body && site && site.keep.size + site.added.size === 0 && mergedMappings(body).some(keeps))
      emptied.add(body);
  }
  return emptied;
}

interface Decided {
  readonly links: ReadonlyMap<MappingNode, LinkSite>;
  readonly extended: ReadonlyMap<MappingNode, readonly string[]>;
  readonly lists: ReadonlyMap<MappingNode, readonly string[]>;
}

/** What a mapping will wait for, by its own text or by what it merges in. */
function effective(mapping: MappingNode, decided: Decided): readonly string[] {
  return effectiveOrNull(mapping, decided) ?? [];
}

function effectiveOrNull(mapping: MappingNode, decided: Decided): readonly string[] | null {
  const list = decided.lists.get(mapping);
  if (list) return list;
  const pair = ownPair(mapping, 'depends_on');
  if (pair) return [...dependencyNames(resolve(pair.value)), ...(decided.extended.get(mapping) ?? [])];
  const site = decided.links.get(mapping);
  if (site && site.becomes.size > 0) return [...new Set(site.becomes.values())];
  for (const source of mergedMappings(mapping).reverse()) {
    const inherited = effectiveOrNull(source, decided);
    if (inherited) return inherited;
  }
  return null;
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return [...new Set(a)].sort().join('\n') === [...new Set(b)].sort().join('\n');
}

function known(raw: RawService): string[] {
  return dependencyNames(resolve(raw.entries.get('depends_on')?.pair.value));
}

/** Edges that the links of a service gave and that are to be written. */
function edgesOf(raw: RawService, intents: Intents): string[] {
  return [...new Set(intents.get(raw)?.becomes.values() ?? [])];
}

/** Edges that a service needs and its `depends_on` does not have. */
function missing(raw: RawService, intents: Intents): string[] {
  const there = known(raw);
  return edgesOf(raw, intents).filter(target => !there.includes(target));
}

/** A whole `depends_on` as new text: what was merged in, and the edges that links gave. */
function fullList(raw: RawService, added: readonly string[], conditions: Conditions): Fragment {
  const value = resolve(raw.entries.get('depends_on')?.pair.value);
  if (value?.kind !== 'mapping') {
    const all = [...dependencyNames(value), ...added];
    return dependsOnFragment(all, conditions(added));
  }
  const known = [...entriesOf(value).values()].map(({ key, pair }) => {
    const condition = resolve(pair.value);
    const pairs = condition?.kind === 'mapping' ? [...entriesOf(condition).values()] : [];
    return {
      key: quoteWhereNeeded(key),
      value: { pairs: pairs.map(({ key, pair }) => ({ key, value: simpleText(raw, pair.value) })) },
    };
  });
  const fresh = dependsOnFragment(
    added,
    target => conditions(added)(target) ?? [{ key: 'condition', value: 'service_started' }],
  );
  const more =
    fresh.value !== null && typeof fresh.value === 'object' && 'pairs' in fresh.value
      ? fresh.value.pairs
      : [];
  return { key: 'depends_on', value: { pairs: [...known, ...more] } };
}

function simpleText(raw: RawService, value: Parameters<typeof resolve>[0]): string {
  const text = textOf(resolve(value));
  if (text !== undefined) return text;
  throw new Refusal(
    noticeAt(
      raw.file,
      raw.pair.key.start,
      'link-legacy',
      `"depends_on" of "${raw.name}" is merged in from another place and cannot be repeated here: write it out`,
    ),
  );
}
