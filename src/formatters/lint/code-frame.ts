import type { Place } from '../../core/lint/finding.js';
import type { Lines } from '../../core/text/lines.js';
import { lastLineOf } from './finding-words.js';
import { frameLine } from './frame-line.js';

export interface FrameLook {
  /** What marks the place below its line. */
  readonly mark: '^' | '-';
  /** Lines shown before and after the place. */
  readonly context: number;
  /** Colours of line numbers, and of marks. */
  readonly gutter: (text: string) => string;
  readonly marks: (text: string) => string;
}

/** Places with more lines than this lose their middle. */
const MOST_LINES = 5;
/** Lines shown of them before the gap; after it comes the last. */
const HEAD = 3;
const GAP = null;

/** The lines around a place with their numbers and marks; none when the text has no such line. */
export function codeFrame(lines: Lines, place: Place, look: FrameLook): string[] {
  // The piece behind a final line break is no line that could be shown, unless the place is there.
  const count = Math.max(
    lines.text.endsWith('\n') ? lines.starts.length - 1 : lines.starts.length,
    place.line,
  );
  if (place.line > lines.starts.length) return [];
  const last = Math.min(lastLineOf(place), count);

  const inside =
    last - place.line < MOST_LINES
      ? range(place.line, last)
      : [...range(place.line, place.line + HEAD - 1), GAP, last];
  const numbers = [
    ...range(Math.max(1, place.line - look.context), place.line - 1),
    ...inside,
    ...range(last + 1, Math.min(last + look.context, count)),
  ];
  const width = String(numbers.at(-1)).length;
  return numbers.flatMap(number =>
    number === GAP ? [look.gutter(`${' '.repeat(width)} …`)] : rowsOf(lines, number, place, width, look),
  );
}

function rowsOf(lines: Lines, number: number, place: Place, width: number, look: FrameLook): string[] {
  const text = lineText(lines, number);
  const { code, before, marked } = frameLine(text, markedPart(text, number, place));
  const line = `${look.gutter(`${String(number).padStart(width)} |`)} ${code}`.trimEnd();
  if (marked === 0) return [line];
  const marks = look.marks(look.mark.repeat(marked));
  return [line, `${look.gutter(`${' '.repeat(width)} |`)} ${' '.repeat(before)}${marks}`];
}

/** A line as editors show it: without its end, and without a byte order mark. */
function lineText({ text, starts }: Lines, number: number): string {
  const line = text.slice(starts[number - 1]!, starts[number] ?? text.length).replace(/\r?\n$/, '');
  return number === 1 ? line.replace(/^\ufeff/, '') : line;
}

/** The part of one line that belongs to the place; of lines that it only passes through, indentation does not. */
function markedPart(text: string, number: number, place: Place): { start: number; end: number } | null {
  if (number < place.line || number > place.endLine) return null;
  const start = number === place.line ? place.column - 1 : text.length - text.trimStart().length;
  const end = number === place.endLine ? place.endColumn - 1 : text.trimEnd().length;
  if (number > place.line && start >= end) return null;
  const from = Math.min(start, text.length);
  return { start: from, end: Math.max(from, Math.min(end, text.length)) };
}

function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
