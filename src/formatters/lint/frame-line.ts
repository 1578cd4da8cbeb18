import { displayWidth, graphemes } from './display-width.js';
import { visible } from './visible-text.js';

/** One line of a frame. */
export interface FrameLine {
  /** The line as it is shown. */
  readonly code: string;
  /** Columns before the first mark. */
  readonly before: number;
  /** How many columns are marked; 0 for none. */
  readonly marked: number;
}

/** Columns of code on a line; what is longer is cut around what is marked. */
const MOST_COLUMNS = 100;
/** Columns that stay before the mark in a line that is cut there. */
const LEAD = 30;
/** Characters looked at on either side: files in one line can have millions. */
const REACH = 4 * MOST_COLUMNS;
const TAB = '    ';
const CUT = '…';

interface Cell {
  readonly shown: string;
  readonly width: number;
  /** 0-based, in the line. */
  readonly start: number;
  readonly end: number;
}

/** A line and the columns of a part of it (0-based offsets), as a terminal shows them. */
export function frameLine(
  text: string,
  part: { readonly start: number; readonly end: number } | null,
): FrameLine {
  const focus = part?.start ?? 0;
  const from = characterStart(text, Math.max(0, focus - REACH));
  const to = characterStart(text, Math.min(text.length, focus + REACH));
  const cells = cellsOf(text.slice(from, to), from);
  const isMarked = (cell: Cell) => part !== null && cell.start < part.end && cell.end > part.start;
  const lead = widthOf(cells.filter(cell => cell.end <= focus));
  const marked = part === null ? 0 : Math.max(1, widthOf(cells.filter(isMarked)));

  const fits = from === 0 && lead + Math.min(marked, MOST_COLUMNS - LEAD) <= MOST_COLUMNS;
  let first = 0;
  if (!fits) for (let left = lead; left > LEAD; first++) left -= cells[first]!.width;
  let columns = 0;
  let last = first;
  while (last < cells.length && columns + cells[last]!.width <= MOST_COLUMNS) columns += cells[last++]!.width;

  const shown = cells.slice(first, last);
  const cutBefore = from > 0 || first > 0 ? CUT : '';
  const cutAfter = to < text.length || last < cells.length ? CUT : '';
  const code = cutBefore + shown.map(cell => cell.shown).join('') + cutAfter;
  const before = cutBefore.length + widthOf(shown.filter(cell => cell.end <= focus));
  return { code, before, marked: Math.min(marked, Math.max(1, columns - before + cutBefore.length)) };
}

function cellsOf(text: string, offset: number): Cell[] {
  let start = offset;
  return graphemes(text).map(grapheme => {
    const shown = grapheme === '\t' ? TAB : visible(grapheme);
    const cell = { shown, width: displayWidth(shown), start, end: start + grapheme.length };
    start = cell.end;
    return cell;
  });
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0);
}

/** Not between the halves of a character. */
function characterStart(text: string, at: number): number {
  return /[\udc00-\udfff]/.test(text.charAt(at)) && at > 0 ? at - 1 : at;
}
