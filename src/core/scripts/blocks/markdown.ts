import { fromMarkdown } from 'mdast-util-from-markdown';
import type { ShellBlock } from './block.js';
import { styleOfLanguage } from './code-language.js';
import { beginsWithCommand, blanked } from './command-text.js';
import { htmlCode } from './html-code.js';
import { inlineCode, textCommands } from './inline-code.js';
import { type CodeLine, shownCode } from './shown-code.js';

type Root = ReturnType<typeof fromMarkdown>;
type Node = Root | Root['children'][number];
type Code = Extract<Node, { type: 'code' }>;

/** Marks of lists before code that is indented in their first line. */
const LIST_MARKS = /(?:[-+*]|\d{1,9}[.)])(?=[ \t])/g;

const FRONT_MATTER = /^\uFEFF?---[ \t]*\r?\n[\s\S]*?\n---[ \t]*(?=\r?\n|$)/;
const DEEP_NESTING = /^[ \t]*(?:(?:>|(?:[-+*]|\d{1,9}[.)])[ \t])[ \t]*){50,}/gm;

/**
 * A Markdown document: its blocks of code in a shell's language or none, commands in inline code, and lines of text that
 * are commands. Front matter and comments of HTML show nothing.
 */
export function markdownBlocks(text: string): readonly ShellBlock[] {
  // Lines of a Mac before the year 2001 are lines to Markdown, but not to a shell.
  if (!/docker|podman/i.test(text) || (text.includes('\r') && !text.includes('\n'))) return [];
  const blocks: ShellBlock[] = [];
  // Code in links and emphasis is found all the same, and some texts take the parser minutes to pair their marks.
  const disable = { null: ['attention', 'labelStartImage', 'labelStartLink'] };
  const root = fromMarkdown(readable(text), { extensions: [{ disable }] });
  const pending: Node[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === 'code') blocks.push(...codeBlocks(text, node));
    else if (node.type === 'html') blocks.push(...htmlCode(text, startOf(node), endOf(node)));
    else if (node.type === 'inlineCode') blocks.push(...inlineCode(text, startOf(node), endOf(node)));
    else if (node.type === 'paragraph') blocks.push(...paragraphCode(text, startOf(node), endOf(node)));
    if ('children' in node)
      for (let at = node.children.length; at > 0; at--) pending.push(node.children[at - 1]!);
  }
  return blocks.sort((a, b) => a.start - b.start);
}

/** Lines of commands without any mark, or `<code>` amid text. */
function paragraphCode(text: string, start: number, end: number): readonly ShellBlock[] {
  const commands = textCommands(text, start, end);
  return commands.length > 0 ? commands : htmlCode(text, start, end);
}

/** The text without front matter, and without lines that are nested so deeply that the parser would not come back. */
function readable(text: string): string {
  const matter = FRONT_MATTER.exec(text)?.[0] ?? '';
  const body = text.slice(matter.length).replace(DEEP_NESTING, blanked);
  // The parser would leave a byte order mark out of its offsets.
  return `${blanked(matter)}${body.replace(/^\uFEFF/, ' ')}`;
}

function startOf(node: Node): number {
  return node.position!.start.offset!;
}

function endOf(node: Node): number {
  return node.position!.end.offset!;
}

function codeBlocks(text: string, node: Code): readonly ShellBlock[] {
  const rawLines = linesBetween(text, startOf(node), endOf(node));
  const fence = /^(?:`{3,}|~{3,})/.exec(text.slice(startOf(node), rawLines[0]!.end));
  const info = `${node.lang ?? ''} ${node.meta ?? ''}`;
  // ```docker run image, closed on a later line or never: the command became the fence's language.
  const isCommandInFence = fence !== null && node.meta !== null && beginsWithCommand(info);
  const style = styleOfLanguage(isCommandInFence ? '' : (node.lang ?? ''));
  if (style === null) return [];
  const contents = node.value.split(/\r\n|\n|\r/);
  const lines: CodeLine[] = [];
  if (isCommandInFence) lines.push(codeLine(text, rawLines[0]!, info));
  contents.forEach((content, index) => {
    const raw = rawLines[fence ? index + 1 : index];
    if (raw !== undefined) lines.push(codeLine(text, raw, content));
  });
  if (fence !== null && !isCommandInFence) return shownCode(text, lines, style);
  const secondPrefix = (prefix: string): string =>
    isCommandInFence ? prefix.replace(fence[0], '') : prefix.replace(LIST_MARKS, blanked);
  return shownCode(text, lines, { ...style, secondPrefix });
}

/**
 * A line of code in the file, from its content without the marks and indentation of what it stands in. Those cannot be
 * counted, as a tab may be taken in part: the content must be the line's end.
 */
function codeLine(text: string, line: { start: number; end: number }, content: string): CodeLine {
  const bare = content.trimStart();
  const contentStart = line.end - bare.length;
  const isHere = contentStart >= line.start && text.startsWith(bare, contentStart);
  return isHere
    ? { start: line.start, contentStart, code: bare }
    : { start: line.start, contentStart: line.end, code: '' };
}

/** Lines that a stretch touches, the first from its very start, split where Markdown ends lines. */
function linesBetween(text: string, start: number, end: number): { start: number; end: number }[] {
  const lines: { start: number; end: number }[] = [];
  const first = lineStart(text, start);
  let at = first;
  for (const ending of text.slice(first, end).matchAll(/\r\n|\n|\r/g)) {
    lines.push({ start: at, end: first + ending.index });
    at = first + ending.index + ending[0].length;
  }
  lines.push({ start: at, end });
  return lines;
}

function lineStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}
