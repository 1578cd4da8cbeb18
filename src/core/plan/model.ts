import { entryOf } from './grouping.js';
import { nameKey } from './names.js';
import type { Exception, PlanInput, PlanService, Requirement } from './types.js';

/** A requirement, made ready: every service in it exists and nothing contradicts it outright. */
export interface Need {
  /** Position among all needs: the order of decisions. */
  readonly index: number;
  readonly client: string;
  /** As written, or null where only a common network is wanted. */
  readonly name: string | null;
  /** The name as look-ups compare it. */
  readonly key: string | null;
  readonly target: string;
  /** Who joins a new network that is to meet this need: client, target, and all who inherit their text. */
  readonly company: readonly string[];
  readonly alias: Alias;
}

/**
 * What the target lacks: nothing, the name in this spelling, or the name. Look-up ignores case, so a
 * spelling changes no answer; it is written for those who read the file and for tools that do tell them apart.
 */
export type Alias = 'none' | 'spelling' | 'name';

/** A need that asks for a name. */
export type NamedNeed = Need & { readonly name: string; readonly key: string };

export interface Model {
  readonly services: ReadonlyMap<string, PlanService>;
  readonly needs: readonly Need[];
  readonly refused: readonly Exception[];
  /** Place in the file. */
  position(service: string): number;
  /** The own names of a service, as look-ups compare them. */
  ownKeys(service: string): readonly string[];
  /** The named needs of a client. */
  namedNeeds(client: string): readonly NamedNeed[];
  /** The needs of a client for one name: several only where spellings differ. */
  needsFor(client: string, key: string): readonly NamedNeed[];
}

/**
 * In: services and requirements as given. Out: the needs to be met, in order, without duplicates, and what
 * nothing can meet. Client and target of a refused requirement still get to share a network, so that
 * only the name is missing.
 *
 * A container's own hosts file is read before any name server, so a client never finds another service
 * under its own `hostname` (measured for networks and for links on networks).
 */
export function buildModel(input: PlanInput): Model {
  const services = new Map(input.services.map(service => [service.name, service]));
  const positions = new Map(input.services.map(({ name }, position) => [name, position]));
  const keys = new Map(input.services.map(({ name, ownNames }) => [name, ownKeysOf(name, ownNames)]));
  const needs: Need[] = [];
  const refused: Exception[] = [];
  const seen = new Set<string>();
  const answers = new Map<string, string>();

  for (const requirement of input.requirements) {
    const { client, target } = requirement;
    if (!seenAnew(seen, requirement)) continue;
    let name = requirement.name;
    if (name !== null) {
      const why = whyNever(requirement, name, services, answers);
      if (why !== null) refused.push({ client, name, target, because: why });
      if (why !== null) name = null;
      else answers.set(`${client}\0${name}`, target);
    }
    // A second look: a refused name leaves a need that may be there already.
    if (name !== requirement.name && !seenAnew(seen, { client, name, target })) continue;
    if (!services.has(client) || !services.has(target)) continue;
    const key = name === null ? null : nameKey(name);
    needs.push({
      index: needs.length,
      client,
      name,
      key,
      target,
      company: companyOf(services, client, target),
      alias: aliasOf(services.get(target)!, name, keys.get(target)!),
    });
  }

  const byClient = groupNamed(needs);
  return {
    services,
    needs,
    refused,
    position: service => positions.get(service)!,
    ownKeys: service => keys.get(service) ?? [],
    namedNeeds: client => byClient.get(client)?.all ?? [],
    needsFor: (client, key) => byClient.get(client)?.byKey.get(key) ?? [],
  };
}

function ownKeysOf(name: string, ownNames: readonly string[]): string[] {
  return [...new Set([name, ...ownNames].map(nameKey))];
}

function aliasOf(target: PlanService, name: string | null, ownKeys: readonly string[]): Alias {
  if (name === null || name === target.name || target.ownNames.includes(name)) return 'none';
  return ownKeys.includes(nameKey(name)) ? 'spelling' : 'name';
}

function seenAnew(seen: Set<string>, { client, name, target }: Requirement): boolean {
  const id = `${client}\0${target}\0${name === null ? '' : `=${name}`}`;
  if (seen.has(id)) return false;
  seen.add(id);
  return true;
}

function whyNever(
  { client, target }: Requirement,
  name: string,
  services: ReadonlyMap<string, PlanService>,
  answers: ReadonlyMap<string, string>,
): string | null {
  for (const service of [client, target]) {
    if (!services.has(service)) return `"${service}" is not a service that can join a network`;
  }
  const { hostname } = services.get(client)!;
  if (client !== target && hostname !== null && nameKey(hostname) === nameKey(name)) {
    return `"${client}" has the hostname "${hostname}" and so finds itself under that name before any network or link is asked; its hostname must change`;
  }
  const other = answers.get(`${client}\0${name}`);
  if (other !== undefined && other !== target) {
    return `"${client}" asks for "${other}" under the name "${name}" too, and a name can lead to one service only`;
  }
  return null;
}

function companyOf(services: ReadonlyMap<string, PlanService>, client: string, target: string): string[] {
  const company = new Set([client, target]);
  for (const service of [client, target]) {
    for (const heir of services.get(service)!.heirs) if (services.has(heir)) company.add(heir);
  }
  return [...company];
}

interface ClientNeeds {
  readonly all: NamedNeed[];
  readonly byKey: Map<string, NamedNeed[]>;
}

/** Whether a need asks for a name. */
export function isNamed(need: Need): need is NamedNeed {
  return need.key !== null;
}

function groupNamed(needs: readonly Need[]): Map<string, ClientNeeds> {
  const clients = new Map<string, ClientNeeds>();
  for (const need of needs) {
    if (!isNamed(need)) continue;
    const entry = entryOf(clients, need.client, (): ClientNeeds => ({ all: [], byKey: new Map() }));
    entry.all.push(need);
    entryOf(entry.byKey, need.key, () => []).push(need);
  }
  return clients;
}
