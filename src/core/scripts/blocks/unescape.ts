import { FILLER } from './block.js';

/** How the language around writes what it does not mean literally. */
export interface Escapes {
  /** What a backslash takes away from the shell: all that follows it, only itself and the quote, or nothing. */
  readonly backslash: 'all' | 'quote' | 'none';
  /** The character before `{…}` of an expression in the text. */
  readonly expression?: '$' | '#';
}

/** Longer than any expression that names a container. */
const LONGEST_EXPRESSION = 300;
/** Behind these a line end means nothing to the shell, and a semicolon would be an error. */
const NEEDS_NO_SEMICOLON = /(?:^|[;&|({]|\b(?:then|do|else))[ \t]*$/;

/**
 * The text as the shell gets it, in as many characters: a backslash that is not for the shell becomes `FILLER`, an
 * expression a variable. Line ends stay where the text has them.
 */
export function unescaped(raw: string, escapes: Escapes): string {
  const parts: string[] = [];
  let from = 0;
  let at = 0;
  const put = (shell: string) => {
    parts.push(raw.slice(from, at), shell);
    at += shell.length;
    from = at;
  };
  while (at < raw.length) {
    const char = raw[at];
    if (char === '\\' && escapes.backslash !== 'none') {
      const shell = escapeAt(raw, at, escapes);
      if (shell === null) at += 2;
      else put(shell);
    } else if (char === escapes.expression && raw[at + 1] === '{') {
      const end = expressionEnd(raw, at);
      if (end === null) at += 2;
      else put(asVariable(raw.slice(at, end)));
    } else at++;
  }
  parts.push(raw.slice(from));
  return parts.join('');
}

/** What the shell gets of the escape at an offset; null where it gets what is written. */
function escapeAt(raw: string, at: number, escapes: Escapes): string | null {
  const next = raw[at + 1];
  // The language joins the lines just as the shell would.
  if (next === undefined || next === '\n' || (next === '\r' && raw[at + 2] === '\n')) return null;
  const isBehindBlank = at === 0 || /[ \t\n]/.test(raw[at - 1]!);
  if (next === '\\') {
    // A word of nothing but the filler would be an argument more.
    if (isBehindBlank && /^\r?\n/.test(raw.slice(at + 2, at + 4))) return ' \\';
    if (escapes.backslash === 'all' && raw.startsWith('n', at + 3) && raw[at + 2] === '\\') return '    ';
    return `${FILLER}\\`;
  }
  if (escapes.backslash === 'quote') return next === "'" ? `${FILLER}'` : null;
  if (next === 'n') return lineEndEscape(raw, at);
  if (next === 't' || next === 'r') return '  ';
  const code = /^\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4}))/.exec(raw.slice(at, at + 6));
  if (!code) return FILLER + next;
  return code[0].slice(1).replace(/./g, FILLER) + printable(code[1] ?? code[2]!);
}

/** `\n` ends a command, but the shell may have no line end that the file does not have. */
function lineEndEscape(raw: string, at: number): string {
  const before = raw.slice(Math.max(0, at - 20), at).replace(/(?:\\[nt])+[ \t]*$/, ';');
  const isNeeded = raw.length > at + 2 && !NEEDS_NO_SEMICOLON.test(before);
  return isNeeded ? '; ' : '  ';
}

function printable(digits: string): string {
  const char = String.fromCharCode(Number.parseInt(digits, 16));
  return char < ' ' ? ' ' : char;
}

function expressionEnd(raw: string, at: number): number | null {
  let depth = 0;
  const limit = Math.min(raw.length, at + LONGEST_EXPRESSION);
  for (let i = at + 1; i < limit && raw[i] !== '\n'; i++) {
    if (raw[i] === '{') depth++;
    else if (raw[i] === '}' && --depth === 0) return i + 1;
  }
  return null;
}

/** An expression of the language around (`#{name}`, `${c.id}`, `${{ x.y }}`) as a variable of the same length. */
export function asVariable(expression: string): string {
  return `\${${expression.slice(2, -1).replace(/\W/g, '_')}}`;
}

/** A text as it must be written between quotes of the language around. */
export function escapedFor(quote: string, text: string): string {
  return text.replace(/[\\"']/g, char => (char === '\\' || char === quote[0] ? `\\${char}` : char));
}
