import { entryOf } from '../plan/grouping.js';
import { hashText } from '../text/hash.js';
import type { Lines } from '../text/lines.js';
import { oneLine } from '../text/one-line.js';
import { type Finding, type FindingFix, placeOf } from './finding.js';
import type { LintLink, LintProject, LintService, Span } from './model.js';
import type {
  BrokenFile,
  Data,
  IdleSuppression,
  Report,
  Rule,
  RuleContext,
  RuleFix,
  Severity,
} from './rule.js';

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
    const attempt = guard(run, rule.meta.id, context);
    const { brokenFile, file: checkFile, stack: checkStack, service: checkService, link: checkLink } = rule;
    const checkLinks = checkLink && linksOf(checkLink);
    if (brokenFile) for (const file of broken) attempt(file.path, brokenFile, file);
    if (checkFile) for (const file of project.files) attempt(file.path, checkFile, file);
    if (rule.scriptLink) {
      for (const script of project.scripts) {
        for (const link of script.links) attempt(script.path, rule.scriptLink, link);
      }
    }
    if (!checkStack && !checkService && !checkLinks) continue;
    for (const stack of project.stacks) {
      if (checkStack) attempt(stack.files[0]!.path, checkStack, stack);
      if (!checkService && !checkLinks) continue;
      for (const service of stack.services.values()) {
        if (checkService) attempt(service.nameSpan.file, checkService, service);
        if (checkLinks) attempt(service.nameSpan.file, checkLinks, service);
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
  if (idle.length === 0) return run;
  for (const active of rules) {
    const check = active.rule.suppression;
    if (!check) continue;
    const attempt = guard(run, active.rule.meta.id, contextFor(active, project, linesOf, run.findings));
    for (const suppression of idle) attempt(suppression.at.file, check, suppression);
  }
  return run;
}

type Check<T> = (item: T, context: RuleContext) => void;

function linksOf(check: Check<LintLink>): Check<LintService> {
  return ({ links, externalLinks }, context) => {
    for (const link of links) check(link, context);
    for (const link of externalLinks) check(link, context);
  };
}

function guard(run: RulesRun, ruleId: string, context: RuleContext) {
  return <T>(file: string, check: Check<T>, item: T) => {
    try {
      check(item, context);
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
  const report = (found: Report<string>) => {
    const { message: messageId, at, service, data = {}, related = [], fix } = found;
    const message = oneLine(wordsOf(meta.messages[messageId]!, data));
    findings.push({
      ruleId: meta.id,
      messageId,
      severity: severity === meta.severity ? (found.severity ?? severity) : severity,
      message,
      ...place(at),
      service: service ?? null,
      related: related.map(({ at, note }) => ({ ...place(at), note: oneLine(note) })),
      fix: fix ? located(fix, place) : null,
      data,
      ...(found.isLeft ? { isLeft: true } : {}),
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

function wordsOf(template: string, data: Data): string {
  const parts = partsOf(template);
  let words = parts[0]!;
  for (let i = 1; i < parts.length; i += 2) {
    const name = parts[i]!;
    if (!Object.hasOwn(data, name)) throw new Error(`the message "${template}" needs "${name}"`);
    words += data[name]! + parts[i + 1]!;
  }
  return words;
}

// Templates are few, and each makes many messages.
const PARTS = new Map<string, readonly string[]>();

/** Texts and names of data, in turns. */
function partsOf(template: string): readonly string[] {
  return entryOf(PARTS, template, () => template.split(/\{(\w+)\}/));
}
