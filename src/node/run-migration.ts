import type { FileFacts } from '../core/inspect.js';
import type { MigrateResult } from '../core/migrate.js';
import { EMPTY_PROOF, emptyPlan } from '../core/migration/plan-report.js';
import type { InputError, InputFile, MigrateOptions, ProjectInput, ProjectReport } from '../core/report.js';
import type { VerifyResult } from '../core/verify-projects.js';
import { describeCrash } from '../errors.js';
import type { MigratedProject, MigrationReport } from '../formatters/migration-report.js';
import { comparePaths } from './discover.js';
import { type LoadedProject, loadProjects, type Selection } from './load-projects.js';
import { loadSources } from './load-sources.js';
import { writeAll } from './write.js';

/** The pure functions that the shells drive; a parameter, so that a shell can be tested by itself. */
export interface Core {
  inspectFile(file: InputFile): FileFacts;
  migrateProject(input: ProjectInput, options: MigrateOptions): MigrateResult;
  verifyProjects(before: ProjectInput, after: ProjectInput): VerifyResult;
}

/** What `migrate` does when nothing else is asked for. */
export const DEFAULT_OPTIONS: MigrateOptions = {
  network: 'app',
  strategy: 'shared',
  instanceNames: 'used',
  dependsOn: 'started',
  externalNetwork: null,
  dropBroken: false,
  linkEnv: 'used',
};

/** One run of `migrate`. */
export interface MigrationRequest {
  readonly selection: Selection;
  readonly options: MigrateOptions;
  readonly write: boolean;
  /** Shows the stack of a mistake of ours. */
  readonly debug?: boolean;
  /** Called before each project. */
  readonly onProject?: (index: number, total: number) => void;
}

/** Loads, migrates and, if asked to, writes every project of a selection. One project's trouble never stops another. */
export function runMigration(request: MigrationRequest, core: Core): MigrationReport {
  const { selection, write, debug = false } = request;
  const loaded = loadProjects(selection, core.inspectFile);
  const errors = [...loaded.errors];
  const projects: MigratedProject[] = [];
  for (const [index, project] of loaded.projects.entries()) {
    request.onProject?.(index, loaded.projects.length);
    try {
      const result = migrateOne(project, selection.cwd, request.options, core);
      errors.push(...result.errors);
      if (result.report) projects.push(finish(project, result.report, write, errors));
    } catch (error) {
      errors.push({ file: project.input.files[0]!.path, message: describeCrash(error, debug) });
    }
  }
  return { projects, errors: inOrder(errors) };
}

function migrateOne(project: LoadedProject, cwd: string, options: MigrateOptions, core: Core): MigrateResult {
  const { input, legacy } = project;
  if (!legacy) return { report: nothingToDo(input), errors: [] };
  const { sources, notes } = loadSources(project, { cwd });
  const { report, errors } = core.migrateProject({ ...input, sources }, options);
  if (report?.status !== 'migrated') return { report, errors };
  const place = { ruleId: 'link-env-variable', file: input.files[0]!.path, line: 1, column: 1 };
  const more = notes.map(message => ({ ...place, message }));
  return { report: { ...report, notes: [...report.notes, ...more] }, errors };
}

function finish(
  { input, locations }: LoadedProject,
  report: ProjectReport,
  write: boolean,
  errors: InputError[],
): MigratedProject {
  const files = input.files.map(({ path }) => path);
  const changes = report.files.filter(({ before, after }) => before !== after);
  if (!write || report.status !== 'migrated' || changes.length === 0) {
    return { files, report, written: false, writeProblem: null };
  }
  const problem = writeAll(changes.map(change => ({ ...change, path: locations.get(change.path)! })));
  if (!problem) return { files, report, written: true, writeProblem: null };
  const file = changes.find(({ path }) => locations.get(path) === problem.path)!.path;
  errors.push({ file, message: problem.message });
  return { files, report: { ...report, status: 'failed' }, written: false, writeProblem: problem.message };
}

function nothingToDo({ directory }: ProjectInput): ProjectReport {
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

/** By place, each once: shell and core can both meet the same broken file. */
function inOrder(errors: readonly InputError[]): InputError[] {
  const distinct = [...new Map(errors.map(error => [JSON.stringify(error), error])).values()];
  return distinct.sort((a, b) => comparePaths(a.file, b.file) || (a.line ?? 0) - (b.line ?? 0));
}
