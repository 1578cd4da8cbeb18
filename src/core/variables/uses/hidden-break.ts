import { candidatesIn } from './candidates.js';
import { literalValue, operandsOf } from './expression.js';
import type { LinkName, Names } from './names.js';

const STOPS = /^(?:raise|throw|die|exit|abort|panic|error|fail|process\.exit|sys\.exit|croak|confess)\b/;

/** What a fallback comes to, where it can be read off. `bare`: text stands for itself, without quotes. */
export function fallbackValue(text: string, bare: boolean): string | null {
  const nested = bare ? (/^\$\{\w+:?[-=]([^${}]*)\}$/.exec(text.trim())?.[1] ?? text) : text;
  const last = operandsOf(nested).at(-1)!;
  const literal = literalValue(last);
  if (literal !== null || !bare) return literal;
  return /^[\w.:/@ -]+$/.test(nested) ? nested.trim() : null;
}

/**
 * Whether a program with this fallback goes on with something else when the variable is gone. It does not when
 * the fallback is nothing, stops the program, is the value that a link gives, or a variable that is gone too.
 */
export function hidesBreak(text: string, value: string | null, name: LinkName, names: Names): boolean {
  const last = operandsOf(text).at(-1)!;
  if (last === '' || STOPS.test(last)) return false;
  if (value !== null) return value !== '' && !isSame(value, name);
  const read = candidatesIn(last, names, 'text');
  // `${A:-$B}`: both are gone. `${A:-${B:-d}}` goes on with the default, as do two parts of a text.
  return read.length === 0 || !/^["']?(?:\$\{?|[\w$.:>()[\]"' -]*["'.{[(:]\s*["']?)\w+["'\])}]*$/.test(last);
}

function isSame(value: string, { prefix, meaning }: LinkName): boolean {
  const host = (written: string) => written.toUpperCase().replaceAll('-', '_') === prefix;
  switch (meaning.kind) {
    case 'address':
      return host(value);
    case 'number':
    case 'range-start-number':
      return value === String(meaning.port.port);
    case 'protocol':
      return value.toLowerCase() === meaning.port.protocol;
    case 'url':
    case 'range-start': {
      const url = /^(\w+):\/\/([^:/]+):(\d+)\/?$/.exec(value);
      return url !== null && host(url[2]!) && url[3] === String(meaning.port.port);
    }
    default:
      return false;
  }
}
