import type { LintFile, Span, TextValue } from './model.js';

/**
 * Where a part of a text stands in its file, by the part's 0-based offsets; also in block scalars and between
 * escapes, as long as the part itself is written as it is. The whole value where it cannot be found.
 */
export function partIn({ text: source }: LintFile, value: TextValue, start: number, end: number): Span {
  const { text, textStart, span } = value;
  if (textStart !== null) return { file: span.file, start: textStart + start, end: textStart + end };
  const part = text.slice(start, end);
  const written = offsetsOf(part, source.slice(span.start, span.end));
  const meant = offsetsOf(part, text);
  const offset = written[meant.indexOf(start)];
  // An escape may hide one of them, or make one up: then nobody can tell which is which.
  if (written.length !== meant.length || offset === undefined) return span;
  return { file: span.file, start: span.start + offset, end: span.start + offset + part.length };
}

function offsetsOf(part: string, text: string): number[] {
  const offsets: number[] = [];
  if (part === '') return offsets;
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) offsets.push(at);
  return offsets;
}
