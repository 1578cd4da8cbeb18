import type { Topology, TopologyNetwork, TopologyService } from '../names/topology.js';
import type { Notice } from '../report.js';
import { entriesOf, valueAt } from '../yaml/merge-keys.js';
import { resolve } from '../yaml/tree.js';
import { extendsOf, type FileLookup } from './extends.js';
import type { ComposeFile, RawService } from './file.js';
import { formatProblems } from './format-problems.js';
import { interpolate } from './interpolate.js';
import { noticeAt } from './problem.js';
import { mergeService, type ProjectService, type ServiceContext } from './service.js';
import type { Stack } from './stack.js';
import { textOf } from './values.js';

export interface LoadOptions {
  readonly project: string;
  readonly variables: Readonly<Record<string, string>>;
  /** Files that `extends: file:` may name. */
  readonly lookup: FileLookup;
}

/** Loads files (read without problems) together, as Compose does with `-f A -f B`. */
export function loadStack(files: readonly ComposeFile[], options: LoadOptions): Stack {
  const problems = formatProblems(files);
  const { format } = files[0]!;
  const raws = new Map<string, RawService[]>();
  for (const file of files) {
    for (const raw of file.services.values()) raws.set(raw.name, [...(raws.get(raw.name) ?? []), raw]);
  }
  problems.push(...misreadExtends(files, raws));
  const context: ServiceContext = {
    format,
    variables: options.variables,
    lookup: options.lookup,
    isService: name => raws.has(name),
    severalFiles: files.length > 1,
    problems,
  };
  const services = new Map<string, ProjectService>();
  for (const [name, list] of raws) services.set(name, mergeService(name, list, context));
  const networks = networksOf(files, services, options);
  return {
    files,
    format,
    services,
    networks,
    topology: topologyOf(services, networks, format, options.project),
    problems,
  };
}

/**
 * docker-compose 1.29.2 merges files first and extends then, looking for bases in the first file; newer Compose
 * extends first, in each file by itself. They agree unless a later file extends something.
 */
function misreadExtends(
  files: readonly ComposeFile[],
  raws: ReadonlyMap<string, readonly RawService[]>,
): Notice[] {
  return [...raws.values()].flatMap(list =>
    list.flatMap((raw, index) => {
      const reference = raw.file === files[0] ? null : extendsOf(raw);
      if (!reference) return [];
      const twice = reference.file === null && (raws.get(reference.service)?.length ?? 0) > 1;
      if (index === 0 && !twice) return [];
      const message = `"${raw.name}" gets "extends" by a file on top of "${files[0]!.path}", which docker-compose 1.29.2 and newer Compose read in different ways: move "extends" into "${files[0]!.path}"`;
      return [noticeAt(raw.file, reference.offset, 'extends-refused', message)];
    }),
  );
}

function networksOf(
  files: readonly ComposeFile[],
  services: ReadonlyMap<string, ProjectService>,
  options: LoadOptions,
) {
  const networks = new Map<string, TopologyNetwork>();
  const named = files.map(file => textOf(valueAt(file.root, 'name'))).findLast(name => name !== undefined);
  const project = named === undefined ? options.project : interpolate(named, options.variables).text;
  const add = (key: string, fullName: string, internal: boolean, external: boolean) =>
    networks.set(key, { key, fullName, internal, external });
  for (const file of files) {
    const declared = file.format === 'services' ? valueAt(file.root, 'networks') : null;
    if (declared?.kind !== 'mapping') continue;
    for (const { key, pair } of entriesOf(declared).values()) {
      const value = resolve(pair.value);
      const external = valueAt(value, 'external');
      const isExternal = external !== null && textOf(external) !== 'false';
      const name = textOf(valueAt(external, 'name')) ?? textOf(valueAt(value, 'name'));
      const fullName = name === undefined ? undefined : interpolate(name, options.variables).text;
      add(
        key,
        fullName ?? (isExternal ? key : `${project}_${key}`),
        textOf(valueAt(value, 'internal')) === 'true',
        isExternal,
      );
    }
  }
  for (const service of services.values()) {
    if (service.attachment.kind !== 'networks') continue;
    for (const { network } of service.attachment.memberships) {
      if (!networks.has(network)) add(network, `${project}_${network}`, false, false);
    }
  }
  return networks;
}

function topologyOf(
  services: ReadonlyMap<string, ProjectService>,
  networks: ReadonlyMap<string, TopologyNetwork>,
  format: Stack['format'],
  project: string,
): Topology {
  const mapped = new Map<string, TopologyService>();
  for (const service of services.values()) {
    const { name, containerName, hostname, domainname, extraHosts, instances, attachment } = service;
    mapped.set(name, {
      name,
      ...(containerName === undefined ? {} : { containerName }),
      ...(hostname === undefined ? {} : { hostname }),
      ...(domainname === undefined ? {} : { domainname }),
      extraHosts,
      instances,
      attachment,
      links: service.links.map(({ target, alias }) => ({ target, alias })),
      externalLinks: service.externalLinks.map(({ target, alias }) => ({ container: target, alias })),
    });
  }
  return { project, format, services: mapped, networks };
}
