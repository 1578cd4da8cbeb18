import { lineContentEnd, linesOf } from '../../text/lines.js';
import { isContinued } from './command-text.js';

/** Lines of a Makefile that continued lines make one. */
export interface MakeLine {
  readonly start: number;
  /** Behind the last line's content. */
  readonly end: number;
  /** 1-based. */
  readonly number: number;
  /** As in the file, with the line breaks in it. */
  readonly raw: string;
}

export function makeLines(text: string): readonly MakeLine[] {
  const lines = linesOf(text);
  const { starts } = lines;
  const all: MakeLine[] = [];
  for (let index = 0; index < starts.length; index++) {
    const start = starts[index]!;
    const number = index + 1;
    let end = lineContentEnd(lines, start);
    let lineStart = start;
    while (index + 1 < starts.length && isContinued(text.slice(lineStart, end))) {
      index++;
      lineStart = starts[index]!;
      end = lineContentEnd(lines, lineStart);
    }
    all.push({ start, end, number, raw: text.slice(start, end) });
  }
  return all;
}
