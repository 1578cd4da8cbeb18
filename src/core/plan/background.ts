import { entryOf } from './grouping.js';
import type { Model, NamedNeed, Need } from './model.js';
import { mayBePublic, nameKey } from './names.js';

const NOBODY: ReadonlySet<string> = new Set();

/** The networks that the project has already: fixed members, and claims that stay. */
export interface Background {
  /** Keys of the existing networks that client and target of a need share. */
  shared(need: Need): readonly string[];
  /** Whether nothing has to be done: they share a network, and the target has the name there, letter for letter. */
  settled(need: Need): boolean;
  /** A service that answers to the name on a network of the client and is not the one meant. */
  intruder(need: NamedNeed): { readonly service: string; readonly network: string } | null;
  /** Whether an alias there would hide no outside host from anybody. */
  mayHold(network: string, need: NamedNeed): boolean;
}

/**
 * In: the services with their networks and aliases. Out: who claims what where.
 *
 * Every container answers on each of its networks to its service name, `container_name`, `hostname`
 * and the aliases given there. Of a client's networks only the first that knows the name is asked, in an
 * order that depends on the engine's names for them; a plan is to hold in any order, so each must agree.
 */
export function readBackground(model: Model): Background {
  const claims = new Map<string, Map<string, Set<string>>>();
  const spelled = new Set<string>();
  for (const service of model.services.values()) {
    for (const network of service.networks) {
      const names = entryOf(claims, network, () => new Map<string, Set<string>>());
      const aliases = service.aliases.get(network) ?? [];
      for (const alias of aliases) spelled.add(`${network}\0${service.name}\0${alias}`);
      for (const key of [...model.ownKeys(service.name), ...aliases.map(nameKey)]) {
        entryOf(names, key, () => new Set()).add(service.name);
      }
    }
  }

  const networksOf = (service: string) => model.services.get(service)!.networks;
  const claimants = (network: string, key: string): ReadonlySet<string> =>
    claims.get(network)?.get(key) ?? NOBODY;
  const shared = ({ client, target }: Need) => {
    const there = networksOf(target);
    return networksOf(client).filter(network => there.includes(network));
  };

  return {
    shared,
    settled(need) {
      const common = shared(need);
      if (need.alias === 'none') return common.length > 0;
      return common.some(network => spelled.has(`${network}\0${need.target}\0${need.name}`));
    },
    intruder({ client, key, target }) {
      for (const network of networksOf(client)) {
        for (const service of claimants(network, key)) {
          if (service !== target) return { service, network };
        }
      }
      return null;
    },
    mayHold: (network, { key, target }) => !mayBePublic(key) || claimants(network, key).has(target),
  };
}
