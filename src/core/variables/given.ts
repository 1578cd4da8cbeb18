import type { Stack } from '../compose/stack.js';
import { targetKey } from '../names/answer.js';
import { type Runtime, runtimesOf } from '../names/resolver.js';
import type { Knowledge } from './knowledge.js';
import { type LinkSet, linkSets, type TargetFacts } from './link-sets.js';
import { type GivenOnce, givenOnce, type NetworkValue } from './network-value.js';
import type { EngineAge, PerEngine } from './port-order.js';
import { type TargetPorts, targetPorts, UNKNOWN_PORTS } from './ports.js';
import {
  type OwnVariable,
  type ServiceEnvironment,
  serviceEnvironment,
  UNKNOWN_ENVIRONMENT,
} from './service-environment.js';
import { type ServiceImage, serviceImage } from './service-image.js';
import {
  ADDRESSED,
  isExported,
  portMeanings,
  readSuffix,
  type VariableMeaning,
  variableSuffix,
} from './variable-names.js';

/** A variable that links gave a client. */
export interface GivenVariable {
  readonly name: string;
  readonly client: string;
  readonly meaning: VariableMeaning;
  /** What gave it: more than one where several links have this variable, or one prefix under two Composes. */
  readonly sets: readonly LinkSet[];
  /** Whether chance, or the Compose in use, decided between different values. */
  readonly ambiguous: boolean;
  /** As GivenOnce has them; of the first set where it is ambiguous. */
  readonly was: PerEngine<string | null>;
  readonly setBy: PerEngine<boolean>;
  readonly value: NetworkValue;
  readonly certain: boolean;
  /** The client's own variable of that name, which was in force all the time (vector v1-env-override). */
  readonly alreadySet: OwnVariable | null;
}

/** What links gave one client. */
export interface GivenVariables {
  readonly client: string;
  readonly sets: readonly LinkSet[];
  /**
   * The variable of that name; null where no link gave it. Ports and variables that nobody knows of are believed to
   * be there, with `certain: false`, where the target's image is not known.
   */
  find(name: string): GivenVariable | null;
  /**
   * Every variable that is known to be given, by name, without what only outdated Composes gave. A range of thousands
   * of ports makes a long list.
   */
  all(): readonly GivenVariable[];
}

/** What links gave in a whole project, loaded in one way. */
export interface LinkVariables {
  /** Services that were given anything, in the order of the file. */
  readonly clients: readonly string[];
  of(client: string): GivenVariables;
  image(service: string): ServiceImage;
  ports(service: string): TargetPorts;
  environment(service: string): ServiceEnvironment;
}

/**
 * The variables that links gave, for each client. Only the engine's default bridge ever had them: format 1, and
 * later formats with `network_mode: bridge`.
 */
export function linkVariables(
  stack: Stack,
  knowledge: Knowledge,
  runtimes: readonly Runtime[] = runtimesOf(stack.format),
): LinkVariables {
  const service = (name: string) => stack.services.get(name)!;
  const image = cached(name => serviceImage(service(name), stack, knowledge));
  const ports = cached(name => targetPorts(service(name), image(name), knowledge.variables));
  const environment = cached(name => serviceEnvironment(service(name), stack, image(name), knowledge));
  const facts: TargetFacts = {
    ports: target => (target.kind === 'service' ? ports(target.service) : UNKNOWN_PORTS),
    environment: target => (target.kind === 'service' ? environment(target.service) : UNKNOWN_ENVIRONMENT),
  };
  const of = cached((client): GivenVariables => {
    const sets = runtimes.flatMap(as => linkSets(stack, client, as, facts));
    const own = () => environment(client).variables;
    const instances = stack.topology.services.get(client)?.instances ?? 1;
    return givenTo(client, sets, instances, own);
  });
  const clients = [...stack.services.keys()].filter(name => of(name).sets.length > 0);
  return { clients, of, image, ports, environment };
}

/** The paths that `Knowledge.text` is asked for, so that a shell can read those files before. */
export function wantedFiles(stack: Stack, variables: Readonly<Record<string, string>>): string[] {
  const wanted = new Set<string>();
  const text = (path: string) => {
    wanted.add(path);
    return null;
  };
  const given = linkVariables(stack, { variables, image: () => null, text });
  for (const client of given.clients) given.environment(client);
  return [...wanted];
}

function cached<T>(make: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>();
  return name => {
    if (!known.has(name)) known.set(name, make(name));
    return known.get(name)!;
  };
}

function givenTo(
  client: string,
  sets: readonly LinkSet[],
  instances: number,
  own: () => ReadonlyMap<string, OwnVariable>,
): GivenVariables {
  const today = sets.filter(set => !set.outdated);
  const outdated = sets.filter(set => set.outdated);
  // What only a Compose of old times gave does not stand in the way of what links give today.
  const find = (name: string) => findIn(today, name) ?? findIn(outdated, name);
  const findIn = (among: readonly LinkSet[], name: string): GivenVariable | null => {
    const given = among.flatMap(set => {
      const meaning = name.startsWith(set.prefix) ? readSuffix(name.slice(set.prefix.length)) : null;
      return (meaning && givenOnce(set, meaning, instances)) ?? [];
    });
    return given.length === 0 ? null : united(client, name, given, own().get(name) ?? null);
  };
  const all = () => [...new Set(today.flatMap(namesOf))].sort().map(name => find(name)!);
  return { client, sets, find, all };
}

function namesOf(set: LinkSet): string[] {
  const variables = [...set.environment.variables.keys()].filter(isExported);
  const meanings: VariableMeaning[] = [
    { kind: 'name' },
    ...portMeanings(set.ports),
    ...variables.map(variable => ({ kind: 'environment', variable }) as const),
  ];
  return meanings.map(meaning => set.prefix + variableSuffix(meaning));
}

/** One variable out of all that links gave under its name. */
function united(
  client: string,
  name: string,
  given: readonly GivenOnce[],
  alreadySet: OwnVariable | null,
): GivenVariable {
  // What is merely believed to be there does not put in doubt what is.
  const certain = given.filter(once => once.certain);
  const counted = certain.length > 0 ? certain : given;
  const ambiguous = new Set(counted.map(identity)).size > 1;
  const best = counted.find(once => once.value.kind === 'text') ?? counted[0]!;
  const setBy = (engine: EngineAge) => counted.some(once => once.setBy[engine]);
  return {
    name,
    client,
    meaning: best.meaning,
    sets: counted.map(once => once.set),
    ambiguous,
    was: best.was,
    setBy: { before28: setBy('before28'), from28: setBy('from28') },
    value: ambiguous ? { kind: 'none', reason: 'several-links' } : best.value,
    certain: certain.length === given.length,
    alreadySet,
  };
}

/** Equal where two links gave the same value: an address is that of its target, and a text not told is too. */
function identity({ set, meaning, was, value }: GivenOnce): string {
  const isHidden = meaning.kind === 'environment' && value.kind !== 'text';
  return JSON.stringify([was, isHidden || ADDRESSED.has(meaning.kind) ? targetKey(set.target) : '']);
}
