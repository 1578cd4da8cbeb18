import type { ComposeFile } from '../compose/file.js';
import { LINK_KEYS } from '../compose/keys.js';
import { resolvePath } from '../compose/paths.js';
import { loadStacks, readFiles, readingErrors } from '../load-project.js';
import { migrationStops } from '../migrate.js';
import { entryOf } from '../plan/grouping.js';
import type { InputError, InputFile, ProjectInput } from '../report.js';
import { hashText } from '../text/hash.js';
import { type Lines, lineContentEnd, linesOf } from '../text/lines.js';
import { envFilesOf } from './env-files.js';
import { type FileModel, fileModel } from './file-model.js';
import { compareFindings, distinctFindings, type Finding } from './finding.js';
import { lazy } from './lazy.js';
import type { LintProject, LintScript } from './model.js';
import type { BrokenFile } from './rule.js';
import { type ActiveRule, type RuleFailure, runRules, runSuppressionRules } from './run-rules.js';
import { scriptModel } from './script-model.js';
import { scriptSuppressions } from './script-suppressions.js';
import { PLAIN_MIGRATION, stackModel } from './stack-model.js';
import { type Suppressions, sourceSuppressions, suppressionsOf } from './suppressions.js';

/** A project to lint. */
export interface LintInput extends ProjectInput {
  /** Variables of the shell; they win over those of `.env`. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Of the files that the project names, those that are there; null where nobody could look. */
  readonly present: ReadonlySet<string> | null;
  /** Files of the project that somebody asked about; the others are loaded because they belong to these. */
  readonly asked: readonly string[];
  /** Files of the project that nothing is reported about. */
  readonly ignored: readonly string[];
  /** Scripts, documents and Makefiles; each is asked about. */
  readonly scripts?: readonly InputFile[];
}

export interface LintResult {
  /** In order of file and place. */
  readonly findings: readonly Finding[];
  /** Findings that a comment held back. */
  readonly suppressed: readonly Finding[];
  /** Files that are readable, but no Compose files. */
  readonly errors: readonly InputError[];
  /** Files that are no YAML; each has a finding, unless the rule for that is off. */
  readonly broken: readonly string[];
  readonly failures: readonly RuleFailure[];
}

/**
 * Runs rules over one project. Findings are about the files that were asked about, or have a related place in one, or
 * are about the project's sources. Pure, and never throws on any text; `knownRules` are the ids that a comment may name.
 */
export function lintProject(
  input: LintInput,
  rules: readonly ActiveRule[],
  knownRules: readonly string[],
): LintResult {
  const files = readFiles(input);
  const unreadable = [...files.values()].filter(file => readingErrors(file).length > 0);
  const broken = unreadable.filter(file => file.parsed.problems.length > 0);
  const sound = [...files.values()].filter(file => !unreadable.includes(file));
  // Only comments of a Compose file can show a command.
  const scripts = [...(input.scripts ?? []), ...input.files].flatMap(file => scriptModel(file) ?? []);
  const project = projectModel(
    input,
    files,
    sound,
    unreadable.length === 0,
    scripts.map(({ model }) => model),
  );
  const others = [...(input.sources ?? []), ...(input.scripts ?? [])];
  const sources = new Map(others.map(({ path, text }) => [path, lazy(() => linesOf(text))]));
  const linesIn = (path: string): Lines => files.get(path)?.parsed.lines ?? sources.get(path)!();

  const first = runRules(project, broken.map(brokenFile), rules, linesIn);
  const suppressions = new Map(
    [...files.values()].map(file => [
      file.path,
      suppressionsOf(file.path, file.parsed.lines, !broken.includes(file)),
    ]),
  );
  for (const script of scripts) {
    const { path } = script.model;
    suppressions.set(path, scriptSuppressions(script, linesIn(path), suppressions.get(path)));
  }
  // Nobody is told of comments without use in sources: only a few of those files are read.
  const inSources = new Map<string, Suppressions>();
  const suppressionsFor = (path: string) =>
    suppressions.get(path) ?? entryOf(inSources, path, () => sourceSuppressions(path, linesIn(path)));
  const all = distinctFindings(first.findings);
  const held = new Set(all.filter(finding => suppressionsFor(finding.file).holdsBack(finding)));
  // A rule that has not seen everything cannot tell that a comment is without use.
  const ran = new Set(
    unreadable.length > 0 || first.failures.length > 0 ? [] : rules.map(({ rule }) => rule.meta.id),
  );
  const idle = [...suppressions.values()].flatMap(one => one.idle(ran, knownRules));
  const second = runSuppressionRules(project, idle, rules, linesIn);

  const concerns = concernedBy(input);
  const shown = (findings: readonly Finding[]) => numbered(findings.filter(concerns).sort(compareFindings));
  return {
    findings: shown([...all.filter(finding => !held.has(finding)), ...distinctFindings(second.findings)]),
    suppressed: shown([...held]),
    errors: [
      ...unreadable.filter(file => !broken.includes(file)).flatMap(readingErrors),
      ...scripts.flatMap(({ error }) => error ?? []),
    ],
    broken: broken.map(file => file.path),
    failures: [...first.failures, ...second.failures],
  };
}

