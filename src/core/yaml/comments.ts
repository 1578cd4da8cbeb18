import { Lexer } from 'yaml';

/** The mark that the lexer puts before a plain or block scalar's text. */
const SCALAR = '\u001f';

/** All comments of a YAML text, each from its `#` on; what only looks like one inside of a value is none. */
export function commentsIn(text: string): string[] {
  const comments: string[] = [];
  let previous = '';
  for (const token of new Lexer().lex(text)) {
    if (token.startsWith('#') && previous !== SCALAR) comments.push(token.trim());
    previous = token;
  }
  return comments;
}
