import { lineContentEnd, lineIndexAt, lineStart } from '../text/lines.js';
import { keyText, type MappingNode, type PairNode, pairEnd, resolve, type TreeNode } from '../yaml/tree.js';
import { contentEnd, endingBlockScalar } from './block-scalar.js';
import type { FileDraft } from './draft.js';
import { blockLines, type Fragment, flowText, isJson } from './fragment.js';
import { columnOf, dashOf } from './style.js';

/** The pairs of one mapping as they are written: block lines or flow text. */

/** Offset of a character on the last line of a pair; a block scalar's end stands on the line behind it. */
export function lastOffsetOf(draft: FileDraft, pair: PairNode): number {
  return contentEnd(draft.lines, pairEnd(pair));
}

/** Pairs in block style whose first line holds nothing else before the key can be edited line by line. */
export function requireEditable(draft: FileDraft, mapping: MappingNode, pair: PairNode): void {
  if (mapping.flow) return;
  const before = draft.text.slice(lineStart(draft.lines, pair.key.outerStart), pair.key.outerStart);
  if (/^\ufeff?\s*$/.test(before)) return;
  const name = keyText(pair) ?? '';
  draft.refuse(
    pair.key.start,
    'link-legacy',
    `"${name}" shares its line with something else, which delink does not edit: put it on a line of its own`,
  );
}

export function renameKey(draft: FileDraft, pair: PairNode, name: string): void {
  const { key } = pair;
  if (key.kind === 'scalar' && key.style !== 'plain') draft.replace(key.start + 1, key.end - 1, name);
  else draft.replace(key.start, key.end, name);
}

/** Puts new pairs in the place of one, which goes; comments inside of it stay, but for those that moved already. */
export function replacePair(
  draft: FileDraft,
  mapping: MappingNode,
  pair: PairNode,
  fragments: readonly Fragment[],
  moved: string[] = [],
): void {
  requireEditable(draft, mapping, pair);
  if (mapping.flow) {
    if (fragments.length > 0)
      draft.replace(
        pair.key.outerStart,
        pairEnd(pair),
        fragments.map(f => flowText(f, isJson(mapping))).join(', '),
      );
    else removeFromFlow(draft, mapping.pairs.map(spanOfPair), mapping.pairs.indexOf(pair));
    return;
  }
  const column = columnOf(draft.file, pair.key.outerStart);
  if (fragments.length === 0) requireRemovable(draft, mapping, pair);
  const last = lastOffsetOf(draft, pair);
  const within = draft.commentsWithin(pair.key.outerStart, last, valueEnds(pair), column);
  // Deeper than the keys they might become part of a text that ends above them.
  const comments = withoutMoved(within, moved).map(comment =>
    comment.replace(/^ +/, blanks => ' '.repeat(Math.min(blanks.length, column))),
  );
  const style = { unit: draft.style.unit, dash: dashOf(draft.file, mapping, draft.style) };
  const lines = fragments.flatMap(f => blockLines(f, column, style));
  // A service with nothing in it is none to newer Compose.
  const empty = lines.length === 0 && mapping.pairs.length === 1 ? [`${' '.repeat(column)}{}`] : [];
  draft.replaceLines(pair.key.outerStart, last, [...lines, ...empty], comments);
}

/** Comments without those that moved elsewhere; each of those counts once, and is crossed off `gone`. */
export function withoutMoved(comments: readonly string[], gone: string[]): string[] {
  return comments.filter(comment => {
    const at = gone.indexOf(comment.trim());
    if (at !== -1) gone.splice(at, 1);
    return at === -1;
  });
}

/** A pair that leaves nothing behind a `|+` would give its empty lines to that text. */
function requireRemovable(draft: FileDraft, mapping: MappingNode, pair: PairNode): void {
  const before = mapping.pairs[mapping.pairs.indexOf(pair) - 1];
  if (!before || endingBlockScalar(draft, before.value)?.chomp !== 'keep') return;
  draft.refuse(
    pair.key.start,
    'link-legacy',
    `"${keyText(pair)}" cannot be removed, since the text above it ends with "|+" and would get the lines behind it: write "|" there`,
  );
}

