import type {
  NetworkPlan,
  PlanInput,
  PlanOptions,
  PlanService,
  Requirement,
} from '../../src/core/plan/types.js';

/**
 * Judges a plan by what it means, not by how it was found. Shares no code with the planner.
 */

interface Network {
  readonly created: boolean;
  /** Members with all aliases they have there. */
  readonly members: Map<string, Set<string>>;
}

/** All networks as they are once a plan is carried out, by name. */
export type State = Map<string, Network>;

/** Something to carry out: a service joins a network (new if it has that name) with aliases. */
export interface Step {
  readonly network: string;
  readonly service: string;
  readonly aliases: readonly string[];
  /** It is there because it names no network, so there is no text that heirs could inherit. */
  readonly implicit?: boolean;
}

const lower = (text: string) => text.toLowerCase();

export function find(input: PlanInput, name: string): PlanService {
  return input.services.find(service => service.name === name)!;
}

/** What is there before, plus the steps, each of them inherited by the heirs. */
export function carryOut(input: PlanInput, steps: readonly Step[]): State {
  const state: State = new Map();
  const join = (network: string, created: boolean, service: string, aliases: readonly string[]) => {
    const entry = state.get(network) ?? { created, members: new Map<string, Set<string>>() };
    state.set(network, entry);
    entry.members.set(service, new Set([...(entry.members.get(service) ?? []), ...aliases]));
  };
  for (const service of input.services) {
    for (const network of service.networks)
      join(network, false, service.name, service.aliases.get(network) ?? []);
  }
  for (const { network, service, aliases, implicit } of steps) {
    for (const who of implicit ? [service] : [service, ...find(input, service).heirs])
      join(network, true, who, aliases);
  }
  return state;
}

/** Services that no network has yet and that Compose puts on its implicit one. */
export function leftOver(input: PlanInput, state: State): string[] {
  const placed = new Set([...state.values()].flatMap(network => [...network.members.keys()]));
  return input.services.filter(service => !placed.has(service.name)).map(service => service.name);
}

function claims(input: PlanInput, network: Network, service: string, name: string): boolean {
  return namesOn(input, network, service).some(own => lower(own) === lower(name));
}

function namesOn(input: PlanInput, network: Network, service: string): string[] {
  return [...find(input, service).ownNames, ...network.members.get(service)!];
}

/**
 * Whether the target's names on a network have this one letter for letter, as people look for it. Of several
 * spellings that have to be written one stands for all.
 */
function isWritten(input: PlanInput, key: string, network: Network, { name, target }: Requirement): boolean {
  const names = namesOn(input, network, target);
  if (names.includes(name!)) return true;
  const { ownNames, aliases } = find(input, target);
  const before = [...ownNames, ...(aliases.get(key) ?? [])];
  return names.some(own => lower(own) === lower(name!) && !before.includes(own));
}

/** Why a requirement does not hold, or null. A kept link needs no more than a common network. */
export function failure(
  input: PlanInput,
  state: State,
  requirement: Requirement,
  kept: boolean,
): string | null {
  const { client, name, target } = requirement;
  const said = `${client} > ${target} as ${name}`;
  const own = [...state].filter(([, network]) => network.members.has(client));
  const common = own.filter(([, network]) => network.members.has(target));
  if (common.length === 0) return `${said}: no common network`;
  if (name === null || kept) return null;
  if (!common.some(([key, network]) => isWritten(input, key, network, requirement)))
    return `${said}: not found`;
  for (const [key, network] of own) {
    for (const member of network.members.keys()) {
      if (member !== target && claims(input, network, member, name))
        return `${said}: ${member} answers on ${key}`;
    }
  }
  return null;
}

/** Who answers to a name on the networks that a service has before anything is done. */
function answerers(input: PlanInput, before: State, service: string, name: string): string[] {
  return [...before.values()]
    .filter(network => network.members.has(service))
    .flatMap(network => [...network.members.keys()].filter(member => claims(input, network, member, name)));
}

