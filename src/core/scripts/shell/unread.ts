import type { ShellBlock } from '../blocks/block.js';
import type { ContainerCommand } from './command.js';
import { maskLineEnds } from './masking.js';
import { parseShell } from './parse.js';

/** A place from which on a text is no shell, though there are links behind it. */
export interface Unread {
  /** Offset in the file. */
  readonly at: number;
  /** What is wrong there: `unterminated double quote`. */
  readonly problem: string;
}

/**
 * Where a quote or the like is never closed, so that links behind it are not seen; null where none is missed. Documents
 * are read line by line there, and broken in many ways that do not matter.
 */
export function unreadIn(
  blocks: readonly ShellBlock[],
  commands: readonly ContainerCommand[],
): Unread | null {
  const seen = new Set(
    commands.flatMap(({ options }) => options.flatMap(({ name, start }) => (name === 'link' ? [start] : []))),
  );
  for (const { shell, start, standing, holds } of blocks) {
    if (standing !== 'run' || holds !== 'commands') continue;
    const missed = [...shell.matchAll(/^(?![ \t]*#).*--link(?![\w-])/gm)]
      .map(({ 0: line, index }) => index + line.length - '--link'.length)
      .filter(at => !seen.has(start + at));
    if (missed.length === 0) continue;
    const open = parseShell(maskLineEnds(shell)).errors?.find(({ message }) =>
      message.startsWith('unterminated'),
    );
    if (open && missed.some(at => at > open.pos)) return { at: start + open.pos, problem: open.message };
  }
  return null;
}
