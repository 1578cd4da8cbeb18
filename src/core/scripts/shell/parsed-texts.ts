import type { ShellBlock } from '../blocks/block.js';
import { maskLineEnds, maskPlaceholders } from './masking.js';
import { type ParsedScript, parseShell } from './parse.js';
import type { ShellText } from './shell-text.js';

/** A text with its syntax tree. */
export interface ParsedText {
  readonly text: ShellText;
  readonly script: ParsedScript;
}

/** How many lines a command in a broken text may take: an open quote is not followed for ever. */
const MOST_LINES = 40;
const CALL = /^\s*(?:sudo\s+(?:-\S+\s+)*)?(?:docker|podman)\s/;

/**
 * A block as the parser reads it. Documents mix commands with what they print: where such a text is no shell, each of
 * its paragraphs is read by itself, and where a paragraph is none, each of its commands.
 */
export function parsedTexts(file: string, block: ShellBlock): ParsedText[] {
  const lines = maskLineEnds(block.shell);
  const shell = block.standing === 'run' ? lines : maskPlaceholders(lines);
  const whole = parsed(file, block, shell, 0);
  if (block.standing === 'run' || !whole.script.errors?.length) return [whole];
  return paragraphs(shell).flatMap(([start, end]) => {
    const paragraph = parsed(file, block, shell.slice(start, end), start);
    return paragraph.script.errors?.length ? logicalLines(file, block, shell, start, end) : [paragraph];
  });
}

function parsed(file: string, block: ShellBlock, shell: string, offset: number): ParsedText {
  return { text: { block, file, shell, base: block.start + offset }, script: parseShell(shell) };
}

function paragraphs(shell: string): [number, number][] {
  const found: [number, number][] = [];
  let start = 0;
  for (const { index } of shell.matchAll(/\n(?=[ \t]*\n)/g)) {
    found.push([start, index + 1]);
    start = index + 1;
  }
  found.push([start, shell.length]);
  return found;
}

/** Each command that begins on a line, as far as its quotes and continuations go. */
function logicalLines(
  file: string,
  block: ShellBlock,
  shell: string,
  from: number,
  to: number,
): ParsedText[] {
  const found: ParsedText[] = [];
  let start = from;
  while (start < to) {
    const first = lineEnd(shell, start, to);
    let text = parsed(file, block, shell.slice(start, first).trimEnd(), start);
    let end = first;
    // What a program prints may hold any quote: only of a call the rest is looked for.
    const isCall = CALL.test(shell.slice(start, first));
    for (let more = first, lines = 1; isCall && text.script.errors?.length && more < to; lines++) {
      if (lines === MOST_LINES || CALL.test(shell.slice(more, lineEnd(shell, more, to)))) break;
      more = lineEnd(shell, more, to);
      const longer = parsed(file, block, shell.slice(start, more), start);
      if (longer.script.errors?.length) continue;
      text = longer;
      end = more;
    }
    found.push(text);
    start = end;
  }
  return found;
}

/** End of the line at an offset, together with those that continue it. */
function lineEnd(shell: string, start: number, to: number): number {
  let at = start;
  for (;;) {
    const newline = shell.indexOf('\n', at);
    if (newline === -1 || newline + 1 >= to) return to;
    if (shell[newline - 1] !== '\\') return newline + 1;
    at = newline + 1;
  }
}
