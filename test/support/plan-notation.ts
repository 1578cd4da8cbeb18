import type {
  NetworkPlan,
  PlanInput,
  PlanOptions,
  PlanService,
  Requirement,
} from '../../src/core/plan/types.js';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Reads a graph, a line each:
 *
 *   web                                       a service
 *   db owns db.local hostname dbhost on front(api,x) back heirs db2
 *   web > db as database                      web finds db under that name
 *   web > db                                  they share a network
 *
 * Services that only requirements mention come last.
 */
export function graph(text: string): PlanInput {
  const services = new Map<string, Mutable<PlanService>>();
  const requirements: Requirement[] = [];
  const service = (name: string) => {
    const found = services.get(name) ?? plain(name);
    services.set(name, found);
    return found;
  };
  const lines = text
    .split('\n')
    .map(line => line.trim().split(/\s+/))
    .filter(([word]) => word !== '');
  for (const words of lines.filter(words => words[1] !== '>')) declare(service(words[0]!), words.slice(1));
  for (const [client, arrow, target, , name] of lines) {
    if (arrow !== '>') continue;
    service(client!);
    service(target!);
    requirements.push({ client: client!, name: name ?? null, target: target! });
  }
  return { services: [...services.values()], requirements };
}

function plain(name: string): Mutable<PlanService> {
  return { name, ownNames: [name], hostname: null, networks: [], aliases: new Map(), heirs: [] };
}

function declare(service: Mutable<PlanService>, words: readonly string[]): void {
  let section = '';
  const aliases = new Map<string, string[]>();
  for (const word of words) {
    if (['owns', 'hostname', 'on', 'heirs'].includes(word)) section = word;
    else if (section === 'heirs') service.heirs = [...service.heirs, word];
    else if (section === 'on') {
      const [, network, list] = /^(.*?)(?:\((.*)\))?$/.exec(word)!;
      service.networks = [...service.networks, network!];
      aliases.set(network!, list?.split(',') ?? []);
    } else {
      service.ownNames = [...service.ownNames, word];
      if (section === 'hostname') service.hostname = word;
    }
  }
  service.aliases = aliases;
}

export function options(changes: Partial<PlanOptions> = {}): PlanOptions {
  return { network: 'app', strategy: 'shared', taken: [], ...changes };
}

/** Writes a plan, a line each: `app = web db(x)`, `front += db(x)`, `link web > db as x`, `refused web > db as x`. */
export function lines(plan: NetworkPlan): string[] {
  const member = ({ service, aliases }: { service: string; aliases: readonly string[] }) =>
    aliases.length > 0 ? `${service}(${aliases.join(',')})` : service;
  return [
    ...plan.networks.map(
      ({ name, created, members }) => `${name} ${created ? '=' : '+='} ${members.map(member).join(' ')}`,
    ),
    ...plan.keptLinks.map(({ client, name, target }) => `link ${client} > ${target} as ${name}`),
    ...plan.refused.map(({ client, name, target }) => `refused ${client} > ${target} as ${name}`),
  ];
}