/** Paths that the project's services name as `env_file`, so that a shell can look whether they are there. */
export function filesAskedFor(input: LintInput): string[] {
  const files = readFiles(input);
  const sound = [...files.values()].filter(
    file => file.parsed.text.includes('env_file') && readingErrors(file).length === 0,
  );
  const asked = new Set<string>();
  const project = projectModel({ ...input, present: null }, files, sound, false, []);
  for (const file of project.files) {
    for (const service of file.services.values()) {
      for (const { path } of envFilesOf(service, project.variable)) {
        if (path !== null) asked.add(resolvePath(file.path, path));
      }
    }
  }
  return [...asked];
}

function projectModel(
  input: LintInput,
  files: ReadonlyMap<string, ComposeFile>,
  sound: readonly ComposeFile[],
  complete: boolean,
  scripts: readonly LintScript[],
): LintProject {
  const models = new Map<string, FileModel>(sound.map(file => [file.path, fileModel(file)]));
  const stacks = complete ? loadStacks(input, files) : [];
  // Planning and writing a migration costs as much as all rules together.
  // Variables that cannot be carried over are no reason to stop, so nobody has to look for them.
  const { sources: _, ...withoutSources } = input;
  const refusals = lazy(() =>
    sound.some(sharesValues) ? migrationStops(withoutSources, PLAIN_MIGRATION, sound, stacks) : [],
  );
  return {
    directory: input.directory,
    files: [...models.values()],
    stacks: stacks.map(stack => stackModel(stack, path => models.get(path)!, input, refusals)),
    scripts,
    variable: name =>
      input.environment[name] ?? (Object.hasOwn(input.variables, name) ? input.variables[name]! : null),
    exists: (fromFile, path) => input.present?.has(resolvePath(fromFile, path)) ?? null,
  };
}

/** Whether an alias stands where a migration writes, so that the edit of one place can be impossible. */
function sharesValues({ services }: ComposeFile): boolean {
  for (const { entries } of services.values()) {
    for (const key of LINK_KEYS) if (entries.get(key)?.pair.value?.kind === 'alias') return true;
  }
  return false;
}

function brokenFile({ path, parsed }: ComposeFile): BrokenFile {
  const { text, lines } = parsed;
  const problems = parsed.problems.map(problem => {
    const bom = problem.line === 1 && text.charCodeAt(0) === 0xfeff ? 1 : 0;
    const start = Math.min(lines.starts[problem.line - 1]! + problem.column - 1 + bom, text.length);
    return { ...problem, at: { file: path, start, end: Math.max(start, lineContentEnd(lines, start)) } };
  });
  return { path, text, problems };
}

function concernedBy({
  asked,
  ignored,
  sources = [],
  scripts = [],
}: LintInput): (finding: Finding) => boolean {
  // Sources belong to the project as a whole; nobody asks about them.
  const own = new Set([...asked, ...[...sources, ...scripts].map(({ path }) => path)]);
  const silent = new Set(ignored);
  return ({ file, related }) =>
    !silent.has(file) && (own.has(file) || related.some(place => own.has(place.file)));
}

/** Findings in order, those that say the same in one file told apart by a number. */
function numbered(findings: readonly Finding[]): Finding[] {
  const counts = new Map<string, number>();
  return findings.map(finding => {
    const count = (counts.get(finding.fingerprint) ?? 0) + 1;
    counts.set(finding.fingerprint, count);
    return count === 1 ? finding : { ...finding, fingerprint: hashText(`${finding.fingerprint}\n${count}`) };
  });
}
