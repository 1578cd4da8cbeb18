import { FILLER } from './block.js';

/** What a shell would take for more than a part of a word, and systemd does not. */
const MEANS_NOTHING = /[&|<>()`#*?[\]!~]/;

/**
 * A command line of a unit in the words of a shell: `$$` and `%%` stand for one, and what only a shell has a meaning
 * for is left out of words.
 */
export function systemdShell(value: string): string {
  const chars = [...value.split('')];
  let quote = '';
  for (let i = 0; i < chars.length; i++) {
    const char = chars[i]!;
    if (char === '\\') i++;
    else if ((char === '$' || char === '%') && chars[i + 1] === char) {
      chars[i] = FILLER;
      i++;
    } else if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (MEANS_NOTHING.test(char) || (char === ';' && !standsAlone(chars, i))) chars[i] = FILLER;
  }
  return chars.join('');
}

/** A semicolon between blanks ends a command for systemd, too. */
function standsAlone(chars: readonly string[], at: number): boolean {
  return /^\s?$/.test(chars[at - 1] ?? '') && /^\s?$/.test(chars[at + 1] ?? '');
}
