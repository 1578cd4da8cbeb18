import { linkColon } from '../compose/links.js';
import { lineContentEnd } from '../text/lines.js';
import { quoteWhereNeeded } from '../yaml/dialect.js';
import {
  type ItemNode,
  type MappingNode,
  type PairNode,
  resolve,
  type ScalarNode,
  type SequenceNode,
} from '../yaml/tree.js';
import { textEnd } from './block-scalar.js';
import type { FileDraft } from './draft.js';
import { blockLines, type Fragment, flowItem, flowText, isJsonList } from './fragment.js';
import {
  insertPairs,
  ownPairs,
  removeFromFlow,
  renameKey,
  replacePair,
  requireEditable,
  withoutMoved,
} from './pairs.js';
import { columnOf } from './style.js';

/** How a start-order edge is written: as a list entry, or with these keys below the service's name. */
export type Condition = null | readonly { readonly key: string; readonly value: string }[];

export interface LinkChange {
  /** Entries whose link stays. */
  readonly keep: ReadonlySet<ItemNode>;
  /** Links to write, as `SERVICE:ALIAS`: behind an entry that stays, or in the place of one that does not. */
  readonly added: ReadonlyMap<ItemNode, readonly string[]>;
  /** For an entry that goes: whether its place is taken by an order edge of this service. */
  readonly becomes: ReadonlyMap<ItemNode, string>;
  readonly condition: (target: string) => Condition;
  /** Pairs that follow in the place of the links: `networks`, and `depends_on` where it is written anew. */
  readonly following: readonly Fragment[];
  /** Comments behind entries that went to `depends_on` with them; crossed off as they are met. */
  readonly moved: string[];
}

/** Behind the last character of a list entry. */
export function itemEnd(draft: FileDraft, item: ItemNode): number {
  return item.value ? textEnd(draft, item.value) : item.dash + 1;
}

/** The comment behind an entry of a block list, with the blanks before it; empty without one. */
export function commentBehind(draft: FileDraft, item: ItemNode): string {
  const end = itemEnd(draft, item);
  return /^\s+#.*$/.exec(draft.text.slice(end, lineContentEnd(draft.lines, end)))?.[0] ?? '';
}

/** Applies a change to the `links` of the mapping in which they are written. */
export function rewriteLinks(draft: FileDraft, mapping: MappingNode, change: LinkChange): void {
  const pairs = ownPairs(mapping, 'links');
  const pair = pairs.at(-1)!;
  // Only the last of duplicate keys counted; an earlier one must not come back to life.
  for (const loser of pairs.slice(0, -1)) replacePair(draft, mapping, loser, []);
  requireEditable(draft, mapping, pair);
  const list = resolve(pair.value);
  const listed = list?.kind === 'sequence' ? list : null;
  const stays = change.keep.size + change.added.size > 0;
  const inPlace = change.becomes.size > 0 && !stays;
  if (!listed || (!inPlace && !stays)) {
    replacePair(draft, mapping, pair, change.following, change.moved);
    return;
  }
  // Where a link is kept, the list stays `links` and the order edges go into a list of their own.
  const becomes = inPlace ? change.becomes : new Map<ItemNode, string>();
  if (inPlace) renameKey(draft, pair, 'depends_on');
  // `links: *x`: the list is written, and edited, where its anchor stands.
  if (pair.value?.kind !== 'alias') {
    if (listed.flow) rewriteFlowList(draft, listed, { ...change, becomes });
    else rewriteBlockList(draft, pair, listed, { ...change, becomes });
  }
  insertPairs(draft, mapping, pair, change.following);
}

function rewriteFlowList(draft: FileDraft, list: SequenceNode, change: LinkChange): void {
  const long = [...change.becomes.values()].some(target => change.condition(target) !== null);
  if (long) {
    const pairs = [...change.becomes.values()].map(target => ({
      key: quoteWhereNeeded(target),
      value: { pairs: change.condition(target) ?? [] },
    }));
    const text = pairs.map(pair => flowText(pair, isJsonList(list))).join(', ');
    draft.replace(list.start, list.end, `{${text}}`);
    return;
  }
  const gone = list.items.filter(item => itemTexts(draft, item, change).length === 0);
  if (gone.length > 1 || change.added.size > 0) {
    draft.replace(
      list.start,
      list.end,
      `[${list.items
        .flatMap(item => itemTexts(draft, item, change))
        .map(text => flowItem(text, isJsonList(list)))
        .join(', ')}]`,
    );
    return;
  }
  const spans = list.items.map(item => ({ start: item.dash, end: item.value?.end ?? item.dash }));
  if (gone.length === 1) removeFromFlow(draft, spans, list.items.indexOf(gone[0]!));
  for (const [item, target] of change.becomes) shortenItem(draft, item, target);
}

