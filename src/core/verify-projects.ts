import type { Stack } from './compose/stack.js';
import { lazy } from './lint/lazy.js';
import { loadStacks, readFiles, readingErrors } from './load-project.js';
import { EMPTY_PROOF, sumProofs } from './migration/plan-report.js';
import { usedNames } from './migration/used-names.js';
import type { InputError, Notice, ProjectInput, Proof } from './report.js';
import { linkVariables } from './variables/given.js';
import { knowledgeOf } from './variables/project-uses.js';
import { compareStacks } from './verify/compare.js';

export interface VerifyResult {
  readonly equivalent: boolean;
  readonly proof: Proof;
  /** Every difference that matters, each at its place in BEFORE or AFTER. */
  readonly differences: readonly Notice[];
  readonly errors: readonly InputError[];
}

/**
 * Proves two versions of a project equivalent: names, start order, everything else. The ways in which the
 * files are loaded are compared one by one, in their order. Pure; never throws on any input.
 */
export function verifyProjects(before: ProjectInput, after: ProjectInput): VerifyResult {
  const [old, now] = [readFiles(before), readFiles(after)];
  const errors = [...old.values(), ...now.values()].flatMap(readingErrors);
  if (errors.length > 0) return { equivalent: false, proof: EMPTY_PROOF, differences: [], errors };
  const differences: Notice[] = [];
  if (before.stacks.length !== after.stacks.length) {
    const file = after.stacks[0]?.[0] ?? after.directory;
    const message = `${before.stacks.length} ways of loading the files before, ${after.stacks.length} after: give the files that belong together`;
    differences.push({ ruleId: 'verify', file, line: 1, column: 1, message });
  }
  const used = usedNames([...old.values()]);
  // Container names and networks begin with the project's name: both sides are loaded under the same one.
  const stacksAfter = loadStacks({ ...after, name: before.name }, now);
  const stacks = loadStacks(before, old).flatMap((stack, index): [Stack, Stack][] => {
    const other = stacksAfter[index];
    return other ? [[stack, other]] : [];
  });
  const compared = stacks.map(([stack, other]) =>
    compareStacks(stack, other, {
      instanceNames: 'used',
      used,
      excused: [],
      variables: {
        given: lazy(() => linkVariables(stack, knowledgeOf(before))),
        exactly: null,
        variables: after.variables,
      },
    }),
  );
  differences.push(
    ...stacks.flatMap(([stack]) => stack.problems),
    ...compared.flatMap(comparison => comparison.differences),
  );
  const proof = sumProofs(compared.map(comparison => comparison.proof));
  const equivalent = differences.length === 0 && proof.lost.length === 0 && proof.changed.length === 0;
  return { equivalent, proof, differences, errors: [] };
}
