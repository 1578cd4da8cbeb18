/** Reads the small projects of the measured vectors: just enough of Compose for those, and nothing more. */
import { parse } from 'yaml';
import type { Runtime } from '../../src/core/names/resolver.js';
import type { Attachment, Topology, TopologyLink, TopologyService } from '../../src/core/names/topology.js';

export interface Measured {
  readonly rc: number;
  readonly error?: string;
  readonly resolve?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly varies_between_runs?: {
    readonly resolve?: Readonly<Record<string, Readonly<Record<string, readonly (readonly string[])[]>>>>;
  };
}

export interface Vector {
  readonly id: string;
  readonly format: 'v1' | 'spec';
  readonly files: Readonly<Record<string, string>>;
  readonly up_args?: readonly string[];
  readonly measured: Readonly<Record<string, Measured>>;
}

/** The project name under which the vectors were measured. */
export const PROJECT = 'semv';

// biome-ignore lint/suspicious/noExplicitAny: loaded YAML, only ever that of the vectors
type Raw = any;
type RawServices = Record<string, Raw>;

function linkOf(entry: string): TopologyLink {
  const colon = entry.indexOf(':');
  const [target, alias] = colon < 0 ? [entry, ''] : [entry.slice(0, colon), entry.slice(colon + 1)];
  return { target, alias: alias === '' ? null : alias };
}

/** By alias, the later file's target, sorted by target and alias, as 1.29.2 merges files. */
function mergeLinks(base: readonly string[], over: readonly string[]): string[] {
  const byAlias = new Map<string, [target: string, alias: string]>();
  for (const entry of [...base, ...over]) {
    const { target, alias } = linkOf(entry);
    byAlias.set(alias ?? target, [target, alias ?? target]);
  }
  return [...byAlias.values()].sort().map(([target, alias]) => `${target}:${alias}`);
}

function loadServices(vector: Vector): { services: RawServices; networks: RawServices } {
  const services: RawServices = {};
  let networks: RawServices = {};
  for (const text of Object.values(vector.files)) {
    const document = parse(text.replaceAll('${COMPOSE_PROJECT_NAME}', PROJECT), {
      version: '1.1',
      merge: true,
    });
    networks = { ...networks, ...document.networks };
    for (const [name, over] of Object.entries<Raw>(vector.format === 'v1' ? document : document.services)) {
      const base = services[name];
      services[name] = base
        ? { ...base, ...over, links: mergeLinks(base.links ?? [], over.links ?? []) }
        : { ...over };
    }
  }
  for (const [name, service] of Object.entries(services)) {
    const base = services[service.extends?.service];
    if (!base) continue;
    services[name] = { ...base, ...service, links: [...(base.links ?? []), ...(service.links ?? [])] };
  }
  return { services, networks };
}

function attachmentOf(service: Raw, v1: boolean): Attachment {
  const mode: string | undefined = service.net ?? service.network_mode;
  if (mode === 'host' || mode === 'none' || mode === 'bridge') return { kind: mode };
  const stack = mode?.match(/^(?:container|service):(.+)$/);
  if (stack) return { kind: 'stack-of', service: stack[1]! };
  if (mode !== undefined) return { kind: 'existing-network', network: mode };
  if (v1) return { kind: 'bridge' };
  const listed: Raw = service.networks ?? { default: {} };
  const byKey: RawServices = Array.isArray(listed)
    ? Object.fromEntries(listed.map(key => [key, {}]))
    : listed;
  return {
    kind: 'networks',
    memberships: Object.entries(byKey).map(([network, options]) => ({
      network,
      aliases: (options?.aliases ?? []).map(String),
    })),
  };
}

/** How many containers of each service run, from the arguments of `up` and what stops by itself. */
function instancesOf(services: RawServices, upArguments: readonly string[]): Map<string, number> {
  const started = new Set<string>();
  const start = (name: string) => {
    if (started.has(name) || !services[name]) return;
    started.add(name);
    const { links = [], depends_on = [], volumes_from = [], net = '' } = services[name];
    for (const entry of [...links, ...depends_on, ...volumes_from]) start(entry.split(':')[0]);
    start(net.replace(/^container:/, ''));
  };
  const scales = upArguments.filter(argument => argument.includes('=')).map(argument => argument.split('='));
  const named = upArguments.filter(argument => argument in services);
  for (const name of named.length > 0 ? named : Object.keys(services)) start(name);
  const instances = new Map<string, number>();
  for (const [name, { command }] of Object.entries(services)) {
    const ends = Array.isArray(command) && command.at(-1) === 'true';
    instances.set(name, started.has(name) && !ends ? 1 : 0);
  }
  for (const [name, count] of scales) instances.set(name!, Number(count));
  return instances;
}

export function topologyOf(vector: Vector): Topology {
  const v1 = vector.format === 'v1';
  const { services: raw, networks } = loadServices(vector);
  const instances = instancesOf(raw, vector.up_args ?? []);
  const services = Object.entries(raw).map(
    ([name, service]): TopologyService => ({
      name,
      ...(service.container_name && { containerName: service.container_name }),
      ...(service.hostname && { hostname: service.hostname }),
      ...(service.domainname && { domainname: service.domainname }),
      extraHosts: (service.extra_hosts ?? []).map((entry: string) => {
        const [host = '', address = ''] = entry.split(':');
        return { host, address };
      }),
      instances: instances.get(name) ?? 0,
      attachment: attachmentOf(service, v1),
      links: (service.links ?? []).map(linkOf),
      externalLinks: (service.external_links ?? []).map((entry: string) => {
        const { target, alias } = linkOf(entry);
        return { container: target, alias };
      }),
    }),
  );
  return {
    project: PROJECT,
    format: v1 ? 'v1' : 'services',
    services: new Map(services.map(service => [service.name, service])),
    networks: new Map(
      Object.entries<Raw>({ default: null, ...networks }).map(([key, options]) => [
        key,
        {
          key,
          fullName: options?.name ?? `${PROJECT}_${key}`,
          internal: options?.internal ?? false,
          external: options?.external ?? false,
        },
      ]),
    ),
  };
}

/** `compose-1.29.2/engine-20.10.24` and the like. */
export function runtimeOf(label: string): Runtime {
  return {
    compose: label.startsWith('compose-1.') ? 'legacy' : 'modern',
    engine: label.includes('engine-28.') ? 28 : 20,
  };
}
