import { meaningOf } from '../yaml/dialect.js';
import { entriesOf, type Entry as YamlEntry } from '../yaml/merge-keys.js';
import {
  type MappingNode,
  pairEnd,
  type ResolvedNode,
  resolve,
  type ScalarNode,
  type TreeNode,
} from '../yaml/tree.js';
import type { Entry, ListItem, ListValue, MapValue, Span, TextValue, Value } from './model.js';

/** Turns our own YAML tree into what rules see, each node at most once, and only what somebody asks for. */
export interface Values {
  of(node: TreeNode | null | undefined): Value | null;
  text(node: ScalarNode): TextValue;
  entry(entry: YamlEntry): Entry;
  entries(mapping: MappingNode): ReadonlyMap<string, Entry>;
  span(start: number, end: number): Span;
}

export function valuesOf(file: { readonly path: string; readonly text: string }): Values {
  const known = new WeakMap<ResolvedNode, Value>();
  const knownEntries = new WeakMap<MappingNode, ReadonlyMap<string, Entry>>();
  const span = (start: number, end: number): Span => ({ file: file.path, start, end });

  const text = (node: ScalarNode): TextValue => {
    const quote = node.style === 'single' || node.style === 'double' ? 1 : 0;
    const start = node.start + quote;
    const verbatim = node.style !== 'block' && file.text.startsWith(node.value, start);
    const exact = verbatim && node.end === start + node.value.length + quote;
    return {
      kind: 'text',
      text: node.value,
      style: node.style,
      span: span(node.start, node.end),
      textStart: exact ? start : null,
      meaning: dialect => meaningOf(node, dialect),
    };
  };
  const build = (node: ResolvedNode): Value => {
    if (node.kind === 'scalar') return text(node);
    if (node.kind === 'mapping') {
      const map: MapValue = {
        kind: 'map',
        flow: node.flow,
        get entries() {
          return entries(node);
        },
        span: span(node.start, node.end),
      };
      return map;
    }
    let items: readonly ListItem[] | null = null;
    const list: ListValue = {
      kind: 'list',
      flow: node.flow,
      get items() {
        items ??= node.items.map(item => ({
          value: of(item.value),
          span: span(item.dash, item.value ? Math.max(item.value.end, item.dash + 1) : item.dash + 1),
        }));
        return items;
      },
      span: span(node.start, node.end),
    };
    return list;
  };
  const of = (node: TreeNode | null | undefined): Value | null => {
    const resolved = resolve(node);
    if (!resolved) return null;
    const found = known.get(resolved) ?? build(resolved);
    known.set(resolved, found);
    return found;
  };
  const entry = ({ key, pair, holder }: YamlEntry): Entry => ({
    key,
    keySpan: span(pair.key.start, pair.key.end),
    get value() {
      return of(pair.value);
    },
    span: span(pair.key.start, pairEnd(pair)),
    flow: holder.flow,
  });
  const entries = (mapping: MappingNode): ReadonlyMap<string, Entry> => {
    const found =
      knownEntries.get(mapping) ??
      new Map([...entriesOf(mapping)].map(([key, value]) => [key, entry(value)]));
    knownEntries.set(mapping, found);
    return found;
  };
  return { of, text, entry, entries, span };
}