/**
 * Names that lead somebody somewhere on the networks that are there and that would get a second meaning: by
 * an alias, or by who is on a new network without having to be.
 */
export function clashes(input: PlanInput, state: State, steps: readonly Step[]): string[] {
  const before = carryOut(input, []);
  const wrong: string[] = [];
  for (const step of steps) {
    for (const alias of step.aliases.filter(name => !answered(input, step, name))) {
      for (const member of state.get(step.network)!.members.keys()) {
        for (const other of answerers(input, before, member, alias)) {
          if (other !== step.service)
            wrong.push(`${member} finds ${other} as ${alias}, beside ${step.service}`);
        }
      }
    }
  }
  for (const { created, members } of state.values()) {
    if (created) wrong.push(...doubles(input, [...members.keys()], (a, b) => mustMeet(input, a, b)));
  }
  return wrong;
}

/** Members of a new network by whose own names others of them find somebody else. */
function doubles(
  input: PlanInput,
  members: readonly string[],
  isExcused: (member: string, owner: string) => boolean,
): string[] {
  const before = carryOut(input, []);
  return members.flatMap(owner =>
    find(input, owner).ownNames.flatMap(name =>
      members.flatMap(member =>
        answerers(input, before, member, name)
          .filter(other => other !== owner && member !== owner && !isExcused(member, owner))
          .map(other => `${member} finds ${other} as ${name}, beside ${owner}`),
      ),
    ),
  );
}

/** Whether a requirement makes a network for the two, as its client and target share none yet. */
function mustMeet(input: PlanInput, a: string, b: string): boolean {
  return strangers(input).some(r => [a, b].every(service => companyOf(input, r).includes(service)));
}

/** Whether links force somebody together with two claimants of a name: nothing can be done about that. */
export function hasForcedDoubles(input: PlanInput): boolean {
  return strangers(input).some(r => doubles(input, companyOf(input, r), () => false).length > 0);
}

/** Requirements whose client and target share no network yet. */
function strangers(input: PlanInput): Requirement[] {
  const networks = (service: string) => find(input, service).networks;
  return input.requirements.filter(
    ({ client, target }) => !networks(client).some(network => networks(target).includes(network)),
  );
}

function companyOf(input: PlanInput, { client, target }: Requirement): string[] {
  return [client, target].flatMap(service => [service, ...find(input, service).heirs]);
}

/** Services that a requirement puts on one network anyway, heirs with them. */
function belongTogether(input: PlanInput, a: string, b: string): boolean {
  return input.requirements.some(requirement => {
    const company = companyOf(input, requirement);
    return company.includes(a) && company.includes(b);
  });
}

/** Whether a service answered to a name on a network before, so that an alias there is no more than a spelling. */
function answered(input: PlanInput, { network, service }: Step, name: string): boolean {
  const { ownNames, aliases } = find(input, service);
  return [...ownNames, ...(aliases.get(network) ?? [])].some(own => lower(own) === lower(name));
}

/** Outside hosts that are hidden from members of a network, the one that is given the name among them, and services that must not meet. */
export function leaks(
  input: PlanInput,
  { strategy }: PlanOptions,
  state: State,
  steps: readonly Step[],
): string[] {
  const found: string[] = [];
  for (const step of steps) {
    for (const alias of step.aliases) {
      if (alias.includes('.') && !answered(input, step, alias)) {
        found.push(`${alias} leads to ${step.service} on ${step.network}, not outside`);
      }
    }
  }
  for (const [key, { created, members }] of state) {
    if (!created) continue;
    for (const a of members.keys()) {
      if (strategy !== 'isolated' && !a.includes('.')) continue;
      for (const b of members.keys()) {
        if (a !== b && !belongTogether(input, a, b)) found.push(`${b} is with ${a} on ${key}`);
      }
    }
  }
  return found;
}

