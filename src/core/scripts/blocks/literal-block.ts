import type { TextEdit } from '../../text/edit.js';
import { lineEnding } from '../../text/lines.js';
import type { NewCommand, ShellBlock } from './block.js';
import type { Literal, LiteralForms } from './code-literals.js';
import { withoutCarriageReturns } from './command-text.js';
import { withIndentedHereDocuments } from './here-documents.js';
import { insertLineBefore } from './insert-line.js';
import { asVariable, type Escapes, escapedFor, unescaped } from './unescape.js';

/** No shell has such a parameter: it was meant for Groovy, also where single quotes keep it from that. */
const PROPERTY = /\$\{[A-Za-z_]\w{0,80}(?:\.\w{1,80}){1,5}\}/g;

/** What a shell gets of a string of a program, in as many characters. */
export function literalShell(text: string, literal: Literal, forms: LiteralForms): string {
  const raw = withoutCarriageReturns(text.slice(literal.start, literal.end));
  const shell = unescaped(raw, escapesOf(literal.quote, forms)).replace(PROPERTY, asVariable);
  return literal.quote.startsWith('<<~') ? withIndentedHereDocuments(shell) : shell;
}

function escapesOf(quote: string, forms: LiteralForms): Escapes {
  const expression = forms.expression[0] as '$' | '#';
  if (quote.startsWith('<<')) {
    return quote.endsWith("'") ? { backslash: 'none' } : { backslash: 'all', expression };
  }
  if (quote[0] === '"') return { backslash: 'all', expression };
  return { backslash: forms.expression === '#{' ? 'quote' : 'all' };
}

/** What a block of a program's string has beside its place. */
export type LiteralUse = Pick<ShellBlock, 'holds' | 'machine' | 'standing'> & {
  readonly containerName?: string;
};

/**
 * A block of a string. `statement` tells by the text before the string on its line whether a statement of its own can
 * be written above, and what follows the string in it.
 */
export function literalBlock(
  text: string,
  literal: Literal,
  forms: LiteralForms,
  use: LiteralUse,
  statement: (before: string) => string | null = () => null,
): ShellBlock {
  const shell = literalShell(text, literal, forms);
  return {
    start: literal.start,
    shell,
    routine: '',
    ...use,
    insertBefore: (at, command) => {
      if (use.holds !== 'commands' || at < literal.start || at > literal.end) return null;
      const before = shell.slice(0, at - literal.start);
      const lineBefore = before.slice(before.lastIndexOf('\n') + 1);
      if (at > literal.start && /[^ \t]/.test(lineBefore)) return null;
      const written = literal.quote.endsWith("'") && literal.quote.startsWith('<<') ? '' : literal.quote;
      const tolerant = written === '' ? command.tolerant : escapedFor(written, command.tolerant);
      const escaped: NewCommand = { ...command, tolerant };
      if (before.includes('\n') || literal.quote.startsWith('<<')) {
        return insertLineBefore(text, { start: literal.start, shell }, at, escaped);
      }
      return statementAbove(text, literal, tolerant, statement) ?? inline(at, tolerant);
    },
  };
}

function statementAbove(
  text: string,
  literal: Literal,
  tolerant: string,
  statement: (before: string) => string | null,
): TextEdit | null {
  // A string of several lines is not written again for one command.
  if (literal.quote.length !== 1 || text.slice(literal.start, literal.end).includes('\n')) return null;
  const lineStart = text.lastIndexOf('\n', literal.open - 1) + 1;
  const before = text.slice(lineStart, literal.open);
  const after = statement(before);
  if (after === null) return null;
  const line = `${before}${literal.quote}${tolerant}${literal.quote}${after}${lineEnding(text)}`;
  return { start: lineStart, end: lineStart, text: line };
}

function inline(at: number, tolerant: string): TextEdit {
  return { start: at, end: at, text: `${tolerant}; ` };
}
