import type { TextEdit } from '../../text/edit.js';

/** What a file is that can hold commands of Docker beside Compose files. */
export type ScriptKind =
  | 'shell'
  | 'makefile'
  | 'markdown'
  | 'rst'
  | 'ci'
  | 'jenkinsfile'
  | 'systemd'
  | 'vagrantfile'
  | 'procfile'
  | 'compose';

/**
 * Stands in `shell` for a character that the language around takes away where the shell sees nothing at all, as the
 * backslash before a quote in a JSON string. A private-use character: to the shell it is a letter like others, and
 * whoever reads values drops it.
 */
export const FILLER = '\uE000';

/** A stretch of a file that a shell runs, or that shows what to type into one. */
export interface ShellBlock {
  /** Offset in the file at which `shell` begins. */
  readonly start: number;
  /**
   * As long as the stretch of the file, so that an offset in it and `start` make an offset in the file. Whatever is
   * not for the shell (indentation, prompts, marks of a list, quotes of the language around) is blanks or `FILLER`.
   */
  readonly shell: string;
  /**
   * What the text is: commands; only options of `docker run`, as Jenkins and Vagrant take them; or one value of
   * `--link`.
   */
  readonly holds: 'commands' | 'run-options' | 'link-value';
  /** The container's name where the language around gives it (Vagrant's `d.run "web"`). */
  readonly containerName?: string;
  /** Blocks of one machine see the same containers; jobs of CI do not. */
  readonly machine: string;
  /** Commands of one routine run one after the other; see `BlockedText.order` for those of different ones. */
  readonly routine: string;
  /** A comment shows a command and runs nothing; neither do the others of a document, but they are meant to be typed. */
  readonly standing: 'run' | 'shown' | 'comment';
  /** Values of variables that the file sets around the shell, where they never change. */
  readonly variables?: ReadonlyMap<string, string>;
  /**
   * An edit that puts a command of its own before the one that begins at `at`, an offset in the file with nothing but
   * blanks of `shell` before it on its line, or the block's start. null where there is no room for one.
   */
  insertBefore(at: number, command: NewCommand): TextEdit | null;
}

/** A command to write, in the forms that different places take. */
export interface NewCommand {
  /** One line of shell that succeeds when it has been run before. */
  readonly tolerant: string;
  /** The same without a shell around it: it fails when it has been run before. */
  readonly plain: string;
}

/** A file, cut into its stretches of shell. */
export interface BlockedText {
  readonly kind: ScriptKind;
  /** In the order of the text. */
  readonly blocks: readonly ShellBlock[];
  /** Whether routines of one machine run in the order of the text, or whoever calls them decides (a Makefile). */
  readonly order: 'text' | 'any';
}
