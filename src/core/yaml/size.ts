import { resolve, type TreeNode } from './tree.js';

/** How many values a loader makes of a node, aliases written out; each node is counted once and multiplied. */
export function expandedSize(node: TreeNode | null, known = new Map<TreeNode, number>()): number {
  const target = resolve(node);
  if (!target) return 1;
  const counted = known.get(target);
  if (counted !== undefined) return counted;
  let size = 1;
  if (target.kind === 'mapping') for (const pair of target.pairs) size += 1 + expandedSize(pair.value, known);
  if (target.kind === 'sequence') for (const item of target.items) size += expandedSize(item.value, known);
  known.set(target, size);
  return size;
}
