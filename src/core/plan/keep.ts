import type { Clause, Conflicts } from './conflicts.js';
import { coverEdges } from './cover.js';
import { entryOf } from './grouping.js';

/** Groups above this size, or search beyond this many steps, are left to the heuristic. */
const EXACT_SIZE = 48;
const EXACT_STEPS = 20_000;

/**
 * In: what stands against what. Out: the needs that give way and become links, by index: the fewest, and
 * of several such choices the one that leaves the earliest needs on networks. Exact for groups of
 * entangled needs of ordinary size, close to it for others.
 */
export function chooseKept({ forced, clauses }: Conflicts): Set<number> {
  const kept = new Set(forced.keys());
  const open = clauses.filter(clause => !isMet(clause, kept));
  for (const group of groupClauses(open)) {
    const exact = group.needs.size <= EXACT_SIZE ? fewest(group.clauses, kept) : null;
    for (const need of exact ?? heuristic(group.clauses, kept)) kept.add(need);
  }
  return kept;
}

function isMet({ need, options }: Clause, kept: ReadonlySet<number>): boolean {
  return kept.has(need) || options.some(against => against.every(rival => kept.has(rival)));
}

interface Group {
  readonly needs: Set<number>;
  readonly clauses: Clause[];
}

/** Clauses that have a need in common, directly or over others, belong together. */
function groupClauses(clauses: readonly Clause[]): Group[] {
  const parent = new Map<number, number>();
  const find = (need: number): number => {
    let root = need;
    for (let next = parent.get(root) ?? root; next !== root; next = parent.get(root) ?? root) {
      parent.set(root, parent.get(next) ?? next);
      root = next;
    }
    return root;
  };
  for (const { need, options } of clauses) {
    for (const rival of options.flat()) parent.set(find(rival), find(need));
  }
  const groups = new Map<number, Group>();
  for (const clause of clauses) {
    const group = entryOf(groups, find(clause.need), (): Group => ({ needs: new Set(), clauses: [] }));
    group.clauses.push(clause);
    for (const need of [clause.need, ...clause.options.flat()]) group.needs.add(need);
  }
  return [...groups.values()];
}

/** Search by growing size, so that the first answers found are the smallest; null when it takes too long. */
function fewest(clauses: readonly Clause[], before: ReadonlySet<number>): number[] | null {
  let steps = 0;
  let best: number[] | null = null;
  const kept = new Set(before);
  const chosen: number[] = [];

  const search = (left: number): void => {
    if (++steps > EXACT_STEPS) return;
    const clause = clauses.find(candidate => !isMet(candidate, kept));
    if (clause === undefined) {
      const answer = [...chosen].sort((a, b) => a - b);
      if (best === null || isLater(answer, best)) best = answer;
      return;
    }
    const ways = clause.options.map(against => against.filter(rival => !kept.has(rival)));
    for (const way of [...ways, [clause.need]]) {
      if (way.length > left) continue;
      for (const need of way) kept.add(need);
      chosen.push(...way);
      search(left - way.length);
      chosen.length -= way.length;
      for (const need of way) kept.delete(need);
    }
  };

  for (let size = 1; best === null && steps <= EXACT_STEPS; size++) search(size);
  return steps <= EXACT_STEPS ? best : null;
}

/** Whether the first list leaves an earlier need out than the second, both of one length and sorted. */
function isLater(list: readonly number[], than: readonly number[]): boolean {
  const at = list.findIndex((need, i) => need !== than[i]);
  return at >= 0 && list[at]! > than[at]!;
}

/** Each need's cheapest option taken for its only one: what is left is to cover edges by their ends. */
function heuristic(clauses: readonly Clause[], before: ReadonlySet<number>): number[] {
  const edges: [number, number][] = [];
  for (const { need, options } of clauses) {
    const ways = options.map(against => against.filter(rival => !before.has(rival)));
    const cheapest = ways.reduce<readonly number[] | null>(
      (a, b) => (a === null || b.length < a.length ? b : a),
      null,
    );
    // No option at all is an edge from the need to itself.
    for (const rival of cheapest ?? [need]) edges.push([need, rival]);
  }
  return withoutSpare(clauses, before, coverEdges(edges));
}

/** Takes back what turned out not to be necessary, the earliest first. */
function withoutSpare(
  clauses: readonly Clause[],
  before: ReadonlySet<number>,
  cover: readonly number[],
): number[] {
  const touching = new Map<number, Clause[]>();
  for (const clause of clauses) {
    for (const need of new Set([clause.need, ...clause.options.flat()])) {
      entryOf(touching, need, () => []).push(clause);
    }
  }
  const kept = new Set([...before, ...cover]);
  for (const need of [...cover].sort((a, b) => a - b)) {
    kept.delete(need);
    if (!(touching.get(need) ?? []).every(clause => isMet(clause, kept))) kept.add(need);
  }
  return cover.filter(need => kept.has(need));
}
