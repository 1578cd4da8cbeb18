import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { sep } from 'node:path';
import { skipFolder, skipPath } from '../core/variables/uses/skip.js';
import { type Dockerignore, readDockerignore } from './dockerignore.js';
import { enter, type IgnoreRules, isIgnored, rulesAbove } from './gitignore.js';

/** A folder of a tree, with what is left out in it. */
export interface WalkedFolder {
  readonly path: string;
  /** Its path in the tree, with `/`; '' for the root, else with a slash at the end. */
  readonly below: string;
  readonly rules: IgnoreRules | null;
  readonly dockerignore: Dockerignore | null;
}

/** How many more entries of folders may be looked at; below zero when something was left out. */
export interface WalkBudget {
  left: number;
}

/**
 * The folders below a real path with the names of their files, those near the top first. Symbolic links are passed
 * over: they lead to what is met by itself, or to what a container has not got. Files that are plainly binary are
 * left out; all else is left to `isExcluded`, as it is not worth asking for most.
 */
export function* foldersIn(
  root: string,
  dockerignore: Dockerignore | null,
  budget: WalkBudget,
): Generator<{ readonly folder: WalkedFolder; readonly names: string[] }> {
  const isBinary = binaryEndings();
  const queue = [{ path: root, below: '', above: rulesAbove(root) }];
  // The list grows while it is walked.
  for (const { path, below, above } of queue) {
    const entries = entriesOf(path);
    budget.left -= entries.length;
    if (budget.left < 0) return;
    const names: string[] = [];
    const folders: string[] = [];
    for (const entry of entries) {
      if (entry.isFile()) names.push(entry.name);
      else if (entry.isDirectory() && !skipFolder(entry.name)) folders.push(entry.name);
    }
    const isRepository = entries.some(entry => entry.name === '.git');
    const rules = enter(path, above, names.includes('.gitignore'), isRepository);
    for (const name of folders.sort()) {
      const inner = path + sep + name;
      if (isIgnored(rules, inner, true)) continue;
      if (dockerignore?.excludes(below + name) && !dockerignore.mayHold(below + name)) continue;
      queue.push({ path: inner, below: `${below}${name}/`, above: rules });
    }
    yield { folder: { path, below, rules, dockerignore }, names: names.filter(name => !isBinary(name)) };
  }
}

/** Whether a file of a folder is ignored, by git or by Docker, or is nobody's own text. */
export function isExcluded({ path, below, rules, dockerignore }: WalkedFolder, name: string): boolean {
  if (skipPath(name) !== null || isIgnored(rules, path + sep + name, false)) return true;
  return dockerignore?.excludes(below + name) ?? false;
}

/** Whether a name's ending says that the file is binary: found once for each ending, since there are thousands. */
function binaryEndings(): (name: string) => boolean {
  const known = new Map<string, boolean>();
  return name => {
    const ending = name.slice(name.lastIndexOf('.'));
    const before = known.get(ending);
    if (before !== undefined) return before;
    const isBinary = skipPath(`file${ending}`) === 'binary';
    known.set(ending, isBinary);
    return isBinary;
  };
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** The first of these files that is there. */
export function firstDockerignore(files: readonly string[]): Dockerignore | null {
  for (const file of files) {
    try {
      return readDockerignore(readFileSync(file, 'utf8'));
    } catch {
      // Absent or unreadable: then the next one counts.
    }
  }
  return null;
}
