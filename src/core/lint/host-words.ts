import type { LintFile, LintService, Span, TextValue, Value } from './model.js';
import { partIn } from './part-in.js';

/** A word in a value of a service that can be the name of a host. */
export interface HostWord {
  readonly word: string;
  readonly at: Span;
  /** Whether it can hardly be anything else: part of an address, or all of a variable like `DB_HOST`. */
  readonly certain: boolean;
}

const WORD = /[A-Za-z0-9_][A-Za-z0-9_.-]*/g;

/** What stands before and behind a host name in commands, addresses and lists. */
const BEFORE = /(?:^|[\s=,;|&()[\]}'"`@]|(?<!\$)\{|\/\/|\btcp\d?:)$/i;
const BEHIND = /^\.?(?:$|[\s,;|&)[\]{}'"`?#/]|:(?:\d|$|[^\w:/]))/;

const PORT = /^:(\d+)(?![\w.:-])/;
/** What is before it is a user: `//postgres:1234@db`. */
const PASSWORD = /^:[^\s/@'"]*@/;
const IN_ADDRESS = /\/\/(?:[^\s/@'"]*@)?$/;

/** Variables whose whole value is a host, and those of the same kind that mean the container itself. */
const HOST_VARIABLE = /(?:HOST|HOSTNAME|ADDR|ADDRESS|SERVER|URL|URI|ENDPOINT)S?$/i;
const OWN_HOST =
  /^(?:HOST|HOSTNAME)$|VIRTUAL|LETSENCRYPT|ADVERTISE|BIND|LISTEN|PUBLIC|EXTERNAL|ALLOWED|TRUSTED/i;

/**
 * The words in what a container runs with (command, variables, health check) that can name a host; only values that
 * count once files are merged. `isWanted` is asked first: most words are of no interest to anybody, and it takes a
 * close look at what is around one to tell whether it can be a host.
 */
export function hostWords(
  service: LintService,
  isWanted: (word: string) => boolean = () => true,
): HostWord[] {
  return settingsOf(service).flatMap(setting => wordsIn(setting, isWanted));
}

function wordsIn({ file, value, from, variable }: Setting, isWanted: (word: string) => boolean): HostWord[] {
  const text = value.text.slice(from);
  const words: HostWord[] = [];
  for (const { 0: match, index } of text.matchAll(WORD)) {
    const word = match.replace(/[.-]+$/, '');
    if (!isWanted(word)) continue;
    const end = index + word.length;
    // Only what is near counts, and commands can be long.
    const [before, behind] = [text.slice(Math.max(0, index - 200), index), text.slice(end, end + 200)];
    if (!BEFORE.test(before) || !BEHIND.test(behind) || PASSWORD.test(behind)) continue;
    const start = from + index;
    const certain =
      IN_ADDRESS.test(before) ||
      isPort(PORT.exec(behind)?.[1]) ||
      (word === text && variable !== null && HOST_VARIABLE.test(variable) && !OWN_HOST.test(variable));
    words.push({ word, at: partIn(file, value, start, start + word.length), certain });
  }
  return words;
}

/** `redis:3` and `postgres:10` are images, `web:100` is a weight: few ports are as small as that. */
function isPort(digits: string | undefined): boolean {
  const port = Number(digits ?? 0);
  return port === 80 || port === 443 || (port >= 1024 && port <= 65_535);
}

interface Setting {
  readonly file: LintFile;
  readonly value: TextValue;
  /** Where what the container gets to see begins. */
  readonly from: number;
  /** The name of the variable that it is the value of. */
  readonly variable: string | null;
}

function settingsOf({ written }: LintService): Setting[] {
  const commands = ['command', 'entrypoint', 'healthcheck'].flatMap(key => {
    const owner = written.findLast(({ keys }) => keys.has(key));
    const value = owner?.keys.get(key)?.value ?? null;
    const texts = textsIn(value?.kind === 'map' ? (value.entries.get('test')?.value ?? null) : value);
    return texts.map(text => ({ file: owner!.file, value: text, from: 0, variable: null }));
  });
  return [...commands, ...variablesOf(written)];
}

function variablesOf(written: LintService['written']): Setting[] {
  const variables = new Map<string, Setting>();
  for (const { file, keys } of written) {
    const value = keys.get('environment')?.value;
    if (value?.kind === 'map') {
      for (const { key, value: set } of value.entries.values()) {
        if (set?.kind === 'text') variables.set(key, { file, value: set, from: 0, variable: key });
        else variables.delete(key);
      }
    }
    for (const item of textsIn(value?.kind === 'list' ? value : null)) {
      const [name] = item.text.split('=', 1);
      variables.set(name!, { file, value: item, from: name!.length + 1, variable: name! });
    }
  }
  return [...variables.values()];
}

function textsIn(value: Value | null): TextValue[] {
  const values = value?.kind === 'list' ? value.items.map(item => item.value) : [value];
  return values.filter(item => item?.kind === 'text');
}
