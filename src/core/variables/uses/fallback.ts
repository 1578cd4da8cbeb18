import { expressionEnd } from './expression.js';
import { codeFallback } from './fallback-code.js';
import { parameterFallback, testFallback } from './fallback-shell.js';
import { fallbackValue, hidesBreak } from './hidden-break.js';
import type { FallbackShape } from './idioms/idiom.js';
import type { Names } from './names.js';
import type { Reading } from './reading.js';
import type { Fallback } from './types.js';

/** Where text stands for itself, without quotes. */
const BARE: ReadonlySet<FallbackShape> = new Set(['shell', 'placeholder', 'make', 'tag']);

/** What is taken when the variable is not set, where that is written at the same place; null when nothing is. */
export function fallbackOf(
  shape: FallbackShape | undefined,
  reading: Reading,
  names: Names,
): Fallback | null {
  if (shape === undefined) return null;
  const text = SHAPES[shape](reading);
  if (text === null) return null;
  const value = fallbackValue(text, BARE.has(shape));
  return { text, value, hidesBreak: hidesBreak(text, value, reading.name, names) };
}

const SHAPES: Readonly<Record<FallbackShape, (reading: Reading) => string | null>> = {
  code: codeFallback,
  destructuring: ({ text, name, after }) => {
    const match = /^["'`]?\s*(?::\s*[\w$]+\s*)?=(?!=)\s*/.exec(after);
    return match && slice(text, name.end + match[0].length, ',;');
  },
  field: ({ text, name, after }) => {
    const match = /^\s*:\s*[\w.[\], |]+?\s*=\s*/.exec(after);
    return match && slice(text, name.end + match[0].length, ';');
  },
  lisp: ({ before, after }) => {
    const second = /^"?\s+("[^"\n]*"|\d+|:[\w-]+)\s*\)/.exec(after);
    if (second) return second[1]!;
    if (!/\(\s*or\s+(?:\([^()]*\)\s*)*\([^()]*$/.test(before)) return null;
    return /^"?(?:\s+[\w./-]+)?\s*\)\s*("[^"\n]*"|[\w./-]+)\s*\)/.exec(after)?.[1] ?? null;
  },
  make: ({ after }) => /^\s*\?=[ \t]*([^\n#]*)/.exec(after)?.[1]?.trim() ?? null,
  placeholder: ({ text, name, before }) => {
    if (!/\{\$?\??(?:env[.:])?$/.test(before)) return null;
    const parameter = parameterFallback(text, name.end);
    if (parameter !== null || text[name.end] !== ':') return parameter;
    return slice(text, name.end + 1, '\n');
  },
  shell: reading => {
    if (/\{[!#]?$/.test(reading.before)) {
      const parameter = parameterFallback(reading.text, reading.name.end);
      if (parameter !== null) return parameter;
    }
    return testFallback(reading);
  },
  tag: ({ after }) =>
    /^"[^`\n]{0,100}?\b(?:envDefault|default|default_value)\s*[:=]\s*"([^"\n]*)"/.exec(after)?.[1] ?? null,
  template: ({ before, after }) => {
    const argument =
      /^["'`]\s*,?\s+("[^"\n]*"|'[^'\n]*'|`[^`\n]*`)/.exec(after) ??
      /^["'`]\s*,\s*("[^"\n]*"|'[^'\n]*')/.exec(after);
    if (argument) return argument[1]!;
    const piped = /^["'`]?\)?\s*\|\s*default\s*\(?\s*("[^"\n]*"|'[^'\n]*'|[\w.]+)/.exec(after);
    if (piped) return piped[1]!;
    return /\b(?:default|or)\s+\.Env\.$/.test(before)
      ? (/^\s+("[^"\n]*"|'[^'\n]*'|[\w.]+)/.exec(after)?.[1] ?? null)
      : null;
  },
};

function slice(text: string, from: number, stops: string): string {
  return text.slice(from, expressionEnd(text, from, stops));
}
