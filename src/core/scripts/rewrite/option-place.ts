import { type Lines, lineContentEnd, lineStart, nextLineStart } from '../../text/lines.js';
import type { ContainerCommand } from '../shell/command.js';

/** An option, or several that stand side by side. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Where options stand. All offsets are in the file. */
export interface OptionPlace {
  /** Whether nothing else of the command is on its lines. */
  readonly isAlone: boolean;
  /** Whether nothing else of the command is before it on its line. */
  readonly isFirst: boolean;
  /** Whether nothing stands behind it on its line, not even a backslash. */
  readonly isLast: boolean;
  readonly lineStart: number;
  readonly nextLine: number;
  /** What is before it on its line, and behind it to the end, if it is alone; line ending included. */
  readonly lead: string;
  readonly text: string;
  readonly tail: string;
}

export function placeOf(lines: Lines, { block }: ContainerCommand, option: Stretch): OptionPlace {
  const start = lineStart(lines, option.start);
  const next = nextLineStart(lines, option.end);
  const shell = (from: number, to: number) =>
    block.shell.slice(Math.max(0, from - block.start), Math.max(0, to - block.start));
  const before = shell(start, option.start);
  const behind = shell(option.end, lineContentEnd(lines, option.end));
  const isFirst = start >= block.start && before.trim() === '';
  return {
    isFirst,
    isLast: behind.trim() === '',
    isAlone: isFirst && ['', '\\'].includes(behind.trim()) && next > option.end,
    lineStart: start,
    nextLine: next,
    lead: lines.text.slice(start, option.start),
    text: lines.text.slice(option.start, option.end),
    tail: lines.text.slice(option.end, next),
  };
}

/** Options with only blanks between them on one line become one stretch. */
export function sideBySide({ text }: Lines, options: readonly Stretch[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const { start, end } of [...options].sort((a, b) => a.start - b.start)) {
    const last = stretches.at(-1);
    if (last && /^[ \t]*$/.test(text.slice(last.end, start))) {
      stretches[stretches.length - 1] = { start: last.start, end };
    } else stretches.push({ start, end });
  }
  return stretches;
}
