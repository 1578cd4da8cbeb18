import type { Position } from '../position.js';

/** Where the lines of a text begin. `\n` ends a line, with or without a `\r` before it. */
export interface Lines {
  readonly text: string;
  /** Offset of each line's first character; the first is 0. */
  readonly starts: readonly number[];
}

export function linesOf(text: string): Lines {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return { text, starts };
}

/** Index (0-based) of the line that holds `offset`. */
export function lineIndexAt(lines: Lines, offset: number): number {
  let low = 0;
  let high = lines.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lines.starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Offset of the first character of the line that holds `offset`. */
export function lineStart(lines: Lines, offset: number): number {
  return lines.starts[lineIndexAt(lines, offset)]!;
}

/** Offset behind the line's content: of its `\r\n` or `\n`, or the end of the text. */
export function lineContentEnd(lines: Lines, offset: number): number {
  const next = lines.starts[lineIndexAt(lines, offset) + 1];
  if (next === undefined) return lines.text.length;
  return lines.text[next - 2] === '\r' ? next - 2 : next - 1;
}

/** Offset of the next line's first character, or the end of the text. */
export function nextLineStart(lines: Lines, offset: number): number {
  return lines.starts[lineIndexAt(lines, offset) + 1] ?? lines.text.length;
}

/** 1-based line and column. A byte order mark counts as no column, as editors show none. */
export function positionAt(lines: Lines, offset: number): Position {
  const line = lineIndexAt(lines, offset);
  const bom = line === 0 && lines.text.charCodeAt(0) === 0xfeff ? 1 : 0;
  return { line: line + 1, column: Math.max(1, offset - lines.starts[line]! + 1 - bom) };
}

/** The line ending to write: what most lines of the text have. */
export function lineEnding(text: string): '\n' | '\r\n' {
  const all = text.split('\n').length - 1;
  const windows = text.split('\r\n').length - 1;
  return windows * 2 > all ? '\r\n' : '\n';
}
