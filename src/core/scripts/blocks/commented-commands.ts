import { lineContentEnd, linesOf } from '../../text/lines.js';
import type { ShellBlock } from './block.js';
import {
  beginsWithCommand,
  blanked,
  isContinued,
  readsAsSentence,
  withoutCarriageReturns,
} from './command-text.js';
import { insertLineBefore } from './insert-line.js';

/** `#`, also several, and a prompt: `# $ docker run`. */
const MARK = /^[ \t]*#[# \t]*(?:[$%>][ \t]+)?/;

/** One line of a comment: where it is, and where its text begins behind the mark. */
interface CommentLine {
  readonly start: number;
  readonly contentStart: number;
  readonly end: number;
}

/**
 * Commands that comments of a file show, each with the lines that continue it: a block of its own for every one. Only
 * where a comment's text begins with the command: amid a sentence it is a mention.
 * @param mark what a line of a comment begins with, up to its text
 */
export function commentedCommands(text: string, mark = MARK): readonly ShellBlock[] {
  if (!/docker|podman/i.test(text)) return [];
  const blocks: ShellBlock[] = [];
  const lines = linesOf(text);
  let group: CommentLine[] = [];
  const close = () => {
    if (group.length > 0) blocks.push(...commentBlock(text, group));
    group = [];
  };
  for (const start of lines.starts) {
    const line = commentLine(text, mark, start, lineContentEnd(lines, start));
    if (line === null) {
      close();
      continue;
    }
    const content = text.slice(line.contentStart, line.end);
    if (group.length === 0 && !beginsWithCommand(content)) continue;
    group.push(line);
    if (!isContinued(content)) close();
  }
  close();
  return blocks;
}

function commentLine(text: string, mark: RegExp, start: number, end: number): CommentLine | null {
  const match = mark.exec(text.slice(start, end));
  return match && { start, contentStart: start + match[0].length, end };
}

function commentBlock(text: string, lines: readonly CommentLine[]): readonly ShellBlock[] {
  const start = lines[0]!.start;
  const end = lines.at(-1)!.end;
  const parts: string[] = [];
  let at = start;
  for (const line of lines) {
    parts.push(text.slice(at, line.start), blanked(text.slice(line.start, line.contentStart)));
    at = line.contentStart;
  }
  const shell = withoutCarriageReturns(`${parts.join('')}${text.slice(at, end)}`);
  if (readsAsSentence(shell)) return [];
  return [
    {
      start,
      shell,
      holds: 'commands',
      machine: '',
      routine: '',
      standing: 'comment',
      insertBefore: (at, command) => insertLineBefore(text, { start, shell }, at, command),
    },
  ];
}
