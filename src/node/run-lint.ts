import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { SourceLimits } from '../config/schema.js';
import { inspectFile } from '../core/inspect.js';
import { fixProject } from '../core/lint/apply-fixes.js';
import { compareFindings, distinctFindings, type Finding } from '../core/lint/finding.js';
import { filesAskedFor, type LintInput, type LintResult, lintProject } from '../core/lint/lint.js';
import { lintScript } from '../core/lint/lint-script.js';
import type { Severity } from '../core/lint/rule.js';
import type { ActiveRule, RuleFailure } from '../core/lint/run-rules.js';
import type { InputError, InputFile } from '../core/report.js';
import { describeCrash } from '../errors.js';
import { comparePaths } from './discover.js';
import { type LoadedProject, loadProjects, type Selection } from './load-projects.js';
import type { LoadedScript } from './load-scripts.js';
import { loadSources } from './load-sources.js';
import { writeAll } from './write.js';

/** What the configuration says about the files of one directory. */
export interface LintSettings {
  readonly rules: readonly ActiveRule[];
  /** From which severity on a finding makes the run fail. */
  readonly failOn: Severity | 'never';
  /** How much is read of what services are built from and mount. */
  readonly sources: SourceLimits;
  /** Whether nothing is to be said about a file, by its absolute path. */
  isIgnored(path: string): boolean;
}

/** One run of `lint`. */
export interface LintRequest {
  readonly selection: Selection;
  /** Asked once for each project and script, by the absolute directory that its relative paths start from. */
  settingsFor(directory: string): LintSettings;
  /** Every rule that there is, for comments that name one. */
  readonly knownRules: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Which fixes are applied, and written. */
  readonly fix: 'none' | 'safe' | 'unsafe';
  /** Shows the stack of a mistake of ours. */
  readonly debug?: boolean;
  /** Called before each project and each script. */
  readonly onProject?: (index: number, total: number) => void;
}

/** All projects and scripts of a run together. */
export interface LintRun {
  /** A script is a project of its own. */
  readonly projects: number;
  readonly files: number;
  /** In order of file and place. */
  readonly findings: readonly Finding[];
  readonly suppressed: number;
  readonly fixed: number;
  readonly errors: readonly InputError[];
  /** What was not looked at, in words. */
  readonly notes: readonly string[];
  /** Whether a file is no YAML: there is a finding for it then, and no error. */
  readonly unparsed: boolean;
  /** The text of every file that was judged as it is now, and of others with findings, by the path that findings have. */
  readonly sources: ReadonlyMap<string, string>;
  /** From which severity on a finding in a file makes the run fail. */
  readonly failOn: ReadonlyMap<string, Severity | 'never'>;
}

/** Finds, lints and, if asked to, mends every project of a selection, and lints its scripts. One's trouble never stops another. */
export function runLint(request: LintRequest): LintRun {
  const { selection, debug = false } = request;
  const loaded = loadProjects(selection, inspectFile);
  const run = { projects: 0, files: 0, suppressed: 0, fixed: 0, unparsed: false };
  const findings: Finding[] = [];
  const errors: InputError[] = [];
  const notes: string[] = [];
  const spoken = new Set<string>();
  const sources = new Map<string, string>();
  const failOn = new Map<string, Severity | 'never'>();
  const tasks: Task[] = [
    ...[...loaded.projects, ...loaded.unparsed.map(alone)].map(project => ({
      directory: project.directory,
      file: project.input.files[0]!.path,
      judge: (settings: LintSettings) => judgeProject(project, settings, request, errors),
    })),
    ...loaded.scripts.map(script => ({
      directory: script.directory,
      file: script.input.path,
      judge: (settings: LintSettings) => judgeScript(script, settings, request),
    })),
  ];
  for (const [index, { directory, file, judge }] of tasks.entries()) {
    request.onProject?.(index, tasks.length);
    // A configuration that is wrong ends the run: nobody knows what was meant.
    const settings = request.settingsFor(directory);
    try {
      const judged = judge(settings);
      if (!judged) continue;
      const { result, fixed, texts } = judged;
      run.projects++;
      run.files += judged.files;
      run.fixed += fixed;
      run.suppressed += result.suppressed.length;
      findings.push(...result.findings);
      notes.push(...judged.notes.map(note => `${file}: ${note}`));
      errors.push(...result.errors, ...result.failures.map(failure => failureError(failure, debug)));
      for (const { path, text } of texts) {
        sources.set(path, text);
        failOn.set(path, settings.failOn);
      }
      for (const path of result.broken) spoken.add(path);
      if (result.findings.some(finding => result.broken.includes(finding.file))) run.unparsed = true;
    } catch (error) {
      errors.push({ file, message: describeCrash(error, debug) });
    }
  }
  // What is wrong with a text is a finding, not a second message.
  const rest = loaded.errors.filter(error => error.line === undefined || !spoken.has(error.file));
  const distinct = distinctFindings(findings).sort(
    (a, b) => comparePaths(a.file, b.file) || compareFindings(a, b),
  );
  return { ...run, findings: distinct, errors: inOrder([...rest, ...errors]), notes, sources, failOn };
}

