import { type Candidate, candidatesIn } from './candidates.js';
import { rangeAt } from './mask.js';
import type { Names } from './names.js';
import type { Role } from './reading.js';
import { roleOf } from './role.js';
import type { Source } from './source.js';
import type { FindOptions, Language, Place, Range } from './types.js';

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

/** In a script, a variable that was set for certain is the script's own from then on. */
function withoutOwn(source: Source, placed: readonly PlacedName[]): PlacedName[] {
  const own = new Map<string, Range[]>();
  const atBuild = new Map<string, Range[]>();
  for (const one of placed) {
    const range = ownRange(source, one);
    if (range === null) continue;
    // What ARG sets is gone when the container runs.
    const isArgument = source.language === 'dockerfile' && one.role.is === 'set' && one.role.how === 'local';
    addRange(isArgument ? atBuild : own, one.name.variable, range);
  }
  return placed.filter(({ name, role, place }) => {
    if (role.is !== 'use' || place !== 'code') return true;
    const isOwn = (sets: ReadonlyMap<string, Range[]>) =>
      rangeAt(sets.get(name.variable) ?? [], name.start) !== null;
    return !isOwn(own) && (role.idiom.id === 'dockerfile-command' || !isOwn(atBuild));
  });
}

/** Where a name that is set here is not the link's any more; null when it still may be. */
function ownRange(source: Source, { name, role, place }: PlacedName): Range | null {
  if (place !== 'code') return null;
  const { language, text } = source;
  // `: ${X:=d}` reads it, and settles it.
  const settles =
    role.is === 'use' && language === 'shell' && /^:?=/.test(text.slice(name.end, name.end + 2));
  if (!settles && (role.is !== 'set' || role.how === 'listed')) return null;
  // Make reads the whole file before it runs anything.
  if (language === 'make') return { start: 0, end: Number.POSITIVE_INFINITY };
  const end = source.blocks ? source.blocks.holdsUntil(name.start) : Number.POSITIVE_INFINITY;
  return end === null ? null : { start: settles ? name.end : statementEnd(text, name.end), end };
}

/** Ranges come in order; one that begins inside another only makes it longer. */
function addRange(sets: Map<string, Range[]>, variable: string, range: Range): void {
  const ranges = sets.get(variable) ?? [];
  sets.set(variable, ranges);
  const last = ranges.at(-1);
  if (last === undefined || range.start >= last.end) ranges.push(range);
  else if (range.end > last.end) ranges[ranges.length - 1] = { start: last.start, end: range.end };
}

/** The end of the line, and of the lines that continue it: what stands there is read before the variable is set. */
function statementEnd(text: string, from: number): number {
  let end = from - 1;
  do {
    end = text.indexOf('\n', end + 1);
  } while (end !== -1 && /\\\r?$/.test(text.slice(end - 2, end)));
  return end === -1 ? text.length : end;
}
