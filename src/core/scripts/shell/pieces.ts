import type { DoubleQuotedChild, Word, WordPart } from './parse.js';

/** A part of a word that means one thing. */
export interface Piece {
  /** Offsets in the parser's text, without the quotes. */
  readonly start: number;
  readonly end: number;
  /** A text; a variable; or something that only a running shell knows. */
  readonly kind: 'text' | 'variable' | 'unknown';
  /** The text, with masks and fillers; the variable's name; what is written. */
  readonly text: string;
  /** `${NAME:-fallback}`. */
  readonly fallback: Word | null;
  /** Offset of the closing quote around the piece. */
  readonly quote: number | null;
}

const NAME = /^[A-Za-z_]\w*$/;
/** Groovy's `${c.id}` and `${c.id()}` look like the shell's: whoever fills them in, it is one value. */
const FOREIGN = /^\$\{[A-Za-z_][\w.]*(?:\(\))?\}$/;

/** Takes a word apart. `bracketsAreText`: documents have `[name]` for what is to be filled in. */
export function piecesOf(word: Word, bracketsAreText: boolean): Piece[] {
  const { pos: start, end, parts } = word;
  if (!parts) return [{ start, end, kind: 'text', text: word.value, fallback: null, quote: null }];
  return parts.flatMap(part => partPieces(part, bracketsAreText));
}

function partPieces(part: WordPart, bracketsAreText: boolean): Piece[] {
  switch (part.type) {
    case 'SingleQuoted':
      return [textPiece(part.pos + 1, closing(part, "'"), part.value, closing(part, "'"))];
    case 'AnsiCQuoted':
      return [textPiece(part.pos + 2, closing(part, "'"), part.value, closing(part, "'"))];
    case 'DoubleQuoted':
    case 'LocaleString': {
      const quote = closing(part, '"');
      if (part.parts.length === 0) return [textPiece(quote, quote, '', quote)];
      return part.parts.map(child => childPiece(child, quote));
    }
    case 'Glob':
      if (bracketsAreText && part.kind === 'bracket') return [textPiece(part.pos, part.end, part.text, null)];
      return [unknownPiece(part, null)];
    case 'BraceExpansion':
    case 'ExtendedGlob':
    case 'ProcessSubstitution':
      return [unknownPiece(part, null)];
    default:
      return [childPiece(part, null)];
  }
}

function closing(part: WordPart, quote: string): number {
  return part.text.length > 1 && part.text.endsWith(quote) ? part.end - 1 : part.end;
}

function childPiece(part: DoubleQuotedChild, quote: number | null): Piece {
  if (part.type === 'Literal') return textPiece(part.pos, part.end, part.value, quote);
  const variable = variableOf(part);
  if (variable === null) return unknownPiece(part, quote);
  return { start: part.pos, end: part.end, kind: 'variable', ...variable, quote };
}

function variableOf(part: DoubleQuotedChild): { text: string; fallback: Word | null } | null {
  if (part.type === 'SimpleExpansion') {
    const name = part.text.slice(1);
    return NAME.test(name) ? { text: name, fallback: null } : null;
  }
  if (part.type !== 'ParameterExpansion' || part.prefix || part.index) return null;
  const { operation, parameter, text } = part;
  if (operation?.type === 'Unknown')
    return FOREIGN.test(text) ? { text: text.slice(2, -1), fallback: null } : null;
  if (!NAME.test(parameter)) return null;
  if (!operation) return { text: parameter, fallback: null };
  if (operation.type !== 'Default' || operation.operator.endsWith('+')) return null;
  return { text: parameter, fallback: operation.operator.endsWith('?') ? null : operation.operand };
}

function textPiece(start: number, end: number, text: string, quote: number | null): Piece {
  return { start, end, kind: 'text', text, fallback: null, quote };
}

function unknownPiece({ pos: start, end, text }: WordPart, quote: number | null): Piece {
  return { start, end, kind: 'unknown', text, fallback: null, quote };
}