/** Something to judge: a project, or a script. */
interface Task {
  readonly directory: string;
  /** What trouble with it is said of. */
  readonly file: string;
  /** null where nothing is to be said about any of its files. */
  judge(settings: LintSettings): Judged | null;
}

interface Judged {
  readonly result: LintResult;
  readonly files: number;
  readonly fixed: number;
  /** Every text that was judged, as it is now, and others that findings are about. */
  readonly texts: readonly InputFile[];
  readonly notes: readonly string[];
}

function judgeProject(
  project: Target,
  settings: LintSettings,
  request: LintRequest,
  errors: InputError[],
): Judged | null {
  const { input, unread } = lintInput(project, settings, request);
  const files = input.files.length - input.ignored.length;
  if (files === 0) return null;
  const { result, fixed, texts } = lintOne(project, input, settings, request, errors);
  return { result, files, fixed, texts: [...texts, ...spokenOf(result.findings, input)], notes: unread };
}

/** No rule about scripts has a fix, so that nothing of them is ever written here. */
function judgeScript(
  { input, path }: LoadedScript,
  { rules, isIgnored }: LintSettings,
  { knownRules }: LintRequest,
): Judged | null {
  if (isIgnored(path)) return null;
  const result = lintScript(input, rules, knownRules);
  return { result, files: 1, fixed: 0, texts: [input], notes: [] };
}

type Target = LoadedProject;

/** A file that nothing could be made of, as a project of its own. */
function alone({ file, path, directory }: { file: InputFile; path: string; directory: string }): Target {
  const input = {
    directory: '.',
    name: 'default',
    stacks: [],
    files: [file],
    variables: {},
    writable: [file.path],
  };
  return { input, legacy: false, directory, asked: [file.path], locations: new Map([[file.path, path]]) };
}

/** What is to be judged, and what of it could not be looked at. */
function lintInput(
  project: Target,
  settings: LintSettings,
  request: LintRequest,
): { input: LintInput; unread: readonly string[] } {
  const { input, asked, locations } = project;
  const { selection, environment } = request;
  const { cwd } = selection;
  const ignored = input.files
    .map(({ path }) => path)
    .filter(path => settings.isIgnored(locations.get(path)!));
  const unseen = { ...input, environment, present: null, asked, ignored };
  // Nobody knows where a text from standard input would lie.
  if (selection.stdin?.name === null) return { input: unseen, unread: [] };
  const present = filesAskedFor(unseen).filter(path => existsSync(resolve(cwd, path)));
  const seen = { ...unseen, present: new Set(present) };
  if (!settings.rules.some(({ rule }) => rule.meta.sources)) return { input: seen, unread: [] };
  const { isIgnored, sources: limits } = settings;
  const { sources, notes } = loadSources(project, { cwd, limits, isIgnored });
  return { input: { ...seen, sources }, unread: notes };
}

/** The sources that findings are about. */
function spokenOf(findings: readonly Finding[], { sources = [] }: LintInput): readonly InputFile[] {
  const places = findings.flatMap(finding => [finding, ...finding.related]);
  const named = new Set(places.map(({ file }) => file));
  return sources.filter(({ path }) => named.has(path));
}

interface Linted {
  readonly result: LintResult;
  readonly fixed: number;
  readonly texts: readonly InputFile[];
}

function lintOne(
  { locations }: Target,
  input: LintInput,
  { rules }: LintSettings,
  { fix, knownRules }: LintRequest,
  errors: InputError[],
): Linted {
  if (fix === 'none') {
    return { result: lintProject(input, rules, knownRules), fixed: 0, texts: input.files };
  }
  const mended = fixProject(input, rules, knownRules, fix);
  const done = { result: mended.result, fixed: mended.applied.length, texts: mended.input.files };
  if (mended.changes.length === 0) return done;
  const problem = writeAll(mended.changes.map(change => ({ ...change, path: locations.get(change.path)! })));
  if (!problem) return done;
  const file = mended.changes.find(({ path }) => locations.get(path) === problem.path)!.path;
  errors.push({ file, message: problem.message });
  return { result: lintProject(input, rules, knownRules), fixed: 0, texts: input.files };
}

function failureError({ ruleId, file, error }: RuleFailure, debug: boolean): InputError {
  return { file, message: `rule "${ruleId}" could not judge this file: ${describeCrash(error, debug)}` };
}

function inOrder(errors: readonly InputError[]): InputError[] {
  const distinct = [...new Map(errors.map(error => [JSON.stringify(error), error])).values()];
  return distinct.sort((a, b) => comparePaths(a.file, b.file) || (a.line ?? 0) - (b.line ?? 0));
}
