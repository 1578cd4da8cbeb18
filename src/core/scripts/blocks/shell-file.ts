import type { ShellBlock } from './block.js';
import { withoutCarriageReturns } from './command-text.js';
import { commentedCommands } from './commented-commands.js';
import { insertLineBefore } from './insert-line.js';

/**
 * A script: one block that runs, and one for each command that a comment shows. Those lie within the first, where it
 * has comments.
 */
export function shellFileBlocks(text: string): readonly ShellBlock[] {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const shell = withoutCarriageReturns(text.slice(start));
  const script: ShellBlock = {
    start,
    shell,
    holds: 'commands',
    machine: '',
    routine: '',
    standing: 'run',
    insertBefore: (at, command) => insertLineBefore(text, { start, shell }, at, command),
  };
  return [script, ...commentedCommands(text)];
}
