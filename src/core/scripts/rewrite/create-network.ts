import { groupBy } from '../../plan/grouping.js';
import type { TextEdit } from '../../text/edit.js';
import type { ResolvedLink } from '../model/resolve-links.js';
import type { Run, Script } from '../model/script.js';
import { ownerOf } from '../plan/groups.js';
import type { PlannedNetwork } from '../plan/plan.js';
import type { ContainerCommand } from '../shell/command.js';

/** A command of which there is no place for `network create` before it. */
export interface NoRoom {
  readonly run: Run;
}

/**
 * The edits that make a network before it is used: once in a text that runs from top to bottom, and in each function or
 * routine that starts one of its containers first.
 */
export function creationEdits(
  script: Script,
  network: PlannedNetwork,
  links: readonly ResolvedLink[],
): readonly (TextEdit | NoRoom)[] {
  const scopes = groupBy(network.members, run => scopeOf(run.command, script.order));
  return [...scopes.values()].flatMap(members => {
    const [first] = members as [Run, ...Run[]];
    const here = new Set(members.map(ownerOf));
    // What it links was started elsewhere, so the network is there already.
    const isLater = links.some(
      ({ run, link, targets }) =>
        run === first &&
        targets.length > 0 &&
        !here.has(link.target!) &&
        network.members.some(member => ownerOf(member) === link.target),
    );
    return isLater ? [] : [creation(script, network.name, first, members.length > 1)];
  });
}

/** Commands of one scope run in the order of the text. */
function scopeOf({ block, context }: ContainerCommand, order: Script['order']): string {
  return JSON.stringify([context.inFunction, order === 'any' ? block.routine : '']);
}

function creation(script: Script, name: string, run: Run, isShared: boolean): TextEdit | NoRoom {
  const { block, call, context, start, tool } = run.command;
  const starts = startsInScope(script.text, run.command);
  // What only runs sometimes must not make what others need.
  const at = isShared && (context.isConditional || context.isLooped) ? starts.at(-1) : starts[0];
  const program = /docker|podman|\$/i.test(call) ? call : tool;
  const plain = `${program} network create ${name}`;
  const tolerant = `${program} network inspect ${name} >/dev/null 2>&1 || ${plain}`;
  return block.insertBefore(at ?? start, { tolerant, plain }) ?? { run };
}

/** The starts of statements around a command that lie in the body of its function. */
function startsInScope(
  text: string,
  { lineStarts, context: { inFunction } }: ContainerCommand,
): readonly number[] {
  if (inFunction === null) return lineStarts;
  const definition = lineStarts.findIndex(at => {
    const [, name] = /^(?:function[ \t]+)?([^\s(){}]+)/.exec(text.slice(at, at + 200)) ?? [];
    return name === inFunction;
  });
  return definition === -1 ? lineStarts : lineStarts.slice(0, definition);
}
