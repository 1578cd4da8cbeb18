import { realpathSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { SourceTree } from '../core/variables/source-places.js';
import { skipPath } from '../core/variables/uses/skip.js';
import { isInside } from './display-path.js';
import type { Dockerignore } from './dockerignore.js';
import { firstDockerignore, foldersIn, type WalkBudget } from './source-walk.js';

/** A build context, or something that is mounted, which is there. */
export interface SourceRoot {
  readonly tree: SourceTree;
  readonly real: string;
  readonly isFile: boolean;
  readonly dockerignore: Dockerignore | null;
}

/** What of the trees is there, each once with all its services; those first that others can be a part of. */
export function sourceRoots(trees: readonly SourceTree[], directory: string, cwd: string): SourceRoot[] {
  const byKey = new Map<string, SourceTree>();
  for (const tree of trees) {
    const key = JSON.stringify([tree.path, tree.role, tree.dockerfile]);
    const services = union(byKey.get(key)?.services ?? [], tree.services);
    byKey.set(key, { ...tree, services });
  }
  const roots = [...byKey.values()].flatMap((tree): SourceRoot[] => {
    const path = resolve(cwd, tree.path);
    // What is mounted from anywhere on the machine (/etc/localtime, a socket, /) is no part of the project.
    if (tree.role === 'mount' && tree.path.startsWith('/') && !isInside(directory, path)) return [];
    const real = realPath(path);
    const stats = real === null ? null : statsOf(real);
    if (real === null || !(stats?.isFile() || stats?.isDirectory())) return [];
    const ignoreFiles = tree.role === 'context' ? dockerignoreFiles(tree, real, cwd) : [];
    return [{ tree, real, isFile: stats.isFile(), dockerignore: firstDockerignore(ignoreFiles) }];
  });
  return roots.sort(
    (a, b) =>
      Number(a.dockerignore !== null) - Number(b.dockerignore !== null) || a.real.length - b.real.length,
  );
}

/** BuildKit looks for a list that belongs to the Dockerfile first. */
function dockerignoreFiles({ dockerfile }: SourceTree, root: string, cwd: string): string[] {
  const own = dockerfile === null ? [] : [`${resolve(cwd, dockerfile)}.dockerignore`];
  return [...own, resolve(root, '.dockerignore')];
}

/** The folders of a root with the names of their files; a file that is mounted by itself is alone in its folder. */
export function* listing(root: SourceRoot, budget: WalkBudget): ReturnType<typeof foldersIn> {
  const { real, isFile, dockerignore } = root;
  if (!isFile) yield* foldersIn(real, dockerignore, budget);
  else if (skipPath(basename(real)) === null) {
    const folder = { path: dirname(real), below: '', rules: null, dockerignore: null };
    yield { folder, names: [basename(real)] };
  }
}

/** Whether all of some are among others. */
export function covers(all: readonly string[], some: readonly string[]): boolean {
  return some.every(name => all.includes(name));
}

/** Names of both lists, each once. */
export function union(a: readonly string[], b: readonly string[]): readonly string[] {
  return covers(a, b) ? a : [...new Set([...a, ...b])];
}

/** Symbolic links followed; null for what is not there, or cannot be reached. */
export function realPath(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}

function statsOf(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}
