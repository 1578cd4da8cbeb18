import { entryOf } from './grouping.js';
import type { Model, NamedNeed, Need } from './model.js';
import { mayBePublic, nameKey } from './names.js';

type Services = ReadonlySet<string>;
const NOBODY: Services = new Set();

/** Somebody who answers to a name on a network. */
export interface Claimant {
  readonly service: string;
  readonly network: string;
}

/** The networks that the project has already: fixed members, and claims that stay. */
export interface Background {
  /** Keys of the existing networks that client and target of a need share. */
  shared(need: Need): readonly string[];
  /** Whether nothing has to be done: they share a network, and the target has the name there, letter for letter. */
  settled(need: Need): boolean;
  /** Who answers to a name on a network of the service and is not the one meant. */
  stranger(service: string, key: string, meant: string): Claimant | null;
  /** Whether an alias there takes no name from any member: neither one of another service nor an outside host. */
  mayHold(network: string, need: NamedNeed): boolean;
  /** Who answers to what on a network. */
  claims(network: string): ReadonlyMap<string, Services>;
}

/**
 * In: the services with their networks and aliases. Out: who claims what where.
 *
 * Every container answers on each of its networks to its service name, `container_name`, `hostname`
 * and the aliases given there. Of a client's networks only the first that knows the name is asked, in an
 * order that depends on the engine's names for them; a plan is to hold in any order, so each must agree.
 */
export function readBackground(model: Model): Background {
  const networksOf = new Map<string, Services>();
  const members = new Map<string, string[]>();
  const claims = new Map<string, Map<string, Set<string>>>();
  /** Where a name is known: most names on few networks. */
  const known = new Map<string, Set<string>>();
  const spelled = new Set<string>();
  for (const service of model.services.values()) {
    networksOf.set(service.name, new Set(service.networks));
    for (const network of service.networks) {
      entryOf(members, network, () => []).push(service.name);
      const names = entryOf(claims, network, () => new Map<string, Set<string>>());
      const aliases = service.aliases.get(network) ?? [];
      for (const alias of aliases) spelled.add(`${network}\0${service.name}\0${alias}`);
      for (const key of [...model.ownKeys(service.name), ...aliases.map(nameKey)]) {
        entryOf(names, key, () => new Set()).add(service.name);
        entryOf(known, key, () => new Set()).add(network);
      }
    }
  }

  const claimants = (network: string, key: string) => claims.get(network)?.get(key) ?? NOBODY;
  const common = new Map<Need, readonly string[]>();
  const shared = (need: Need) =>
    entryOf(common, need, () => {
      const there = networksOf.get(need.target)!;
      return model.services.get(need.client)!.networks.filter(network => there.has(network));
    });
  const strangerOn = (network: string, key: string, meant: string): Claimant | null => {
    for (const service of claimants(network, key)) if (service !== meant) return { service, network };
    return null;
  };
  const neighbours = new Map<string, boolean>();
  /** Whether two networks have a member in common. */
  const meet = (a: string, b: string) =>
    entryOf(neighbours, `${a}\0${b}`, () => {
      const [few, other] = members.get(a)!.length < members.get(b)!.length ? [a, b] : [b, a];
      return members.get(few)!.some(member => networksOf.get(member)!.has(other));
    });

  return {
    shared,
    settled(need) {
      if (need.alias === 'none') return shared(need).length > 0;
      return shared(need).some(network => spelled.has(`${network}\0${need.target}\0${need.name}`));
    },
    stranger(service, key, meant) {
      const [own, others] = [networksOf.get(service)!, known.get(key) ?? NOBODY];
      const [few, many] = own.size < others.size ? [own, others] : [others, own];
      for (const network of few) {
        const found = many.has(network) ? strangerOn(network, key, meant) : null;
        if (found !== null) return found;
      }
      return null;
    },
    mayHold(network, { key, target }) {
      // Another spelling of what the target is called there already changes no answer.
      if (claimants(network, key).has(target)) return true;
      if (mayBePublic(key)) return false;
      for (const other of known.get(key) ?? []) {
        if (strangerOn(other, key, target) !== null && meet(network, other)) return false;
      }
      return true;
    },
    claims: network => claims.get(network)!,
  };
}
