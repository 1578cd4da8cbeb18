import type { Argument } from './argument.js';
import { unmask } from './masking.js';
import type { OptionTable } from './option-table.js';

/** A name for something else than options: `$IMAGE`, `$DB_IMAGE_TAG`. */
const IMAGE_NAME = /(?:image|(?<![a-z])(?:img|repo|repository|registry|tag))s?(?![a-z])/i;
/** A name for options: `$DOCKER_OPTS`, `$LINKS`, `<flags>`, `[OPTIONS]`; `$TARGET` has no `arg`. */
const OPTIONS_NAME =
  /(?:opts|args|flags|options|params|parameters|(?<![a-z])(?:opt|arg|flag|option|param|links?))(?![a-z])/i;
/** What is to be filled in seldom stands in longer rows. */
const MOST_DYNAMIC = 16;
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
  if (OPTIONS_NAME.test(word.word.text)) return at + 1 < words.length;
  if (IMAGE_NAME.test(word.word.text)) return false;
  const following = words.slice(at + 1, at + MOST_DYNAMIC);
  const next = following.find(other => !other.isDynamic || IMAGE_NAME.test(other.word.text));
  return isOption(next, table);
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
