import type { InputError, ProjectReport } from '../core/report.js';

/** One project of a run, or one script, as formatters get it. */
export interface MigratedProject {
  /** `script` for every file that is no Compose file: scripts, Makefiles, documents, files of CI. */
  readonly kind: 'compose' | 'script';
  /** Every file that was loaded, in load order. */
  readonly files: readonly string[];
  readonly report: ProjectReport;
  /** Whether the new text stands on disk. */
  readonly written: boolean;
  /** Why it could not be written, although it was asked for: everything is as it was then. */
  readonly writeProblem: string | null;
}

/** A whole run of `migrate`. */
export interface MigrationReport {
  /** Those of Compose files first. */
  readonly projects: readonly MigratedProject[];
  readonly errors: readonly InputError[];
}

/** What a formatter may know of the world: nothing else of it is read. */
export interface FormatEnv {
  readonly color: boolean;
  readonly version: string;
}
