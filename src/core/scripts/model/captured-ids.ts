/** Containers that a script knows by what `docker run -d` prints: `DB=$(docker run -d postgres)`. */
import { FILLER } from '../blocks/block.js';
import type { ContainerCommand } from '../shell/command.js';
import type { Run, RunLink, ScriptEngine } from './script.js';

const ASSIGNED = /(?<![\w$-])([A-Za-z_]\w*)=["']?(?:\$\(|`)(?:[ \t]|\\?\n)*$/;
/** Redirections, and what closes the substitution and its quotes. */
const CLOSED = /^(?:\s|\\\n)*(?:2?>{1,2}[ \t]*[^\s<>|&;()`]+\s*)*[)`]["']?(?=[\s;&|)}]|$)/;
/** As far as an assignment begins before its command. */
const FAR = 200;

/**
 * An engine in which links by ID lead to the container that printed it: to its name, or `$DB` where it has none. A
 * variable that two commands set belongs to nobody.
 */
export function withCapturedIds(engine: ScriptEngine): ScriptEngine {
  const holders = new Map<string, Run | null>();
  for (const run of engine.runs) {
    const variable = capturedBy(run);
    if (variable !== null) holders.set(variable, holders.has(variable) ? null : run);
  }
  const names = new Map<string, string>();
  const called = new Map<Run, string>();
  for (const [variable, run] of holders) {
    if (run === null || (run.nameOption !== null && run.name === null)) continue;
    const name = run.name ?? `$${variable}`;
    names.set(`\${${variable}}`, name);
    called.set(run, name);
  }
  if (names.size === 0) return engine;
  const known = (name: string) => names.get(name) ?? name;
  return {
    ...engine,
    runs: engine.runs.map(run => ({
      ...run,
      name: called.get(run) ?? run.name,
      links: run.links.map((link): RunLink => {
        return link.target === null ? link : { ...link, target: known(link.target) };
      }),
    })),
    connections: engine.connections.map(connection => {
      const { container } = connection;
      return { ...connection, container: container === null ? null : known(container) };
    }),
    executions: engine.executions.map(execution => ({ ...execution, name: known(execution.name) })),
    restarts: engine.restarts.map(restart => ({ ...restart, name: known(restart.name) })),
  };
}

/** The variable that holds what a command prints, where that is the container's ID. */
function capturedBy({ command, isDetached }: Run): string | null {
  if (!command.context.isCaptured || !(isDetached || command.verb === 'create')) return null;
  const variable = ASSIGNED.exec(shellAround(command, -1))?.[1] ?? null;
  return variable !== null && CLOSED.test(shellAround(command, 1)) ? variable : null;
}

function shellAround({ block, start, end }: ContainerCommand, side: -1 | 1): string {
  const [from, to] = side === -1 ? [start - FAR, start] : [end, end + FAR];
  const shell = block.shell.slice(Math.max(0, from - block.start), Math.max(0, to - block.start));
  return shell.replaceAll(FILLER, '');
}
