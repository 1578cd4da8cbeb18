import type { InputError, Notice, ProjectInput, Proof } from './report.js';

export interface VerifyResult {
  readonly equivalent: boolean;
  readonly proof: Proof;
  /** Every difference that matters, each at its place in BEFORE or AFTER. */
  readonly differences: readonly Notice[];
  readonly errors: readonly InputError[];
}

/** Proves two versions of a project equivalent: names, start order, everything else. Pure; never throws on any input. */
export function verifyProjects(before: ProjectInput, after: ProjectInput): VerifyResult {
  throw new Error(`not implemented: ${before.directory} ${after.directory}`);
}
