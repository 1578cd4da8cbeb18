import { EMPTY_PROOF, emptyPlan, sumProofs } from './migration/plan-report.js';
import type { InputFile, ProjectReport, Proof } from './report.js';
import { scriptKindOf } from './scripts/kind.js';
import { mayHoldLinks } from './scripts/may-hold-links.js';
import { readScript } from './scripts/model/read-script.js';
import type { Script } from './scripts/model/script.js';
import { unreadError } from './scripts/model/unread-error.js';
import { variableProof } from './scripts/plan/carry-variables.js';
import type { EnginePlan } from './scripts/plan/plan.js';
import { planScript, type ScriptOptions } from './scripts/plan-script.js';
import { proveNames } from './scripts/proof/prove.js';
import { differenceIn } from './scripts/proof/same-otherwise.js';
import { manualNotices, notes, reportedScriptPlan } from './scripts/report-script.js';
import { applyEdits } from './text/edit.js';

export type { ScriptOptions };

/**
 * Moves the containers that a script, a document or a Makefile starts from links to networks. `unchanged` for a file
 * without links. Pure, and never throws on any text.
 */
export function migrateScript(file: InputFile, options: ScriptOptions): ProjectReport {
  const kind = mayHoldLinks(file.text) ? scriptKindOf(file.path, file.text) : null;
  if (kind === null) return report(file, 'unchanged');
  const script = readScript(file, kind);
  const unread = unreadError(script);
  // What moves would be out of reach for clients that nobody sees.
  if (unread) return { ...report(file, 'blocked'), manual: [{ ruleId: 'run-link', ...unread }] };
  const { plans, edits } = planScript(script, options);
  const manual = manualNotices(script, plans, options);
  const said = { plan: reportedScriptPlan(plans), manual, notes: notes(script, plans) };
  if (edits.length === 0) return { ...report(file, manual.length > 0 ? 'blocked' : 'unchanged'), ...said };
  const text = applyEdits(file.text, edits);
  const after = readScript({ path: file.path, text }, kind);
  const proof = { ...proofOf(plans, after), variables: variableProof(script, plans, options.linkEnv) };
  const problem = problemOf(plans, after, proof, options);
  if (problem !== null) {
    const place = { ruleId: 'run-link', file: file.path, line: 1, column: 1 };
    return { ...report(file, 'failed'), ...said, proof, manual: [{ ...place, message: problem }, ...manual] };
  }
  const files = [{ path: file.path, before: file.text, after: text }];
  return { ...report(file, 'migrated'), ...said, files, proof };
}

function report({ path }: InputFile, status: ProjectReport['status']): ProjectReport {
  const directory = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) || '/' : '.';
  return { directory, status, files: [], plan: emptyPlan(), proof: EMPTY_PROOF, manual: [], notes: [] };
}

function proofOf(plans: readonly EnginePlan[], after: Script): Proof {
  return sumProofs(
    plans.flatMap((plan, index) => {
      const now = after.engines[index];
      return now ? [proveNames(plan, now)] : [];
    }),
  );
}

/** Why a new text must not be written; null where it may be. */
function problemOf(
  plans: readonly EnginePlan[],
  after: Script,
  { lost, changed }: Proof,
  options: ScriptOptions,
): string | null {
  if (lost.length + changed.length > 0) return 'a name would not lead where it led before';
  for (const [index, plan] of plans.entries()) {
    const difference = differenceIn(plan, after.engines[index]);
    if (difference !== null) return `the new text was read again, and ${difference}`;
  }
  return planScript(after, options).edits.length > 0 ? 'a second run would change the new text again' : null;
}
