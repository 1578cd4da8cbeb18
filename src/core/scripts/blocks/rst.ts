import { lineContentEnd, linesOf } from '../../text/lines.js';
import type { ShellBlock } from './block.js';
import { styleOfLanguage } from './code-language.js';
import { inlineCode } from './inline-code.js';
import { type CodeLine, type CodeStyle, shownCode } from './shown-code.js';

/** Marks of lists and a directive's name: `- .. code-block:: console`. */
const DIRECTIVE = /^((?:(?:[-*+•]|#\.|\w{1,3}[.)])[ \t]+)*)\.\.[ \t]+([\w:-]+?)::(?:[ \t]+(.*))?$/;
const CODE_DIRECTIVES: ReadonlySet<string> = new Set([
  'code',
  'code-block',
  'parsed-literal',
  'prompt',
  'sourcecode',
]);
const OPTION = /^:[\w-]+:/;
const LIST_MARKS = /^(?:(?:[-*+•]|#\.|\w{1,3}[.)])[ \t]+)+/;

interface Line {
  readonly start: number;
  readonly end: number;
  readonly contentStart: number;
  /** Of the text, marks of lists included; -1 for a blank line. */
  readonly indentation: number;
  readonly content: string;
}

/** A reStructuredText document: its literal blocks, directives of code in a shell's language, and inline literals. */
export function rstBlocks(text: string): readonly ShellBlock[] {
  if (!/docker|podman/i.test(text)) return [];
  const lines = readLines(text);
  const blocks: ShellBlock[] = [];
  let prose = 0;
  let at = 0;
  const readProse = (end: number) => blocks.push(...inlineLiterals(text, prose, end));
  while (at < lines.length) {
    const opening = openingOf(lines[at]!);
    at++;
    if (opening === null) continue;
    const body = bodyOf(lines, at, opening);
    if (body.length === 0) continue;
    readProse(body[0]!.start);
    if (opening.style !== null) blocks.push(...shownCode(text, codeLines(text, body), opening.style));
    at = lines.indexOf(body.at(-1)!, at) + 1;
    prose = body.at(-1)!.end;
  }
  readProse(text.length);
  return blocks;
}

function readLines(text: string): readonly Line[] {
  const lines = linesOf(text);
  return lines.starts.map(start => {
    const end = lineContentEnd(lines, start);
    const raw = text.slice(start, end);
    const content = raw.trim();
    const contentStart = start + (raw.length - raw.trimStart().length);
    return { start, end, contentStart, indentation: content === '' ? -1 : widthOf(raw), content };
  });
}

/** Columns before the text, with tabs to every eighth, as docutils has them. */
function widthOf(line: string): number {
  let width = 0;
  for (const character of line) {
    if (character === '\t') width += 8 - (width % 8);
    else if (character === ' ' || character === '\uFEFF') width++;
    else break;
  }
  return width;
}

/** What begins a block: its lines are indented more than this. */
interface Opening {
  readonly indentation: number;
  /** null for code that is no shell. */
  readonly style: CodeStyle | null;
  readonly isDirective: boolean;
}

function openingOf(line: Line): Opening | null {
  const directive = DIRECTIVE.exec(line.content);
  if (directive) {
    const [, marks = '', name = '', argument = ''] = directive;
    // What stands in a note or a list of steps is text as elsewhere.
    if (!CODE_DIRECTIVES.has(name.toLowerCase())) return null;
    const language = name === 'parsed-literal' ? '' : (argument.split(/[ \t]/)[0] ?? '');
    return {
      indentation: line.indentation + marks.length,
      style: styleOfLanguage(language),
      isDirective: true,
    };
  }
  if (!line.content.endsWith('::') || /^\.\.[ \t]/.test(line.content)) return null;
  const marks = LIST_MARKS.exec(line.content)?.[0].length ?? 0;
  return { indentation: line.indentation + marks, style: {}, isDirective: false };
}

/** The lines of a block from its first with text to its last. */
function bodyOf(lines: readonly Line[], from: number, opening: Opening): readonly Line[] {
  let first = from;
  // Options of a directive stand before its first blank line.
  if (opening.isDirective) while (OPTION.test(lines[first]?.content ?? '')) first++;
  // Behind `::` the text goes on, and literal is what follows the next blank line only.
  else if (lines[first] !== undefined && lines[first]!.indentation !== -1) return [];
  while (lines[first]?.indentation === -1) first++;
  let end = first;
  let last = first - 1;
  for (; end < lines.length; end++) {
    const { indentation } = lines[end]!;
    if (indentation === -1) continue;
    if (indentation <= opening.indentation) break;
    last = end;
  }
  return lines.slice(first, last + 1);
}

function codeLines(text: string, body: readonly Line[]): readonly CodeLine[] {
  return body.map(line => ({
    start: line.start,
    contentStart: line.indentation === -1 ? line.end : line.contentStart,
    code: line.indentation === -1 ? '' : text.slice(line.contentStart, line.end),
  }));
}

/** ``docker run …`` amid text. */
function inlineLiterals(text: string, start: number, end: number): readonly ShellBlock[] {
  const blocks: ShellBlock[] = [];
  for (const literal of text.slice(start, end).matchAll(/``([^`]+)``/g)) {
    if (/\n[ \t]*\r?\n/.test(literal[1]!)) continue;
    const from = start + literal.index;
    blocks.push(...inlineCode(text, from, from + literal[0].length));
  }
  return blocks;
}
