import { groupBy } from '../../plan/grouping.js';
import type { TextEdit } from '../../text/edit.js';
import type { ResolvedLink } from '../model/resolve-links.js';
import type { Run, Script } from '../model/script.js';
import { ownerOf } from '../plan/groups.js';
import type { PlannedNetwork } from '../plan/plan.js';
import { type ContainerCommand, type LineStart, programOf } from '../shell/command.js';

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
    // What it links was started elsewhere, so the network is there already; all processes of a Procfile start at once.
    const isLater =
      script.kind !== 'procfile' &&
      links.some(
        ({ run, link, targets }) =>
          run === first &&
          targets.length > 0 &&
          !here.has(link.target!) &&
          network.members.some(member => ownerOf(member) === link.target),
      );
    return isLater ? [] : [creation(script, network.name, members)];
  });
}

/** Commands of one scope run in the order of the text. */
function scopeOf({ block, context }: ContainerCommand, order: Script['order']): string {
  return JSON.stringify([context.inFunction, order === 'any' ? block.routine : '']);
}

function creation(script: Script, name: string, members: readonly Run[]): TextEdit | NoRoom {
  const run = members[0]!;
  const { block, start } = run.command;
  const place = placeFor(script.text, members);
  const program = programOf(run.command);
  const plain = `${program} network create ${name}`;
  const tolerant = `${program} network inspect ${name} >/dev/null 2>&1 || ${plain}`;
  return block.insertBefore(place?.at ?? start, { tolerant, plain }) ?? { run };
}

/**
 * The innermost statement around the first command whose list holds all the others, too: what one branch makes, another
 * one would miss. A loop would make it over and over.
 */
function placeFor(text: string, members: readonly Run[]): LineStart | undefined {
  const [starts = [], ...others] = members.map(({ command }) => startsInScope(text, command));
  const lists = others.map(found => new Set(found.map(({ list }) => list)));
  if (members[0]!.command.context.isLooped) return starts.at(-1);
  return starts.find(({ list }) => lists.every(known => known.has(list))) ?? starts.at(-1);
}

/** The statements around a command that lie in the body of its function. */
function startsInScope(
  text: string,
  { lineStarts, context: { inFunction } }: ContainerCommand,
): readonly LineStart[] {
  if (inFunction === null) return lineStarts;
  const definition = lineStarts.findIndex(({ at }) => {
    const [, name] = /^(?:function[ \t]+)?([^\s(){}]+)/.exec(text.slice(at, at + 200)) ?? [];
    return name === inFunction;
  });
  return definition === -1 ? lineStarts : lineStarts.slice(0, definition);
}
