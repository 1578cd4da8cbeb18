import { basename, dirname } from 'node:path';
import type { FileFacts } from '../core/inspect.js';
import { preference, roleOf, takesOverride } from './file-names.js';

/** A file whose content was looked at. */
export interface KnownFile {
  readonly path: string;
  /** Decides its role; differs from the path's own name where a symbolic link gives it a better one. */
  readonly name: string;
  readonly facts: Pick<FileFacts, 'kind' | 'services' | 'incomplete'>;
}

export interface Grouping {
  /** Files in load order, one list for each way in which they are loaded. */
  readonly stacks: readonly (readonly string[])[];
  /** Files that cannot be judged, because another one that belongs to them is broken. */
  readonly stranded: readonly { readonly path: string; readonly because: string }[];
}

/** Sorts the files of one directory into stacks, as Compose would load them. */
export function groupDirectory(files: readonly KnownFile[]): Grouping {
  const relevant = files.filter(({ facts }) => facts.kind !== 'other');
  const bases = inRole(relevant, 'base');
  const base = bases[0];
  if (!base) return { stacks: readable(relevant).map(({ path }) => [path]), stranded: [] };

  const override = takesOverride(base.name) ? inRole(relevant, 'override')[0] : undefined;
  const rest = relevant.filter(file => file !== base && file !== override);
  const overlays = rest.filter(file => completes(file, base));
  const alone = readable(rest.filter(file => !overlays.includes(file))).map(({ path }) => [path]);
  const broken = [base, ...(override ? [override] : [])].find(({ facts }) => facts.kind === 'broken');
  if (broken) {
    // Compose loads them together or not at all, so the good half is left alone, too.
    const half = [base, ...(override ? [override] : []), ...overlays].filter(file => file !== broken);
    return { stacks: alone, stranded: half.map(({ path }) => ({ path, because: broken.path })) };
  }
  const main = [base.path, ...(override ? [override.path] : [])];
  return { stacks: [main, ...overlays.map(({ path }) => [base.path, path]), ...alone], stranded: [] };
}

function inRole(files: readonly KnownFile[], role: 'base' | 'override'): KnownFile[] {
  return files
    .filter(({ name }) => roleOf(name) === role)
    .sort((a, b) => preference(a.name) - preference(b.name));
}

function readable(files: readonly KnownFile[]): KnownFile[] {
  return files.filter(({ facts }) => facts.kind === 'compose');
}

/** A file that says too little of a service to run it is meant for `-f` on top of one that says the rest. */
function completes(file: KnownFile, base: KnownFile): boolean {
  const { kind, incomplete } = file.facts;
  if (kind !== 'compose' || incomplete.length === 0) return false;
  // What a broken base defines is not known; an incomplete file beside it is taken to belong to it.
  return base.facts.kind === 'broken' || incomplete.every(name => base.facts.services.includes(name));
}

/** Stacks that share a file, directly or by `extends`, are one project: they can only be rewritten together. */
export function mergeStacks(
  stacks: readonly (readonly string[])[],
  reachedFrom: (path: string) => readonly string[],
): string[][][] {
  const owner = new Map<string, number>();
  const parent = stacks.map((_, index) => index);
  const root = (index: number): number => {
    let top = index;
    while (parent[top] !== top) top = parent[top]!;
    parent[index] = top;
    return top;
  };
  for (const [index, stack] of stacks.entries()) {
    for (const path of stack.flatMap(file => [file, ...reachedFrom(file)])) {
      const known = owner.get(path);
      if (known === undefined) {
        owner.set(path, index);
        continue;
      }
      const [a, b] = [root(known), root(index)];
      // The earlier one stays the root, so that projects keep the order of their first file.
      parent[Math.max(a, b)] = Math.min(a, b);
    }
  }
  const groups = new Map<number, string[][]>();
  for (const [index, stack] of stacks.entries()) {
    const top = root(index);
    groups.set(top, [...(groups.get(top) ?? []), [...stack]]);
  }
  return [...groups.values()];
}

/** Compose 1's project name for a directory: lower case, and only letters, digits, `-` and `_`. */
export function projectName(variables: Readonly<Record<string, string>>, directory: string): string {
  const name = variables.COMPOSE_PROJECT_NAME || basename(directory);
  return name.toLowerCase().replace(/[^-_a-z0-9]/g, '') || 'default';
}

/** The directory that a stack's relative paths start from: that of its first file. */
export function projectDirectory(stacks: readonly (readonly string[])[]): string {
  return dirname(stacks[0]![0]!);
}
