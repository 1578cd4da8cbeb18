/** The same for every command and every format. */
export const ExitCode = {
  /** Done, or nothing to do. */
  Ok: 0,
  /** Something is left for a human, or differs, or would change under `--check`. */
  Attention: 1,
  /** The call was wrong, or an input could not be read or an output not be written. Beats 1. */
  Trouble: 2,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];
