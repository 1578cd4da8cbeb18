import type { Format } from '../compose/file.js';
import { meaningOf } from '../yaml/dialect.js';
import { entriesOf } from '../yaml/merge-keys.js';
import { type ResolvedNode, resolve, type ScalarNode } from '../yaml/tree.js';

/** A value without its text: what a loader makes of it. */
export type PlainValue = string | readonly PlainValue[] | { readonly [key: string]: PlainValue };

/** What a node means under a format's loader, with merges followed. Numbers compare by value, texts by text. */
export function plainValue(node: ResolvedNode | null, format: Format): PlainValue {
  if (!node) return '';
  if (node.kind === 'scalar') return scalarText(node, format);
  if (node.kind === 'sequence') return node.items.map(item => plainValue(resolve(item.value), format));
  const result: Record<string, PlainValue> = Object.create(null);
  for (const { key, pair } of entriesOf(node).values()) result[key] = plainValue(resolve(pair.value), format);
  return result;
}

/**
 * Where PyYAML saw a boolean, a date or a base-60 number and the Go parser a text, the text was meant:
 * `restart: no` and `22:22` are not what 1.29.2 made of them.
 */
function scalarText(node: ScalarNode, format: Format): string {
  const modern = meaningOf(node, 'modern');
  if (format === 'services' || modern.type === 'string' || modern.type === 'bool') {
    return modern.type === 'string' ? node.value : modern.text;
  }
  return meaningOf(node, 'legacy').type === 'string' ? node.value : modern.text;
}
