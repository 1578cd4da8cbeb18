import { hashText } from '../text/hash.js';
import type { Lines } from '../text/lines.js';
import { oneLine } from '../text/one-line.js';
import { type Finding, type FindingFix, placeOf } from './finding.js';
import type { LintProject, Span } from './model.js';
import type { BrokenFile, IdleSuppression, Report, Rule, RuleContext, RuleFix, Severity } from './rule.js';

/** A rule that is switched on, as the configuration wants it. */
export interface ActiveRule {
  readonly rule: Rule;
  readonly severity: Severity;
  /** With its defaults filled in. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** A mistake of ours: one rule could not judge one file. */
export interface RuleFailure {
  readonly ruleId: string;
  readonly file: string;
  readonly error: unknown;
}

export interface RulesRun {
  readonly findings: Finding[];
  readonly failures: RuleFailure[];
}

type LinesOf = (path: string) => Lines;

/** Runs every rule over a project. A rule that throws loses what it was looking at, and nothing else. */
export function runRules(
  project: LintProject,
  broken: readonly BrokenFile[],
  rules: readonly ActiveRule[],
  linesOf: LinesOf,
): RulesRun {
  const run: RulesRun = { findings: [], failures: [] };
  for (const active of rules) {
    const { rule } = active;
    const context = contextFor(active, project, linesOf, run.findings);
    const attempt = guard(run, rule.meta.id);
    if (rule.brokenFile) for (const file of broken) attempt(file.path, () => rule.brokenFile!(file, context));
    if (rule.file) for (const file of project.files) attempt(file.path, () => rule.file!(file, context));
    if (!rule.stack && !rule.service && !rule.link) continue;
    for (const stack of project.stacks) {
      attempt(stack.files[0]!.path, () => rule.stack?.(stack, context));
      if (!rule.service && !rule.link) continue;
      for (const service of stack.services.values()) {
        attempt(service.nameSpan.file, () => rule.service?.(service, context));
        if (!rule.link) continue;
        attempt(service.nameSpan.file, () => {
          for (const link of [...service.links, ...service.externalLinks]) rule.link!(link, context);
        });
      }
    }
  }
  return run;
}

/** Lets the rules that look after suppressions judge those that held nothing back. */
export function runSuppressionRules(
  project: LintProject,
  idle: readonly IdleSuppression[],
  rules: readonly ActiveRule[],
  linesOf: LinesOf,
): RulesRun {
  const run: RulesRun = { findings: [], failures: [] };
  for (const active of rules.filter(({ rule }) => rule.suppression)) {
    const context = contextFor(active, project, linesOf, run.findings);
    const attempt = guard(run, active.rule.meta.id);
    for (const suppression of idle) {
      attempt(suppression.at.file, () => active.rule.suppression!(suppression, context));
    }
  }
  return run;
}

function guard(run: RulesRun, ruleId: string) {
  return (file: string, check: () => void) => {
    try {
      check();
    } catch (error) {
      run.failures.push({ ruleId, file, error });
    }
  };
}

function contextFor(
  { rule: { meta }, severity, options }: ActiveRule,
  project: LintProject,
  linesOf: LinesOf,
  findings: Finding[],
): RuleContext {
  const place = (span: Span) => placeOf(span, linesOf(span.file));
  const report = ({ message: messageId, at, service, data = {}, related = [], fix }: Report<string>) => {
    const message = oneLine(wordsOf(meta.messages[messageId]!, data));
    findings.push({
      ruleId: meta.id,
      messageId,
      severity,
      message,
      ...place(at),
      service: service ?? null,
      related: related.map(({ at, note }) => ({ ...place(at), note: oneLine(note) })),
      fix: fix ? located(fix, place) : null,
      data,
      // Its own words tell it from others; a number is added where they are equal.
      fingerprint: hashText(`${meta.id}\n${at.file}\n${message}`),
    });
  };
  return { project, options, report };
}

function located(
  { title, safety, edits }: RuleFix,
  place: (span: Span) => ReturnType<typeof placeOf>,
): FindingFix {
  return {
    title,
    safety,
    edits: edits.map(({ at, text }) => ({ ...place(at), start: at.start, end: at.end, text })),
  };
}

function wordsOf(template: string, data: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (!Object.hasOwn(data, name)) throw new Error(`the message "${template}" needs "${name}"`);
    return String(data[name]);
  });
}
