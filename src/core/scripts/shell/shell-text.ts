import type { ShellBlock } from '../blocks/block.js';

/** A text for the parser. */
export interface ShellText {
  readonly block: ShellBlock;
  /** The whole file. */
  readonly file: string;
  /** As long as the stretch of the file; what would mislead the parser stands in it as other characters. */
  readonly shell: string;
  /** Offset in the file at which `shell` begins. */
  readonly base: number;
}

const BLANKS = new Set([' ', '\t', '\r', '\f', '\v', '\u00A0']);

/** Whether only blanks stand between an offset in the file and the start of its line, or of its block. */
export function startsLine({ shell, start }: ShellBlock, offset: number): boolean {
  let at = offset - start;
  while (at > 0 && BLANKS.has(shell[at - 1]!)) at--;
  return at === 0 || shell[at - 1] === '\n';
}
