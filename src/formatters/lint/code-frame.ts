import type { Place } from '../../core/lint/finding.js';
import type { Lines } from '../../core/text/lines.js';
import { lastLineOf } from './finding-words.js';
import { frameLine } from './frame-line.js';

/** What stands below a place, and its colour. */
export interface Marks {
  readonly character: '^' | '-';
  readonly paint: (text: string) => string;
}

export interface FrameLook {
  /** Lines shown before and after the place. */
  readonly context: number;
  /** Colour of line numbers. */
  readonly gutter: (text: string) => string;
  readonly marks: Marks;
  /** Marks of places that `standsBeside` the first; at most one in a line. */
  readonly beside?: { readonly places: readonly Place[]; readonly marks: Marks };
}

/** Places with more lines than this lose their middle. */
const MOST_LINES = 5;
/** Lines shown of them before the gap; after it comes the last. */
const HEAD = 3;
const GAP = null;

/** Whether a place is in the lines that a frame shows before and after another one. */
export function standsBeside(place: Place, other: Place, context: number): boolean {
  if (place.file !== other.file || lastLineOf(place) > place.line) return false;
  const below = place.line - lastLineOf(other);
  const above = other.line - place.line;
  return (above > 0 && above <= context) || (below > 0 && below <= context);
}

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
  const beside = look.beside?.places.find(({ line }) => line === number);
  const marks = beside ? look.beside!.marks : look.marks;
  const { code, before, marked } = frameLine(text, markedPart(text, number, beside ?? place));
  const line = `${look.gutter(`${String(number).padStart(width)} |`)} ${code}`.trimEnd();
  if (marked === 0) return [line];
  const below = ' '.repeat(before) + marks.paint(marks.character.repeat(marked));
  return [line, `${look.gutter(`${' '.repeat(width)} |`)} ${below}`];
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
