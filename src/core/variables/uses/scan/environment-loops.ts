import type { Names } from '../names.js';
import type { Language } from '../types.js';
import { type FoundScan, isTakenAway } from './built-names.js';

/** What goes through the whole environment, in any language. */
const ALL_VARIABLES =
  /\b(?:env|printenv|set|export\s+-p|declare\s+-x|compgen\s+-\w+(?:\s+\w+)?)\s*\|(?!\|)|\bcompgen\s+-A\s+(?:variable|export)\s|\bos\.environ(?:\.(?:items|keys|iteritems|copy)\s*\(\)|\b(?!\s*[.[(]))|\bos\.Environ\s*\(\)|\bprocess\.env\b(?!\s*[.[?=])|\bENV\.(?:each\w*|select|find\w*|keys|map|grep|filter\w*|reject|to_h(?:ash)?|detect|any\?|reduce|inject)\b|\bSystem\.(?:getenv|get_env)\s*\(\s*\)|\bSystem\/getenv\)|\bsys\.env\b(?!\s*[.(])|\bsys\.env\.(?:filter|collect|map|foreach|find|keys)\w*|%ENV\b|\$_(?:ENV|SERVER)\b(?!\s*\[)|\bGetEnvironmentVariables\s*\(|\benv::vars(?:_os)?\s*\(|\bos:getenv\s*\(\s*\)|\bgetEnvironment\b|\bSys\.getenv\s*\(\s*\)|\$\{!(?=\w)/g;

const BEHIND = 260;
const BEFORE = 80;

/**
 * Loops over the environment that pick variables of links by a part of their name: `env | grep _PORT_`,
 * `if k.endswith('_PORT')`, `startsWith('DB_')`, `${!DB_*}`. What has a number and a protocol in it is found
 * with the names that are built.
 */
export function environmentLoops(text: string, names: Names, language: Language): FoundScan[] {
  const found: FoundScan[] = [];
  let searched = 0;
  ALL_VARIABLES.lastIndex = 0;
  for (let hit = ALL_VARIABLES.exec(text); hit; hit = ALL_VARIABLES.exec(text)) {
    const end = hit.index + hit[0].length;
    if (hit[0] === '${!') {
      const expansion = expandedNames(text, end, names);
      if (expansion) found.push(expansion);
      continue;
    }
    // Perl's `grep { /_PORT$/ } keys %ENV` says what it looks for first. A part is searched once only.
    const from = Math.max(searched, language === 'perl' ? hit.index - BEFORE : end);
    // One character more, since it says where a word begins.
    const start = Math.max(0, from - 1);
    const window = stopAt(text.slice(start, Math.max(from, end + BEHIND)), language);
    searched = Math.max(searched, start + window.length);
    for (const scan of pickedIn(window, start, names)) if (!isTakenAway(text, scan.start)) found.push(scan);
  }
  return found;
}

/** A shell's pipe ends with its statement; a loop in code goes on over lines. */
function stopAt(window: string, language: Language): string {
  if (language !== 'shell' && language !== 'dockerfile') return window;
  const end = /[;\n](?!\s*\|)/.exec(window)?.index ?? window.length;
  return window.slice(0, end);
}

/** A word in capitals at the start of a text, a pattern or an argument, or behind what stands for anything. */
const PICK = /(?<=["'`/^=( *+]|\\b)[A-Z_][A-Z0-9_]*(?=[$.*=[(\\"'`/)| \n&>;]|$)/g;

function pickedIn(window: string, from: number, names: Names): FoundScan[] {
  return [...window.matchAll(PICK)].flatMap(({ 0: word, index }) => {
    const prefix = pickedPrefix(word, names);
    if (prefix === undefined) return [];
    const start = from + index;
    return [{ start, end: start + word.length, prefix, idiom: 'environment-loop' as const, library: null }];
  });
}

/** `_PORT` and `_ENV_` are any link's; `DB_`, `DB_PORT` one's; `_NAME` and `APP_` could be anybody's. */
function pickedPrefix(word: string, names: Names): string | null | undefined {
  if (/^_(?:PORT_?|ENV_|TCP)$/.test(word)) return null;
  const head = /^(.+?)_(?:PORT_?|ENV_(?:\w*_)?)?$/.exec(word)?.[1];
  return head !== undefined && names.prefixes.has(head) ? head : undefined;
}

/** Bash's `${!DB_PORT_*}`: all variables that begin like this. */
function expandedNames(text: string, start: number, names: Names): FoundScan | null {
  const match = /^(\w{1,100})[*@]\}/.exec(text.slice(start, start + 104));
  if (!match) return null;
  const word = match[1]!;
  const prefix = [...names.prefixes].find(
    prefix => word.startsWith(`${prefix}_`) || `${prefix}_`.startsWith(word),
  );
  if (prefix === undefined) return null;
  return { start, end: start + word.length, prefix, idiom: 'environment-loop', library: null };
}
