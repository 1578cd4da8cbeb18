import { readComposeFile } from '../../src/core/compose/file.js';
import { fixProject } from '../../src/core/lint/apply-fixes.js';
import { activate } from '../../src/core/lint/default-options.js';
import type { Finding, Place } from '../../src/core/lint/finding.js';
import { type LintInput, type LintResult, lintProject } from '../../src/core/lint/lint.js';
import type { Rule, Severity } from '../../src/core/lint/rule.js';
import type { InputFile, ProjectInput, SourceFile } from '../../src/core/report.js';
import { scriptKindOf } from '../../src/core/scripts/kind.js';
import { PATH, projectOf } from './project.js';

/**
 * A project for a rule: one text, or several by path, loaded together in that order unless `stacks` says otherwise.
 * Those that are named like scripts, documents or Makefiles are linted beside it.
 */
export interface LintCase {
  readonly files: string | Readonly<Record<string, string>>;
  readonly stacks?: readonly (readonly string[])[];
  readonly options?: Readonly<Record<string, unknown>>;
  /** As the configuration sets it; the rule's own if left out. */
  readonly severity?: Severity;
  /** As from `.env`. */
  readonly variables?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** Files beside the project that are there; left out where nobody can look. */
  readonly present?: readonly string[];
  /** What services are built from and mount, by path; a text alone is in the build context of all services. */
  readonly sources?: Readonly<Record<string, string | (Partial<SourceFile> & { readonly text: string })>>;
}

export function lintInput(given: LintCase): LintInput {
  const { compose, scripts } = parted(given.files);
  const project = projectOf(compose, given.variables);
  return {
    ...project,
    stacks: given.stacks ?? (project.files.length > 0 ? project.stacks : []),
    ...(scripts.length > 0 ? { scripts } : {}),
    ...(given.sources ? { sources: sourcesOf(given.sources, project) } : {}),
    environment: given.environment ?? {},
    present: given.present ? new Set(given.present) : null,
    asked: project.writable,
    ignored: [],
  };
}

/** Compose files by path, and what else a search for links takes. */
export function parted(files: LintCase['files']): {
  readonly compose: Readonly<Record<string, string>>;
  readonly scripts: readonly InputFile[];
} {
  const texts: Readonly<Record<string, string>> = typeof files === 'string' ? { [PATH]: files } : files;
  const isScript = ([path, text]: [string, string]) => ![null, 'compose'].includes(scriptKindOf(path, text));
  const entries = Object.entries(texts);
  return {
    compose: Object.fromEntries(entries.filter(entry => !isScript(entry))),
    scripts: entries.filter(isScript).map(([path, text]) => ({ path, text })),
  };
}

/** The sources of a project from texts. A Dockerfile is told by its name. */
export function sourcesOf(
  sources: NonNullable<LintCase['sources']>,
  project: Pick<ProjectInput, 'files'>,
): SourceFile[] {
  const services = project.files.flatMap(file => [...readComposeFile(file).services.keys()]);
  return Object.entries(sources).map(([path, source]) => {
    const role = /(?:^|\/)Dockerfile$/.test(path) ? 'dockerfile' : 'context';
    return { path, services, role, ...(typeof source === 'string' ? { text: source } : source) };
  });
}

/** Lints with one rule; throws when it throws. What the rules `beside` it find is left out. */
export function lintWith(rule: Rule, given: LintCase, beside: readonly Rule[] = []): LintResult {
  const { active, known } = activeRules(rule, given, beside);
  const result = lintProject(lintInput(given), active, known);
  for (const { error } of result.failures) throw error;
  return { ...result, findings: result.findings.filter(finding => finding.ruleId === rule.meta.id) };
}

/** The texts that a rule's fixes leave, by path; only those that change. Rules `beside` it may have no fixes. */
export function fixWith(
  rule: Rule,
  given: LintCase,
  safety: 'safe' | 'unsafe',
  beside: readonly Rule[] = [],
): Record<string, string> {
  const { active, known } = activeRules(rule, given, beside);
  const { changes } = fixProject(lintInput(given), active, known, safety);
  return Object.fromEntries(changes.map(({ path, after }) => [path, after]));
}

function activeRules(rule: Rule, given: LintCase, beside: readonly Rule[]) {
  const own = { ...activate(rule, given.options), ...(given.severity ? { severity: given.severity } : {}) };
  const active = [own, ...beside.map(other => activate(other))];
  return { active, known: active.map(one => one.rule.meta.id) };
}

/** `3:5-3:16`, with the file where it is not the only one. */
export function placeText({ file, line, column, endLine, endColumn }: Place, withFile: boolean): string {
  return `${withFile ? `${file}:` : ''}${line}:${column}-${endLine}:${endColumn}`;
}

/** The text that a place covers. */
export function coveredText(place: Place, text: string): string {
  // A byte order mark counts as no column.
  const starts = [
    text.startsWith('\uFEFF') ? 1 : 0,
    ...[...text.matchAll(/\n/g)].map(match => match.index + 1),
  ];
  return text.slice(
    starts[place.line - 1]! + place.column - 1,
    starts[place.endLine - 1]! + place.endColumn - 1,
  );
}

export type { Finding };
