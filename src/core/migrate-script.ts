import { EMPTY_PROOF, emptyPlan } from './migration/plan-report.js';
import type { InputFile, MigrateOptions, Notice, ProjectReport, Proof } from './report.js';
import { scriptKindOf } from './scripts/kind.js';
import { mayHoldLinks } from './scripts/may-hold-links.js';
import { readScript } from './scripts/model/read-script.js';
import type { Script } from './scripts/model/script.js';
import { carriedArguments, variableProof } from './scripts/plan/carry-variables.js';
import { ownerOf } from './scripts/plan/groups.js';
import type { EnginePlan } from './scripts/plan/plan.js';
import { planEngine } from './scripts/plan/plan-engine.js';
import type { Verdict } from './scripts/plan/verdict.js';
import { proveNames } from './scripts/proof/prove.js';
import { differenceIn } from './scripts/proof/same-otherwise.js';
import { manualNotices, notes, reportedScriptPlan } from './scripts/report-script.js';
import { rewriteScript } from './scripts/rewrite/rewrite-script.js';
import { applyEdits } from './text/edit.js';

/** What of the options of `migrate` matters for scripts. */
export interface ScriptOptions extends Pick<MigrateOptions, 'network' | 'linkEnv'> {
  /** The network of a Compose project's service, where somebody knows; PROJECT_default otherwise. */
  composeNetwork?(project: string, service: string): string | null;
}

/**
 * Moves the containers that a script, a document or a Makefile starts from links to networks. `unchanged` for a file
 * without links. Pure, and never throws on any text.
 */
export function migrateScript(file: InputFile, options: ScriptOptions): ProjectReport {
  const kind = mayHoldLinks(file.text) ? scriptKindOf(file.path, file.text) : null;
  if (kind === null) return report(file, 'unchanged');
  const script = readScript(file, kind);
  const { plans, edits } = planScript(script, options);
  const manual = manualNotices(script, plans, options);
  const plan = reportedScriptPlan(plans);
  if (edits.length === 0) {
    return {
      ...report(file, manual.length > 0 ? 'blocked' : 'unchanged'),
      plan,
      manual,
      notes: notes(script, plans),
    };
  }
  const text = applyEdits(file.text, edits);
  const after = readScript({ path: file.path, text }, kind);
  const proof = { ...proofOf(plans, after), variables: variableProof(script, plans, options.linkEnv) };
  const problem = problemOf(plans, after, proof, options);
  if (problem !== null) {
    const notice: Notice = { ruleId: 'run-link', file: file.path, line: 1, column: 1, message: problem };
    return { ...report(file, 'failed'), plan, proof, manual: [notice, ...manual] };
  }
  const files = [{ path: file.path, before: file.text, after: text }];
  return { ...report(file, 'migrated'), files, plan, proof, manual, notes: notes(script, plans) };
}

function report({ path }: InputFile, status: ProjectReport['status']): ProjectReport {
  const directory = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) || '/' : '.';
  return { directory, status, files: [], plan: emptyPlan(), proof: EMPTY_PROOF, manual: [], notes: [] };
}

/** The plan and its edits. Where a network cannot be made, what would be on it stays, and the rest is planned anew. */
function planScript(script: Script, options: ScriptOptions) {
  const obstacles = new Map<string, Verdict>();
  for (;;) {
    const plans = script.engines.map(engine =>
      planEngine(engine, {
        order: script.order,
        network: options.network,
        composeNetwork: (project, service) =>
          options.composeNetwork?.(project, service) ?? `${project}_default`,
        obstacles,
        environmentFor: links => carriedArguments(script, links, options.linkEnv),
      }),
    );
    const { edits, noRoom } = rewriteScript(script, plans);
    if (noRoom.length === 0) return { plans, edits };
    for (const run of noRoom) {
      obstacles.set(ownerOf(run), {
        ruleId: 'run-link',
        because: 'there is no line of its own here for a command that makes a network',
        todo: `by hand: make it before with docker network create ${options.network}, and take --network ${options.network} in the place of --link`,
      });
    }
  }
}

function proofOf(plans: readonly EnginePlan[], after: Script): Proof {
  return plans.reduce((sum: Proof, { engine, changes }, index) => {
    const now = after.engines[index];
    const proof = now
      ? proveNames(
          engine,
          now,
          changes.map(({ run }) => run),
        )
      : null;
    return proof === null
      ? sum
      : {
          ...sum,
          clients: sum.clients + proof.clients,
          names: sum.names + proof.names,
          preserved: sum.preserved + proof.preserved,
          lost: [...sum.lost, ...proof.lost],
          changed: [...sum.changed, ...proof.changed],
          gained: [...sum.gained, ...proof.gained],
        };
  }, EMPTY_PROOF);
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
