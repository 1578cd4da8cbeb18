/**
 * Our own view of a YAML file: what was written and where, without interpretation of scalars.
 * All offsets count UTF-16 units of the file's text.
 */
interface NodeBase {
  /** The value itself, without its anchor and tag. */
  readonly start: number;
  /** Behind the value's last character; a block scalar's end is behind its last line. */
  readonly end: number;
  /** Where the anchor or tag before the value begins; `start` without one. */
  readonly outerStart: number;
  readonly anchor: string | null;
  readonly tag: string | null;
}

export interface ScalarNode extends NodeBase {
  readonly kind: 'scalar';
  /** The content after unescaping and folding. */
  readonly value: string;
  readonly style: 'plain' | 'single' | 'double' | 'block';
}

export interface MappingNode extends NodeBase {
  readonly kind: 'mapping';
  readonly flow: boolean;
  readonly pairs: readonly PairNode[];
}

export interface SequenceNode extends NodeBase {
  readonly kind: 'sequence';
  readonly flow: boolean;
  readonly items: readonly ItemNode[];
}

/** `*name`. The target is null when no such anchor stands before it, or when it holds this alias itself. */
export interface AliasNode extends NodeBase {
  readonly kind: 'alias';
  readonly name: string;
  readonly target: Exclude<TreeNode, AliasNode> | null;
}

export type TreeNode = ScalarNode | MappingNode | SequenceNode | AliasNode;
export type ResolvedNode = Exclude<TreeNode, AliasNode>;

export interface PairNode {
  readonly key: TreeNode;
  /** null for `key:` with nothing behind it. */
  readonly value: TreeNode | null;
  /** Behind the `:`; behind the key where there is none. */
  readonly colonEnd: number;
}

export interface ItemNode {
  /** Offset of the `-`, or of the value in flow style. */
  readonly dash: number;
  readonly value: TreeNode | null;
}

/** Follows an alias to what it stands for; null for nothing, an empty value or an unknown anchor. */
export function resolve(node: TreeNode | null | undefined): ResolvedNode | null {
  if (!node) return null;
  return node.kind === 'alias' ? node.target : node;
}

/** The end of a pair: of its value, or of its colon. */
export function pairEnd(pair: PairNode): number {
  return pair.value ? Math.max(pair.value.end, pair.colonEnd) : pair.colonEnd;
}

/** A mapping key's text; null for keys that are not scalars. */
export function keyText(pair: PairNode): string | null {
  const key = resolve(pair.key);
  return key?.kind === 'scalar' ? key.value : null;
}
