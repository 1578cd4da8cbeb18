import { realpathSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, posix, resolve, sep } from 'node:path';
import { DEFAULT_SOURCE_LIMITS, type SourceLimits } from '../config/schema.js';
import type { SourceFile } from '../core/report.js';
import type { SourceTree } from '../core/variables/source-places.js';
import { skipPath } from '../core/variables/uses/skip.js';
import { wantedSources } from '../core/wanted-sources.js';
import { isInside } from './display-path.js';
import type { Dockerignore } from './dockerignore.js';
import type { LoadedProject } from './load-projects.js';
import { sourceReader } from './source-reader.js';
import {
  firstDockerignore,
  foldersIn,
  isExcluded,
  type WalkBudget,
  type WalkedFolder,
} from './source-walk.js';

/** Folders full of pictures are walked through, too, but not for ever. */
const ENTRIES_PER_FILE = 10;

export interface SourceRequest {
  /** What the paths of a project start from. */
  readonly cwd: string;
  readonly limits?: SourceLimits;
  /** Whether nothing is to be said about a file, by its absolute path. */
  isIgnored?(path: string): boolean;
}

export interface LoadedSources {
  /** Files in which something may read links, and those that Compose files name. */
  readonly sources: readonly SourceFile[];
  /** How many files were read. */
  readonly read: number;
  /** What a limit left out, in words. */
  readonly notes: readonly string[];
}

const NOTHING: LoadedSources = { sources: [], read: 0, notes: [] };

/**
 * Reads what the services of a project could read variables of links in: Dockerfiles and files of `env_file`, build
 * contexts, and what is mounted. Nothing is read where there is no link, and nothing that lies there makes it fail.
 */
export function loadSources(
  project: Pick<LoadedProject, 'input' | 'legacy' | 'directory' | 'locations'>,
  { cwd, limits = DEFAULT_SOURCE_LIMITS, isIgnored = () => false }: SourceRequest,
): LoadedSources {
  if (!project.legacy) return NOTHING;
  const wanted = wantedSources(project.input);
  if (wanted.prefixes.length === 0) return NOTHING;
  const reader = sourceReader(limits.maxBytes);
  const composeFiles = new Set([...project.locations.values()].flatMap(path => realPath(path) ?? []));
  const found: FoundFile[] = [];
  /** By real path; null for what was read and does not matter. */
  const seen = new Map<string, FoundFile | null>();
  const large: string[] = [];

  for (const { path, role, services } of wanted.files) {
    const known = found.find(file => file.path === path);
    if (known) {
      known.services = union(known.services, services);
      continue;
    }
    const real = realPath(resolve(cwd, path));
    const text = real === null || composeFiles.has(real) ? null : reader.read(real);
    if (real === null || text === null || text === 'large') continue;
    const file = { path, text, role, services, claims: [] };
    found.push(file);
    seen.set(real, file);
  }
  const budget: WalkBudget = { left: ENTRIES_PER_FILE * limits.maxFiles };
  const walks: Walk[] = [];
  for (const { tree, real, isFile, dockerignore } of rootsOf(wanted.trees, project.directory, cwd)) {
    if (walks.some(walk => walk.folders.has(real) && covers(walk.services, tree.services))) continue;
    const walk: Walk = { folders: new Set(), services: tree.services };
    if (dockerignore === null && !isFile) walks.push(walk);
    for (const { folder, names } of isFile ? alone(real) : foldersIn(real, dockerignore, budget)) {
      walk.folders.add(folder.path);
      for (const name of names) {
        const path = folder.path + sep + name;
        const known = seen.get(path);
        if (known) known.claims.push({ folder, services: tree.services });
        if (known !== undefined || composeFiles.has(path)) continue;
        if (seen.size >= limits.maxFiles) {
          budget.left = -1;
          break;
        }
        const text = reader.read(path);
        const shown = () => joined(tree.path, isFile ? '' : folder.below + name);
        const matters = text !== null && text !== 'large' && wanted.mayMatter(path, text);
        const file: FoundFile | null =
          matters && !isIgnored(path)
            ? {
                path: shown(),
                text,
                role: tree.role,
                services: [],
                claims: [{ folder, services: tree.services }],
              }
            : null;
        if (text === 'large' && !isExcluded(folder, name) && !isIgnored(path)) large.push(shown());
        seen.set(path, file);
        if (file) found.push(file);
      }
      if (budget.left < 0) break;
    }
  }
  const sources = found.flatMap((file): SourceFile[] => {
    const services = servicesOf(file);
    return services.length === 0 ? [] : [{ path: file.path, text: file.text, services, role: file.role }];
  });
  return { sources, read: seen.size, notes: notesOn(budget.left < 0, large, limits) };
}

