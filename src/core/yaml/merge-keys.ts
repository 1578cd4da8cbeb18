import {
  keyText,
  type MappingNode,
  type PairNode,
  type ResolvedNode,
  resolve,
  type TreeNode,
} from './tree.js';

/** One effective key of a mapping, and the mapping in which it is written (another one if merged in by `<<`). */
export interface Entry {
  readonly key: string;
  readonly pair: PairNode;
  readonly holder: MappingNode;
}

const CACHE = new WeakMap<MappingNode, ReadonlyMap<string, Entry>>();

/**
 * The effective keys of a mapping: its own (of duplicates the last), then those of `<<` (of a list the
 * first that has the key), as PyYAML does it. Keys that are not scalars are left out. Each mapping is
 * worked out once, so aliases that double at every level cost nothing.
 */
export function entriesOf(mapping: MappingNode): ReadonlyMap<string, Entry> {
  const known = CACHE.get(mapping);
  if (known) return known;
  const result = new Map<string, Entry>();
  CACHE.set(mapping, result);
  const own = new Map<string, Entry>();
  for (const pair of mapping.pairs) {
    const key = keyText(pair);
    if (key === null || isMergeKey(pair)) continue;
    own.set(key, { key, pair, holder: mapping });
  }
  for (const source of mergedMappings(mapping)) {
    for (const [key, entry] of entriesOf(source)) result.set(key, entry);
  }
  for (const [key, entry] of own) {
    // A key keeps its place among the mapping's own, whatever was merged before.
    result.delete(key);
    result.set(key, entry);
  }
  return result;
}

export function isMergeKey(pair: PairNode): boolean {
  return pair.key.kind === 'scalar' && pair.key.style === 'plain' && pair.key.value === '<<';
}

/** The mappings that `<<` names, weakest first. */
export function mergedMappings(mapping: MappingNode): MappingNode[] {
  return mapping.pairs.filter(isMergeKey).flatMap(pair => {
    const value = resolve(pair.value);
    const listed =
      value?.kind === 'sequence' ? value.items.map(item => resolve(item.value)).reverse() : [value];
    return listed.filter((node): node is MappingNode => node?.kind === 'mapping');
  });
}

/** The value behind a key, aliases followed; null where there is none or it is empty. */
export function valueAt(mapping: ResolvedNode | null, key: string): ResolvedNode | null {
  return mapping?.kind === 'mapping' ? resolve(entriesOf(mapping).get(key)?.pair.value ?? null) : null;
}

/** Like valueAt, without following an alias: where the value stands in this very place. */
export function writtenValueAt(mapping: ResolvedNode | null, key: string): TreeNode | null {
  return mapping?.kind === 'mapping' ? (entriesOf(mapping).get(key)?.pair.value ?? null) : null;
}
