import type { AliasNode, ResolvedNode, TreeNode } from './tree.js';

export interface Anchors {
  /** Where the anchor of each anchored node is written. */
  readonly places: ReadonlyMap<ResolvedNode, number>;
  readonly aliases: readonly AliasNode[];
}

/** All anchors and aliases below a node. */
export function anchorsIn(root: ResolvedNode | null): Anchors {
  const places = new Map<ResolvedNode, number>();
  const aliases: AliasNode[] = [];
  const todo: (TreeNode | null)[] = [root];
  while (todo.length > 0) {
    const node = todo.pop();
    if (!node) continue;
    if (node.kind === 'alias') {
      aliases.push(node);
      continue;
    }
    if (node.anchor !== null) places.set(node, node.outerStart);
    if (node.kind === 'mapping') for (const pair of node.pairs) todo.push(pair.key, pair.value);
    if (node.kind === 'sequence') for (const item of node.items) todo.push(item.value);
  }
  return { places, aliases };
}
