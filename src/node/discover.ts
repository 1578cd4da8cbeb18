import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { InputError } from '../core/report.js';
import { displayPath } from './display-path.js';
import { preference, roleOf } from './file-names.js';
import { enter, type IgnoreRules, isIgnored, rulesAbove } from './gitignore.js';
import { errorCode, reasonOf } from './system-error.js';

/** A file to look at. */
export interface Candidate {
  readonly path: string;
  /** The name that decides its role: that of a link, where a link gives the file a better one. */
  readonly name: string;
  /** Named on the command line, so that it must be a Compose file. */
  readonly named: boolean;
}

export interface Discovery {
  readonly candidates: readonly Candidate[];
  /** Real paths of directories whose files may be written, and of files that may be. */
  readonly writable: readonly string[];
  /** Real paths of the directories that were searched. */
  readonly searched: readonly string[];
  readonly errors: readonly InputError[];
}

/** Turns arguments into files: a file is taken, a directory is searched. Sorted, each file once. */
export function discover(cwd: string, paths: readonly string[]): Discovery {
  const found = new Map<string, Found>();
  const writable: string[] = [];
  const searched: string[] = [];
  const errors: InputError[] = [];
  for (const path of paths) {
    const absolute = resolve(cwd, path);
    const shown = displayPath(cwd, absolute);
    try {
      const isDirectory = statSync(absolute).isDirectory();
      const real = realpathSync(absolute);
      if (!isDirectory) {
        writable.push(real, realpathSync(dirname(absolute)));
        add(found, { path: absolute, real, named: true });
        continue;
      }
      writable.push(real);
      searched.push(real);
      let hits = 0;
      const take = (file: Omit<Found, 'name'>) => {
        hits++;
        add(found, file);
      };
      const report = (path: string, error: unknown) => {
        hits++;
        errors.push({ file: displayPath(cwd, path), message: searchMessage(error) });
      };
      search(absolute, real, rulesAbove(absolute), take, report);
      if (hits === 0) errors.push({ file: shown, message: 'is a directory without any Compose file' });
    } catch (error) {
      errors.push({ file: shown, message: messageFor(error) });
    }
  }
  const candidates = [...found.values()].map(({ path, named, name }) => ({ path, named, name }));
  candidates.sort((a, b) => comparePaths(a.path, b.path));
  return { candidates, writable, searched, errors };
}

/** Files of one directory that have a Compose file's name, without looking further. */
export function listDirectory(directory: string): Candidate[] {
  const found = new Map<string, Found>();
  try {
    for (const entry of readdirSync(directory, { withFileTypes: true })) {
      if (roleOf(entry.name) === null || entry.isDirectory()) continue;
      const path = join(directory, entry.name);
      add(found, { path, real: entry.isSymbolicLink() ? realpathSync(path) : path, named: false });
    }
  } catch {
    // A neighbour that cannot be looked at is no reason to refuse the file that was named.
  }
  return [...found.values()].sort((a, b) => comparePaths(a.path, b.path));
}

interface Found {
  readonly path: string;
  readonly real: string;
  readonly named: boolean;
  readonly name: string;
}

/** A file with two names, through a link, is one file: the real one, in the role of the better name. */
function add(found: Map<string, Found>, file: Omit<Found, 'name'>): void {
  const name = basename(file.path);
  const known = found.get(file.real);
  if (!known) {
    found.set(file.real, { ...file, name });
    return;
  }
  const real = known.path === file.real ? known : file;
  const sameDirectory = dirname(known.path) === dirname(file.path);
  const better = sameDirectory && rank(name) < rank(known.name) ? name : known.name;
  found.set(file.real, { ...real, name: better, named: known.named || file.named });
}

function rank(name: string): number {
  const role = roleOf(name);
  return (role === 'base' ? 0 : role === 'override' ? 100 : 200) + preference(name);
}

/** Directories are walked by what their listing says of each entry: nothing is opened that is not needed. */
function search(
  directory: string,
  realDirectory: string,
  above: IgnoreRules | null,
  take: (file: Omit<Found, 'name'>) => void,
  report: (path: string, error: unknown) => void,
): void {
  let entries: Dirent[];
  try {
    entries = readdirSync(directory, { withFileTypes: true });
  } catch (error) {
    report(directory, error);
    return;
  }
  const has = (name: string) => entries.some(entry => entry.name === name);
  const rules = enter(directory, above, has('.gitignore'), has('.git'));
  for (const entry of entries) {
    const path = join(directory, entry.name);
    const role = roleOf(entry.name);
    if (entry.isDirectory()) {
      if (entry.name === '.git' || entry.name === 'node_modules' || isIgnored(rules, path, true)) continue;
      // Docker makes such a directory when it mounts a file that is missing; Compose stops at it.
      if (role === 'base') report(path, Object.assign(new Error(), { code: 'EISDIR' }));
      search(path, join(realDirectory, entry.name), rules, take, report);
    } else if (role !== null && !isIgnored(rules, path, false)) {
      if (entry.isFile()) take({ path, real: join(realDirectory, entry.name), named: false });
      else if (entry.isSymbolicLink()) followLink(path, take, report);
    }
  }
}

/** Links to files are followed, links to directories are not: so no circle can trap the search. */
function followLink(
  path: string,
  take: (file: Omit<Found, 'name'>) => void,
  report: (path: string, error: unknown) => void,
): void {
  try {
    if (statSync(path).isFile()) take({ path, real: realpathSync(path), named: false });
  } catch (error) {
    report(path, error);
  }
}

function messageFor(error: unknown): string {
  return errorCode(error) === 'ENOENT' ? 'does not exist' : `cannot be read: ${reasonOf(error)}`;
}

function searchMessage(error: unknown): string {
  // A listing named it a moment ago, so only the target of a link can be missing.
  if (errorCode(error) === 'ENOENT') return 'is a symbolic link to a file that does not exist';
  return `cannot be read: ${reasonOf(error)}`;
}

/** By directory, then by name, in code units: the same on every machine. */
export function comparePaths(a: string, b: string): number {
  const [dirA, dirB] = [dirname(a), dirname(b)];
  if (dirA !== dirB) return dirA < dirB ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}
