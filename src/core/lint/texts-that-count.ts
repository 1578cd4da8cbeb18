import type { LintFile, PlacedText } from './model.js';

/** The scalars of a file that reach a loader: those in the first of two entries with one key do not. */
export function textsThatCount({ texts, duplicateKeys }: LintFile): readonly PlacedText[] {
  // Of merge keys all count.
  const dropped = duplicateKeys.flatMap(({ key, earlier }) => (key === '<<' ? [] : earlier));
  if (dropped.length === 0) return texts;
  return texts.filter(
    ({ value }) => !dropped.some(({ span }) => span.start <= value.span.start && value.span.end <= span.end),
  );
}
