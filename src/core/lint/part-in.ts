import { writtenPart } from '../text/written-part.js';
import type { LintFile, Span, TextValue } from './model.js';

/**
 * Where a part of a text stands in its file, by the part's 0-based offsets; also in block scalars and between
 * escapes, as long as the part itself is written as it is. The whole value where it cannot be found.
 */
export function partIn({ text: source }: LintFile, value: TextValue, start: number, end: number): Span {
  const { text, textStart, span } = value;
  if (textStart !== null) return { file: span.file, start: textStart + start, end: textStart + end };
  const offset = writtenPart(source.slice(span.start, span.end), text, start, end);
  if (offset === null) return span;
  return { file: span.file, start: span.start + offset, end: span.start + offset + end - start };
}
