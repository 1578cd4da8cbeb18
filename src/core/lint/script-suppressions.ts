import { type Lines, lineIndexAt } from '../text/lines.js';
import type { ScriptModel } from './script-model.js';
import { type Suppressions, sourceSuppressions } from './suppressions.js';

/**
 * The suppressions of a script. No comment can stand inside of a command that runs over several lines, so what is said
 * before its first line holds for all of it; and none that readers do not see inside of a document's code, so what is
 * said before the code holds for all of that. `own` are those of a Compose file whose comments show commands.
 */
export function scriptSuppressions(
  { model: { path }, commandAt, isDocument }: ScriptModel,
  lines: Lines,
  own: Suppressions = sourceSuppressions(path, lines),
): Suppressions {
  return {
    holdsBack: finding => {
      const command = commandAt(lines.starts[finding.line - 1]! + finding.column - 1);
      const numbers = new Set([finding.line]);
      if (command) {
        numbers.add(lineIndexAt(lines, command.start) + 1);
        const block = lineIndexAt(lines, command.block.start) + 1;
        // The line before a fenced block is its fence.
        if (isDocument) numbers.add(block).add(block - 1);
      }
      return [...numbers].map(line => own.holdsBack({ ...finding, line })).includes(true);
    },
    // Documents explain such comments, and mean none of them.
    idle: (ran, known) => (isDocument ? [] : own.idle(ran, known)),
  };
}