/** Inserts pairs behind `after`, or at the end of the mapping, in block style with a comment above them. */
export function insertPairs(
  draft: FileDraft,
  mapping: MappingNode,
  after: PairNode | null,
  fragments: readonly Fragment[],
  comment: string | null = null,
): void {
  if (fragments.length === 0) return;
  if (mapping.flow) {
    const previous = after ?? mapping.pairs.at(-1);
    const text = fragments.map(f => flowText(f, isJson(mapping))).join(', ');
    if (previous) draft.replace(pairEnd(previous), pairEnd(previous), `, ${text}`);
    else draft.replace(mapping.start + 1, mapping.start + 1, text);
    return;
  }
  const first = mapping.pairs[0]!;
  requireEditable(draft, mapping, first);
  const column = columnOf(draft.file, first.key.outerStart);
  const style = { unit: draft.style.unit, dash: dashOf(draft.file, mapping, draft.style) };
  const above = comment === null ? [] : [' '.repeat(column) + comment];
  const lines = [...above, ...fragments.flatMap(f => blockLines(f, column, style))];
  const anchor = after ?? mapping.pairs.at(-1)!;
  if (endingBlockScalar(draft, anchor.value)?.chomp === 'keep') {
    // `|+` counts the empty lines behind it: nothing can follow without changing them.
    requireEditable(draft, mapping, anchor);
    draft.insertLinesBefore(anchor.key.outerStart, lines);
    return;
  }
  const last = lastOffsetOf(draft, anchor);
  const isList = resolve(anchor.value)?.kind === 'sequence';
  const own = after
    ? isList && ((comment: string, indent: number) => indent > column || /^#\s*-\s/.test(comment))
    : (_: string, indent: number) => column > 0 && indent >= column;
  draft.insertLinesAfter(own ? ownCommentsEnd(draft, last, own) : last, lines);
}

/** Commented-out keys below the last pair, or entries below a list, belong to it: new keys go behind them. */
export function ownCommentsEnd(
  draft: FileDraft,
  offset: number,
  isOwn: (comment: string, indent: number) => boolean,
): number {
  let end = offset;
  for (let line = lineIndexAt(draft.lines, offset) + 1; line < draft.lines.starts.length; line++) {
    const start = draft.lines.starts[line]!;
    const [, indent, comment] =
      /^( *)(#.*)$/.exec(draft.text.slice(start, lineContentEnd(draft.lines, start))) ?? [];
    if (comment === undefined || !isOwn(comment, indent!.length)) break;
    end = start;
  }
  return end;
}

export function spanOfPair(pair: PairNode): { start: number; end: number } {
  return { start: pair.key.outerStart, end: pairEnd(pair) };
}

/** Removes one entry of a flow collection together with the comma that it needs no more. */
export function removeFromFlow(
  draft: FileDraft,
  spans: readonly { start: number; end: number }[],
  index: number,
): void {
  const span = spans[index]!;
  const previous = spans[index - 1];
  const next = spans[index + 1];
  if (previous) draft.replace(previous.end, span.end, '');
  else if (next) draft.replace(span.start, next.start, '');
  else draft.replace(span.start, span.end, '');
}

/** Offsets behind which a comment of a pair may stand. */
function valueEnds(pair: PairNode): number[] {
  const ends = [pair.colonEnd];
  const visit = (node: TreeNode | null): void => {
    if (!node) return;
    // A block collection may end behind the comment of its last line.
    if (node.kind === 'scalar' || node.kind === 'alias' || node.flow) ends.push(node.end);
    if (node.kind === 'sequence') for (const item of node.items) visit(item.value);
    if (node.kind === 'mapping') {
      for (const inner of node.pairs) {
        ends.push(inner.colonEnd);
        visit(inner.value);
      }
    }
  };
  visit(pair.value);
  return ends;
}

/** All pairs of a mapping with this key, written here. */
export function ownPairs(mapping: MappingNode, key: string): PairNode[] {
  return mapping.pairs.filter(pair => keyText(pair) === key);
}

/** The pair that counts among duplicates: the last one. */
export function ownPair(mapping: MappingNode, key: string): PairNode | null {
  return ownPairs(mapping, key).at(-1) ?? null;
}

export function valueIn(mapping: MappingNode, key: string) {
  return resolve(ownPair(mapping, key)?.value ?? null);
}
