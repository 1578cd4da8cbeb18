import type { Range } from './types.js';

/** Where an instruction of a Dockerfile stands, its continued lines included. */
export interface InstructionPlace extends Range {
  /** In lower case; of `ONBUILD RUN` and `HEALTHCHECK CMD` the one that counts. */
  readonly keyword: string;
}

/** The instructions of a Dockerfile with their places, in order. */
export function instructionPlaces(text: string): InstructionPlace[] {
  const escapeMark = /^\uFEFF?#\s*escape\s*=\s*`/i.test(text) ? '`' : '\\';
  const closings = text.includes('<<') ? wordLines(text) : new Map<string, Range[]>();
  const places: InstructionPlace[] = [];
  for (let at = 0; at < text.length; ) {
    const end = behindHereDocuments(text, at, instructionEnd(text, at, escapeMark), closings);
    const match = /^\s*(?:onbuild\s+)?([a-z]+)\s/i.exec(text.slice(at, at + 80).replace(/^\uFEFF/, ''));
    if (match) places.push({ keyword: match[1]!.toLowerCase(), start: at, end });
    at = end + 1;
  }
  return places;
}

/** The end of the last line of the instruction, or of a line that is none. */
function instructionEnd(text: string, start: number, escapeMark: string): number {
  for (let at = start, first = true; ; first = false) {
    const end = lineEnd(text, at);
    const line = text.slice(at, end).trim();
    const noise = line === '' || line.startsWith('#');
    if (end === text.length || (noise ? first : !line.endsWith(escapeMark))) return end;
    at = end + 1;
  }
}

function behindHereDocuments(
  text: string,
  start: number,
  end: number,
  closings: ReadonlyMap<string, readonly Range[]>,
): number {
  let last = end;
  if (closings.size === 0) return last;
  for (const [, word] of text
    .slice(start, Math.min(end, start + 4000))
    .matchAll(/<<-?\s*["']?([A-Za-z_]\w*)/g)) {
    const closing = firstBehind(closings.get(word!) ?? [], last);
    if (closing) last = closing.end;
  }
  return last;
}

/** Lines of one word each, by the word: what can end a here-document. */
function wordLines(text: string): Map<string, Range[]> {
  const lines = new Map<string, Range[]>();
  for (const match of text.matchAll(/^[ \t]*([A-Za-z_]\w*)[ \t]*\r?$/gm)) {
    const place = { start: match.index, end: match.index + match[0].length };
    const known = lines.get(match[1]!);
    if (known) known.push(place);
    else lines.set(match[1]!, [place]);
  }
  return lines;
}

function firstBehind(places: readonly Range[], offset: number): Range | null {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]!.start > offset) high = middle;
    else low = middle + 1;
  }
  return places[low] ?? null;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

/** Whether `offset` is the name of a variable that an `ENV` or `ARG` instruction sets. */
export function isDeclaredBy(text: string, place: InstructionPlace, offset: number, end: number): boolean {
  const before = text.slice(Math.max(place.start, offset - 400), offset);
  if (text[end] === '=') return /[\s\\`]$/.test(before);
  // `ENV NAME value`, the old form, sets one.
  return place.keyword === 'env' || place.keyword === 'arg'
    ? /^\s*(?:onbuild\s+)?(?:env|arg)\s+$/i.test(before)
    : false;
}
