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
 * The folders below a real path with the names of their files that may be sources, those near the top first, each
 * level by name. Symbolic links are passed over: they lead to what is met by itself, or to what a container has not
 * got. Whether a file is ignored is left to `isExcluded`, as it is not worth asking for most.
 */
export function* foldersIn(
  root: string,
  dockerignore: Dockerignore | null,
  budget: WalkBudget,
): Generator<{ readonly folder: WalkedFolder; readonly names: readonly string[] }> {
  const queue = [{ path: root, below: '', above: rulesAbove(root) }];
  // The list grows while it is walked.
  for (const { path, below, above } of queue) {
    const entries = entriesOf(path);
    budget.left -= entries.length;
    if (budget.left < 0) return;
    const has = (name: string) => entries.some(entry => entry.name === name);
    const rules = enter(path, above, has('.gitignore'), has('.git'));
    const names: string[] = [];
    for (const entry of entries) {
      const { name } = entry;
      if (entry.isFile()) {
        if (skipPath(name) === null) names.push(name);
      } else if (entry.isDirectory() && !skipFolder(name)) {
        const inner = path + sep + name;
        if (isIgnored(rules, inner, true)) continue;
        if (dockerignore?.excludes(below + name) && !dockerignore.mayHold(below + name)) continue;
        queue.push({ path: inner, below: `${below}${name}/`, above: rules });
      }
    }
    yield { folder: { path, below, rules, dockerignore }, names };
  }
}

/** Whether a file of a folder is ignored, by git or by Docker. */
export function isExcluded({ path, below, rules, dockerignore }: WalkedFolder, name: string): boolean {
  return isIgnored(rules, path + sep + name, false) || (dockerignore?.excludes(below + name) ?? false);
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
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
