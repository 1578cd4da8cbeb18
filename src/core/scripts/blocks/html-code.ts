import type { ShellBlock } from './block.js';
import { beginsWithCommand, blanked } from './command-text.js';
import { type CodeLine, shownCode } from './shown-code.js';

/** `<pre>` with all in it, or `<code>` without one. */
const ELEMENT = /<(pre|code)\b[^<>]*>([\s\S]*?)<\/\1>/gi;

/**
 * Code in a stretch of HTML. Its entities stay as they are: the shell would have other characters, but no link has one.
 */
export function htmlCode(text: string, start: number, end: number): readonly ShellBlock[] {
  const html = text.slice(start, end).replace(/<!--[\s\S]*?(?:-->|$)/g, blanked);
  const blocks: ShellBlock[] = [];
  for (const element of html.matchAll(ELEMENT)) {
    const content = element[2]!;
    const contentStart = start + element.index + element[0].length - content.length - element[1]!.length - 3;
    // Tags in it are for colours and links.
    const bare = content.replace(/<\/?[a-z][^<>\n]*>/gi, blanked);
    const lines = linesOfCode(bare, contentStart);
    const isPre = element[1]!.toLowerCase() === 'pre';
    if (!isPre && !beginsWithCommand(bare.trim())) continue;
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
