import type { InputError } from '../core/report.js';
import type { VerifyResult } from '../core/verify-projects.js';
import { loadSources } from './load-sources.js';
import { loadVersion } from './load-version.js';
import type { Core } from './run-migration.js';

/** `result` is null when a version could not be read: `errors` then says why. */
export interface Verification {
  readonly result: VerifyResult | null;
  readonly errors: readonly InputError[];
}

/** Loads two versions of a project and compares them. */
export function runVerification(cwd: string, before: string, after: string, core: Core): Verification {
  const [old, current] = [before, after].map(path => loadVersion(cwd, path, core.inspectFile));
  const errors = [...old!.errors, ...current!.errors];
  const [a, b] = [old!.projects[0]?.input, current!.projects[0]?.input];
  if (errors.length > 0 || !a || !b) return { result: null, errors };
  // What links gave depends on Dockerfiles and files of variables, too.
  const { sources } = loadSources(old!.projects[0]!, { cwd });
  const result = core.verifyProjects({ ...a, sources }, b);
  return { result: result.errors.length > 0 ? null : result, errors: result.errors };
}
