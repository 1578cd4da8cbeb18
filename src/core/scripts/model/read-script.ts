import { entryOf } from '../../plan/grouping.js';
import type { InputFile } from '../../report.js';
import { linesOf } from '../../text/lines.js';
import type { ScriptKind } from '../blocks/block.js';
import { blocksOf } from '../blocks/blocks-of.js';
import type { ContainerCommand } from '../shell/command.js';
import { commandsIn } from '../shell/commands-in.js';
import { unreadIn } from '../shell/unread.js';
import { withCapturedIds } from './captured-ids.js';
import { OptionVariables } from './option-variables.js';
import { readRun } from './read-run.js';
import type { Connection, Run, Script, ScriptEngine } from './script.js';

const STARTERS = new Set(['run', 'create']);

/** Reads what a file of the given kind does with containers. Never throws on any text. */
export function readScript({ path, text }: InputFile, kind: ScriptKind): Script {
  const { blocks, order } = blocksOf(kind, path, text);
  const commands = commandsIn(text, blocks);
  const byEngine = new Map<string, ContainerCommand[]>();
  const commented: Run[] = [];
  const variables = new OptionVariables(text, kind);
  // What comments show sets nothing.
  const none = new OptionVariables('', kind);
  for (const command of commands) {
    if (isMention(command)) continue;
    if (command.block.standing !== 'comment') entryOf(byEngine, engineOf(command), () => []).push(command);
    else if (STARTERS.has(command.verb)) commented.push(readRun(command, commented.length, none));
  }
  return {
    path,
    text,
    lines: linesOf(text),
    kind,
    order,
    engines: [...byEngine.values()].map(own => engineWith(own, variables)),
    commented: commented.filter(run => run.links.length > 0),
    unread: unreadIn(blocks, commands),
  };
}

/**
 * `docker run --link a:b` in a text speaks of the option: without an image there is nothing to type. One over several
 * lines is meant to be typed; its image is on a line that lacks a backslash before it.
 */
function isMention({ block, verb, operands, start, end }: ContainerCommand): boolean {
  if (!STARTERS.has(verb) || block.standing === 'run' || block.holds !== 'commands') return false;
  return operands.length === 0 && !block.shell.slice(start - block.start, end - block.start).includes('\n');
}

function engineWith(commands: readonly ContainerCommand[], variables: OptionVariables): ScriptEngine {
  const runs: Run[] = [];
  const connections: Connection[] = [];
  const creations: { network: string; command: ContainerCommand }[] = [];
  const restarts: { name: string; command: ContainerCommand }[] = [];
  const executions: { name: string; command: ContainerCommand }[] = [];
  for (const command of commands) {
    const { verb, operands, options } = command;
    const values = operands.map(word => word.value);
    if (STARTERS.has(verb)) runs.push(readRun(command, runs.length, variables));
    else if (verb === 'network connect') {
      const [network = null, container = null] = values;
      const aliases = options.flatMap(({ name, value }) => (name === 'alias' ? (value?.value ?? []) : []));
      connections.push({ command, network, container, aliases });
    } else if (verb === 'network create') {
      const network = values.at(-1) ?? null;
      if (network !== null) creations.push({ network, command });
    } else if (verb === 'exec') {
      const name = values[0] ?? null;
      if (name !== null) executions.push({ name, command });
    } else if (verb === 'start') {
      for (const name of values) if (name !== null) restarts.push({ name, command });
    }
  }
  return withCapturedIds({ runs, connections, creations, executions, restarts });
}

/** Whose containers a command sees: `sudo` and the program's path make no difference, another host does. */
function engineOf({ block, tool, call }: ContainerCommand): string {
  const host = call
    .split(/\s+/)
    .filter(word => !/^(?:sudo|-[EnHSk]|.*(?:docker|podman)(?:\.exe)?["'})]*)$/i.test(word))
    .join(' ');
  return JSON.stringify([block.machine, tool, host]);
}
