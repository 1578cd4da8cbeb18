import type { Candidate } from './candidates.js';
import { LISTER, REMOVER, SETTER } from './idioms/generic.js';
import { idiomsOf } from './idioms/table.js';
import { rangeAt } from './mask.js';
import { NOTHING, type Reading, type Role, readingOf, type UsedIdiom, WORD } from './reading.js';
import { shellSet } from './shell-sets.js';
import type { Source } from './source.js';
import type { Range } from './types.js';
import { wordRole } from './word-role.js';

/** Decides what a name does where it stands: reads the environment, sets it, or neither. */
export function roleOf(source: Source, name: Candidate): Role {
  const reading = readingOf(source.text, name);
  const { before, after } = reading;
  if (REMOVER.test(before)) return NOTHING;
  if (SETTER.test(before)) return { is: 'set', how: 'process' };
  if (LISTER.test(before)) return { is: 'set', how: 'listed' };
  const role = patternRole(source, reading) ?? shellSet(source, reading);
  if (role) return role;
  const idiom = idiomAt(source, reading);
  if (idiom) {
    const assigned = idiom.fallback === 'code' && /^["'`\])}]*\s*[+:]?=(?![=~>])/.test(after);
    return assigned ? { is: 'set', how: 'process' } : { is: 'use', idiom };
  }
  return name.spelling === 'upper' ? wordRole(source, reading) : keywordRole(reading);
}

function idiomAt(source: Source, { name, before, after }: Reading): UsedIdiom | null {
  for (const idiom of idiomsOf(source.language)) {
    if ((idiom.spelling ?? 'upper') !== name.spelling) continue;
    if (!idiom.before.test(before) || (idiom.after && !idiom.after.test(after))) continue;
    if (idiom.needs && !source.has(idiom.needs)) continue;
    if ((idiom.distinctive && !name.distinctive) || (idiom.paths && !idiom.paths.test(source.path))) continue;
    const instruction = idiom.id.startsWith('shell-') ? source.instructionAt(name.start) : null;
    return instruction ? { ...idiom, id: dockerfileIdiom(instruction.keyword) } : idiom;
  }
  // The file by which node-config says which variable overrides which setting.
  const isNodeConfig = /(?:^|[\\/])custom-environment-variables\.\w+$/.test(source.path);
  if (!isNodeConfig || !/[:=[]\s*["']?$/.test(before) || !/^["']?\s*(?:[,}\]\r\n]|$)/.test(after))
    return null;
  return { id: 'node-config' };
}

/** What a Dockerfile's instruction reads at build time has never been there; only commands run beside the link. */
function dockerfileIdiom(keyword: string): string {
  if (keyword === 'cmd' || keyword === 'entrypoint' || keyword === 'healthcheck') return 'dockerfile-command';
  return keyword === 'run' || keyword === 'env' ? `dockerfile-${keyword}` : 'dockerfile-build';
}

function patternRole({ patterns }: Source, { name, before, after }: Reading): Role | null {
  const inside = (ranges: readonly Range[]) => rangeAt(ranges, name.start) !== null;
  const isKey = /(?:[{,]|^|\n|\*\/)\s*["'`]?$/.test(before);
  if (inside(patterns.environment)) {
    if (isKey) return { is: 'use', idiom: { id: 'js-destructuring', fallback: 'destructuring' } };
    return /:\s*$/.test(before) ? { is: 'declared' } : null;
  }
  return isKey && inside(patterns.other) && /^\s*(?:[,}=:]|$)/.test(after) ? { is: 'declared' } : null;
}

/** A distinctive keyword of Clojure is read wherever it is not a key of a literal map. */
function keywordRole({ name, before }: Reading): Role {
  const isRead =
    name.spelling === 'dashed' && name.distinctive && /:$/.test(before) && !/\{\s*:$/.test(before);
  return isRead ? { is: 'use', idiom: WORD } : NOTHING;
}
