import { dirname } from 'node:path';
import type { InputError } from '../core/report.js';
import { type Candidate, listDirectory } from './discover.js';
import { isInside } from './display-path.js';
import type { FileCache, LoadedFile } from './file-cache.js';
import { groupDirectory } from './projects.js';

/** One stack of exactly these files, or none when one of them cannot be used. */
export function wholeStack(
  files: readonly Candidate[],
  cache: FileCache,
  report: (error: InputError) => void,
): string[][] {
  const usable = files.filter(file => isUsable(cache.load(file.path), true, report));
  return usable.length === files.length && files.length > 0 ? [files.map(({ path }) => path)] : [];
}

function isUsable(file: LoadedFile, named: boolean, report: (error: InputError) => void): boolean {
  const { facts, input } = file;
  if (facts.kind === 'compose') return true;
  // A search meets many files that only look like one by their names.
  if (facts.kind === 'other' && !named) return false;
  report(facts.error ?? { file: input.path, message: 'is not a Compose file' });
  return false;
}

/**
 * The stacks of every directory that holds a wanted file, and of those above a named one. Nothing is said of a file that
 * `isElse` takes for something else, if it is no Compose file.
 */
export function findStacks(
  cwd: string,
  wanted: readonly Candidate[],
  cache: FileCache,
  isElse: (path: string) => boolean,
  report: (error: InputError) => void,
): (readonly string[])[] {
  const candidates = new Map(wanted.map(file => [file.path, file]));
  for (const directory of neighbourhoods(cwd, wanted)) {
    for (const file of listDirectory(directory)) {
      if (!candidates.has(file.path)) candidates.set(file.path, file);
    }
  }
  const byDirectory = groupByDirectory([...candidates.values()]);
  const asked = new Set(wanted.map(({ path }) => path));
  const stacks: (readonly string[])[] = [];
  for (const files of byDirectory.values()) {
    const known = files.map(file => {
      const loaded = cache.load(file.path);
      if (asked.has(file.path)) isUsable(loaded, file.named && !isElse(file.path), report);
      return { ...file, facts: loaded.facts };
    });
    const { stacks: found, stranded } = groupDirectory(known);
    stacks.push(...found);
    for (const { path, because } of stranded) {
      if (!asked.has(path) || cache.load(path).facts.kind !== 'compose') continue;
      const culprit = cache.load(because);
      if (culprit.facts.error) report(culprit.facts.error);
      const message = `is passed over, because "${culprit.input.path}" belongs to it and cannot be read`;
      report({ file: cache.load(path).input.path, message });
    }
  }
  return stacks;
}

function groupByDirectory(files: readonly Candidate[]): Map<string, Candidate[]> {
  const groups = new Map<string, Candidate[]>();
  for (const file of files) {
    const directory = dirname(file.path);
    const known = groups.get(directory);
    if (known) known.push(file);
    else groups.set(directory, [file]);
  }
  return groups;
}

/**
 * Where the rest of a named file's project can be: beside it, and above it up to the current
 * directory, because a file in a folder of parts is extended from above.
 */
function neighbourhoods(cwd: string, wanted: readonly Candidate[]): string[] {
  const directories = new Set<string>();
  for (const { path, named } of wanted) {
    if (!named) continue;
    let directory = dirname(path);
    directories.add(directory);
    while (directory !== cwd && isInside(cwd, directory)) {
      directory = dirname(directory);
      directories.add(directory);
    }
  }
  return [...directories].sort();
}
