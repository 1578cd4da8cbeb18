import { because } from './because.js';
import type { Conflicts } from './conflicts.js';
import { isNamed, type Model } from './model.js';
import type { Exception } from './types.js';

/**
 * In: the needs, what stood in their way, which became links for that, and which in the end, to save networks.
 * Out: those links, in order, each with the reason: what made it the only way, or the need on a network that it
 * made way for.
 */
export function explainKept(
  model: Model,
  conflicts: Conflicts,
  chosen: ReadonlySet<number>,
  kept: ReadonlySet<number>,
): Exception[] {
  const rivals = findRivals(conflicts, chosen);
  const exceptions: Exception[] = [];
  for (const need of model.needs) {
    if (!kept.has(need.index) || !isNamed(need)) continue;
    const rival = rivals.get(need.index);
    const cause = !chosen.has(need.index)
      ? ({ kind: 'crowded' } as const)
      : (conflicts.forced.get(need.index) ??
        (rival === undefined ? null : { kind: 'rival' as const, rival: model.needs[rival]! }));
    if (cause === null) throw new Error(`no reason to keep the link of "${need.client}" as "${need.name}"`);
    const { client, name, target } = need;
    exceptions.push({ client, name, target, because: because(need, cause) });
  }
  return exceptions;
}

/** For each need that gave way in a clause, one on the clause's other side that did not. */
function findRivals({ clauses }: Conflicts, kept: ReadonlySet<number>): Map<number, number> {
  const rivals = new Map<number, number>();
  for (const { need, options } of clauses) {
    for (const other of options.flat()) {
      if (kept.has(need) && !kept.has(other) && !rivals.has(need)) rivals.set(need, other);
      if (!kept.has(need) && kept.has(other) && !rivals.has(other)) rivals.set(other, need);
    }
  }
  return rivals;
}