/** Whether nothing can meet a requirement: hosts file first, or two answers asked for under one name. */
export function isHopeless(input: PlanInput, requirement: Requirement): boolean {
  const { client, name, target } = requirement;
  if (name === null) return false;
  const { hostname } = find(input, client);
  if (client !== target && hostname !== null && lower(hostname) === lower(name)) return true;
  const first = input.requirements.find(
    r =>
      r.client === client &&
      r.name === name &&
      (r.target === client || lower(hostname ?? '\0') !== lower(name)),
  );
  return first !== undefined && first.target !== target;
}

/** Whether a requirement puts a service on the network with these members, itself or as an heir. */
function isBrought(input: PlanInput, members: readonly string[], service: string): boolean {
  return input.requirements.some(
    ({ client, target }) =>
      [client, target].every(end => members.includes(end)) &&
      [client, target].some(end => end === service || find(input, end).heirs.includes(service)),
  );
}

/** Everything that is wrong with a plan; empty for a good one. */
export function problems(input: PlanInput, options: PlanOptions, plan: NetworkPlan): string[] {
  const found: string[] = [];
  const steps: Step[] = [];
  const names = new Set(options.taken);
  for (const { name, created, members } of plan.networks) {
    const there = input.services.some(service => service.networks.includes(name));
    if (created && (names.has(name) || there || !/^[\w.-]+$/.test(name)))
      found.push(`bad network name ${name}`);
    if (!created && !there) found.push(`no network ${name}`);
    names.add(name);
    const listed = members.map(({ service }) => service);
    const inOrder = input.services.map(service => service.name).filter(service => listed.includes(service));
    if (listed.join() !== inOrder.join()) found.push(`members of ${name} out of order: ${listed.join()}`);
    for (const { service, aliases } of members) {
      const { ownNames, networks } = find(input, service);
      if (!created && (!networks.includes(name) || aliases.length === 0))
        found.push(`${service} is idle on ${name}`);
      if (new Set(aliases.map(lower)).size < aliases.length) found.push(`alias twice: ${aliases.join()}`);
      const has = [...ownNames, ...(find(input, service).aliases.get(name) ?? [])];
      const asked = input.requirements.filter(r => r.target === service).map(r => r.name);
      for (const alias of aliases) {
        if (has.includes(alias)) found.push(`${service} is given a name it has: ${alias}`);
        if (!asked.includes(alias)) found.push(`nobody asks for ${service} as ${alias}`);
      }
      const implicit =
        created && name === 'default' && aliases.length === 0 && !isBrought(input, listed, service);
      steps.push({ network: name, service, aliases, implicit });
    }
  }

  const state = carryOut(input, steps);
  for (const { name, created, members } of plan.networks) {
    if (created && state.get(name)!.members.size !== members.length)
      found.push(`heirs are missing on ${name}`);
    if (created && options.network === 'default' && name === 'default') {
      found.push(...leftOver(input, state).map(service => `${service} is missing on default`));
    }
  }
  found.push(...leaks(input, options, state, steps), ...clashes(input, state, steps));

  const listed = (list: NetworkPlan['refused'], { client, name, target }: Requirement) =>
    list.filter(e => e.client === client && e.name === name && e.target === target);
  for (const requirement of input.requirements) {
    const kept = listed(plan.keptLinks, requirement);
    const refused = listed(plan.refused, requirement);
    if (kept.length + refused.length > 1) found.push(`twice: ${JSON.stringify(requirement)}`);
    if ([...kept, ...refused].some(({ because }) => because === '')) found.push('no reason');
    if (refused.length > 0 !== isHopeless(input, requirement))
      found.push(`refused? ${JSON.stringify(requirement)}`);
    const share = refused.length > 0 ? { ...requirement, name: null } : requirement;
    const wrong = failure(input, state, share, kept.length > 0);
    if (wrong !== null) found.push(wrong);
  }
  return found;
}
