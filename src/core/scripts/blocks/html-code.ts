import type { ShellBlock } from './block.js';
import { beginsWithCommand, blanked } from './command-text.js';
import { type CodeLine, shownCode } from './shown-code.js';

const OPENING = /<(pre|code)\b[^<>]*>/gi;

/**
 * Code in a stretch of HTML. Its entities stay as they are: the shell would have other characters, but no link has one.
 */
export function htmlCode(text: string, start: number, end: number): readonly ShellBlock[] {
  const html = text.slice(start, end).replace(/<!--[\s\S]*?(?:-->|$)/g, blanked);
  const blocks: ShellBlock[] = [];
  let behind = 0;
  for (const opening of html.matchAll(OPENING)) {
    // `<code>` within `<pre>`
    if (opening.index < behind) continue;
    const element = opening[1]!.toLowerCase();
    const from = opening.index + opening[0].length;
    const closing = new RegExp(`</${element}>|$`, 'gi');
    closing.lastIndex = from;
    const to = closing.exec(html)!.index;
    behind = to;
    const content = html.slice(from, to);
    const contentStart = start + from;
    // Tags in it are for colours and links.
    const bare = content.replace(/<\/?[a-z][^<>\n]*>/gi, blanked);
    const lines = linesOfCode(bare, contentStart);
    if (element === 'code' && !beginsWithCommand(bare.trim())) continue;
    blocks.push(...shownCode(text, lines, { secondPrefix: withoutTags }));
  }
  return blocks;
}

function withoutTags(prefix: string): string {
  return prefix.replace(/<[^<>]*>/g, '');
}

function linesOfCode(content: string, start: number): readonly CodeLine[] {
  const lines: CodeLine[] = [];
  let at = start;
  for (const line of content.split('\n')) {
    const code = line.endsWith('\r') ? line.slice(0, -1) : line;
    const indentation = code.length - code.trimStart().length;
    lines.push({ start: at, contentStart: at + indentation, code: code.slice(indentation) });
    at += line.length + 1;
  }
  return lines;
}
