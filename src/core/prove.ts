import { noticeAt } from './compose/problem.js';
import type { Stack } from './compose/stack.js';
import { loadStacks, readFiles, readingErrors } from './load-project.js';
import { EMPTY_PROOF, sumProofs } from './migration/plan-report.js';
import type { FileChange, Notice, ProjectInput, Proof } from './report.js';
import { lostComments } from './verify/comments.js';
import { type CompareOptions, compareStacks } from './verify/compare.js';
import type { ExpectedVariables } from './verify/link-variables.js';

export interface Proved {
  readonly proof: Proof;
  /** Whatever is not as it was, names aside: with any of these nothing may be written. */
  readonly differences: readonly Notice[];
}

/** Reads the new texts again and compares what they mean with what the old ones meant. */
export function prove(
  input: ProjectInput,
  before: readonly Stack[],
  changes: readonly FileChange[],
  options: Omit<CompareOptions, 'variables'>,
  variables: readonly ExpectedVariables[],
): Proved {
  const texts = new Map(changes.map(change => [change.path, change.after]));
  const next: ProjectInput = {
    ...input,
    files: input.files.map(file => ({ path: file.path, text: texts.get(file.path) ?? file.text })),
  };
  const files = readFiles(next);
  const errors: Notice[] = [...files.values()]
    .flatMap(readingErrors)
    .map(error => ({ ruleId: 'verify', line: 1, column: 1, ...error }));
  if (errors.length > 0) return { proof: EMPTY_PROOF, differences: errors };
  const after = loadStacks(next, files);
  const compared = before.map((stack, index) =>
    compareStacks(stack, after[index]!, { ...options, variables: variables[index]! }),
  );
  const comments = changes.flatMap(change =>
    lostComments(change.before, change.after).map(text =>
      noticeAt(files.get(change.path)!, 0, 'verify', `the comment "#${text}" would be lost`),
    ),
  );
  return {
    proof: sumProofs(compared.map(comparison => comparison.proof)),
    differences: [...compared.flatMap(comparison => comparison.differences), ...comments],
  };
}
