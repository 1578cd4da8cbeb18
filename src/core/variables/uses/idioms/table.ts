import type { Language } from '../types.js';
import { COMPILED } from './compiled.js';
import { CONFIGURATION_IDIOMS } from './configuration.js';
import { GENERIC } from './generic.js';
import type { Idiom } from './idiom.js';
import { JAVASCRIPT } from './javascript.js';
import { LISP } from './lisp.js';
import { SCRIPTING } from './scripting.js';
import { SHELL } from './shell.js';

const FAMILIES = [...SCRIPTING, ...JAVASCRIPT, ...COMPILED, ...LISP, ...SHELL, ...CONFIGURATION_IDIOMS];
const ANYWHERE = FAMILIES.filter(({ anywhere }) => anywhere).flatMap(({ idioms }) => idioms);

const byLanguage = new Map<Language, readonly Idiom[]>();

/** The idioms to try in a file, the language's own first: `<%= ENV['X'] %>` is found in YAML, too. */
export function idiomsOf(language: Language): readonly Idiom[] {
  const known = byLanguage.get(language);
  if (known) return known;
  const own = FAMILIES.filter(({ languages }) => languages.includes(language)).flatMap(
    ({ idioms }) => idioms,
  );
  const all = [...new Set([...own, ...ANYWHERE, ...GENERIC])];
  byLanguage.set(language, all);
  return all;
}

/** Ways of reading that no text around the name tells alone. */
const OTHERS = [
  'dockerfile-build',
  'dockerfile-command',
  'dockerfile-env',
  'dockerfile-run',
  'js-destructuring',
  'node-config',
  'word',
];

/** Every id that a use of one variable can have, for documentation and tests. */
export const IDIOM_IDS: readonly string[] = [
  ...new Set([...[...FAMILIES.flatMap(({ idioms }) => idioms), ...GENERIC].map(({ id }) => id), ...OTHERS]),
].sort();
