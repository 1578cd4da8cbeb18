import { type LinkName, type Names, readName, readRest } from './names.js';
import type { Language, Range } from './types.js';

/**
 * How a name is spelled: as the environment has it; `dashed` as Clojure's environ turns it (`db-port-5432-tcp`);
 * `lower` as Spring, viper and pydantic look it up (`db.port.5432.tcp.addr`, `db_port_5432_tcp_addr`).
 */
export type Spelling = 'upper' | 'dashed' | 'lower';

/** A word that is spelled like a variable of one of the links. */
export interface Candidate extends LinkName, Range {
  readonly spelling: Spelling;
}

const DASHED: ReadonlySet<Language> = new Set(['clojure']);
const LOWER: ReadonlySet<Language> = new Set(['jvm', 'properties', 'yaml', 'xml', 'go', 'python', 'config']);

/** Every word of the text that is spelled like a variable of one of the links, by offset. Linear in the text. */
export function candidatesIn(text: string, names: Names, language: Language): Candidate[] {
  const found = upperIn(text, names);
  if (DASHED.has(language)) {
    found.push(...lowerIn(text, names, /-(?:port|name|env-)/g, isDashed, 'dashed'));
  }
  if (LOWER.has(language)) {
    const lower = lowerIn(text, names, /[._]port[._]\d/g, isDotted, 'lower');
    found.push(...lower.filter(({ distinctive }) => distinctive));
  }
  return found.sort((a, b) => a.start - b.start);
}

function upperIn(text: string, names: Names): Candidate[] {
  const found: Candidate[] = [];
  const needle = /_(?:PORT|NAME|ENV_)/g;
  for (let hit = needle.exec(text); hit; hit = needle.exec(text)) {
    const end = wordEnd(text, hit.index, isWord);
    // The word is done with, whatever it is: each is looked at once.
    needle.lastIndex = end;
    const start = wordStart(text, hit.index, names.longest + WRAPPER, isWord);
    const name =
      (start === null ? null : wordAt(text, start, end, names)) ?? oddAt(text, hit.index, end, names);
    if (name) found.push(name);
  }
  return found;
}

/** Room for what may be glued to a name: `ENV_` in `%(ENV_DB_PORT)s`. */
const WRAPPER = 4;

function wordAt(text: string, start: number, end: number, names: Names): Candidate | null {
  for (const skip of [0, ...gluedTo(text, start)]) {
    const name = readName(text.slice(start + skip, end), names);
    if (name) return { ...name, start: start + skip, end, spelling: 'upper' };
  }
  return null;
}

function gluedTo(text: string, start: number): number[] {
  if (text.startsWith('%(ENV_', start - 2)) return [4];
  // The letter of an escape: "\nDB_PORT_80_TCP=…".
  return text[start - 1] === '\\' && /[bnrtfvA]/.test(text[start]!) ? [1] : [];
}

function oddAt(text: string, from: number, end: number, names: Names): Candidate | null {
  for (const prefix of names.odd) {
    const start = from - prefix.length;
    if (start < 0 || !text.startsWith(prefix, start) || isWord(text.charCodeAt(start - 1))) continue;
    const name = readRest(text.slice(from, end), prefix);
    if (name) return { ...name, start, end, spelling: 'upper' };
  }
  return null;
}

function lowerIn(
  text: string,
  names: Names,
  needle: RegExp,
  isPart: (code: number) => boolean,
  spelling: Spelling,
): Candidate[] {
  const found: Candidate[] = [];
  for (let hit = needle.exec(text); hit; hit = needle.exec(text)) {
    const end = wordEnd(text, hit.index, isPart);
    needle.lastIndex = end;
    const start = wordStart(text, hit.index, names.longest, isPart);
    if (start === null) continue;
    const name = readName(text.slice(start, end).toUpperCase().replace(/[-.]/g, '_'), names);
    if (name) found.push({ ...name, start, end, spelling });
  }
  return found;
}

/** Where the word around `at` begins; null when it is longer before `at` than any prefix. */
function wordStart(
  text: string,
  at: number,
  longest: number,
  isPart: (code: number) => boolean,
): number | null {
  let start = at;
  while (start > 0 && isPart(text.charCodeAt(start - 1))) {
    start--;
    if (at - start > longest) return null;
  }
  return start;
}

function wordEnd(text: string, at: number, isPart: (code: number) => boolean): number {
  let end = at;
  while (end < text.length && isPart(text.charCodeAt(end))) end++;
  return end;
}

/** A letter, digit or underscore. */
export function isWord(code: number): boolean {
  return (
    (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || (code >= 48 && code <= 57)
  );
}

function isDashed(code: number): boolean {
  return (code >= 97 && code <= 122) || code === 45 || (code >= 48 && code <= 57);
}

function isDotted(code: number): boolean {
  return (code >= 97 && code <= 122) || code === 46 || code === 95 || (code >= 48 && code <= 57);
}
