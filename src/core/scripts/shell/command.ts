import type { ShellBlock } from '../blocks/block.js';

/** A word of a command, with offsets in the file. */
export interface ShellWord {
  readonly start: number;
  readonly end: number;
  /** As it stands in the file, quotes and all. */
  readonly text: string;
  /**
   * What the shell makes of it. Variables with one value in the file are put in; others stand as `${NAME}`, also where
   * the file has `$NAME`, and as `${NAME:-default}`. null where nobody can tell: command substitutions, globs, `$1`,
   * variables that the file sets to several values.
   */
  readonly value: string | null;
  /** Whether `value` has no variable left in it. */
  readonly isLiteral: boolean;
}

/** One option of a command, with its value. */
export interface CommandOption {
  /** The long name without dashes: `link` for `--link`, `publish` for `-p`, `network` for `--net`. */
  readonly name: string;
  /** The value: a word of its own, the part of the word behind `=`, or of a short option's cluster. null for flags. */
  readonly value: ShellWord | null;
  /** The option with its value. Of a cluster like `-dit` the whole word, in each of its options. */
  readonly start: number;
  readonly end: number;
}

/** What is around a command. */
export interface CommandContext {
  /** It runs only if something else succeeds or is so: `if`, `case`, the right side of `&&` and `||`. */
  readonly isConditional: boolean;
  readonly isLooped: boolean;
  /** Name of the function whose body it stands in. */
  readonly inFunction: string | null;
  /** `&` stands behind it. */
  readonly isBackground: boolean;
  /** Its output is taken: `ID=$(docker run …)`, a pipe. */
  readonly isCaptured: boolean;
}

/** A statement that can have another one on a line before it. */
export interface LineStart {
  /** Offset in the file. */
  readonly at: number;
  /** Tells the list of commands that it is in from others: the body of a function, a branch, the whole text. */
  readonly list: number;
}

/** A call of `docker` or `podman`. */
export interface ContainerCommand {
  readonly block: ShellBlock;
  readonly tool: 'docker' | 'podman';
  /** All before the verb in one line, as the file has it: `sudo docker`, `docker -H tcp://x`, `$(DOCKER)`. */
  readonly call: string;
  /** `container run` is `run`; `network create`, `network connect`, `rm`, `start`, … */
  readonly verb: string;
  /** The last word of the verb. */
  readonly verbEnd: number;
  /** From the first word (`sudo`) to the last, without redirections behind it. */
  readonly start: number;
  readonly end: number;
  readonly options: readonly CommandOption[];
  /** Words behind the options: of `run` the image and its command. */
  readonly operands: readonly ShellWord[];
  readonly context: CommandContext;
  /** The statements around it that have only blanks before them on their line; the innermost first. */
  readonly lineStarts: readonly LineStart[];
}

/** How to call the same program on the same engine once more: `sudo docker`, `docker -H tcp://x`. */
export function programOf({ call, tool }: ContainerCommand): string {
  // Some calls have no program in them, as options for a program that Jenkins calls.
  return /docker|podman|\$/i.test(call) ? call : tool;
}
