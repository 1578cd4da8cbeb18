/**
 * Where a part of a text stands as it is written in a file: by escapes, folded lines and quotes the two differ. In:
 * what is written, what is meant, and the part's offsets in the latter. Out: an offset in what is written; null where
 * nobody can tell.
 */
export function writtenPart(written: string, meant: string, start: number, end: number): number | null {
  const part = meant.slice(start, end);
  const there = offsetsOf(part, written);
  const offsets = offsetsOf(part, meant);
  // An escape may hide one of them, or make one up: then nobody can tell which is which.
  return there.length === offsets.length ? (there[offsets.indexOf(start)] ?? null) : null;
}

function offsetsOf(part: string, text: string): number[] {
  const offsets: number[] = [];
  if (part === '') return offsets;
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) offsets.push(at);
  return offsets;
}
