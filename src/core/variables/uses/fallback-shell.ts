import type { Reading } from './reading.js';

const LONGEST = 400;

/** The default of `${X:-d}`, `${X-d}`, `${X:=d}`, `${X=d}`; `${X:?…}` stops the script and `${X:+…}` needs the variable. */
export function parameterFallback(text: string, at: number): string | null {
  const operator = /^:?[-=]/.exec(text.slice(at, at + 2));
  if (!operator) return null;
  const from = at + operator[0].length;
  const limit = Math.min(text.length, from + LONGEST);
  let depth = 0;
  for (let i = from; i < limit; i++) {
    const char = text[i];
    if (char === '\\') i++;
    else if (char === '{') depth++;
    else if (char === '}' && depth-- === 0) return text.slice(from, i);
  }
  return null;
}

/** `[ -z "$X" ] && X=d`, in all its spellings: the script gives the variable a value when it has none. */
export function testFallback({ name, before, after }: Reading): string | null {
  if (!/(?:-z|!\s+-n)\s+["']?\$\{?$/.test(before)) return null;
  const match =
    /^(?::?-?\}|\})?["']?\s*\]{0,2}\s*(?:&&|;?\s*then)\s*(?:export\s+)?(\w+)=("[^"\n]*"|'[^'\n]*'|[^\s;&]*)/.exec(
      after,
    );
  return match?.[1] === name.variable ? match[2]! : null;
}
