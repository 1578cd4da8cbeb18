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

/** As the file has it, but for what is not the shell's, such as prompts of continued lines. */
export function inOneLine(
  { shell, base, file }: ShellText,
  { pos, end }: { readonly pos: number; readonly end: number },
): string {
  const written = file.slice(base + pos, base + end);
  if (!written.includes('\n')) return written;
  let visible = '';
  for (let at = 0; at < written.length; at++) visible += /\s/.test(shell[pos + at]!) ? ' ' : written[at];
  return visible.replace(/\\? {2,}/g, ' ');
}
