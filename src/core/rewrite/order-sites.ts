import type { ComposeFile, RawService } from '../compose/file.js';
import { noticeAt } from '../compose/problem.js';
import { dependencyNames, textOf } from '../compose/values.js';
import { quoteWhereNeeded } from '../yaml/dialect.js';
import { entriesOf } from '../yaml/merge-keys.js';
import { type ItemNode, type MappingNode, resolve } from '../yaml/tree.js';
import { type ConditionOf, dependsOnFragment } from './depends-on.js';
import { Refusal } from './draft.js';
import type { Fragment } from './fragment.js';
import type { Intents } from './intent.js';

/** What happens to the `links` that one mapping holds. */
export interface LinkSite {
  readonly mapping: MappingNode;
  readonly keep: Set<ItemNode>;
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
}

export type Conditions = (targets: readonly string[]) => ConditionOf;

/** Decides for all services of a file where their links and order edges are written. */
export function orderSites(file: ComposeFile, intents: Intents, conditions: Conditions): OrderSites {
  const links = new Map<MappingNode, LinkSite>();
  const sharers = new Map<MappingNode, RawService[]>();
  for (const raw of file.services.values()) {
    const order = raw.entries.get('depends_on');
    if (order) sharers.set(order.holder, [...(sharers.get(order.holder) ?? []), raw]);
    const own = raw.entries.get('links');
    if (!own) continue;
    const site = links.get(own.holder) ?? { mapping: own.holder, keep: new Set(), becomes: new Map() };
    links.set(own.holder, site);
    const intent = intents.get(raw);
    for (const item of intent?.keep ?? []) site.keep.add(item);
    if (!order) for (const [item, target] of intent?.becomes ?? []) site.becomes.set(item, target);
  }
  for (const site of links.values()) for (const item of site.keep) site.becomes.delete(item);

  const extended = new Map<MappingNode, string[]>();
  const written = new Map<MappingNode, Fragment>();
  for (const [holder, raws] of sharers) {
    const wishes = raws.map(raw => missing(raw, intents));
    const alike = wishes.every(wish => wish.join('\n') === wishes[0]!.join('\n'));
    raws.forEach((raw, index) => {
      if (alike || raw.body === holder) extended.set(holder, wishes[index]!);
      else if (
        wishes[index]!.length > 0 ||
        raws.some((other, at) => other.body === holder && wishes[at]!.length > 0)
      ) {
        written.set(raw.body!, fullList(raw, wishes[index]!, conditions));
      }
    });
  }
  return { links: [...links.values()], extended, written };
}

/** Edges that a service needs and its `depends_on` does not have. */
function missing(raw: RawService, intents: Intents): string[] {
  const known = dependencyNames(resolve(raw.entries.get('depends_on')?.pair.value));
  return [...new Set(intents.get(raw)?.becomes.values() ?? [])].filter(target => !known.includes(target));
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
