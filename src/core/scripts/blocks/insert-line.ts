import type { TextEdit } from '../../text/edit.js';
import { lineEnding } from '../../text/lines.js';
import type { NewCommand, ShellBlock } from './block.js';

/** What the line before a command must end with for a statement to begin behind its continuation. */
const STATEMENT_ENDS = /(?:;|(?:^|[\s;])(?:then|do|else|\{)|\()[ \t]*$/;

/**
 * An edit that puts a command on a line of its own before the one that begins at `at`: behind a copy of all that stands
 * before that one on its line, as indentation, a prompt, a recipe's tab and `@`, also where the block begins behind it.
 * null where something of the shell stands there, or where the line continues something else.
 * @param secondPrefix what the line of the present command begins with once it is the second, from what it begins with
 * now: the mark of a list must not come twice
 */
export function insertLineBefore(
  text: string,
  block: Pick<ShellBlock, 'start' | 'shell'>,
  at: number,
  command: NewCommand,
  secondPrefix: (prefix: string) => string = prefix => prefix,
): TextEdit | null {
  if (at < block.start || at > block.start + block.shell.length) return null;
  const lineStart = lineStartBefore(text, at);
  const shellBefore = block.shell.slice(Math.max(0, lineStart - block.start), at - block.start);
  if (/[^ \t]/.test(shellBefore)) return null;
  const joint = jointWithLineBefore(block, lineStart);
  if (joint === null) return null;
  const prefix = text.slice(lineStart, at);
  const second = secondPrefix(prefix);
  const line = `${command.tolerant}${joint}${lineEnding(text)}`;
  return second === prefix
    ? { start: lineStart, end: lineStart, text: `${prefix}${line}` }
    : { start: at, end: at, text: `${line}${second}` };
}

/** Start of the line that holds `at`, behind a byte order mark: it begins a file, not a line. */
function lineStartBefore(text: string, at: number): number {
  const start = at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
  return start === 0 && at > 0 && text.charCodeAt(0) === 0xfeff ? 1 : start;
}

/**
 * What the new line must end with: nothing, or `; \` where the line before is continued, as in recipes that are one
 * shell from the first line to the last. null where the line before breaks off amid a statement.
 */
function jointWithLineBefore(block: Pick<ShellBlock, 'start' | 'shell'>, lineStart: number): string | null {
  const lineBreak = lineStart - 1 - block.start;
  if (lineBreak < 1) return '';
  // An even number of backslashes are quoted backslashes, and end no line.
  const backslashes = trailingBackslashes(block.shell, lineBreak);
  if (backslashes % 2 === 0) return '';
  const before = block.shell.slice(block.shell.lastIndexOf('\n', lineBreak - 1) + 1, lineBreak - 1);
  return STATEMENT_ENDS.test(before) ? '; \\' : null;
}

function trailingBackslashes(shell: string, end: number): number {
  let at = end;
  while (at > 0 && shell[at - 1] === '\\') at--;
  return end - at;
}
