import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** The ignore rules that hold in a directory: its own, then those of its parents. */
export interface IgnoreRules {
  readonly directory: string;
  readonly own: readonly Ignore[];
  readonly parent: IgnoreRules | null;
}

/** The rules for a directory that a search starts in: those of its repository, from the top down to it. */
export function rulesAbove(directory: string): IgnoreRules | null {
  const chain: string[] = [];
  for (let d = directory; ; d = dirname(d)) {
    chain.unshift(d);
    if (existsSync(join(d, '.git'))) break;
    // Outside of a repository nothing above the search decides what is found in it.
    if (dirname(d) === d) return null;
  }
  let rules: IgnoreRules | null = null;
  for (const d of chain.slice(0, -1)) rules = enter(d, rules, true, existsSync(join(d, '.git')));
  // Someone who names an ignored directory wants it searched.
  return isIgnored(rules, directory, true) ? null : rules;
}

/** The rules inside a directory. A repository in another one starts anew, as it does for git. */
export function enter(
  directory: string,
  parent: IgnoreRules | null,
  hasGitignore: boolean,
  isRepository: boolean,
): IgnoreRules | null {
  const files = [
    ...(hasGitignore ? [join(directory, '.gitignore')] : []),
    ...(isRepository ? [join(directory, '.git', 'info', 'exclude')] : []),
  ];
  const own = files.map(load).filter(rules => rules !== null);
  const outer = isRepository ? null : parent;
  return own.length === 0 ? outer : { directory, own, parent: outer };
}

/** Whether a path is ignored: the innermost rule that says anything about it decides. */
export function isIgnored(rules: IgnoreRules | null, path: string, isDirectory: boolean): boolean {
  for (let level = rules; level; level = level.parent) {
    const below = relative(level.directory, path).split(sep).join('/') + (isDirectory ? '/' : '');
    for (const own of level.own) {
      const { ignored, unignored } = own.test(below);
      if (ignored || unignored) return ignored;
    }
  }
  return false;
}

function load(file: string): Ignore | null {
  try {
    return ignore({ ignorecase: false }).add(readFileSync(file, 'utf8'));
  } catch {
    // Absent or unreadable: git goes on without it, too.
    return null;
  }
}
