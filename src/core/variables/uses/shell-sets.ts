import { isDeclaredBy } from './dockerfile-places.js';
import { NOTHING, type Reading, type Role } from './reading.js';
import type { Source } from './source.js';
import type { Language } from './types.js';

const SHELLS: ReadonlySet<Language> = new Set(['shell', 'env', 'make', 'dockerfile']);

const READS = /(?:\$|\$\{[!#]?|\$\()$/;
const TAKES_NAMES = /\b(?:read(?:\s+-\w+)*(?:\s+\w+)*|for|select|getopts\s+\S+)\s+$/;
const EXPORTS = /\b(?:export|(?:declare|typeset|local)\s+-\w*x\w*)(?:\s+\w+=\S*)*\s+$/;
const DECLARES = /\b(?:export|local|declare|typeset|readonly)(?:\s+-\w+)*(?:\s+\w+(?:=\S*)?)*\s+$/;
const STATEMENT =
  /(?:^|[\n;&|({`]|\b(?:then|do|else|(?:readonly|declare|typeset|local)(?:\s+-\w+)*))\s*(?:[\w-]+=\S*\s+)*$/;
const ONE_COMMAND =
  /^\+?=(?:"(?:[^"\\]|\\.)*"|'[^']*'|\$\([^()\n]*\)|`[^`\n]*`|\\.|[^\s;&|"'`\\])*[ \t]+(?=[^\s;&|#)\\])/s;

/**
 * What a shell, make, an environment file or a Dockerfile does with a name that stands left of a `=`, or behind
 * a keyword; null where it does neither.
 */
export function shellSet(source: Source, { name, before, after }: Reading): Role | null {
  if (!SHELLS.has(source.language) || READS.test(before)) return null;
  const instruction = source.instructionAt(name.start);
  if (instruction?.keyword === 'env' || instruction?.keyword === 'arg') {
    if (!isDeclaredBy(source.text, instruction, name.start, name.end)) return null;
    return { is: 'set', how: instruction.keyword === 'env' ? 'image' : 'local' };
  }
  if (TAKES_NAMES.test(before)) return { is: 'set', how: 'local' };
  if (source.language === 'shell' && /\bset\s+(?:-\w+\s+)+$/.test(before))
    return { is: 'set', how: 'exported' };
  const assigned = (source.language === 'make' ? /^\s*(?:::?|\+|!)?=/ : /^\+?=(?!=)/).test(after);
  if (!assigned) return DECLARES.test(before) ? NOTHING : null;
  if (source.language === 'env') return { is: 'set', how: 'file' };
  if (EXPORTS.test(before)) return { is: 'set', how: 'exported' };
  const isStatement = STATEMENT.test(before) && source.mask.stringAt(name.start) === null;
  return { is: 'set', how: isStatement && !isForOneCommand(source, name.end) ? 'local' : 'listed' };
}

/** `X=value command`: the variable is that command's. */
function isForOneCommand({ text, language }: Source, end: number): boolean {
  if (language === 'make') return false;
  const match = ONE_COMMAND.exec(text.slice(end, end + 300));
  return match !== null && !/^[\w-]+=/.test(text.slice(end + match[0].length, end + match[0].length + 60));
}
