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

/** One `--link` of a `docker run` or `docker create`. */
export interface ScriptLink {
  /** The option with its value. */
  readonly at: Span;
  /** The value as written, without quotes. */
  readonly written: string;
  readonly form: LinkForm;
  /** Variables stand as `${NAME}`; null where nobody can tell. */
  readonly target: string | null;
  readonly alias: string | null;
  /** `run`: a program runs the command. `shown`: a document shows it. */
  readonly standing: 'run' | 'shown' | 'comment';
  /** The container's name, or else its image. */
  readonly client: string;
  /** What the client is on; `bridge` is the engine's default. */
  readonly clientOn: 'bridge' | 'networks' | 'host' | 'none' | 'container' | 'unknown';
  /** The option that says so. */
  readonly clientOnAt: Span | null;
  readonly started: 'before' | 'after' | 'absent' | 'unknown';
  /** Where commands start the target: its name there. */
  readonly targetsAt: readonly Span[];
  /** The networks that the target is on, in words; null where a link from the default bridge reaches it. */
  readonly targetElsewhere: string | null;
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
  /** Why it is kept or left, and what to do by hand. */
  readonly because: string;
  readonly todo: string | null;
  /** The rule that has something to say about why it is left. */
  readonly leftBy: string | null;
  /** Variables of the link that the client's command reads, with what `delink migrate` writes for each. */
  readonly variables: readonly {
    readonly name: string;
    readonly at: Span;
    readonly value: string | null;
    readonly because: string;
  }[];
}
