import type { PlanInput, PlanOptions, Requirement } from '../../src/core/plan/types.js';
import { carryOut, clashes, failure, find, isHopeless, leaks, leftOver, type Step } from './plan-checker.js';

/** The best plans there are, found by trying all of them. For a handful of requirements. */

/** How a requirement is met: by what is there, by an alias on a network that exists, or on a new one. */
type Way =
  | { readonly kind: 'there' }
  | { readonly kind: 'alias'; readonly network: string }
  | { readonly kind: 'new' };

interface Task {
  readonly requirement: Requirement;
  readonly alias: boolean;
  readonly kept: boolean;
}

function tasks(input: PlanInput, kept: ReadonlySet<Requirement>): Task[] {
  return input.requirements.map(given => {
    const name = kept.has(given) || isHopeless(input, given) ? null : given.name;
    const alias = name !== null && !find(input, given.target).ownNames.includes(name);
    return { requirement: { ...given, name }, alias, kept: kept.has(given) };
  });
}

function ways(input: PlanInput, { requirement, alias }: Task): Way[] {
  const { client, target } = requirement;
  const shared = find(input, client).networks.filter(network =>
    find(input, target).networks.includes(network),
  );
  const there: Way[] = shared.length > 0 ? [{ kind: 'there' }] : [];
  const aliased = alias ? shared.map((network): Way => ({ kind: 'alias', network })) : [];
  return [...there, ...aliased, { kind: 'new' }];
}

function* choices(lists: readonly (readonly Way[])[]): Generator<Way[]> {
  if (lists.length === 0) yield [];
  else for (const rest of choices(lists.slice(1))) for (const way of lists[0]!) yield [way, ...rest];
}

/** All ways to put n things into groups, as group numbers. */
function* partitions(n: number): Generator<number[]> {
  if (n === 0) yield [];
  else {
    for (const rest of partitions(n - 1)) {
      const groups = Math.max(-1, ...rest) + 1;
      for (let group = 0; group <= groups; group++) yield [...rest, group];
    }
  }
}

function steps(
  all: readonly Task[],
  chosen: readonly Way[],
  groups: readonly number[],
  home: number,
): Step[] {
  let next = 0;
  return all.flatMap(({ requirement: { client, name, target }, alias }, i): Step[] => {
    const way = chosen[i]!;
    const aliases = alias ? [name!] : [];
    if (way.kind === 'there') return [];
    if (way.kind === 'alias') return [{ network: way.network, service: target, aliases }];
    const group = groups[next++]!;
    const network = group === home ? 'home' : `new-${group}`;
    return [
      { network, service: client, aliases: [] },
      { network, service: target, aliases },
    ];
  });
}

function isGood(
  input: PlanInput,
  options: PlanOptions,
  all: readonly Task[],
  plan: readonly Step[],
): boolean {
  let state = carryOut(input, plan);
  if (options.network === 'default' && state.has('home')) {
    const joining = leftOver(input, state).map(service => ({
      network: 'home',
      service,
      aliases: [],
      implicit: true,
    }));
    state = carryOut(input, [...plan, ...joining]);
  }
  return (
    all.every(({ requirement, kept }) => failure(input, state, requirement, kept) === null) &&
    leaks(input, options, state, plan).length === 0 &&
    clashes(input, state, plan).length === 0
  );
}

/** The least number of links that any plan keeps. More networks never hurt, so each new one is for one requirement. */
export function fewestLinks(input: PlanInput, options: PlanOptions): number {
  const named = input.requirements.filter(r => r.name !== null && !isHopeless(input, r));
  const sets = Array.from({ length: 1 << named.length }, (_, bits) =>
    named.filter((_, i) => bits & (1 << i)),
  );
  for (const kept of sets.sort((a, b) => a.length - b.length)) {
    const all = tasks(input, new Set(kept));
    for (const chosen of choices(all.map(task => ways(input, task)))) {
      const groups = chosen.filter(way => way.kind === 'new').map((_, i) => i);
      if (isGood(input, options, all, steps(all, chosen, groups, -1))) return kept.length;
    }
  }
  throw new Error('no plan at all');
}

/**
 * The least number of new networks that do with these links kept; Compose's implicit network counts where it
 * has members of its own.
 */
export function fewestNetworks(
  input: PlanInput,
  options: PlanOptions,
  kept: ReadonlySet<Requirement>,
): number {
  const all = tasks(input, kept);
  let fewest = Number.POSITIVE_INFINITY;
  for (const chosen of choices(all.map(task => ways(input, task)))) {
    const placed = chosen.filter(way => way.kind === 'new').length;
    for (const groups of partitions(placed)) {
      const count = new Set(groups).size;
      for (let home = -1; home < (options.network === 'default' ? count : 0); home++) {
        const plan = steps(all, chosen, groups, home);
        const extra = home < 0 && placed > 0 && hasInhabitants(input, options, plan) ? 1 : 0;
        if (count + extra < fewest && isGood(input, options, all, plan)) fewest = count + extra;
      }
    }
  }
  return fewest;
}

/** Whether Compose's implicit network has members that no step puts there. */
export function hasInhabitants(input: PlanInput, options: PlanOptions, plan: readonly Step[]): boolean {
  return options.network === 'default' && leftOver(input, carryOut(input, plan)).length > 0;
}
