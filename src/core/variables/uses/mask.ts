import type { Range } from './types.js';

/** What stands in comments and in strings. */
export interface Mask {
  inComment(offset: number): boolean;
  /** The content of the string around an offset, without its quotes; null outside of strings. */
  stringAt(offset: number): Range | null;
}

/** Collects the ranges of one text, which come in order. */
export class MaskBuilder {
  private readonly comments: Range[] = [];
  private readonly strings: Range[] = [];

  comment(start: number, end: number): void {
    if (end > start) this.comments.push({ start, end });
  }

  string(start: number, end: number): void {
    if (end > start) this.strings.push({ start, end });
  }

  done(): Mask {
    const { comments, strings } = this;
    return {
      inComment: offset => rangeAt(comments, offset) !== null,
      stringAt: offset => rangeAt(strings, offset),
    };
  }
}

/** A text that has neither. */
export const PLAIN: Mask = { inComment: () => false, stringAt: () => null };

/** The one of ranges in order, apart from each other, that holds the offset. */
export function rangeAt<T extends Range>(ranges: readonly T[], offset: number): T | null {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle]!;
    if (offset < range.start) high = middle - 1;
    else if (offset >= range.end) low = middle + 1;
    else return range;
  }
  return null;
}
