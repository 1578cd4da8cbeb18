import { type Lines, lineContentEnd, lineStart } from '../text/lines.js';
import type { ScalarNode, TreeNode } from '../yaml/tree.js';

/** What a block scalar does with the line ends behind its text: `|` one, `|-` none, `|+` all of them. */
export type Chomp = 'clip' | 'strip' | 'keep';

export interface BlockScalar {
  readonly node: ScalarNode;
  readonly chomp: Chomp;
  /** Offset of the header, `|` or `>`; its indicators follow. */
  readonly header: string;
}

/** The block scalar with which a value ends, if it does: then what follows it may change its text. */
export function endingBlockScalar(
  { text }: { readonly text: string },
  value: TreeNode | null,
): BlockScalar | null {
  let node: TreeNode | null = value;
  while (node && (node.kind === 'mapping' || node.kind === 'sequence') && !node.flow) {
    node = node.kind === 'mapping' ? (node.pairs.at(-1)?.value ?? null) : (node.items.at(-1)?.value ?? null);
  }
  if (node?.kind !== 'scalar' || node.style !== 'block') return null;
  const header = /^[|>][-+0-9]*/.exec(text.slice(node.start, node.start + 4))?.[0] ?? '';
  return { node, header, chomp: header.includes('+') ? 'keep' : header.includes('-') ? 'strip' : 'clip' };
}

/** Behind the last character of a text that ends at `end`: a block scalar's end lies on a line behind it. */
export function contentEnd(lines: Lines, end: number): number {
  let at = end;
  while (at > 0 && at === lineStart(lines, at)) at = lineContentEnd(lines, at - 1);
  return at;
}

/** Behind the last character of a value as it is written. */
export function textEnd({ lines }: { readonly lines: Lines }, node: TreeNode): number {
  return contentEnd(lines, node.end);
}
