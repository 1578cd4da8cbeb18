import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type ParsedNode,
  type Scalar,
} from 'yaml';
import type { AliasNode, ItemNode, PairNode, ResolvedNode, TreeNode } from './tree.js';

/** A token of `yaml`'s concrete syntax, as far as anchors and dashes need it. */
interface SourceToken {
  readonly type: string;
  readonly offset: number;
}

const BLOCK_STYLES = new Set(['BLOCK_FOLDED', 'BLOCK_LITERAL']);

/** A document as our own tree, anchors followed; and the first alias that leads nowhere, if there is one. */
export function convertDocument(
  document: Document.Parsed,
  text: string,
): { root: ResolvedNode | null; unknown: AliasNode | null } {
  const state: ConvertState = { text, anchors: new Map(), open: new Set(), unknown: [] };
  const root = convert(document.contents as ParsedNode, [], state);
  return { root: root && root.kind !== 'alias' ? root : null, unknown: state.unknown[0] ?? null };
}

/** A block scalar that ends the file without a line end has none in its text either, for PyYAML and Go's parser. */
function asLoaded(value: string, { start, end }: { start: number; end: number }, text: string): string {
  if (end < text.length || text.endsWith('\n') || /^[|>][0-9]*-/.test(text.slice(start, start + 3)))
    return value;
  return value.replace(/\n$/, '');
}

interface ConvertState {
  readonly text: string;
  readonly anchors: Map<string, ResolvedNode>;
  /** Anchors whose node is being read: an alias inside would hold itself. */
  readonly open: Set<string>;
  readonly unknown: AliasNode[];
}

function convert(
  node: ParsedNode | Node | null,
  before: readonly SourceToken[],
  state: ConvertState,
): TreeNode | null {
  const range = node?.range;
  if (!node || !range) return null;
  const start = range[0];
  const outerStart = before.find(t => t.type === 'anchor' || t.type === 'tag')?.offset ?? start;
  if (isAlias(node)) {
    const name = node.source;
    const target = state.open.has(name) ? null : (state.anchors.get(name) ?? null);
    const alias: AliasNode = {
      kind: 'alias',
      start,
      end: range[1],
      outerStart,
      anchor: null,
      tag: null,
      name,
      target,
    };
    if (!target) state.unknown.push(alias);
    return alias;
  }
  const anchor = (node as Scalar).anchor ?? null;
  const base = { start, end: range[1], outerStart, anchor, tag: (node as Scalar).tag ?? null };
  if (anchor !== null) state.open.add(anchor);
  let converted: ResolvedNode | null = null;
  if (isMap(node)) {
    const pairs = node.items.map(pair => convertPair(pair as unknown as YamlPair, state));
    converted = { kind: 'mapping', ...base, flow: node.flow === true, pairs };
  } else if (isSeq(node)) {
    converted = {
      kind: 'sequence',
      ...base,
      flow: node.flow === true,
      items: convertItems(node as unknown as YamlSequence, state),
    };
  } else if (isScalar(node)) {
    if (isEmptyScalar(node) && anchor === null && base.tag === null) return null;
    const style = scalarStyle(node);
    const value = String(node.value ?? '');
    converted = {
      kind: 'scalar',
      ...base,
      value: style === 'block' ? asLoaded(value, base, state.text) : value,
      style,
    };
  }
  if (anchor !== null) {
    state.open.delete(anchor);
    if (converted) state.anchors.set(anchor, converted);
  }
  return converted;
}

interface YamlPair {
  readonly key: ParsedNode;
  readonly value: ParsedNode | null;
  readonly srcToken?: { readonly start?: SourceToken[]; readonly sep?: SourceToken[] };
}

interface YamlSequence {
  readonly items: (ParsedNode | YamlPair)[];
  readonly srcToken?: {
    readonly items: { readonly start: SourceToken[]; readonly value?: unknown; readonly key?: unknown }[];
  };
}

function convertPair(pair: YamlPair, state: ConvertState): PairNode {
  const sep = pair.srcToken?.sep ?? [];
  const emptyKey: TreeNode = {
    kind: 'scalar',
    start: 0,
    end: 0,
    outerStart: 0,
    anchor: null,
    tag: null,
    value: '',
    style: 'plain',
  };
  const key = convert(pair.key, pair.srcToken?.start ?? [], state) ?? { ...emptyKey, ...startOf(pair) };
  const colon = sep.find(t => t.type === 'map-value-ind');
  return { key, value: convert(pair.value, sep, state), colonEnd: colon ? colon.offset + 1 : key.end };
}

function startOf(pair: YamlPair): { start: number; end: number; outerStart: number } {
  const at = pair.key?.range?.[0] ?? pair.srcToken?.sep?.[0]?.offset ?? 0;
  return { start: at, end: at, outerStart: at };
}

function convertItems(sequence: YamlSequence, state: ConvertState): ItemNode[] {
  // The syntax tree has extra entries that hold only comments; they have no dash and make no item.
  const tokens = (sequence.srcToken?.items ?? []).filter(
    item =>
      item.value !== undefined || item.key !== undefined || item.start.some(t => t.type === 'seq-item-ind'),
  );
  return sequence.items.map((item, index) => {
    const start = tokens[index]?.start ?? [];
    // `[a: b]` holds a pair without braces: a mapping of one, for us.
    const value =
      'key' in item && !('range' in item)
        ? pairAsMapping(item as YamlPair, state)
        : convert(item as ParsedNode, start, state);
    const dash = start.find(t => t.type === 'seq-item-ind')?.offset ?? value?.outerStart ?? 0;
    return { dash, value };
  });
}

function pairAsMapping(pair: YamlPair, state: ConvertState): TreeNode {
  const converted = convertPair(pair, state);
  const start = converted.key.start;
  const end = converted.value?.end ?? converted.colonEnd;
  return {
    kind: 'mapping',
    start,
    end,
    outerStart: start,
    anchor: null,
    tag: null,
    flow: true,
    pairs: [converted],
  };
}

/** Nothing at all where a value could stand. */
export function isEmptyScalar(node: unknown): boolean {
  return (
    isScalar(node) &&
    node.range != null &&
    node.range[0] === node.range[1] &&
    (node.type ?? 'PLAIN') === 'PLAIN'
  );
}

function scalarStyle(node: Scalar): 'plain' | 'single' | 'double' | 'block' {
  if (node.type === 'QUOTE_SINGLE') return 'single';
  if (node.type === 'QUOTE_DOUBLE') return 'double';
  return BLOCK_STYLES.has(node.type ?? '') ? 'block' : 'plain';
}
