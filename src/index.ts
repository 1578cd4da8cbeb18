/** delink for programs that run on Node: the commands as functions. Nothing is printed. */
import { RULES } from '../rules/index.js';
import { inspectFile } from './core/inspect.js';
import { migrateProject } from './core/migrate.js';
import { migrateScript } from './core/migrate-script.js';
import type { MigrateOptions } from './core/report.js';
import { verifyProjects } from './core/verify-projects.js';
import type { MigrationReport } from './formatters/migration-report.js';
import { lintSettings } from './node/lint-settings.js';
import { type LintRun, runLint } from './node/run-lint.js';
import { type Core, DEFAULT_OPTIONS, runMigration } from './node/run-migration.js';
import { runVerification, type Verification } from './node/run-verification.js';

export * from './browser.js';
export { UsageError } from './errors.js';
export type { LintRun } from './node/run-lint.js';
export type { Verification } from './node/run-verification.js';

/** What the functions here take beside the command's own options. */
export interface MigrateFilesOptions extends Partial<MigrateOptions> {
  /** Where relative paths start; the process's own directory by default. */
  readonly cwd?: string;
  /** Writes the changes: all files of a project, or none. */
  readonly write?: boolean;
  /** Exactly one project, of these files in load order; `paths` is left empty then. */
  readonly files?: readonly string[];
  /** Whether scripts, Makefiles, documents and files of CI are taken, too, which they are if this is left out. */
  readonly scripts?: boolean;
}

/** What `lint` takes beside paths. */
export interface LintFilesOptions {
  /** Where relative paths start; the process's own directory by default. */
  readonly cwd?: string;
  /** Exactly one project, of these files in load order; `paths` is left empty then. */
  readonly files?: readonly string[];
  /** Whether scripts, Makefiles, documents and files of CI are taken, too, which they are if this is left out. */
  readonly scripts?: boolean;
  /** A configuration file for everything, or false for none; the closest one by default. */
  readonly config?: string | false;
  /** `id:level` or `id:level:{options}`, each; stronger than any configuration. */
  readonly rules?: readonly string[];
  /** Which fixes are applied, and written; none by default. */
  readonly fix?: 'none' | 'safe' | 'unsafe';
  /** Variables of the shell, for interpolation; the process's own by default. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/**
 * What `delink lint` does: finds projects and scripts in files and directories, and what is to be said about them.
 * @throws UsageError for a configuration that is wrong
 */
export function lint(paths: readonly string[] = [], options: LintFilesOptions = {}): LintRun {
  const { cwd = process.cwd(), files, scripts = true, config, rules = [], fix = 'none' } = options;
  const { environment = process.env } = options;
  return runLint({
    selection: { cwd, paths, scripts, ...(files ? { stack: files } : {}) },
    settingsFor: lintSettings({ config, rules }, cwd, RULES).settingsFor,
    knownRules: RULES.map(rule => rule.meta.id),
    environment,
    fix,
  });
}

const core: Core = { inspectFile, migrateProject, migrateScript, verifyProjects };

/** What `delink migrate` does: finds projects and scripts in files and directories, migrates and, if asked to, writes them. */
export function migrate(paths: readonly string[] = [], options: MigrateFilesOptions = {}): MigrationReport {
  const { cwd = process.cwd(), write = false, files, scripts = true, ...rest } = options;
  const selection = { cwd, paths, scripts, ...(files ? { stack: files } : {}) };
  return runMigration({ selection, options: { ...DEFAULT_OPTIONS, ...rest }, write }, core);
}

/** What `delink verify` does: compares two files, or the projects in two directories. */
export function verify(before: string, after: string, options: { readonly cwd?: string } = {}): Verification {
  return runVerification(options.cwd ?? process.cwd(), before, after, core);
}
