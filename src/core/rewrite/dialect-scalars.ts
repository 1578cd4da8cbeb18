import { dialectsDiffer, plainMeaning } from '../yaml/dialect.js';
import { isMergeKey } from '../yaml/merge-keys.js';
import { keyText, type MappingNode, type ScalarNode, type TreeNode } from '../yaml/tree.js';
import type { FileDraft } from './draft.js';
import { replacePair } from './pairs.js';

/** Keys whose values are booleans or numbers to Compose: there every spelling of one means the same to both loaders. */
const TYPED = new Set([
  'privileged',
  'tty',
  'stdin_open',
  'read_only',
  'cpu_shares',
  'cpu_quota',
  'mem_limit',
  'memswap_limit',
  'mem_swappiness',
  'shm_size',
  'ulimits',
]);

/**
 * Quotes plain scalars that PyYAML and the Go parser read differently (22:22, `no`, 0o17, 2015-01-01),
 * so that both read the text that stands there. Also keys: of services, of variables.
 */
export function quoteDialectScalars(draft: FileDraft, root: MappingNode): void {
  const seen = new Set<TreeNode>();
  const quote = (node: ScalarNode, typed: boolean): void => {
    if (node.style !== 'plain' || node.tag !== null || node.end === node.start) return;
    // `1e9` was a text to PyYAML, and no number even where one is asked for.
    if (typed && plainMeaning(node.value, 'legacy').type !== 'string') return;
    if (dialectsDiffer(node.value) || plainMeaning(node.value, 'modern').type === 'time') {
      draft.replace(node.start, node.end, `"${node.value}"`);
    }
  };
  const visit = (node: TreeNode | null, typed: boolean): void => {
    if (!node || seen.has(node)) return;
    seen.add(node);
    if (node.kind === 'scalar') quote(node, typed);
    if (node.kind === 'sequence') for (const item of node.items) visit(item.value, typed);
    if (node.kind !== 'mapping') return;
    for (const pair of node.pairs) {
      if (pair.key.kind === 'scalar' && !isMergeKey(pair)) quote(pair.key, false);
      visit(pair.value, typed || TYPED.has(keyText(pair) ?? ''));
    }
  };
  for (const pair of root.pairs) {
    // A name like 123 must be quoted to be a service at all: 1.29.2 says so.
    if (
      pair.key.kind === 'scalar' &&
      pair.key.style === 'plain' &&
      plainMeaning(pair.key.value, 'modern').type !== 'string'
    ) {
      draft.replace(pair.key.start, pair.key.end, `"${pair.key.value}"`);
    }
    visit(pair.value, false);
  }
}

/** Removes all but the last of equal keys: it is the one that counted, and modern Compose refuses the others. */
export function dropDuplicateKeys(draft: FileDraft, root: MappingNode): void {
  const todo: TreeNode[] = [root];
  const seen = new Set<TreeNode>();
  while (todo.length > 0) {
    const node = todo.pop()!;
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.kind === 'sequence') for (const item of node.items) if (item.value) todo.push(item.value);
    if (node.kind !== 'mapping') continue;
    const last = new Map(node.pairs.map(pair => [keyText(pair), pair]));
    for (const pair of node.pairs) {
      const key = keyText(pair);
      if (key !== null && last.get(key) !== pair && !isMergeKey(pair) && key !== 'links')
        replacePair(draft, node, pair, []);
      else if (pair.value) todo.push(pair.value);
    }
  }
}
