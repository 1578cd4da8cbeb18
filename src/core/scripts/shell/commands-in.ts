import type { ShellBlock } from '../blocks/block.js';
import { callIn } from './calls.js';
import type { ContainerCommand } from './command.js';
import { Constants } from './constants.js';
import { givenOptions } from './given-options.js';
import { parsedTexts } from './parsed-texts.js';
import { type FoundCommand, Statements } from './statements.js';

const NO_VALUES: ReadonlyMap<string, string> = new Map();

/**
 * Every call of docker or podman in the blocks of a file, in the order in which they are written. What a command
 * substitutes (`--link $(docker run …)`) comes before it, as it runs before it.
 */
export function commandsIn(text: string, blocks: readonly ShellBlock[]): readonly ContainerCommand[] {
  const isGiven = blocks.some(({ holds }) => holds !== 'commands');
  // A variable with another name needs a value that names the tool.
  if (!isGiven && !/docker|podman/i.test(text)) return [];
  const statements = new Statements();
  const found = new Map<ShellBlock, FoundCommand[]>();
  for (const block of blocks) {
    if (block.holds !== 'commands') continue;
    const before = statements.commands.length;
    for (const { text: part, script } of parsedTexts(text, block)) statements.add(part, script);
    found.set(block, statements.commands.slice(before));
  }
  const seenBy = new Map<ReadonlyMap<string, string>, Constants>();
  return blocks.flatMap(block => {
    const around = block.variables ?? NO_VALUES;
    const constants = seenBy.get(around) ?? new Constants(statements.variables, around);
    seenBy.set(around, constants);
    if (block.holds !== 'commands') return givenOptions(text, block, constants) ?? [];
    return (found.get(block) ?? []).flatMap(command => callIn(command, constants) ?? []);
  });
}
