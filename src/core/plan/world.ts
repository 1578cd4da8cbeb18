import type { Background } from './background.js';
import { entryOf } from './grouping.js';
import { type Meanings, note, type SEVERAL } from './meanings.js';
import type { Model, NamedNeed, Need } from './model.js';
import type { PlanOptions } from './types.js';

/** What new networks must know of their members. Names that cannot come into dispute are left out: most of them. */
export interface World {
  /** The own names of a service that somebody means for another. */
  ownKeys(service: string): readonly string[];
  /** The needs of a service for names that others claim too. Links kept for it are none of a network's business. */
  demands(service: string): readonly NamedNeed[];
  /** What such names mean on the networks that it is on already, and must go on meaning. */
  found(service: string): readonly Meanings[];
  /** Whether the need gives its target a name that it did not have on the network it is placed on. */
  gives(need: Need): need is NamedNeed;
  /** The only services that may be on a new network with this one, or null where all may. */
  company(service: string): ReadonlySet<string> | null;
}

/** In: the needs that new networks are to meet, and who is on the first of them anyway. Out: what matters for it. */
export function makeWorld(
  model: Model,
  background: Background,
  { strategy }: PlanOptions,
  isKept: (need: Need) => boolean,
  needs: readonly Need[],
  inhabitants: readonly string[],
): World {
  const services = new Set([...inhabitants, ...needs.flatMap(need => need.company)]);
  const gives = (need: Need): need is NamedNeed => need.alias === 'name' && !isKept(need);
  const isDisputed = findDisputed(model, background, isKept, services);
  const ownKeys = new Map<string, readonly string[]>();
  const demands = new Map<string, readonly NamedNeed[]>();
  const found = new Map<string, readonly Meanings[]>();
  // One for all members: there may be thousands.
  const onNetwork = new Map<string, Meanings>();
  const foundOn = (network: string) =>
    entryOf(onNetwork, network, () => meaningsOn(background, network, isDisputed));
  for (const service of services) {
    ownKeys.set(service, model.ownKeys(service).filter(isDisputed));
    demands.set(
      service,
      model.namedNeeds(service).filter(need => !isKept(need) && isDisputed(need.key)),
    );
    const { networks } = model.services.get(service)!;
    found.set(
      service,
      networks.map(foundOn).filter(meanings => meanings.size > 0),
    );
  }
  // A service whose own name may be a public one meets only those it has to, and so does everyone when isolated.
  const companies = findCompanies(
    model,
    services,
    service => strategy === 'isolated' || service.includes('.'),
  );
  return {
    ownKeys: service => ownKeys.get(service)!,
    demands: service => demands.get(service)!,
    found: service => found.get(service)!,
    gives,
    company: service => companies.get(service) ?? null,
  };
}

/**
 * Tells the names that somebody asks for, or finds another by already, and that could lead to more than one
 * service: an alias is always asked for.
 */
function findDisputed(
  model: Model,
  background: Background,
  isKept: (need: Need) => boolean,
  services: ReadonlySet<string>,
): (key: string) => boolean {
  const wanted = new Set<string>();
  const meanings = new Map<string, Set<string>>();
  const add = (key: string, service: string) => {
    entryOf(meanings, key, () => new Set()).add(service);
  };
  for (const service of services) {
    for (const key of model.ownKeys(service)) add(key, service);
    for (const need of model.namedNeeds(service)) {
      if (isKept(need)) continue;
      wanted.add(need.key);
      add(need.key, need.target);
    }
  }
  const networks = new Set([...services].flatMap(service => model.services.get(service)!.networks));
  for (const network of networks) {
    for (const [key, claimants] of background.claims(network)) {
      if (!meanings.has(key)) continue;
      wanted.add(key);
      for (const service of claimants) add(key, service);
    }
  }
  return key => wanted.has(key) && meanings.get(key)!.size > 1;
}

function meaningsOn(background: Background, network: string, isDisputed: (key: string) => boolean): Meanings {
  const meanings = new Map<string, string | typeof SEVERAL>();
  for (const [key, claimants] of background.claims(network)) {
    if (isDisputed(key)) for (const service of claimants) note(meanings, key, service);
  }
  return meanings;
}

/** For each guarded service, those that share a need with it. */
function findCompanies(
  model: Model,
  services: ReadonlySet<string>,
  isGuarded: (service: string) => boolean,
): Map<string, Set<string>> {
  const companies = new Map<string, Set<string>>();
  for (const service of services) if (isGuarded(service)) companies.set(service, new Set([service]));
  for (const { company } of model.needs) {
    for (const service of company) {
      const known = companies.get(service);
      if (known !== undefined) for (const other of company) known.add(other);
    }
  }
  return companies;
}
