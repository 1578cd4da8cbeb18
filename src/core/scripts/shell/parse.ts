import { type ParsedScript, parse } from 'unbash';

export type {
  Assignment,
  Command,
  DoubleQuotedChild,
  HereDoc,
  ParsedScript,
  Pipeline,
  SyntaxNode,
  Word,
  WordPart,
} from 'unbash';
export { forEachChild } from 'unbash';

/** The tree of a text as Bash reads it; of a broken one what is sound, with `errors`. */
export function parseShell(text: string): ParsedScript {
  return parse(text);
}
