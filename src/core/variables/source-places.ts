import { interpolate } from '../compose/interpolate.js';
import { resolvePath } from '../compose/paths.js';
import type { ProjectService } from '../compose/service.js';
import type { Stack } from '../compose/stack.js';
import { textOf, textsOf } from '../compose/values.js';
import { volumeEntry } from '../compose/volume-entry.js';
import type { SourceFile } from '../report.js';
import { valueAt } from '../yaml/merge-keys.js';
import { type ResolvedNode, resolve } from '../yaml/tree.js';
import { linkVariables, wantedFiles } from './given.js';
import { envFilePaths } from './service-environment.js';
import { imageSource } from './service-image.js';

/** A file by its name. Paths are as in the Compose files, from the directory that theirs start from. */
export interface SourcePlace {
  readonly path: string;
  readonly role: SourceFile['role'];
  readonly services: readonly string[];
}

/** A folder, or a file: what an image is built from, or what is mounted. */
export interface SourceTree extends SourcePlace {
  readonly role: 'context' | 'mount';
  /** Of a context, the Dockerfile that is used with it. */
  readonly dockerfile: string | null;
}

/** What has to be read to know which variables of links a project reads. */
export interface SourcePlaces {
  readonly files: readonly SourcePlace[];
  readonly trees: readonly SourceTree[];
  /** What the variables of all links begin with. */
  readonly prefixes: readonly string[];
}

/** The places where the services of a project, loaded in one way, could read what their links gave. */
export function sourcePlaces(stack: Stack, variables: Readonly<Record<string, string>>): SourcePlaces {
  const given = linkVariables(stack, { variables, image: () => null, text: () => null });
  const prefixes = given.clients.flatMap(client => given.of(client).sets.map(({ prefix }) => prefix));
  const trees = given.clients.flatMap(client => treesOf(stack.services.get(client)!, stack, variables));
  return { files: filesOf(stack, variables), trees, prefixes: [...new Set(prefixes)] };
}

/** Dockerfiles and files of `env_file`, of targets too: what they set is what a link handed on. */
function filesOf(stack: Stack, variables: Readonly<Record<string, string>>): SourcePlace[] {
  const wanted = new Set(wantedFiles(stack, variables));
  if (wanted.size === 0) return [];
  return [...stack.services.values()].flatMap(service => {
    const services = [service.name];
    const dockerfile = imageSource(service, stack, variables).build?.dockerfile ?? null;
    const places = [
      { path: dockerfile, role: 'dockerfile' as const, services },
      ...envFilePaths(service, variables).map(path => ({ path, role: 'env-file' as const, services })),
    ];
    return places.flatMap(({ path, ...rest }) =>
      path !== null && wanted.has(path) ? [{ path, ...rest }] : [],
    );
  });
}

function treesOf(
  service: ProjectService,
  stack: Stack,
  variables: Readonly<Record<string, string>>,
): SourceTree[] {
  const services = [service.name];
  const build = imageSource(service, stack, variables).build;
  const context: SourceTree[] =
    build?.context == null
      ? []
      : [{ path: build.context, role: 'context', dockerfile: build.dockerfile, services }];
  const mounts = new Set<string>();
  for (const owner of withVolumesOf(service, stack)) {
    for (const path of mountedPaths(owner, stack, variables)) mounts.add(path);
  }
  const mounted = [...mounts].map(
    path => ({ path, role: 'mount', dockerfile: null, services }) satisfies SourceTree,
  );
  return [...context, ...mounted];
}

/** A service and those whose volumes it has by `volumes_from`, which was how code got into containers once. */
function withVolumesOf(service: ProjectService, stack: Stack): Set<ProjectService> {
  const owners = new Set([service]);
  // The set grows while it is walked, and takes nothing twice: circles end.
  for (const owner of owners) {
    for (const { raw } of owner.contributions) {
      const entries = textsOf(resolve(raw.entries.get('volumes_from')?.pair.value));
      for (const entry of entries) {
        const other = stack.services.get(entry.split(':')[0]!);
        if (other) owners.add(other);
      }
    }
  }
  return owners;
}

/** What the host has mounted into a service: `./x:/y`, and the long form. */
function mountedPaths(
  service: ProjectService,
  stack: Stack,
  variables: Readonly<Record<string, string>>,
): string[] {
  return service.contributions.flatMap(({ raw }) => {
    const value = resolve(raw.entries.get('volumes')?.pair.value);
    const hasDriver = raw.entries.has('volume_driver');
    return (value?.kind === 'sequence' ? value.items : []).flatMap(item => {
      const written = hostSide(resolve(item.value), stack, hasDriver);
      if (written === null) return [];
      // Nobody sets it elsewhere than to where Compose is started, and that is the project's directory.
      const { text, unknown } = interpolate(written, { PWD: '.', ...variables });
      return unknown || !/^(?:\.\.?(?:\/|$)|\/)/.test(text) ? [] : [resolvePath(raw.file.path, text)];
    });
  });
}

function hostSide(node: ResolvedNode | null, stack: Stack, hasDriver: boolean): string | null {
  if (node?.kind === 'mapping') {
    return textOf(valueAt(node, 'type')) === 'bind' ? (textOf(valueAt(node, 'source')) ?? null) : null;
  }
  if (node?.kind !== 'scalar') return null;
  const entry = stack.format === 'v1' ? volumeEntry(node.value, hasDriver) : null;
  if (entry?.kind === 'folder') return entry.path;
  return /^((?:\$\{[^}]*\}|[^:])+):./.exec(node.value)?.[1] ?? null;
}
