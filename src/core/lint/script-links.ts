/** What rules see of scripts, documents and Makefiles: the links of `docker run` in them. */
import type { LinkForm } from '../scripts/model/script.js';
import type { Span } from './span.js';

export type { LinkForm };

/** One script, document or Makefile, or the comments of a Compose file. */
export interface LintScript {
  readonly path: string;
  readonly text: string;
  /** In the order of the text; those that only comments show at the end. */
  readonly links: readonly ScriptLink[];
}

/** What a container is on; `bridge` is the engine's default, `unknown` a network that only shows when it runs. */
export type ContainerNetwork = 'bridge' | 'networks' | 'host' | 'none' | 'container' | 'unknown';

/** One `--link` of a `docker run` or `docker create`. */
export interface ScriptLink {
  /** The option with its value. */
  readonly at: Span;
  readonly tool: 'docker' | 'podman';
  /** The value as written, without quotes. */
  readonly written: string;
  readonly form: LinkForm;
  /** Variables stand as `${NAME}`; null where nobody can tell. */
  readonly target: string | null;
  readonly alias: string | null;
  /** `run`: a program runs the command. `shown`: a document shows it. */
  readonly standing: 'run' | 'shown' | 'comment';
  /** The client in words: its name in quotes, or else its image. */
  readonly client: string;
  /** The client's name and image; null where it has none, or nobody can tell. */
  readonly name: string | null;
  readonly image: string | null;
  readonly isDetached: boolean;
  /** Whether the name of the target is the client's own. */
  readonly isItself: boolean;
  readonly clientOn: ContainerNetwork;
  /** Names of its networks, where it is on some. */
  readonly clientNetworks: readonly string[];
  /** The option that says what it is on. */
  readonly clientOnAt: Span | null;
  /**
   * When the target starts, as far as the file tells; `unknown` where nobody can tell its name, or where another program
   * than a shell takes the option.
   */
  readonly started: 'before' | 'after' | 'absent' | 'unknown';
  /** Whether a target that is `absent` is started by the file for another job, machine or engine. */
  readonly startedElsewhere: boolean;
  /** Where commands start the target: its name there. */
  readonly targetsAt: readonly Span[];
  /** What the target is on, where no command of the file starts it on the default bridge; null otherwise. */
  readonly targetOn: Exclude<ContainerNetwork, 'bridge'> | null;
  readonly targetNetworks: readonly string[];
  /** Whether variables, or `docker network connect`, say which networks the two are on. */
  readonly networksUnclear: boolean;
  /** The name of the command that starts the target and does not come back. */
  readonly heldUpAt: Span | null;
  /** A name that is started here and was probably meant. */
  readonly suggestion: string | null;
  /** The Compose project that a target belongs to by its name. */
  readonly composeProject: string | null;
  /** What `delink migrate` does about it. */
  readonly fate: 'removed' | 'kept' | 'left';
  /** The network that it moves to, or is on. */
  readonly network: string | null;
  /** Whether the target gets the alias there. */
  readonly givesAlias: boolean;
  /** Whether the target answers to the alias there without that. */
  readonly hasAlias: boolean;
  /** Why it is kept or left, and what to do by hand. */
  readonly because: string;
  readonly todo: string | null;
  /** The rule that has something to say about why it is left. */
  readonly leftBy: string | null;
  /** Variables of the link that the client's command reads and nothing else sets. */
  readonly variables: readonly ScriptVariable[];
}

/** A variable of a link that the command of the client reads. */
export interface ScriptVariable {
  readonly name: string;
  /** Each place that reads it. */
  readonly places: readonly Span[];
  /** What `delink migrate` writes for it; null where it cannot. */
  readonly value: string | null;
  /** Why it cannot. */
  readonly because: string;
}
