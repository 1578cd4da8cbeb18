import { lineIndexAt } from '../text/lines.js';
import { anchorsIn } from '../yaml/anchors.js';
import type { TreeNode } from '../yaml/tree.js';
import type { FileDraft } from './draft.js';

/** Refuses to edit a value that stands in another place as well, by an alias: it would change there, too. */
export function requireUnshared(draft: FileDraft, node: TreeNode, key: string): void {
  if (node.kind === 'alias' || node.anchor === null) return;
  const alias = anchorsIn(draft.file.parsed.root).aliases.find(({ target }) => target === node);
  if (!alias) return;
  const line = lineIndexAt(draft.lines, node.start) + 1;
  draft.refuse(
    alias.start,
    'link-legacy',
    `"*${alias.name}" stands for "${key}" of line ${line}, which must change while this must not: write the value out here`,
  );
}
