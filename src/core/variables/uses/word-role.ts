import { NOTHING, type Reading, type Role, WORD } from './reading.js';
import type { Source } from './source.js';
import type { Language } from './types.js';

/** Languages that have names of their own beside strings. */
const CODE: ReadonlySet<Language> = new Set<Language>([
  'c',
  'clojure',
  'coffeescript',
  'csharp',
  'elixir',
  'erlang',
  'go',
  'haskell',
  'javascript',
  'julia',
  'jvm',
  'lisp',
  'lua',
  'ocaml',
  'perl',
  'php',
  'powershell',
  'python',
  'r',
  'ruby',
  'rust',
]);

const ASSIGNED = /^\s*(?:[-+*/.|&?:]{0,2}=(?![=~>])|<-)/;
const DECLARED =
  /\b(?:const|let|var|val|def|final|static|define|my|our|local|global|import)\b[^;\n=(]{0,120}$/;
/** Words before a name that do something with it, where others only speak of it. */
const ACTS = /^(?:[ef]?grep|in|of|for|exec|awk|sed|\w*env\w*|\w*vars?)$/i;

/**
 * What a name does that no idiom of reading stands around. A distinctive one counts as a use all the same,
 * unless it is a key, a name of the file's own, or only spoken of in a message.
 */
export function wordRole(source: Source, reading: Reading): Role {
  const { name, before, after } = reading;
  const string = source.mask.stringAt(name.start);
  const isCode = CODE.has(source.language);
  if (isEntry(reading)) return { is: 'set', how: isExporting(source, before) ? 'exported' : 'listed' };
  if (isCode && string === null) {
    const isMember = /(?:\.|->|::)\s*$/.test(before);
    if (!isMember && (ASSIGNED.test(after) || DECLARED.test(before))) return { is: 'declared' };
    if (!name.distinctive) return NOTHING;
    return isMember ? { is: 'use', idiom: WORD } : { is: 'bare', idiom: WORD };
  }
  if (!name.distinctive) return NOTHING;
  if (isCode || source.language === 'shell') {
    const { start, end } = string ?? { start: 0, end: source.text.length };
    if (
      isSpokenOf(
        before.slice(Math.max(0, start - name.start + before.length)),
        after.slice(0, end - name.end),
      )
    )
      return NOTHING;
  }
  return { is: 'use', idiom: WORD };
}

/** `X: …`, `"X": …`, `'X' => …`, `[X] = …`, `- name: X`, and `X=…` inside a text. */
function isEntry({ before, after }: Reading): boolean {
  if (/(?:^|[\s{,"'-])name["']?\s*(?::|=>)\s*["']?$/i.test(before)) return true;
  if (/^=(?!=)/.test(after) || /^["'`]?\s*\]\s*=(?![=~>])/.test(after)) return true;
  // In `a ? X : b` the colon is not a key's.
  if (/\?\s*["'`]?$/.test(before)) return false;
  return /^(?:\\?["'`]\s*\]?\s*:(?![:=])|\s*:(?:\s|$)|["'`]?\s*=>)/.test(after);
}

/** Where configuration hands a variable on: nginx' `env X=v;` and systemd's `Environment=X=v`. */
function isExporting({ language }: Source, before: string): boolean {
  if (language === 'nginx') return /(?:^|[\n;{}])[ \t]*env\s+$/.test(before);
  return language === 'config' && /(?:^|\n)Environment=["']?$/.test(before);
}

/** In "X is not set" and "please set X", a name is only spoken of. */
function isSpokenOf(before: string, after: string): boolean {
  const word = /(?:^|[\s"'`(>])([A-Za-z][a-z]+)[ \t]+["'`]?$/.exec(before.slice(-40))?.[1];
  if (word && !ACTS.test(word)) return true;
  return /^["'`]?,?[ \t]+(?!(?:in|do|then|and|or|if|else|unless)\b)[a-z]{2,}\b/.test(after);
}
