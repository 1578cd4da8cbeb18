/** Compose projects with every container replaced by a stub: only what names and start order depend on stays. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export type Mapping = Record<string, unknown>;

export interface StubProject {
  /** A copy with stubs. */
  readonly directory: string;
  readonly files: readonly string[];
  /** Containers outside of the project, and networks, that it expects to exist. */
  readonly containers: readonly string[];
  readonly networks: readonly string[];
  /** Whether it claims names of the whole engine, so that it must not run beside another that does. */
  readonly exclusive: boolean;
  readonly services: readonly string[];
  /** Every name that somebody in the project might be known by. */
  readonly names: readonly string[];
}

const KEPT = [
  'links',
  'external_links',
  'hostname',
  'domainname',
  'container_name',
  'extra_hosts',
  'extends',
];
const OWN_MODES = /^(bridge|host|none|default|container:.*|service:.*)$/;

/** What stubs have beside the keys that names depend on. */
export interface StubExtras {
  readonly image: string;
  readonly keys: readonly string[];
  /** Ports that the image of a service exposes. */
  ports(service: string): readonly string[];
}

const NO_EXTRAS: StubExtras = { image: 'stub', keys: [], ports: () => [] };

/** `files` are relative to `source`, in the order of `-f`; the copy is made in `parent`. */
export function stubProject(
  source: string,
  files: readonly string[],
  parent: string,
  extras: StubExtras = NO_EXTRAS,
): StubProject {
  const directory = mkdtempSync(join(parent, 'project-'));
  cpSync(source, directory, { recursive: true });
  const documents: Mapping[] = [];
  for (const path of readdirSync(directory, { recursive: true, encoding: 'utf8' })) {
    if (!/\.ya?ml$/.test(path)) continue;
    const text = readFileSync(join(directory, path), 'utf8');
    const document = stubDocument(readDocument(text), extras);
    writeFileSync(join(directory, path), JSON.stringify(document, null, 1));
    documents.push(document);
  }
  const services = documents.flatMap(document => Object.entries(servicesOf(document)));
  const containers = services.flatMap(([, service]) =>
    entries(service.external_links).map(link => link.target),
  );
  const networks = documents.flatMap(externalNetworks);
  return {
    directory,
    files,
    containers: unique(containers),
    networks: unique(networks),
    exclusive:
      containers.length + networks.length > 0 || services.some(([, service]) => service.container_name),
    services: unique(services.map(([name]) => name)),
    names: unique(services.flatMap(([name, service]) => namesOf(name, service))),
  };
}

/** By service, whatever the format; nothing for what is no YAML. */
export function readServices(text: string): Record<string, Mapping> {
  try {
    return servicesOf(readDocument(text));
  } catch {
    return {};
  }
}

function readDocument(text: string): Mapping {
  // The legacy loader's YAML: merge keys, and of duplicate keys the last.
  return asMapping(parse(text, { version: '1.1', merge: true, uniqueKeys: false, logLevel: 'silent' }));
}

function stubDocument(document: Mapping, extras: StubExtras): Mapping {
  const services: Mapping = {};
  for (const [name, service] of Object.entries(servicesOf(document)))
    services[name] = stubService(name, service, extras);
  if (!isSpecification(document)) return services;
  const { version, networks } = document;
  return { ...(version === undefined ? {} : { version }), services, ...(networks ? { networks } : {}) };
}

function stubService(name: string, service: Mapping, { image, keys, ports }: StubExtras): Mapping {
  const stub: Mapping = { image, command: 'sleep 900' };
  if (ports(name).length > 0) stub.expose = ports(name);
  for (const key of [...KEPT, 'networks', 'net', 'network_mode', ...keys]) {
    if (service[key] !== undefined && service[key] !== null) stub[key] = service[key];
  }
  // A stub has no health to wait for.
  const { depends_on } = service;
  if (depends_on) stub.depends_on = Array.isArray(depends_on) ? depends_on : Object.keys(depends_on);
  return stub;
}

function externalNetworks(document: Mapping): string[] {
  const declared = Object.entries(asMapping(document.networks)).flatMap(([key, value]) => {
    const { external, name } = asMapping(value);
    if (!external) return [];
    return [String(asMapping(external).name ?? name ?? key)];
  });
  const modes = Object.values(servicesOf(document)).map(
    service => service.net ?? service.network_mode ?? 'bridge',
  );
  return [...declared, ...modes.map(String).filter(mode => !OWN_MODES.test(mode))];
}

function namesOf(name: string, service: Mapping): string[] {
  const links = [...entries(service.links), ...entries(service.external_links)];
  const hosts = entries(service.extra_hosts).map(entry => entry.target);
  const aliases = Object.values(asMapping(service.networks)).flatMap(value => asMapping(value).aliases ?? []);
  const hostname = service.hostname === undefined ? [] : [String(service.hostname)];
  const named = service.container_name === undefined ? [] : [String(service.container_name)];
  const own = [name, ...hostname, ...hostname.map(host => host.replace(/\..*/, '')), ...named];
  return [...own, ...links.flatMap(link => [link.target, link.alias]), ...hosts, ...aliases.map(String)];
}

/** `TARGET:ALIAS` entries of a list; a mapping (`extra_hosts`) is read as such a list too. */
export function entries(value: unknown): { target: string; alias: string }[] {
  if (!value || typeof value !== 'object') return [];
  const list = Array.isArray(value) ? value : Object.entries(value).map(pair => pair.join(':'));
  return list.map(entry => {
    const [target = '', alias = ''] = String(entry).split(':');
    return { target, alias: alias || target };
  });
}

function isSpecification(document: Mapping): boolean {
  const { services, version } = document;
  // Format 1 can have a service that is called `services`.
  return version !== undefined || (isMapping(services) && !('image' in services || 'build' in services));
}

function servicesOf(document: Mapping): Record<string, Mapping> {
  const services = isSpecification(document) ? asMapping(document.services) : document;
  return Object.fromEntries(
    Object.entries(services).filter((pair): pair is [string, Mapping] => isMapping(pair[1])),
  );
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asMapping(value: unknown): Mapping {
  return isMapping(value) ? value : {};
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
