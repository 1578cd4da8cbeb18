import type { Spelling } from '../candidates.js';
import type { Language } from '../types.js';

/** Where to look for what is taken instead of an unset variable. */
export type FallbackShape =
  /** A second argument, a block, or an operator behind the expression. */
  | 'code'
  /** A default inside a destructuring pattern. */
  | 'destructuring'
  /** `:-d}` and its kin. */
  | 'shell'
  /** `:d}` and what the shell has, in configuration. */
  | 'placeholder'
  | 'lisp'
  | 'template'
  | 'make'
  | 'tag'
  /** `= d` behind a declared type. */
  | 'field';

/** One way of reading a variable by name. */
export interface Idiom {
  readonly id: string;
  /** Matches what stands before the name, and ends there. */
  readonly before: RegExp;
  /** Must match what stands behind the name. */
  readonly after?: RegExp;
  readonly fallback?: FallbackShape;
  /** How the name is spelled here, when it is not as the environment has it. */
  readonly spelling?: Exclude<Spelling, 'upper'>;
  /** Only in files that have this text. */
  readonly needs?: string;
  /** Only in files of such a name. */
  readonly paths?: RegExp;
  /** Too common around other words: only with names that nothing else has. */
  readonly distinctive?: boolean;
}

/** The idioms of some languages. `anywhere`: their spelling is so plain that they count in every file. */
export interface IdiomFamily {
  readonly languages: readonly Language[];
  readonly anywhere?: boolean;
  readonly idioms: readonly Idiom[];
}

/** How much of the text before and behind a name an idiom may look at. */
export const WINDOW = 160;
