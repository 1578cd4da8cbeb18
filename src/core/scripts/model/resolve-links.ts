import { groupBy } from '../../plan/grouping.js';
import type { ContainerCommand } from '../shell/command.js';
import type { Run, RunLink, Script, ScriptEngine } from './script.js';

/** A link, and what the script says of its target. */
export interface ResolvedLink {
  readonly run: Run;
  readonly link: RunLink;
  /** The commands that start a container of the target's name, in the order of the text. */
  readonly targets: readonly Run[];
  /** When the target starts, as far as the text tells; `unknown` where nobody can tell the name. */
  readonly started: 'before' | 'after' | 'absent' | 'unknown';
  /** The command that starts the target and does not come back, where that is so. */
  readonly heldUpBy: Run | null;
  /** The project and service of a target whose name is one that Compose makes, and that the script does not start. */
  readonly composeMade: { readonly project: string; readonly service: string } | null;
}

/** Every link of an engine with its target. */
export function resolveLinks(engine: ScriptEngine, order: Script['order']): ResolvedLink[] {
  const named = groupBy(engine.runs, run => run.name);
  const restarts = groupBy(engine.restarts, ({ name }) => name);
  return engine.runs.flatMap(run =>
    run.links.map(link => {
      const resolved = resolveLink(run, link, named, order);
      const again = restarts.get(link.target ?? '') ?? [];
      return again.length === 0
        ? resolved
        : withRestarts(
            resolved,
            again.map(({ command }) => command.start),
          );
    }),
  );
}

/** `docker start` before a link is as good as `docker run`. */
function withRestarts(resolved: ResolvedLink, restarts: readonly number[]): ResolvedLink {
  const { run, started, heldUpBy } = resolved;
  const from = heldUpBy?.command.start ?? -1;
  if (!restarts.some(start => start > from && start < run.command.start)) return resolved;
  return { ...resolved, started: started === 'after' ? 'before' : started, heldUpBy: null };
}

function resolveLink(
  run: Run,
  link: RunLink,
  named: ReadonlyMap<string | null, readonly Run[]>,
  order: Script['order'],
): ResolvedLink {
  const { target } = link;
  const none = { run, link, targets: [], heldUpBy: null, composeMade: null };
  if (target === null) return { ...none, started: 'unknown' };
  const called = named.get(target) ?? [];
  // One list for all links, as a text may start one name a thousand times.
  const targets = run.name === target ? called.filter(other => other !== run) : called;
  if (targets.length === 0) return { ...none, started: 'absent', composeMade: madeByCompose(target) };
  const nearest = targets.findLast(other => other.index < run.index && comesFirst(other, run, order));
  const heldUpBy = nearest?.blocks && inOneRoutine(nearest.command, run.command) ? nearest : null;
  return {
    run,
    link,
    targets,
    started: nearest || targets.some(other => comesFirst(other, run, order)) ? 'before' : 'after',
    heldUpBy,
    composeMade: null,
  };
}

/** Whether a command can have run before another one. */
function comesFirst(first: Run, then: Run, order: Script['order']): boolean {
  if (first.index < then.index) return true;
  // Branches of one `case` run in the order in which somebody asks for them.
  if (first.command.context.isConditional && then.command.context.isConditional) return true;
  // Functions run in the order of their calls, and routines of a Makefile as they are asked for.
  if (first.command.context.inFunction !== then.command.context.inFunction) return true;
  return order === 'any' && first.command.block.routine !== then.command.block.routine;
}

function inOneRoutine(a: ContainerCommand, b: ContainerCommand): boolean {
  return a.block.routine === b.block.routine && a.context.inFunction === b.context.inFunction;
}

/**
 * `PROJECT_SERVICE_1`, as Compose 1 and Fig named containers. Names with dashes, as Compose 2 makes them, are as
 * often chosen by people, and a fourth part could belong to the project or to the service.
 */
function madeByCompose(name: string): ResolvedLink['composeMade'] {
  const [, project, service] = /^([a-z0-9][a-z0-9-]*)_([a-zA-Z0-9.-]+)_[1-9]\d*$/.exec(name) ?? [];
  return project === undefined ? null : { project, service: service! };
}
