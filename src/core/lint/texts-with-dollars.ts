import type { LintFile, PlacedText } from './model.js';

/** Escapes of double quotes that stand for the character. */
const ESCAPED = /\\(?:x24|u0024|U00000024)/;

/**
 * The scalars of a file that hold a `$` and reach a loader: those in the first of two entries with one key do not.
 * Most files have none, and are not walked through then.
 */
export function textsWithDollars(file: LintFile): readonly PlacedText[] {
  if (!file.text.includes('$') && !ESCAPED.test(file.text)) return [];
  const found = file.texts.filter(({ value }) => value.text.includes('$'));
  // Of merge keys all count.
  const dropped = file.duplicateKeys.flatMap(({ key, earlier }) => (key === '<<' ? [] : earlier));
  if (dropped.length === 0) return found;
  return found.filter(
    ({ value }) => !dropped.some(({ span }) => span.start <= value.span.start && value.span.end <= span.end),
  );
}