interface FoundFile {
  readonly path: string;
  readonly text: string;
  readonly role: SourceFile['role'];
  /** Those that name it. */
  services: readonly string[];
  /** Those that have a folder with it, unless it is left out there. */
  readonly claims: { readonly folder: WalkedFolder; readonly services: readonly string[] }[];
}

/** A walk that left nothing out because of one service, so that a part of it need not be walked again. */
interface Walk {
  readonly folders: Set<string>;
  readonly services: readonly string[];
}

function servicesOf({ services, claims, path }: FoundFile): readonly string[] {
  return claims.reduce((all, claim) => {
    if (covers(all, claim.services) || isExcluded(claim.folder, posix.basename(path))) return all;
    return union(all, claim.services);
  }, services);
}

function covers(all: readonly string[], some: readonly string[]): boolean {
  return some.every(name => all.includes(name));
}

function union(a: readonly string[], b: readonly string[]): readonly string[] {
  return covers(a, b) ? a : [...new Set([...a, ...b])];
}

interface Root {
  readonly tree: SourceTree;
  readonly real: string;
  readonly isFile: boolean;
  readonly dockerignore: Dockerignore | null;
}

/** What of the trees is there, each once with all its services; those first that others can be a part of. */
function rootsOf(trees: readonly SourceTree[], directory: string, cwd: string): Root[] {
  const byKey = new Map<string, SourceTree>();
  for (const tree of trees) {
    const key = JSON.stringify([tree.path, tree.role, tree.dockerfile]);
    const known = byKey.get(key);
    byKey.set(key, known ? { ...known, services: union(known.services, tree.services) } : tree);
  }
  const roots = [...byKey.values()].flatMap((tree): Root[] => {
    const path = resolve(cwd, tree.path);
    // What is mounted from anywhere on the machine (/etc/localtime, a socket, /) is no part of the project.
    if (tree.role === 'mount' && tree.path.startsWith('/') && !isInside(directory, path)) return [];
    const real = realPath(path);
    const stats = real === null ? null : statsOf(real);
    if (real === null || !(stats?.isFile() || stats?.isDirectory())) return [];
    const dockerignore =
      tree.role === 'context' ? firstDockerignore(dockerignoreFiles(tree, real, cwd)) : null;
    return [{ tree, real, isFile: stats.isFile(), dockerignore }];
  });
  const rank = ({ dockerignore, real }: Root) => (dockerignore === null ? 0 : 1e6) + real.length;
  return roots.sort((a, b) => rank(a) - rank(b));
}

/** BuildKit looks for a list that belongs to the Dockerfile first. */
function dockerignoreFiles({ dockerfile }: SourceTree, root: string, cwd: string): string[] {
  const own = dockerfile === null ? [] : [`${resolve(cwd, dockerfile)}.dockerignore`];
  return [...own, resolve(root, '.dockerignore')];
}

/** A file that is mounted by itself. */
function* alone(real: string): ReturnType<typeof foldersIn> {
  const folder = { path: dirname(real), below: '', rules: null, dockerignore: null };
  if (skipPath(basename(real)) === null) yield { folder, names: [basename(real)] };
}

function joined(tree: string, below: string): string {
  if (below === '') return tree;
  return tree === '.' ? below : `${tree}/${below}`;
}

function notesOn(isFull: boolean, large: readonly string[], { maxFiles, maxBytes }: SourceLimits): string[] {
  const notes: string[] = [];
  if (isFull) {
    notes.push(
      `only ${maxFiles} files of what services are built from or mount were searched for variables of links`,
    );
  }
  if (large.length > 0) {
    const others = large.length === 1 ? ' has' : ` and ${large.length - 1} more have`;
    notes.push(
      `"${large[0]}"${others} more than ${maxBytes} bytes, and was not searched for variables of links`,
    );
  }
  return notes;
}

function realPath(path: string): string | null {
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
