import { type Lines, lineIndexAt } from '../text/lines.js';
import type { ScriptModel } from './script-model.js';
import { type Suppressions, sourceSuppressions } from './suppressions.js';

/**
 * The suppressions of a script. No comment can stand inside of a command that runs over several lines, so what is said
 * before its first line holds for all of it. `own` are those of a Compose file whose comments show commands.
 */
export function scriptSuppressions(
  { model: { path }, commandStart, isDocument }: ScriptModel,
  lines: Lines,
  own: Suppressions = sourceSuppressions(path, lines),
): Suppressions {
  return {
    holdsBack: finding => {
      const offset = lines.starts[finding.line - 1]! + finding.column - 1;
      const line = lineIndexAt(lines, commandStart(offset)) + 1;
      return own.holdsBack(finding) || (line !== finding.line && own.holdsBack({ ...finding, line }));
    },
    // Documents explain such comments, and mean none of them.
    idle: (ran, known) => (isDocument ? [] : own.idle(ran, known)),
  };
}
