import type { Argument } from './argument.js';
import { unmask } from './masking.js';
import type { OptionTable } from './option-table.js';

/** A name for something else than options. */
const IMAGE_NAME = /image|img|repo|tag|registry/i;
/** A name for options: `$DOCKER_OPTS`, `<flags>`, `[OPTIONS]`. */
const OPTIONS_NAME = /opt|arg|flag|param/i;
/** What documents leave out. */
const ELLIPSIS = /^(?:\[.*\]|\.\.\.|…|<.*>)$/s;

/**
 * Whether a word that does not look like an option may come out as some: `$OPTS`, `"${ARGS[@]}"`, `[OPTIONS]`. Those
 * with a name of options are; of others, if an option follows that a command within the container would hardly have.
 */
export function mayBeOptions(words: readonly Argument[], at: number, table: OptionTable): boolean {
  const word = words[at]!;
  if (table.isMixed) return word.isDynamic && (word.value.value ?? '').startsWith('-');
  if (!word.isDynamic) return at + 1 < words.length && isLeftOut(word.literal);
  const { value, isLiteral } = word.value;
  // A value that is known says it.
  if (value !== null && /^\s*-/.test(value)) return true;
  if (value !== null && isLiteral) return value.trim() === '' && word.isSplit;
  if (IMAGE_NAME.test(word.word.text)) return false;
  if (OPTIONS_NAME.test(word.word.text)) return at + 1 < words.length;
  let next = at + 1;
  while (next < words.length && words[next]!.isDynamic && !IMAGE_NAME.test(words[next]!.word.text)) next++;
  return isOption(words[next], table);
}

function isLeftOut(text: string): boolean {
  return ELLIPSIS.test(text) && (!text.startsWith('<') || OPTIONS_NAME.test(text)) && !IMAGE_NAME.test(text);
}

function isOption(word: Argument | undefined, table: OptionTable): boolean {
  const written = unmask(word?.prefix ?? '');
  const long = /^--?([^=]+)/s.exec(written)?.[1];
  if (long === undefined) return false;
  if (written.startsWith('--')) return table.values.has(long) || table.flags.has(long);
  return table.singleDash.has(long) || table.short.has(long[0]!);
}
