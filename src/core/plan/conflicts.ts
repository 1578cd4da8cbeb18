import type { Background } from './background.js';
import type { Cause } from './because.js';
import { groupBy } from './grouping.js';
import { isNamed, type Model, type NamedNeed, type Need } from './model.js';
import { mayBePublic } from './names.js';

/**
 * A need that networks meet only while others give way. Each option is one way to meet it (a new network,
 * or an alias on one that exists) with the needs that stand against it. A need that gives way becomes a link
 * for its one client: links are asked before all networks and nobody else sees them.
 */
export interface Clause {
  readonly need: number;
  readonly options: readonly (readonly number[])[];
}

export interface Conflicts {
  /** Needs that no network can meet, whatever else is decided, by index. */
  readonly forced: ReadonlyMap<number, Cause>;
  readonly clauses: readonly Clause[];
}

/**
 * In: the needs and the networks that exist. Out: which needs cannot be met by networks at all, and which
 * only at the expense of others.
 *
 * Only what a need brings along by itself counts here, since it does so on whatever network it is
 * placed: its company, the names they own and those they find others by already, its alias. What two needs do to each other only when they share
 * a network is solved by giving them different ones.
 */
export function findConflicts(model: Model, background: Background): Conflicts {
  const forced = new Map<number, Cause>();
  const force = (need: Need, cause: Cause) => {
    if (!forced.has(need.index)) forced.set(need.index, cause);
  };

  const unavoidable = new Set<string>();
  for (const need of model.needs) {
    if (isNamed(need)) {
      const intruder = background.stranger(need.client, need.key, need.target);
      if (intruder !== null) force(need, { kind: 'intruder', ...intruder });
    }
    // Without a common network one must be made, even for a kept link: links add no network.
    if (background.shared(need).length === 0) {
      for (const { victim, owner } of ownerVictims(model, need)) {
        force(victim, { kind: 'owner', owner, via: need });
      }
      for (const double of doubles(model, background, need)) unavoidable.add(pairOf(double));
    }
  }

  const clauses: Clause[] = [];
  const byKey = lazily(() => groupBy(model.needs.filter(isNamed), need => need.key));
  for (const need of model.needs) {
    if (!isNamed(need) || need.alias === 'none' || forced.has(need.index) || background.settled(need))
      continue;
    const fresh = onNewNetwork(model, background, need, unavoidable);
    if (Array.isArray(fresh) && fresh.every(index => forced.has(index))) continue;
    const options = Array.isArray(fresh) ? [fresh] : [];
    // An alias on a target with heirs is theirs too, on any network.
    if (heirOf(model, need) === undefined) {
      for (const network of background.shared(need)) {
        if (!background.mayHold(network, need)) continue;
        options.push(onExistingNetwork(model, byKey().get(need.key)!, network, need.target));
      }
    }
    if (!Array.isArray(fresh) && options.length === 0) force(need, fresh);
    else clauses.push({ need: need.index, options });
  }
  return { forced, clauses: clauses.filter(({ need }) => !forced.has(need)) };
}

/** The needs against meeting this one on a new network, or why that is impossible. */
function onNewNetwork(
  model: Model,
  background: Background,
  need: NamedNeed,
  unavoidable: ReadonlySet<string>,
): number[] | Cause {
  const heir = heirOf(model, need);
  if (heir !== undefined) return { kind: 'heir', heir };
  if (need.alias === 'name' && mayBePublic(need.key)) return { kind: 'public' };
  const double = doubles(model, background, need).find(found => !unavoidable.has(pairOf(found)));
  if (double !== undefined) return double;
  const against = new Set<number>();
  for (const member of need.company) {
    const stranger = need.alias === 'name' ? background.stranger(member, need.key, need.target) : null;
    if (stranger !== null) return { kind: 'held', held: { member, name: need.name, ...stranger } };
    for (const rival of model.needsFor(member, need.key)) {
      if (rival.target !== need.target) against.add(rival.index);
    }
  }
  // Where no network is shared yet, these are settled already: they had to give way.
  if (background.shared(need).length > 0) {
    for (const { victim, owner } of ownerVictims(model, need)) {
      if (victim === need) return { kind: 'owner', owner, via: need };
      against.add(victim.index);
    }
  }
  return [...against];
}

/** The needs against giving the alias on a network that exists: those of its members that mean another service. */
function onExistingNetwork(
  model: Model,
  same: readonly NamedNeed[],
  network: string,
  target: string,
): number[] {
  return same
    .filter(rival => rival.target !== target && model.services.get(rival.client)!.networks.includes(network))
    .map(rival => rival.index);
}

interface OwnerVictim {
  readonly victim: NamedNeed;
  readonly owner: string;
}

/** Needs of this one's company for a name that another of the company owns. */
function ownerVictims(model: Model, { company }: Need): OwnerVictim[] {
  const victims: OwnerVictim[] = [];
  for (const owner of company) {
    for (const key of model.ownKeys(owner)) {
      for (const member of company) {
        for (const victim of model.needsFor(member, key)) {
          if (victim.target !== owner) victims.push({ victim, owner });
        }
      }
    }
  }
  return victims;
}

type Double = Cause & { readonly kind: 'double' };

/** Own names in this need's company by which others of it find somebody else on networks that are there. */
function doubles(model: Model, background: Background, { company }: Need): Double[] {
  const found: Double[] = [];
  for (const owner of company) {
    for (const name of model.ownKeys(owner)) {
      for (const member of company) {
        const stranger = member === owner ? null : background.stranger(member, name, owner);
        if (stranger !== null) found.push({ kind: 'double', held: { member, name, ...stranger }, owner });
      }
    }
  }
  return found;
}

/** Two services that one need puts on one network and that others need not keep apart, then. */
function pairOf({ held, owner }: Double): string {
  return `${held.member}\0${owner}`;
}

function heirOf(model: Model, { target }: Need): string | undefined {
  return model.services.get(target)!.heirs.find(heir => heir !== target && model.services.has(heir));
}

function lazily<T>(make: () => T): () => T {
  let value: { readonly made: T } | undefined;
  return () => {
    value ??= { made: make() };
    return value.made;
  };
}
