import { type ComposeFile, hasLegacyLinks, notCompose, readComposeFile } from './compose/file.js';
import { loadStack } from './compose/load.js';
import { noticeAt } from './compose/problem.js';
import type { Stack } from './compose/stack.js';
import { withImpliedNames } from './migration/implied-names.js';
import { blockers, type Obstacles } from './migration/obstacles.js';
import { EMPTY_PROOF, emptyPlan, reportedPlan, sumProofs } from './migration/plan-report.js';
import { requirementsOf } from './migration/requirements.js';
import { usedNames } from './migration/used-names.js';
import { planNetworks } from './plan/networks.js';
import { planOrder } from './plan/order.js';
import type { NetworkPlan, OrderEdge, OrderPlan } from './plan/types.js';
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
import { lostComments } from './verify/comments.js';
import { compareStacks } from './verify/compare.js';

/** A project's report; null when `errors` kept it from being read at all. */
export interface MigrateResult {
  readonly report: ProjectReport | null;
  readonly errors: readonly InputError[];
}

/** Plans, rewrites and proves one project. Pure: no file is read or written. Never throws on any input. */
export function migrateProject(input: ProjectInput, options: MigrateOptions): MigrateResult {
  const files = new Map(input.files.map(file => [file.path, readComposeFile(file)]));
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

/** Why a file cannot be read as Compose; empty when it can. */
export function readingErrors(file: ComposeFile): InputError[] {
  const problems = file.parsed.problems.map(problem => ({ file: file.path, ...problem }));
  if (problems.length > 0) return problems;
  const reason = notCompose(file);
  return reason === null ? [] : [{ file: file.path, line: 1, column: 1, message: reason }];
}

export function loadStacks(input: ProjectInput, files: ReadonlyMap<string, ComposeFile>): Stack[] {
  const lookup = (path: string) => files.get(path);
  return input.stacks.map(paths =>
    loadStack(
      paths.map(path => files.get(path)!),
      { project: input.name, variables: input.variables, lookup },
    ),
  );
}

function migrateStacks(
  input: ProjectInput,
  options: MigrateOptions,
  files: readonly ComposeFile[],
  stacks: readonly Stack[],
): ProjectReport {
  if (!files.some(hasLegacyLinks)) return { ...blocked(input, []), status: 'unchanged' };
  const problems = stacks.flatMap(stack => stack.problems);
  const obstacles = blockers(stacks, options);
  const stops = unique([...problems, ...obstacles.stops]);
  if (stops.length > 0) return blocked(input, stops, obstacles.notes);

  const used = usedNames(files);
  const requirements = requirementsOf(stacks, options, used);
  const taken = [...new Set(stacks.flatMap(stack => [...stack.networks.keys()]))];
  const chosen = planNetworks(requirements, { network: options.network, strategy: options.strategy, taken });
  const plan = {
    ...chosen,
    keptLinks: withImpliedNames(chosen.keptLinks, requirements.requirements, stacks),
  };
  const refusals = refusedNotices(plan, stacks);
  if (refusals.length > 0) return blocked(input, refusals, obstacles.notes);
  const order = orderOf(stacks, options, plan, obstacles);

  const texts = rewriteProject({ stacks, plan, order, options, broken: obstacles.broken }, files);
  const changes: FileChange[] = files
    .filter(file => texts.has(file.path))
    .map(file => ({ path: file.path, before: file.parsed.text, after: texts.get(file.path)! }));
  if (changes.length === 0) {
    // Links that only a link can replace are all that is left: they are named in every run.
    const { keptLinks } = reportedPlan(plan, order);
    return {
      ...blocked(input, [], obstacles.notes),
      status: 'unchanged',
      plan: { ...emptyPlan(), keptLinks },
    };
  }
  const outside = changes.filter(change => !input.writable.includes(change.path));
  if (outside.length > 0) return blocked(input, outside.map(outsideNotice), obstacles.notes);

  const proved = prove(input, stacks, changes, {
    instanceNames: options.instanceNames,
    used,
    excused: order.excused,
  });
  const notes = [
    ...obstacles.notes,
    ...orderNotices(order, stacks),
    ...plan.warnings.map(text => noticeAt(files[0]!, 0, 'link-legacy', text)),
  ];
  const report = { directory: input.directory, plan: reportedPlan(plan, order), proof: proved.proof, notes };
  const failures = [...proved.differences, ...proved.errors];
  if (failures.length > 0 || proved.proof.lost.length > 0 || proved.proof.changed.length > 0) {
    return { ...report, status: 'failed', files: [], manual: unique(failures) };
  }
  return { ...report, status: 'migrated', files: changes, manual: [] };
}

interface Order extends OrderPlan {
  /** Edges that are not written on purpose: those that close a circle, of broken links, or of all links where none is wanted. */
  readonly excused: readonly OrderEdge[];
}

function orderOf(
  stacks: readonly Stack[],
  options: MigrateOptions,
  plan: NetworkPlan,
  obstacles: Obstacles,
): Order {
  const wanted: OrderEdge[] = [];
  const broken: OrderEdge[] = [];
  const fixed: OrderEdge[] = [];
  for (const stack of stacks) {
    for (const service of stack.services.values()) {
      for (const entry of service.links) {
        const edge = { service: service.name, after: entry.target };
        if (obstacles.broken.has(entry.item)) broken.push(edge);
        else if (stack.services.has(entry.target) && entry.target !== service.name) wanted.push(edge);
      }
      for (const after of service.otherDependencies) fixed.push({ service: service.name, after });
    }
  }
  if (options.dependsOn === 'none') return { edges: [], omitted: [], excused: [...broken, ...wanted] };
  // A link that is kept orders by itself and cannot be left out.
  for (const kept of plan.keptLinks) fixed.push({ service: kept.client, after: kept.target });
  const order = planOrder(wanted, fixed);
  // volumes_from and the like order services, too, but `depends_on` says so: an edge that a link gave is written.
  const given = new Set(fixed.map(edge => `${edge.service}\n${edge.after}`));
  const edges = [...order.edges, ...wanted.filter(edge => given.has(`${edge.service}\n${edge.after}`))];
  return { edges, omitted: order.omitted, excused: [...broken, ...order.omitted] };
}

interface ProveOptions {
  readonly instanceNames: MigrateOptions['instanceNames'];
  readonly used: ReadonlySet<string>;
  readonly excused: readonly OrderEdge[];
}

/** Reads the new texts again and compares what they mean with what the old ones meant. */
function prove(
  input: ProjectInput,
  before: readonly Stack[],
  changes: readonly FileChange[],
  options: ProveOptions,
) {
  const texts = new Map(changes.map(change => [change.path, change.after]));
  const next: ProjectInput = {
    ...input,
    files: input.files.map(file => ({ path: file.path, text: texts.get(file.path) ?? file.text })),
  };
  const files = new Map(next.files.map(file => [file.path, readComposeFile(file)]));
  const errors: Notice[] = [...files.values()]
    .flatMap(readingErrors)
    .map(error => ({ ruleId: 'verify', line: 1, column: 1, ...error }));
  if (errors.length > 0) return { proof: EMPTY_PROOF, differences: [], errors };
  const after = loadStacks(next, files);
  const compared = before.map((stack, index) => compareStacks(stack, after[index]!, options));
  const comments = changes.flatMap(change =>
    lostComments(change.before, change.after).map(text =>
      noticeAt(files.get(change.path)!, 0, 'verify', `the comment "#${text}" would be lost`),
    ),
  );
  return {
    proof: sumProofs(compared.map(comparison => comparison.proof)),
    differences: [...compared.flatMap(comparison => comparison.differences), ...comments],
    errors: [],
  };
}

function blocked(
  input: ProjectInput,
  manual: readonly Notice[],
  notes: readonly Notice[] = [],
): ProjectReport {
  return {
    directory: input.directory,
    status: 'blocked',
    files: [],
    plan: emptyPlan(),
    proof: EMPTY_PROOF,
    manual: unique(manual),
    notes,
  };
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

function orderNotices(order: OrderPlan, stacks: readonly Stack[]): Notice[] {
  return order.omitted.map(({ service, after }) => {
    const found = stacks.map(stack => stack.services.get(service)).find(entry => entry !== undefined)!;
    const entry = found.links.find(link => link.target === after)!;
    return noticeAt(
      entry.raw.file,
      entry.node.start,
      'link-cycle',
      `"${service}" and "${after}" wait for each other in a circle, which no Compose starts: "${service}" will not wait for "${after}"`,
    );
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
