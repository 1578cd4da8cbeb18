import type { Candidate } from './candidates.js';
import { type Idiom, WINDOW } from './idioms/idiom.js';
import type { SetPlace } from './types.js';

/** A name in its text, with what idioms look at. */
export interface Reading {
  readonly text: string;
  readonly name: Candidate;
  /** What stands right before the name. */
  readonly before: string;
  /** What stands right behind the name. */
  readonly after: string;
}

/** Cuts out what stands around a name. What an idiom looks at is limited, so that a text is read in linear time. */
export function readingOf(text: string, name: Candidate): Reading {
  return {
    text,
    name,
    before: text.slice(Math.max(0, name.start - WINDOW), name.start),
    after: text.slice(name.end, name.end + 2 * WINDOW),
  };
}

/** What a name does at its place. */
export type Role =
  | { readonly is: 'use'; readonly idiom: UsedIdiom }
  | { readonly is: 'set'; readonly how: SetPlace['how'] }
  /** A name of the file's own that is written like the variable. */
  | { readonly is: 'declared' }
  /** A name in code that may be the file's own: a use unless it is declared somewhere. */
  | { readonly is: 'bare'; readonly idiom: UsedIdiom }
  | { readonly is: 'nothing' };

/** The part of an idiom that is left once it has matched. */
export type UsedIdiom = Pick<Idiom, 'id' | 'fallback'>;

export const NOTHING: Role = { is: 'nothing' };
export const WORD: UsedIdiom = { id: 'word' };
