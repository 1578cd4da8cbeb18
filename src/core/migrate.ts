import type { InputError, MigrateOptions, ProjectInput, ProjectReport } from './report.js';

/** A project's report; null when `errors` kept it from being read at all. */
export interface MigrateResult {
  readonly report: ProjectReport | null;
  readonly errors: readonly InputError[];
}

/** Plans, rewrites and proves one project. Pure: no file is read or written. Never throws on any input. */
export function migrateProject(input: ProjectInput, options: MigrateOptions): MigrateResult {
  throw new Error(`not implemented: ${input.directory} ${options.network}`);
}
