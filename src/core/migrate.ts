import { carryVariables } from './carry-variables.js';
import { type ComposeFile, hasLegacyLinks } from './compose/file.js';
import { noticeAt } from './compose/problem.js';
import type { Stack } from './compose/stack.js';
import { loadStacks, readFiles, readingErrors } from './load-project.js';
import { withImpliedNames } from './migration/implied-names.js';
import { blockers } from './migration/obstacles.js';
import { EMPTY_PROOF, emptyPlan, reportedPlan } from './migration/plan-report.js';
import { requirementsOf } from './migration/requirements.js';
import { orderNotices, startOrderOf } from './migration/start-order.js';
import { usedNames } from './migration/used-names.js';
import { planNetworks } from './plan/networks.js';
import type { NetworkPlan } from './plan/types.js';
import { prove } from './prove.js';
import type {
  FileChange,
  InputError,
  MigrateOptions,
  Notice,
  ProjectInput,
  ProjectReport,
} from './report.js';
import { Refusal } from './rewrite/draft.js';
import { rewriteProject } from './rewrite/rewrite.js';

/** A project's report; null when `errors` kept it from being read at all. */
export interface MigrateResult {
  readonly report: ProjectReport | null;
  readonly errors: readonly InputError[];
}

/** Plans, rewrites and proves one project. Pure: no file is read or written. Throws on nothing but a defect of ours. */
export function migrateProject(input: ProjectInput, options: MigrateOptions): MigrateResult {
  const files = readFiles(input);
  const errors = [...files.values()].flatMap(readingErrors);
  if (errors.length > 0) return { report: null, errors };
  const stacks = loadStacks(input, files);
  try {
    return { report: migrateStacks(input, options, [...files.values()], stacks), errors: [] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { report: blocked(input, [error.notice]), errors: [] };
  }
}

/**
 * What a migration of a readable project, loaded already, would leave to a human. It is not asked whether the proof
 * holds, which costs most of a migration: where it does not, the defect is ours.
 */
export function migrationStops(
  input: ProjectInput,
  options: MigrateOptions,
  files: readonly ComposeFile[],
  stacks: readonly Stack[],
): readonly Notice[] {
  try {
    const draft = draftOf(input, options, files, stacks);
    return 'report' in draft ? draft.report.manual : [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [error.notice];
  }
}

function migrateStacks(
  input: ProjectInput,
  options: MigrateOptions,
  files: readonly ComposeFile[],
  stacks: readonly Stack[],
): ProjectReport {
  const draft = draftOf(input, options, files, stacks);
  if ('report' in draft) return draft.report;
  const { changes, obstacles, order, plan, used, variables } = draft;
  const proved = prove(
    input,
    stacks,
    changes,
    { instanceNames: options.instanceNames, used, excused: order.excused },
    variables.expected,
  );
  const notes = [
    ...obstacles.notes,
    ...unique(variables.notes),
    ...orderNotices(order, stacks),
    ...plan.warnings.map(text => noticeAt(files[0]!, 0, 'link-legacy', text)),
  ];
  const report = {
    directory: input.directory,
    plan: { ...reportedPlan(plan, order), environment: variables.plan },
    proof: { ...proved.proof, variables: { ...proved.proof.variables, ...variables.unwritten } },
    notes,
  };
  if (proved.differences.length > 0 || proved.proof.lost.length > 0 || proved.proof.changed.length > 0) {
    return { ...report, status: 'failed', files: [], manual: unique(proved.differences) };
  }
  return { ...report, status: 'migrated', files: changes, manual: unique(variables.manual) };
}

/** The texts that a migration wants to write, yet unproved, with what they were made of; or why it writes none. */
function draftOf(
  input: ProjectInput,
  options: MigrateOptions,
  files: readonly ComposeFile[],
  stacks: readonly Stack[],
) {
  if (!files.some(hasLegacyLinks)) return { report: untouched(input, 'unchanged') };
  const problems = stacks.flatMap(stack => stack.problems);
  const obstacles = blockers(stacks, options);
  const stops = unique([...problems, ...obstacles.stops]);
  if (stops.length > 0) return { report: blocked(input, stops, obstacles.notes) };

  const variables = carryVariables(stacks, input, options, obstacles.broken);
  const used = new Set([...usedNames(files), ...variables.names]);
  const requirements = requirementsOf(stacks, options, used);
  const taken = [...new Set(stacks.flatMap(stack => [...stack.networks.keys()]))];
  const chosen = planNetworks(requirements, { network: options.network, strategy: options.strategy, taken });
  const plan = {
    ...chosen,
    keptLinks: withImpliedNames(chosen.keptLinks, requirements.requirements, stacks),
  };
  const refusals = refusedNotices(plan, stacks);
  if (refusals.length > 0) return { report: blocked(input, refusals, obstacles.notes) };
  const order = startOrderOf(stacks, options, plan, obstacles);

  const texts = rewriteProject(
    { stacks, plan, order, options, broken: obstacles.broken, variables: variables.sites },
    files,
  );
  const changes: FileChange[] = files
    .filter(file => texts.has(file.path))
    .map(file => ({ path: file.path, before: file.parsed.text, after: texts.get(file.path)! }));
  if (changes.length === 0) {
    // Links that only a link can replace are all that is left: they are named in every run.
    const { keptLinks } = reportedPlan(plan, order);
    const report = untouched(input, 'unchanged', obstacles.notes);
    return { report: { ...report, plan: { ...emptyPlan(), keptLinks } } };
  }
  const outside = changes.filter(change => !input.writable.includes(change.path));
  if (outside.length > 0) return { report: blocked(input, outside.map(outsideNotice), obstacles.notes) };
  return { changes, obstacles, order, plan, used, variables };
}

/** A report that changes nothing. */
function untouched(
  input: ProjectInput,
  status: 'unchanged' | 'blocked',
  notes: readonly Notice[] = [],
): ProjectReport {
  return {
    directory: input.directory,
    status,
    files: [],
    plan: emptyPlan(),
    proof: EMPTY_PROOF,
    manual: [],
    notes,
  };
}

function blocked(
  input: ProjectInput,
  manual: readonly Notice[],
  notes: readonly Notice[] = [],
): ProjectReport {
  return { ...untouched(input, 'blocked', notes), manual: unique(manual) };
}

function unique(notices: readonly Notice[]): Notice[] {
  return [...new Map(notices.map(notice => [JSON.stringify(notice), notice])).values()];
}

function refusedNotices(plan: NetworkPlan, stacks: readonly Stack[]): Notice[] {
  return plan.refused.map(({ client, name, because }) => {
    const service = stacks.map(stack => stack.services.get(client)).find(found => found !== undefined)!;
    const entry = service.links.find(link => (link.alias ?? link.target) === name) ?? service.links[0];
    const raw = entry?.raw ?? service.contributions.at(-1)!.raw;
    return noticeAt(raw.file, entry?.node.start ?? raw.pair.key.start, 'link-hostname-conflict', because);
  });
}

function outsideNotice(change: FileChange): Notice {
  return {
    ruleId: 'link-legacy',
    file: change.path,
    line: 1,
    column: 1,
    message: `"${change.path}" belongs to this project and must change with it, but lies outside of what was given: run delink from a directory that holds both`,
  };
}
