import type { Place } from '../../../src/core/lint/finding.js';
import { linesOf } from '../../../src/core/text/lines.js';
import { codeFrame } from '../../../src/formatters/lint/code-frame.js';

const asIs = (text: string) => text;

/** A frame without colours around a place given as `line:column-endLine:endColumn`. */
export function frame(text: string, at: string, context = 0): string[] {
  const [line, column, endLine, endColumn] = at.split(/[:-]/).map(Number) as [number, number, number, number];
  const place: Place = { file: 'a.yml', line, column, endLine, endColumn };
  return codeFrame(linesOf(text), place, { context, gutter: asIs, marks: { character: '^', paint: asIs } });
}

/** A text without the colours and links that a formatter puts into it. */
export function withoutStyle(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  return text.replace(/\x1b\[\d+m/g, '').replace(/\x1b\]8;;[!-~]*\x1b\\/g, '');
}
