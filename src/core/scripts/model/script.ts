/** What a script does with containers: what it starts, in which order, and who links whom. */
import type { Lines } from '../../text/lines.js';
import type { ScriptKind } from '../blocks/block.js';
import type { CommandOption, ContainerCommand } from '../shell/command.js';
import type { Unread } from '../shell/unread.js';

/** A script, a document or a Makefile, as far as it starts containers. */
export interface Script {
  readonly path: string;
  readonly text: string;
  readonly lines: Lines;
  readonly kind: ScriptKind;
  /** Whether its routines run in the order of the text, or whoever calls them decides. */
  readonly order: 'text' | 'any';
  /** One for each engine and machine that its commands are for; what comments show is left out. */
  readonly engines: readonly ScriptEngine[];
  /** Commands with links that only comments show. */
  readonly commented: readonly Run[];
  /** Where the text stops being shell, so that links are missed. */
  readonly unread: Unread | null;
}

/** The commands of a script that see the same containers, in the order of the text. */
export interface ScriptEngine {
  readonly runs: readonly Run[];
  readonly connections: readonly Connection[];
  /** Networks that `docker network create` makes. */
  readonly creations: readonly { readonly network: string; readonly command: ContainerCommand }[];
  /** What `docker exec` runs in containers. */
  readonly executions: readonly { readonly name: string; readonly command: ContainerCommand }[];
  /** Containers that are started again by `docker start`. */
  readonly restarts: readonly { readonly name: string; readonly command: ContainerCommand }[];
}

/** How a container is attached to the world. */
export type Attached =
  /** The engine's default bridge. */
  | { readonly kind: 'bridge' }
  | { readonly kind: 'host' | 'none' }
  | { readonly kind: 'container'; readonly container: string | null }
  | { readonly kind: 'networks'; readonly names: readonly string[] }
  /** An option that nobody can read decides. */
  | { readonly kind: 'unknown' };

/** One `docker run` or `docker create`. */
export interface Run {
  readonly command: ContainerCommand;
  /** 0-based, in the order of the text, of all runs of the engine. */
  readonly index: number;
  /** null where it has none, or nobody can tell it. Variables stand as `${NAME}`. */
  readonly name: string | null;
  readonly nameOption: CommandOption | null;
  readonly hostname: string | null;
  readonly attached: Attached;
  /** The option that says so. */
  readonly attachedBy: CommandOption | null;
  /** `--network-alias`, and those in the long form of `--network`. */
  readonly aliases: readonly string[];
  readonly links: readonly RunLink[];
  readonly image: string | null;
  readonly isDetached: boolean;
  /** Whether it holds up what comes behind it in the script. */
  readonly blocks: boolean;
  /** A word among the options that stands for options which nobody knows. */
  readonly unknownOptions: CommandOption | null;
}

/** `docker network connect`. */
export interface Connection {
  readonly command: ContainerCommand;
  readonly network: string | null;
  readonly container: string | null;
  readonly aliases: readonly string[];
}

/**
 * What a value of `--link` is. `unknown`: a name that nobody can tell. The engine refuses `empty` and
 * `too-many-parts`; it takes `NAME:` (`no-alias`) and makes no link of it (measured: section E of the semantics).
 */
export type LinkForm = 'complete' | 'unknown' | 'empty' | 'no-alias' | 'too-many-parts';

/** One value of `--link`. */
export interface RunLink {
  readonly option: CommandOption;
  readonly form: LinkForm;
  /** The container meant; null unless the form is `complete` or `no-alias`. */
  readonly target: string | null;
  readonly alias: string | null;
  /** The variable that it stands in, where the command has only that: `$LINKS`. */
  readonly variable?: string;
}
