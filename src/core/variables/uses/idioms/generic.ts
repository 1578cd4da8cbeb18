import type { Idiom } from './idiom.js';

const WORDS =
  '(?:[Gg]et_?[Ee]nv|GETENV|(?:^|[^A-Za-z])env|Env|ENV|(?:^|[^a-z])environ(?:ment)?|Environ(?:ment)?)';

/**
 * What any language may call its reader of the environment: a function, an array or an object with `env` for a
 * word of its name: `env('X')`, `mustGetenv("X")`, `appEnv.get("X")`, `env["X"]`, `env.X`.
 */
export const GENERIC: readonly Idiom[] = [
  {
    id: 'env-call',
    before: new RegExp(`${WORDS}(?![a-z])\\w*[!?]?(?:(?:::|\\.|->|/)\\w+[!?]?){0,2}\\s*\\(\\s*["'\`]$`),
    fallback: 'code',
  },
  {
    id: 'env-index',
    before: new RegExp(`${WORDS}(?![a-z])\\w*\\s*(?:\\?\\.)?\\[\\s*["'\`]$`),
    fallback: 'code',
  },
  { id: 'env-property', before: /(?:^|[^\w$])(?:env|ENV)\??\.$/, fallback: 'code' },
];

/** Calls that give the running program's environment a variable. */
export const SETTER =
  /(?:\b|\w)(?:[Ss]et_?[Ee]nv(?:ironmentVariable)?|putenv|put_env|set_var|stub_env)\s*\(\s*["'`]$/;

/** Calls that name a variable for somebody else: a container, a child process, a map of settings. */
export const LISTER = /\b(?:with_?[Ee]nv\w*|add_?[Ee]nv\w*|put|setProperty|\w+\.SetDefault)\s*\(\s*["'`]$/;

/** What takes a variable away; nobody reads it there. */
export const REMOVER = new RegExp(
  [
    '\\b(?:delete|del)\\s+[\\w.$]+(?:\\.|\\[["\'`])$',
    '\\bunset(?:\\s+["\']?[\\w-]+["\']?)*\\s+["\']?$',
    '\\bunset\\s*\\(\\s*\\$_\\w+\\[["\']$',
    '(?:\\b|\\w)(?:[Uu]nset_?[Ee]nv|delete_env|remove_var|delenv)\\s*\\(\\s*["\']$',
    '\\benv\\s+-u\\s+$|--unset=$|\\bunexport\\s+$',
  ].join('|'),
);
