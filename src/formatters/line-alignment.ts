import { diffArrays } from 'diff';

/** Beyond this many differing lines without one unique line between them, a block is shown as replaced. */
const MAX_BLOCK_EDITS = 1_000;

interface Block {
  readonly aStart: number;
  readonly aEnd: number;
  readonly bStart: number;
  readonly bEnd: number;
}

/**
 * Which lines of two texts belong together: pairs of indices, both ascending. Indentation does not
 * count, because a migration shifts whole files, and a line that moved to the right is still that line.
 *
 * Near-linear on files of any size: lines that occur once in both texts (service names, mostly) are
 * fixed first, and only the short stretches between them are compared in full.
 */
export function alignLines(before: readonly string[], after: readonly string[]): [number, number][] {
  const ids = new Map<string, number>();
  const a = toIds(before, ids);
  const b = toIds(after, ids);
  const pairs: [number, number][] = [];
  const work: Block[] = [{ aStart: 0, aEnd: a.length, bStart: 0, bEnd: b.length }];
  // Blocks are taken from the end so that `pairs` comes out in order.
  for (let block = work.pop(); block; block = work.pop()) {
    let { aStart, aEnd, bStart, bEnd } = block;
    while (aStart < aEnd && bStart < bEnd && a[aStart] === b[bStart]) pairs.push([aStart++, bStart++]);
    const suffix: Block[] = [];
    let tail = 0;
    while (aStart < aEnd && bStart < bEnd && a[aEnd - 1] === b[bEnd - 1]) {
      aEnd--;
      bEnd--;
      tail++;
    }
    // The suffix is equal line by line; as a block of its own it is consumed by the loop above.
    if (tail > 0) suffix.push({ aStart: aEnd, aEnd: aEnd + tail, bStart: bEnd, bEnd: bEnd + tail });
    if (aStart === aEnd || bStart === bEnd) {
      work.push(...suffix);
      continue;
    }
    const inner = { aStart, aEnd, bStart, bEnd };
    const anchors = uniqueLines(a, b, inner);
    if (anchors.length === 0) {
      compareFully(a, b, inner, pairs);
      work.push(...suffix);
      continue;
    }
    work.push(...suffix, ...splitAt(anchors, inner).reverse());
  }
  return pairs;
}

function toIds(lines: readonly string[], ids: Map<string, number>): Int32Array {
  return Int32Array.from(lines, line => {
    const key = line.trimStart();
    const known = ids.get(key);
    if (known !== undefined) return known;
    ids.set(key, ids.size);
    return ids.size - 1;
  });
}

/** Blocks between anchors; each starts with its anchor, so that every block is smaller than its parent. */
function splitAt(anchors: readonly (readonly [number, number])[], block: Block): Block[] {
  const blocks: Block[] = [];
  let { aStart, bStart } = block;
  for (const [i, j] of anchors) {
    blocks.push({ aStart, aEnd: i, bStart, bEnd: j });
    aStart = i;
    bStart = j;
  }
  blocks.push({ aStart, aEnd: block.aEnd, bStart, bEnd: block.bEnd });
  return blocks;
}

/** The longest run of lines that are unique on both sides and stand in the same order on both. */
function uniqueLines(a: Int32Array, b: Int32Array, block: Block): [number, number][] {
  const seenA = new Map<number, number>();
  const seenB = new Map<number, number>();
  for (let i = block.aStart; i < block.aEnd; i++) seenA.set(a[i]!, seenA.has(a[i]!) ? -1 : i);
  for (let j = block.bStart; j < block.bEnd; j++) seenB.set(b[j]!, seenB.has(b[j]!) ? -1 : j);
  const common: [number, number][] = [];
  for (const [id, i] of seenA) {
    const j = i < 0 ? undefined : seenB.get(id);
    if (j !== undefined && j >= 0) common.push([i, j]);
  }
  return longestAscending(common);
}

/** Longest subsequence with ascending second members (patience sorting); the first members ascend already. */
function longestAscending(pairs: readonly [number, number][]): [number, number][] {
  const tops: number[] = [];
  const previous: number[] = [];
  for (let k = 0; k < pairs.length; k++) {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[tops[middle]!]![1] < pairs[k]![1]) low = middle + 1;
      else high = middle;
    }
    previous[k] = low > 0 ? tops[low - 1]! : -1;
    tops[low] = k;
  }
  const result: [number, number][] = [];
  for (let k = tops.at(-1) ?? -1; k >= 0; k = previous[k]!) result.push(pairs[k]!);
  return result.reverse();
}

function compareFully(a: Int32Array, b: Int32Array, block: Block, pairs: [number, number][]): void {
  const changes = diffArrays(
    Array.from(a.subarray(block.aStart, block.aEnd)),
    Array.from(b.subarray(block.bStart, block.bEnd)),
    { maxEditLength: MAX_BLOCK_EDITS },
  );
  let i = block.aStart;
  let j = block.bStart;
  for (const change of changes ?? []) {
    if (change.added) j += change.count;
    else if (change.removed) i += change.count;
    else for (let n = 0; n < change.count; n++) pairs.push([i++, j++]);
  }
}
