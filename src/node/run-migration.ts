import type { FileFacts } from '../core/inspect.js';
import type { MigrateResult } from '../core/migrate.js';
import { EMPTY_PROOF, emptyPlan } from '../core/migration/plan-report.js';
import type { InputError, InputFile, MigrateOptions, ProjectInput, ProjectReport } from '../core/report.js';
import type { ScriptOptions } from '../core/scripts/plan-script.js';
import { composeNetworks, type RunProject, sharedNames, startedByOthers } from '../core/scripts/run-wide.js';
import type { VerifyResult } from '../core/verify-projects.js';
import { describeCrash } from '../errors.js';
import type { MigratedProject, MigrationReport } from '../formatters/migration-report.js';
import { comparePaths } from './discover.js';
import { type LoadedProject, loadProjects, type Selection } from './load-projects.js';
import type { LoadedScript } from './load-scripts.js';
import { loadSources } from './load-sources.js';
import { writeAll } from './write.js';

/** The pure functions that the shells drive; a parameter, so that a shell can be tested by itself. */
export interface Core {
  inspectFile(file: InputFile): FileFacts;
  migrateProject(input: ProjectInput, options: MigrateOptions): MigrateResult;
  migrateScript(file: InputFile, options: ScriptOptions): ProjectReport;
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
  /** Called before each project and each script. */
  readonly onProject?: (index: number, total: number) => void;
}

/** Loads, migrates and, if asked to, writes every project and script of a selection. One's trouble never stops another. */
export function runMigration(request: MigrationRequest, core: Core): MigrationReport {
  const { selection, write, debug = false } = request;
  const loaded = loadProjects(selection, core.inspectFile);
  const errors = [...loaded.errors];
  const projects: MigratedProject[] = [];
  const byName: RunProject[] = [];
  const total = loaded.projects.length + loaded.scripts.length;
  for (const [index, project] of loaded.projects.entries()) {
    request.onProject?.(index, total);
    const { input, locations } = project;
    try {
      const result = migrateOne(project, selection.cwd, request.options, core);
      errors.push(...result.errors);
      const files = input.files.map(({ path }) => path);
      const place: Place = { kind: 'compose', files, locations };
      if (!result.report) continue;
      byName.push({ name: input.name, report: result.report });
      projects.push(finish(place, result.report, write, errors));
    } catch (error) {
      errors.push({ file: input.files[0]!.path, message: describeCrash(error, debug) });
    }
  }
  const migrated: { script: LoadedScript; report: ProjectReport }[] = [];
  const options = { ...request.options, composeNetwork: composeNetworks(byName) };
  for (const [index, script] of loaded.scripts.entries()) {
    request.onProject?.(loaded.projects.length + index, total);
    const { path } = script.input;
    try {
      const report = core.migrateScript(script.input, options);
      // A search meets many texts that speak of links and have none.
      if (script.named || !saysNothing(report)) migrated.push({ script, report });
    } catch (error) {
      errors.push({ file: path, message: describeCrash(error, debug) });
    }
  }
  const reports = migrated.map(({ report }) => report);
  const shared = sharedNames(reports);
  for (const { script, report } of migrated) {
    if (script.problem && report.status === 'migrated') {
      errors.push(script.problem);
      continue;
    }
    const { path } = script.input;
    const place: Place = { kind: 'script', files: [path], locations: new Map([[path, script.path]]) };
    // Only now is it known what the others start.
    const isAlone = !report.manual.some(({ ruleId }) => ruleId === 'run-link-target');
    const startedElsewhere = startedByOthers(reports, report);
    const final = isAlone ? report : core.migrateScript(script.input, { ...options, startedElsewhere });
    const notes = [...final.notes, ...(shared.get(report) ?? [])];
    projects.push(finish(place, allowed(script, { ...final, notes }), write, errors));
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

function saysNothing({ status, plan, manual, notes }: ProjectReport): boolean {
  return status === 'unchanged' && plan.keptLinks.length + manual.length + notes.length === 0;
}

/** A file outside of what was given is read under the name of a link that leads there, and not written. */
function allowed({ input, isWritable }: LoadedScript, report: ProjectReport): ProjectReport {
  if (isWritable || report.status !== 'migrated') return report;
  const message = 'is a symbolic link to a file outside of what was given: give that file itself to delink';
  const notice = { ruleId: 'run-link', file: input.path, line: 1, column: 1, message };
  return { ...report, status: 'blocked', files: [], plan: emptyPlan(), proof: EMPTY_PROOF, manual: [notice] };
}

/** The files that a report is about, as users are shown them, and where they lie. */
interface Place extends Pick<MigratedProject, 'kind' | 'files'> {
  readonly locations: ReadonlyMap<string, string>;
}

function finish(
  { kind, files, locations }: Place,
  report: ProjectReport,
  write: boolean,
  errors: InputError[],
): MigratedProject {
  const changes = report.files.filter(({ before, after }) => before !== after);
  if (!write || report.status !== 'migrated' || changes.length === 0) {
    return { kind, files, report, written: false, writeProblem: null };
  }
  const problem = writeAll(changes.map(change => ({ ...change, path: locations.get(change.path)! })));
  if (!problem) return { kind, files, report, written: true, writeProblem: null };
  const file = changes.find(({ path }) => locations.get(path) === problem.path)!.path;
  errors.push({ file, message: problem.message });
  const failed: ProjectReport = { ...report, status: 'failed' };
  return { kind, files, report: failed, written: false, writeProblem: problem.message };
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
