import { type Candidate, candidatesIn } from './candidates.js';
import type { Names } from './names.js';
import type { Role } from './reading.js';
import { roleOf } from './role.js';
import type { Source } from './source.js';
import type { FindOptions, Language, Place } from './types.js';

/** A name of a link in a file, and what it does there. */
export interface PlacedName {
  readonly name: Candidate;
  readonly role: Role;
  readonly place: Place;
}

const SCRIPTS: ReadonlySet<Language> = new Set(['shell', 'env', 'dockerfile']);

/** Every name of a link in the file with its part there, in order. Comments are left out unless asked for. */
export function readNames(source: Source, names: Names, options: FindOptions): PlacedName[] {
  const placed: PlacedName[] = [];
  for (const name of candidatesIn(source.text, names, source.language)) {
    const place =
      source.language === 'docs' ? 'docs' : source.mask.inComment(name.start) ? 'comment' : 'code';
    if (place !== 'code' && !options.docs) continue;
    if (place === 'code') placed.push({ name, role: roleOf(source, name), place });
    else if (name.distinctive) placed.push({ name, role: { is: 'use', idiom: { id: 'word' } }, place });
  }
  return SCRIPTS.has(source.language) || source.language === 'make'
    ? withoutOwn(source, placed)
    : withoutDeclared(placed);
}

/** In code, a bare name that the file declares is the file's own. */
function withoutDeclared(placed: readonly PlacedName[]): PlacedName[] {
  const declared = new Set(
    placed.flatMap(({ name, role }) => (role.is === 'declared' ? [name.variable] : [])),
  );
  return placed.flatMap(one => {
    if (one.role.is !== 'bare') return [one];
    return declared.has(one.name.variable) ? [] : [{ ...one, role: { is: 'use', idiom: one.role.idiom } }];
  });
}

/** In a script, a variable that was set in any case is the script's own from then on. */
function withoutOwn(source: Source, placed: readonly PlacedName[]): PlacedName[] {
  const own = new Map<string, number>();
  const atBuild = new Map<string, number>();
  const unconditional = source.language === 'shell' ? source.unconditional() : () => true;
  for (const one of placed) {
    const { name, role } = one;
    if (!setsInAnyCase(source, one) || !unconditional(name.start)) continue;
    // What ARG sets is gone when the container runs.
    const set = source.language === 'dockerfile' && role.is === 'set' && role.how === 'local' ? atBuild : own;
    if (set.has(name.variable)) continue;
    // Make reads the whole file before it runs anything.
    if (source.language === 'make') set.set(name.variable, -1);
    else set.set(name.variable, role.is === 'use' ? name.end : statementEnd(source.text, name.end));
  }
  return placed.filter(({ name, role, place }) => {
    if (role.is !== 'use' || place !== 'code') return true;
    const isBehind = (set: ReadonlyMap<string, number>) => name.start >= (set.get(name.variable) ?? Infinity);
    return !isBehind(own) && (role.idiom.id === 'dockerfile-command' || !isBehind(atBuild));
  });
}

function setsInAnyCase(source: Source, { name, role, place }: PlacedName): boolean {
  if (place !== 'code') return false;
  if (role.is === 'set') return role.how !== 'listed';
  // `: ${X:=d}` reads it, and settles it.
  return (
    role.is === 'use' && source.language === 'shell' && /^:?=/.test(source.text.slice(name.end, name.end + 2))
  );
}

/** The end of the line, and of the lines that continue it: what stands there is read before the variable is set. */
function statementEnd(text: string, from: number): number {
  let end = from - 1;
  do {
    end = text.indexOf('\n', end + 1);
  } while (end !== -1 && /\\\r?$/.test(text.slice(end - 2, end)));
  return end === -1 ? text.length : end;
}
