import { Lexer } from 'yaml';

/** The mark that the lexer puts before a plain or block scalar's text. */
const SCALAR = '\u001f';
/** Marks of the lexer that stand for no text: a document begins, a flow collection ends too early, a scalar follows. */
const MARKS: ReadonlySet<string> = new Set(['\u0002', '\u0018', SCALAR]);

export interface Comment {
  /** From its `#` on, without trailing blanks. */
  readonly text: string;
  /** Offset of the `#`. */
  readonly start: number;
}

/** All comments of a YAML text with their places; what only looks like one inside of a value is none. */
export function placedComments(text: string): Comment[] {
  const comments: Comment[] = [];
  let previous = '';
  let offset = 0;
  for (const token of new Lexer().lex(text)) {
    if (token.startsWith('#') && previous !== SCALAR) comments.push({ text: token.trim(), start: offset });
    if (!MARKS.has(token)) offset += token.length;
    previous = token;
  }
  return comments;
}

/** All comments of a YAML text, each from its `#` on. */
export function commentsIn(text: string): string[] {
  return placedComments(text).map(comment => comment.text);
}
