/** What becomes of a script's links. Decided by names alone; where text goes is the rewriter's business. */
import type { ResolvedLink } from '../model/resolve-links.js';
import type { Run, RunLink, ScriptEngine } from '../model/script.js';
import type { Verdict } from './verdict.js';

/** What becomes of one link. */
export interface LinkFate {
  readonly resolved: ResolvedLink;
  /** `kept`: it stays beside `--network`, for this client only. `left`: the command is not touched. */
  readonly fate: 'removed' | 'kept' | 'left';
  /** Why, unless it is removed. `todo` is only there for a link that is left. */
  readonly reason: Verdict | null;
}

/** What changes in one command that starts a container. */
export interface RunChange {
  readonly run: Run;
  /** The network to join; null where it is on the right one already. */
  readonly join: string | null;
  /** New ones, in order. */
  readonly aliases: readonly string[];
  readonly removed: readonly RunLink[];
  /** Arguments of `-e`, as they are to be written. */
  readonly environment: readonly string[];
}

/** A network and who is on it. */
export interface PlannedNetwork {
  readonly name: string;
  /** False where somebody else makes it: the script itself, or Compose. */
  readonly isCreated: boolean;
  /** In the order of the text. */
  readonly members: readonly Run[];
  readonly aliases: ReadonlyMap<Run, readonly string[]>;
}

export interface EnginePlan {
  readonly engine: ScriptEngine;
  readonly fates: readonly LinkFate[];
  readonly changes: readonly RunChange[];
  readonly networks: readonly PlannedNetwork[];
}
