import type { ShellBlock } from './block.js';
import { withoutCarriageReturns } from './command-text.js';

const PROCESS = /^([\w.-]+):[ \t]*(\S[^\n]*)$/gm;

/** The processes of a Procfile: whoever reads it starts them all, in no order. */
export function procfileBlocks(text: string): readonly ShellBlock[] {
  return Array.from(text.matchAll(PROCESS), match => {
    const start = match.index + match[0].length - match[2]!.length;
    const shell = withoutCarriageReturns(`${match[2]!}\n`).slice(0, -1);
    return {
      start,
      shell,
      holds: 'commands',
      machine: '',
      routine: match[1]!,
      standing: 'run',
      insertBefore: (at, command) =>
        at === start ? { start: at, end: at, text: `${command.tolerant}; ` } : null,
    };
  });
}
