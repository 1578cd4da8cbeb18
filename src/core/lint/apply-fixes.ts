import { applyEdits } from '../text/edit.js';
import type { Finding } from './finding.js';
import { type LintInput, type LintResult, lintProject } from './lint.js';
import type { ActiveRule } from './run-rules.js';

/** A project after its fixes. */
export interface FixedProject {
  /** The project as it was handed in, with the new texts. */
  readonly input: LintInput;
  /** What is found in the new texts. */
  readonly result: LintResult;
  /** Findings whose fix was applied, in the order of application. */
  readonly applied: readonly Finding[];
  /** Each changed file: its path, and its text before and after. */
  readonly changes: readonly { readonly path: string; readonly before: string; readonly after: string }[];
}

/** A fix can uncover work for another one; more passes than this mean that two of them undo each other. */
const MOST_PASSES = 10;

/**
 * Applies fixes until none is left: the safe ones, or all. Where two want the same characters the later one waits
 * for the next pass. A pass after which a file could not be read any more is taken back.
 */
export function fixProject(
  input: LintInput,
  rules: readonly ActiveRule[],
  knownRules: readonly string[],
  safety: 'safe' | 'unsafe',
): FixedProject {
  let current = input;
  let result = lintProject(current, rules, knownRules);
  const applied: Finding[] = [];
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const { texts, done } = applyOnce(current, wanted(result.findings, current, safety));
    if (done.length === 0) break;
    const next = withTexts(current, texts);
    const after = lintProject(next, rules, knownRules);
    if (after.broken.length > result.broken.length || after.errors.length > result.errors.length) break;
    current = next;
    result = after;
    applied.push(...done);
  }
  const before = new Map(input.files.map(file => [file.path, file.text]));
  const changes = current.files
    .map(({ path, text }) => ({ path, before: before.get(path)!, after: text }))
    .filter(change => change.before !== change.after);
  return { input: current, result, applied, changes };
}

function wanted(findings: readonly Finding[], input: LintInput, safety: 'safe' | 'unsafe'): Finding[] {
  const writable = new Set(input.writable);
  return findings.filter(
    ({ fix }) =>
      fix !== null &&
      (safety === 'unsafe' || fix.safety === 'safe') &&
      fix.edits.every(edit => writable.has(edit.file)),
  );
}

/** Takes fixes in order of place, each whole or not at all. */
function applyOnce(input: LintInput, findings: readonly Finding[]) {
  const taken = new Map<string, { start: number; end: number; text: string }[]>();
  const done: Finding[] = [];
  for (const finding of findings) {
    const edits = finding.fix!.edits;
    if (edits.some(edit => (taken.get(edit.file) ?? []).some(other => meets(edit, other)))) continue;
    for (const edit of edits) taken.set(edit.file, [...(taken.get(edit.file) ?? []), edit]);
    done.push(finding);
  }
  const texts = new Map(
    input.files.flatMap(({ path, text }) => {
      const edits = taken.get(path);
      return edits ? [[path, applyEdits(text, edits)] as const] : [];
    }),
  );
  return { texts, done };
}

/** Two insertions at one place meet as well: which of them comes first is not for us to say. */
function meets(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start === b.start || (a.start < b.end && b.start < a.end);
}

function withTexts(input: LintInput, texts: ReadonlyMap<string, string>): LintInput {
  const files = input.files.map(file => {
    const text = texts.get(file.path);
    return text === undefined ? file : { path: file.path, text };
  });
  return { ...input, files };
}
