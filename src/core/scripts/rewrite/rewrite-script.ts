import type { TextEdit } from '../../text/edit.js';
import type { Run, Script } from '../model/script.js';
import type { EnginePlan } from '../plan/plan.js';
import { creationEdits } from './create-network.js';
import { runEdits } from './run-edits.js';

/** The edits that a plan makes of a script, or the commands before which there is no place to make their network. */
export function rewriteScript(
  script: Script,
  plans: readonly EnginePlan[],
): { readonly edits: readonly TextEdit[]; readonly noRoom: readonly Run[] } {
  const edits: TextEdit[] = [];
  const noRoom: Run[] = [];
  for (const { changes, networks, fates } of plans) {
    const links = fates.map(({ resolved }) => resolved);
    for (const network of networks) {
      if (!network.isCreated) continue;
      for (const edit of creationEdits(script, network, links)) {
        if ('run' in edit) noRoom.push(edit.run);
        else edits.push(edit);
      }
    }
    for (const change of changes) edits.push(...runEdits(script.lines, change));
  }
  return { edits, noRoom };
}
