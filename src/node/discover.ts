import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import type { InputError } from '../core/report.js';
import { displayPath } from './display-path.js';
import { preference, roleOf } from './file-names.js';
import { enter, type IgnoreRules, isIgnored, rulesAbove } from './gitignore.js';
import { realPaths } from './real-path.js';
import { beginsAsScript, isNamedScript, readHead, searchedScriptRole } from './script-names.js';
import { errorCode, reasonOf } from './system-error.js';

/** A file to look at. */
export interface Candidate {
  readonly path: string;
  /** The name that decides its role: that of a link, where a link gives the file a better one. */
  readonly name: string;
  /** Named on the command line, so that it must be a Compose file. */
  readonly named: boolean;
}

/** A script, a document, a Makefile …, by its name or its first line. */
export interface ScriptCandidate {
  readonly path: string;
  /** Without symbolic links. */
  readonly real: string;
  /** Named on the command line, so that it is looked at whatever is in it. */
  readonly named: boolean;
  /**
   * What may exclude it, to be asked of the few files with something in them: for thousands that costs more than looking
   * into them does.
   */
  readonly rules: IgnoreRules | null;
}

export interface Discovery {
  readonly candidates: readonly Candidate[];
  /** In no order, and a file that has several names, or was given twice, several times. */
  readonly scripts: readonly ScriptCandidate[];
  /** Real paths of directories whose files may be written, and of files that may be. */
  readonly writable: readonly string[];
  /** Real paths of the directories that were searched. */
  readonly searched: readonly string[];
  readonly errors: readonly InputError[];
}

/** Whether scripts are looked for, too. */
export interface Wanted {
  readonly scripts: boolean;
}

/** Turns arguments into files: a file is taken, a directory is searched. Compose files sorted, each file once. */
export function discover(
  cwd: string,
  paths: readonly string[],
  wanted: Wanted = { scripts: true },
): Discovery {
  const found = new Map<string, Found>();
  const scripts: ScriptCandidate[] = [];
  const writable: string[] = [];
  const searched: string[] = [];
  const errors: InputError[] = [];
  const realPath = realPaths();
  for (const path of paths) {
    const absolute = resolve(cwd, path);
    const shown = displayPath(cwd, absolute);
    try {
      const stats = statSync(absolute);
      const real = realPath(absolute);
      if (!stats.isDirectory()) {
        writable.push(real, realPath(dirname(absolute)));
        const file = { path: absolute, real, named: true };
        // What comes out of a pipe can be read once only.
        const head = () => (stats.isFile() ? readHead(absolute) : '');
        if (wanted.scripts && isNamedScript(absolute, head)) scripts.push({ ...file, rules: null });
        else add(found, file);
        continue;
      }
      writable.push(real);
      searched.push(real);
      let hits = 0;
      const visitor: Visitor = {
        wanted,
        take: file => {
          hits++;
          add(found, file);
        },
        takeScript: file => {
          if (hits === 0 && !isIgnored(file.rules, file.path, false)) hits++;
          scripts.push(file);
        },
        report: (path, error) => {
          hits++;
          errors.push({ file: displayPath(cwd, path), message: searchMessage(error) });
        },
      };
      search(absolute, real, rulesAbove(absolute), visitor);
      if (hits === 0) errors.push({ file: shown, message: nothingIn(wanted) });
    } catch (error) {
      errors.push({ file: shown, message: messageFor(error) });
    }
  }
  const candidates = [...found.values()].map(({ path, named, name }) => ({ path, named, name }));
  candidates.sort((a, b) => comparePaths(a.path, b.path));
  return { candidates, scripts, writable, searched, errors };
}

/** What is said of a directory in which nothing has a name to look at. */
export function nothingIn({ scripts }: Wanted): string {
  return `is a directory without any Compose file${scripts ? ' or script' : ''}`;
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

/** What is done with whatever a search meets. */
interface Visitor {
  readonly wanted: Wanted;
  take(file: Omit<Found, 'name'>): void;
  takeScript(file: ScriptCandidate): void;
  report(path: string, error: unknown): void;
}

/** Directories are walked by what their listing says of each entry: nothing is opened that is not needed. */
function search(directory: string, realDirectory: string, above: IgnoreRules | null, visitor: Visitor): void {
  let entries: Dirent[];
  try {
    entries = readdirSync(directory, { withFileTypes: true });
  } catch (error) {
    visitor.report(directory, error);
    return;
  }
  const has = (name: string) => entries.some(entry => entry.name === name);
  const rules = enter(directory, above, has('.gitignore'), has('.git'));
  for (const entry of entries) {
    const path = within(directory, entry.name);
    if (entry.isDirectory()) {
      if (entry.name === '.git' || entry.name === 'node_modules' || isIgnored(rules, path, true)) continue;
      // Docker makes such a directory when it mounts a file that is missing; Compose stops at it.
      if (roleOf(entry.name) === 'base') visitor.report(path, Object.assign(new Error(), { code: 'EISDIR' }));
      search(path, within(realDirectory, entry.name), rules, visitor);
      continue;
    }
    const isCompose = roleOf(entry.name) !== null;
    const script = isCompose || !visitor.wanted.scripts ? null : searchedScriptRole(path);
    if (isCompose ? isIgnored(rules, path, false) : script === null) continue;
    const real = realFile(entry, path, realDirectory, isCompose ? visitor : null);
    if (real === null) continue;
    if (isCompose) visitor.take({ path, real, named: false });
    else if (script === 'script' || beginsAsScript(path))
      visitor.takeScript({ path, real, named: false, rules });
  }
}

/** `join` for a path that is in order already, which takes a fifth of its time: there are as many as files. */
function within(directory: string, name: string): string {
  return directory.endsWith(sep) ? directory + name : directory + sep + name;
}

/** Where an entry's file really lies; null where it is none. */
function realFile(entry: Dirent, path: string, realDirectory: string, missed: Visitor | null): string | null {
  if (entry.isFile()) return within(realDirectory, entry.name);
  return entry.isSymbolicLink() ? followLink(path, missed) : null;
}

/**
 * Links to files are followed, links to directories are not: so no circle can trap the search. One that leads nowhere is
 * reported for a Compose file, which somebody would miss; nobody runs, or reads, a script that is not there.
 */
function followLink(path: string, missed: Visitor | null): string | null {
  try {
    return statSync(path).isFile() ? realpathSync(path) : null;
  } catch (error) {
    missed?.report(path, error);
    return null;
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
  if (a === b) return 0;
  const [dirA, dirB] = [dirname(a), dirname(b)];
  if (dirA !== dirB) return dirA < dirB ? -1 : 1;
  return a < b ? -1 : 1;
}
