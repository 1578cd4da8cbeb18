import type { MigrateOptions } from '../report.js';
import type { TextEdit } from '../text/edit.js';
import type { Script } from './model/script.js';
import { carriedArguments } from './plan/carry-variables.js';
import { ownerOf } from './plan/groups.js';
import type { EnginePlan } from './plan/plan.js';
import { planEngine } from './plan/plan-engine.js';
import type { Verdict } from './plan/verdict.js';
import { rewriteScript } from './rewrite/rewrite-script.js';
import { programOf } from './shell/command.js';

/** What of the options of `migrate` matters for scripts. */
export interface ScriptOptions extends Pick<MigrateOptions, 'network' | 'linkEnv'> {
  /** The network of a Compose project's service, '' for none; null where nobody knows, which means PROJECT_default. */
  composeNetwork?(project: string, service: string): string | null;
  /** The other script of a run that starts a container, and the network that it puts it on. */
  startedElsewhere?(container: string): { readonly file: string; readonly network: string } | null;
}

export interface ScriptPlan {
  /** One for each engine of the script. */
  readonly plans: readonly EnginePlan[];
  readonly edits: readonly TextEdit[];
}

/** The plan and its edits. Where a network cannot be made, what would be on it stays, and the rest is planned anew. */
export function planScript(script: Script, options: ScriptOptions): ScriptPlan {
  const { network, linkEnv } = options;
  const obstacles = new Map<string, Verdict>();
  for (;;) {
    const plans = script.engines.map(engine =>
      planEngine(engine, {
        order: script.order,
        network,
        composeNetwork: (project, service) =>
          options.composeNetwork?.(project, service) ?? `${project}_default`,
        startedElsewhere: container => options.startedElsewhere?.(container) ?? null,
        obstacles,
        environmentFor: links => carriedArguments(script, links, linkEnv),
      }),
    );
    const { edits, noRoom } = rewriteScript(script, plans);
    if (noRoom.length === 0) return { plans, edits };
    for (const run of noRoom) {
      obstacles.set(ownerOf(run), {
        ruleId: 'run-link',
        because: 'there is no line of its own for a command that makes a network',
        todo: `by hand: ${programOf(run.command)} network create ${network} before them, --network ${network} for each in the place of --link, and --network-alias on a target that links call otherwise`,
      });
    }
  }
}
