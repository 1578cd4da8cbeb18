import { readSuffix, type VariableMeaning } from '../variable-names.js';

/** The prefixes of a service's links, ready to be looked up. */
export interface Names {
  readonly prefixes: ReadonlySet<string>;
  readonly longest: number;
  /** Those with characters that no identifier has, like the dots of `API.EXAMPLE.COM`. */
  readonly odd: readonly string[];
  /** Finds the beginning of any name: a prefix and its underscore. */
  readonly beginning: RegExp;
  /** Finds that, or a piece of a name of whatever link: one search where there is neither. */
  readonly sign: RegExp;
}

/** What names have in them that are not all prefix; `_NAME` says too little. */
export const NAME_PIECES = '_(?:PORT|ENV_|TCP|UDP|SCTP)';

/** A name that a link of the service gives. */
export interface LinkName {
  readonly variable: string;
  readonly prefix: string;
  readonly meaning: VariableMeaning;
  /** Nothing else is called like this; a short name (`DB_PORT`) can be anything. */
  readonly distinctive: boolean;
}

/** Services have few links and many files: prefixes are prepared once for each list that is handed in. */
const prepared = new WeakMap<readonly string[], Names>();

/** The prefixes, prepared. Remembered by the list itself. */
export function namesOf(prefixes: readonly string[]): Names {
  const known = prepared.get(prefixes);
  if (known) return known;
  const all = new Set(prefixes.filter(prefix => prefix !== ''));
  const beginning = beginningsOf([...all]);
  const names = {
    prefixes: all,
    longest: Math.max(0, ...[...all].map(prefix => prefix.length)),
    odd: [...all].filter(prefix => !/^\w+$/.test(prefix)),
    beginning: new RegExp(beginning),
    sign: new RegExp(`${NAME_PIECES}|${beginning}`),
  };
  prepared.set(prefixes, names);
  return names;
}

/** `DB_` is in `DB_1_` and in `MYAPP_DB_1_`: the shortest are enough. */
function beginningsOf(prefixes: readonly string[]): string {
  const starts = prefixes.map(prefix => `${prefix}_`);
  const least = starts.filter(start => !starts.some(other => other !== start && start.includes(other)));
  return least.map(start => start.replace(/\W/g, '\\$&')).join('|') || '(?!)';
}

/** What such a name can say and a short one cannot. */
const SHORT: ReadonlySet<VariableMeaning['kind']> = new Set(['name', 'default-port', 'environment']);

/** What a whole word means as a variable of one of the links; null when it is none. */
export function readName(word: string, names: Names): LinkName | null {
  let best: LinkName | null = null;
  for (const { index } of word.matchAll(/_(?=PORT|NAME|ENV_)/g)) {
    if (index > names.longest) break;
    const prefix = word.slice(0, index);
    if (!names.prefixes.has(prefix)) continue;
    const read = readRest(word.slice(index), prefix);
    // `APP_ENV_DB_PORT_80_TCP` is a port of "APP_ENV_DB" rather than a variable of "APP"; of equals the longer prefix.
    if (read && (best === null || !best.distinctive || read.distinctive)) best = read;
  }
  return best;
}

/** The same for what stands behind a prefix that is known already. */
export function readRest(rest: string, prefix: string): LinkName | null {
  const meaning = readSuffix(rest);
  return meaning && { variable: prefix + rest, prefix, meaning, distinctive: !SHORT.has(meaning.kind) };
}
