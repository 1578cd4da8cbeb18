import type { Stack } from './compose/stack.js';
import { environmentNames } from './compose/values.js';
import {
  type CarryOver,
  carryOver,
  type KnownStack,
  type LeftVariable,
  type Wish,
} from './migration/carry-over.js';
import { namesIn } from './migration/used-names.js';
import { plannedVariables, unwritten, variableNotices } from './migration/variable-report.js';
import { valueAfter } from './migration/variable-values.js';
import type { MigrateOptions, Notice, ProjectInput, ReportedPlan, VariableProof } from './report.js';
import { type EnvironmentSite, type Judge, placeVariables } from './rewrite/environment-sites.js';
import { projectUses } from './variables/project-uses.js';
import type { ExpectedVariables } from './verify/link-variables.js';
import { type ItemNode, resolve } from './yaml/tree.js';

/** What a migration does about the variables that links gave. */
export interface CarriedVariables {
  readonly sites: readonly EnvironmentSite[];
  /** Names that the new values may ask for, as `usedNames` has them. */
  readonly names: readonly string[];
  readonly plan: ReportedPlan['environment'];
  /** For each stack, what its services must have afterwards. */
  readonly expected: readonly ExpectedVariables[];
  readonly unwritten: Omit<VariableProof, 'carried'>;
  readonly manual: readonly Notice[];
  readonly notes: readonly Notice[];
}

/** Chooses the variables, their values, and the texts to write them into. `broken` are entries that never worked. */
export function carryVariables(
  stacks: readonly Stack[],
  input: ProjectInput,
  options: MigrateOptions,
  broken: ReadonlySet<ItemNode>,
): CarriedVariables {
  const known = stacks.map(stack => ({ stack, variables: projectUses(stack, input) }));
  const over = carryOver(known, input, options, broken);
  const wanted = over.wishes.map(wish => ({
    stack: wish.stack,
    client: wish.variable.client,
    name: wish.variable.name,
    text: wish.value.text,
    home: wish.home,
    wish,
  }));
  const judge = judgeOf(known, over.wishes, input, options);
  const { sites, placed, refused } = placeVariables(stacks, wanted, judge);
  const gone = new Set(refused.map(({ wish }) => wish));
  const result: CarryOver = {
    ...over,
    wishes: over.wishes.filter(wish => !gone.has(wish)),
    left: [...over.left, ...refused.map(({ wish }) => withoutPlace(wish))],
  };
  const exactly = (among: Stack) =>
    placed
      .filter(({ stack, service, name }) => stack === among && !isSet(known, stack, service.name, name))
      .map(({ service, name, text }) => ({ service: service.name, variable: name, value: text }));
  return {
    sites,
    names: result.wishes.flatMap(({ variable, value }) =>
      variable.meaning.kind === 'name' ? [] : namesIn(value.text),
    ),
    plan: plannedVariables(result.wishes, stacks.flatMap(exactly)),
    expected: known.map(({ stack, variables }) => ({
      given: () => variables.given,
      variables: input.variables,
      exactly: exactly(stack),
    })),
    unwritten: unwritten(result),
    ...variableNotices(known, result, options),
  };
}

function withoutPlace({ value, ...wanted }: Wish): LeftVariable {
  return { ...wanted, reason: { because: 'no-place', text: value.text } };
}

/** What a variable in one text of a service would mean to it. */
function judgeOf(
  known: readonly KnownStack[],
  wishes: readonly Wish[],
  input: ProjectInput,
  options: MigrateOptions,
): Judge {
  const wanted = new Map(known.map(({ stack }) => [stack, new Set<string>()]));
  for (const { stack, variable, value } of wishes)
    wanted.get(stack)!.add(`${variable.client}\n${variable.name}\n${value.text}`);
  return ({ stack, service }, raw, name, text) => {
    if (isSet(known, stack, service.name, name)) {
      const at = service.contributions.findLastIndex(part => part.raw === raw);
      const setLater = service.contributions
        .slice(at + 1)
        .some(part =>
          environmentNames(resolve(part.raw.entries.get('environment')?.pair.value)).includes(name),
        );
      return setLater ? 'overruled' : 'wrong';
    }
    if (wanted.get(stack)!.has(`${service.name}\n${name}\n${text}`)) return 'wanted';
    const given = known
      .find(one => one.stack === stack)!
      .variables.given.of(service.name)
      .find(name);
    const value = given && valueAfter(given, stack, input, options);
    return value && 'text' in value && value.text === text ? 'idle' : 'wrong';
  };
}

/** Whether a service has a variable of its own, so that a link's was never in force. */
function isSet(known: readonly KnownStack[], stack: Stack, service: string, name: string): boolean {
  const { given } = known.find(one => one.stack === stack)!.variables;
  return given.environment(service).variables.has(name);
}