/** What becomes of one entry of a flow list: nothing, itself, a service's name, or other links. */
function itemTexts(draft: FileDraft, item: ItemNode, change: LinkChange): string[] {
  const target = change.becomes.get(item);
  if (target !== undefined) return [quoteWhereNeeded(target)];
  const own =
    change.keep.has(item) && item.value ? [draft.text.slice(item.value.outerStart, item.value.end)] : [];
  return [...own, ...(change.added.get(item) ?? []).map(text => quoteWhereNeeded(text, 'plain', true))];
}

function rewriteBlockList(draft: FileDraft, pair: PairNode, list: SequenceNode, change: LinkChange): void {
  const keyColumn = columnOf(draft.file, pair.key.outerStart);
  for (const item of list.items) {
    const target = change.becomes.get(item);
    const texts = change.added.get(item) ?? [];
    if (change.keep.has(item) || texts.length > 0) {
      writeLinks(draft, item, texts, change.keep.has(item));
      continue;
    }
    if (target === undefined) removeItem(draft, item, change.moved);
    else {
      const condition = change.condition(target);
      if (condition === null) shortenItem(draft, item, target);
      else lengthenItem(draft, item, target, condition, keyColumn);
    }
  }
}

function writeLinks(draft: FileDraft, item: ItemNode, texts: readonly string[], stays: boolean): void {
  const [first, ...rest] = texts.map(text => quoteWhereNeeded(text));
  if (!stays && first !== undefined && item.value)
    draft.replace(item.value.start, textEnd(draft, item.value), first);
  const added = stays && first !== undefined ? [first, ...rest] : rest;
  const at = ' '.repeat(columnOf(draft.file, item.dash));
  draft.insertLinesAfter(
    itemEnd(draft, item),
    added.map(text => `${at}- ${text}`),
  );
}

/** Takes the line of a list entry away; a comment behind it stays as a line of its own, unless it moved along. */
function removeItem(draft: FileDraft, item: ItemNode, moved: string[]): void {
  const end = itemEnd(draft, item);
  const column = columnOf(draft.file, item.dash);
  const comments = draft.commentsWithin(item.dash, end, [end], column);
  draft.replaceLines(item.dash, end, [], withoutMoved(comments, moved));
}

/** `- db:database` becomes `- db`: the fewest characters, quotes kept. */
function shortenItem(draft: FileDraft, item: ItemNode, target: string): void {
  const value = item.value!;
  const written = draft.text.slice(value.start, value.end);
  const scalar = resolve(value);
  if (value.kind === 'scalar' && plainlyWritten(value, written)) {
    const colon = linkColon(value.value);
    const quote = value.style === 'plain' ? 0 : 1;
    if (colon === -1) {
      if (value.style !== 'plain' || quoteWhereNeeded(target) === target) return;
    } else if (value.style !== 'plain' || quoteWhereNeeded(target) === target) {
      draft.replace(value.start + quote + colon, value.end - quote, '');
      return;
    }
  } else if (scalar?.kind === 'scalar' && scalar.value === target) return;
  draft.replace(value.start, textEnd(draft, value), quoteWhereNeeded(target));
}

function plainlyWritten(value: ScalarNode, written: string): boolean {
  return (value.style === 'plain' ? written : written.slice(1, -1)) === value.value;
}

/** `- db:database` becomes `db:` with its condition below. */
export function lengthenItem(
  draft: FileDraft,
  item: ItemNode,
  target: string,
  condition: NonNullable<Condition>,
  keyColumn: number,
): void {
  const end = itemEnd(draft, item);
  const dashColumn = columnOf(draft.file, item.dash);
  // Keys must stand further right than `depends_on`, also where dashes need not.
  const column = dashColumn > keyColumn ? dashColumn : keyColumn + draft.style.unit;
  draft.replace(item.dash, end, `${' '.repeat(column - dashColumn)}${quoteWhereNeeded(target)}:`);
  const style = { unit: draft.style.unit, dash: 0 };
  draft.insertLinesAfter(
    end,
    condition.flatMap(line => blockLines(line, column + draft.style.unit, style)),
  );
}
