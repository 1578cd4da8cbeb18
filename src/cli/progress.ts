import type { Io, Output } from './io.js';

/** A run shorter than this needs no sign of life. */
const QUIET_MS = 700;
/** Often enough to be seen moving. */
const REDRAW_MS = 100;

export interface ProgressLine {
  show(index: number, total: number): void;
  /** Takes the line away again; nothing of it stays on the screen. */
  clear(): void;
}

/** One line on a terminal that says how far a long run is; nothing anywhere else. */
export function progressLine(output: Output, env: Io['env'], now: () => number = Date.now): ProgressLine {
  if (!output.isTTY || env.TERM === 'dumb' || env.CI) return { show: () => {}, clear: () => {} };
  const start = now();
  let drawn = 0;
  return {
    show(index, total) {
      const time = now();
      if (time - start < QUIET_MS || time - drawn < REDRAW_MS) return;
      drawn = time;
      output.write(`\r\x1b[2K${index} of ${total} projects`);
    },
    clear() {
      if (drawn > 0) output.write('\r\x1b[2K');
    },
  };
}
