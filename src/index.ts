/** delink for programs that run on Node: the commands as functions. Nothing is printed. */
import { inspectFile } from './core/inspect.js';
import { migrateProject } from './core/migrate.js';
import type { MigrateOptions } from './core/report.js';
import { verifyProjects } from './core/verify-projects.js';
import type { MigrationReport } from './formatters/migration-report.js';
import { type Core, DEFAULT_OPTIONS, runMigration } from './node/run-migration.js';
import { runVerification, type Verification } from './node/run-verification.js';

export * from './browser.js';
export type { Verification } from './node/run-verification.js';

/** What the functions here take beside the command's own options. */
export interface MigrateFilesOptions extends Partial<MigrateOptions> {
  /** Where relative paths start; the process's own directory by default. */
  readonly cwd?: string;
  /** Writes the changes: all files of a project, or none. */
  readonly write?: boolean;
  /** Exactly one project, of these files in load order; `paths` is left empty then. */
  readonly files?: readonly string[];
}

const core: Core = { inspectFile, migrateProject, verifyProjects };

/** What `delink migrate` does: finds the projects in files and directories, migrates and, if asked to, writes them. */
export function migrate(paths: readonly string[] = [], options: MigrateFilesOptions = {}): MigrationReport {
  const { cwd = process.cwd(), write = false, files, ...rest } = options;
  const selection = { cwd, paths, ...(files ? { stack: files } : {}) };
  return runMigration({ selection, options: { ...DEFAULT_OPTIONS, ...rest }, write }, core);
}

/** What `delink verify` does: compares two files, or the projects in two directories. */
export function verify(before: string, after: string, options: { readonly cwd?: string } = {}): Verification {
  return runVerification(options.cwd ?? process.cwd(), before, after, core);
}
