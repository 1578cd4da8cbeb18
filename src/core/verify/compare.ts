import type { ComposeFile } from '../compose/file.js';
import { noticeAt } from '../compose/problem.js';
import type { Stack } from '../compose/stack.js';
import type { UsedNames } from '../migration/used-names.js';
import type { OrderEdge } from '../plan/types.js';
import type { MigrateOptions, Notice, Proof, VariableProof } from '../report.js';
import { changedAttachments } from './attachments.js';
import { gainedNames } from './gained.js';
import { type ExpectedVariables, newVariables } from './link-variables.js';
import { proveNames } from './names.js';
import { lostConditions, lostOrder, newCircle } from './order.js';
import { serviceValues } from './service-values.js';
import { declarations } from './top-level.js';

export interface Comparison {
  readonly proof: Proof;
  /** Whatever is not as before, apart from names, which are in the proof. */
  readonly differences: readonly Notice[];
}

export interface CompareOptions {
  readonly instanceNames: MigrateOptions['instanceNames'];
  readonly used: UsedNames;
  /** Edges that are left out on purpose. */
  readonly excused: readonly OrderEdge[];
  readonly variables: ExpectedVariables;
}

/** Compares one way of loading a project before and after: names, order, and everything else. */
export function compareStacks(before: Stack, after: Stack, options: CompareOptions): Comparison {
  const names = proveNames(before, after, options.instanceNames, options.used);
  const values = changedValues(before, after, options.variables);
  const differences = [
    ...after.problems,
    ...missingServices(before, after),
    ...values.differences,
    ...changedDeclarations(before, after),
    ...changedAttachments(before, after).map(change => at(after, change.service, 'verify', change.message)),
    ...lostConditions(before, after).map(change => at(after, change.service, 'link-order', change.message)),
  ];
  for (const edge of lostOrder(before, after)) {
    if (options.excused.some(excused => excused.service === edge.service && excused.after === edge.after))
      continue;
    differences.push(
      at(after, edge.service, 'link-order', `"${edge.service}" no longer starts after "${edge.after}"`),
    );
  }
  const circle = newCircle(before, after);
  if (circle !== null)
    differences.push(
      at(after, circle, 'link-cycle', `"${circle}" would wait for itself by way of other services`),
    );
  const variables = { carried: values.carried, alreadySet: [], left: [] };
  return { proof: { ...names, gained: gainedNames(before, after), variables }, differences };
}

function missingServices(before: Stack, after: Stack): Notice[] {
  const gone = [...before.services.keys()].filter(name => !after.services.has(name));
  const fresh = [...after.services.keys()].filter(name => !before.services.has(name));
  return [
    ...gone.map(name => at(before, name, 'verify', `service "${name}" is gone`)),
    ...fresh.map(name => at(after, name, 'verify', `service "${name}" is new`)),
  ];
}

function changedValues(
  before: Stack,
  after: Stack,
  expected: ExpectedVariables,
): { differences: Notice[]; carried: VariableProof['carried'] } {
  const notices: Notice[] = [];
  const carried: VariableProof['carried'][number][] = [];
  for (const service of before.services.values()) {
    const now = after.services.get(service.name);
    if (!now) continue;
    const old = serviceValues(service, before);
    const fresh = serviceValues(now, after);
    const variables = newVariables(service.name, old.environment, fresh.environment, after, expected);
    carried.push(...variables.carried);
    notices.push(...variables.differences.map(message => at(after, service.name, 'verify', message)));
    if (variables.rest === undefined) delete fresh.environment;
    else fresh.environment = variables.rest;
    for (const key of new Set([...Object.keys(old), ...Object.keys(fresh)])) {
      const [was, is] = [words(old[key]), words(fresh[key])];
      if (was !== is)
        notices.push(
          at(
            after,
            service.name,
            'verify',
            `"${key}" of "${service.name}" was ${cut(was)} and is ${cut(is)}`,
          ),
        );
    }
  }
  return { differences: notices, carried };
}

function changedDeclarations(before: Stack, after: Stack): Notice[] {
  const now = declarations(after);
  return [...declarations(before)].flatMap(([name, value]) => {
    const [was, is] = [words(value), words(now.get(name))];
    return was === is
      ? []
      : [noticeAt(after.files[0]!, 0, 'verify', `"${name}" was ${cut(was)} and is ${cut(is)}`)];
  });
}

/** One text for each value, whatever the order of its keys. */
function words(value: unknown): string {
  if (value === undefined) return 'not set';
  return JSON.stringify(value, (_, inner) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

function cut(text: string): string {
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}

function at(stack: Stack, service: string, ruleId: string, message: string): Notice {
  const raw = stack.services.get(service)?.contributions.at(-1)?.raw;
  const file: ComposeFile = raw?.file ?? stack.files[0]!;
  return noticeAt(file, raw?.pair.key.start ?? 0, ruleId, message);
}
