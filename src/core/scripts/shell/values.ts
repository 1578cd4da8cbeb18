import type { ShellWord } from './command.js';
import { unmask } from './masking.js';
import { type Piece, piecesOf } from './pieces.js';
import type { ShellText } from './shell-text.js';

/** What is known of a value; null where nobody can tell. */
export interface Value {
  readonly value: string | null;
  readonly isLiteral: boolean;
}

/** What is known of the variables that a text reads. */
export interface Variables {
  /** Its value, with `${OTHER}` in it where others are not known; null where nobody can tell. */
  valueOf(name: string): Value;
}

export const UNKNOWN: Value = { value: null, isLiteral: false };

/** Nothing is known: every variable stands as `${NAME}`. */
export const NO_VARIABLES: Variables = { valueOf: name => ({ value: `\${${name}}`, isLiteral: false }) };

/** `A=$B$B`, `B=$C$C` and so on would grow beyond all bounds. */
const LONGEST = 100_000;

/** Whether documents' `[name]` is text in it, not a pattern of file names. */
export function bracketsAreText({ block }: ShellText): boolean {
  return block.standing !== 'run';
}

/** What the shell makes of the pieces of a word. */
export function evaluate(pieces: readonly Piece[], variables: Variables): Value {
  let value = '';
  let isLiteral = true;
  for (const piece of pieces) {
    const found = pieceValue(piece, variables);
    if (found.value === null) return UNKNOWN;
    value += found.value;
    isLiteral &&= found.isLiteral;
    if (value.length > LONGEST && pieces.length > 1) return UNKNOWN;
  }
  return { value, isLiteral };
}

function pieceValue({ kind, text, fallback }: Piece, variables: Variables): Value {
  if (kind === 'text') return { value: unmask(text), isLiteral: true };
  if (kind === 'unknown') return UNKNOWN;
  const found = variables.valueOf(text);
  if (found.value === null || fallback === null) return found;
  if (found.isLiteral && found.value !== '') return found;
  const other = evaluate(piecesOf(fallback, false), variables);
  if (found.value === '') return other;
  // Of a variable with a value of its own nobody knows whether that one comes out empty.
  if (other.value === null || found.value !== `\${${text}}`) return UNKNOWN;
  return { value: `\${${text}:-${other.value}}`, isLiteral: false };
}

/** A stretch of the parser's text as a word in the file. */
export function wordOf(
  { base, file }: ShellText,
  { start, end }: { readonly start: number; readonly end: number },
  value: Value,
): ShellWord {
  const [from, to] = [base + start, base + end];
  return { start: from, end: to, text: file.slice(from, to), ...value };
}
