import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type ParsedNode,
  parseAllDocuments,
  type Scalar,
} from 'yaml';
import { type Lines, linesOf, positionAt } from '../text/lines.js';
import { templateLanguage } from './template.js';
import {
  type AliasNode,
  type ItemNode,
  type PairNode,
  type ResolvedNode,
  resolve,
  type TreeNode,
} from './tree.js';

export interface SyntaxProblem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface ParsedYaml {
  readonly path: string;
  readonly text: string;
  readonly lines: Lines;
  /** null for an empty file, one with comments only, or a broken one. */
  readonly root: ResolvedNode | null;
  /** Behind the last `...` or at the end of the text: where the document's content can be continued. */
  readonly contentEnd: number;
  /** Anything that keeps the file from being read; empty for a sound file. */
  readonly problems: readonly SyntaxProblem[];
}

/** A token of `yaml`'s concrete syntax, as far as anchors and dashes need it. */
interface SourceToken {
  readonly type: string;
  readonly offset: number;
}

/** More than any file that people wrote; a few lines of aliases of aliases can stand for billions. */
const MOST_VALUES = 2_000_000;
const TOO_DEEP = 'the file is nested too deeply to be read';
const BLOCK_STYLES = new Set(['BLOCK_FOLDED', 'BLOCK_LITERAL']);

/**
 * Reads a YAML text into our own tree. Never throws: whatever is wrong with the text is in `problems`,
 * with 1-based positions. Scalars are not interpreted, anchors are followed, duplicate keys are kept.
 */
export function parseYaml(path: string, text: string): ParsedYaml {
  const lines = linesOf(text);
  const broken = (message: string, offset = 0): ParsedYaml => ({
    path,
    text,
    lines,
    root: null,
    contentEnd: text.length,
    problems: [{ ...positionAt(lines, offset), message }],
  });
  try {
    const parsed = parseAllDocuments(text, {
      // Only strings: each loader has its own idea of `no`, 017 and 22:22 (see dialect.ts).
      schema: 'failsafe',
      version: '1.1',
      uniqueKeys: false,
      keepSourceTokens: true,
      prettyErrors: false,
      logLevel: 'silent',
    });
    const documents: Document.Parsed[] = 'empty' in parsed ? [] : parsed;
    const template = documents.some(d => d.errors.length > 0) ? templateLanguage(text) : null;
    if (template) {
      const first = documents.flatMap(d => d.errors)[0]!;
      return broken(
        `this is no YAML but a template (${template}): render it first, then give delink the result`,
        first.pos[0],
      );
    }
    const problems = documents
      .flatMap(d => d.errors)
      .map(error => ({ ...positionAt(lines, error.pos[0]), message: plainWords(error.code, error.message) }));
    const filled = documents.filter(d => d.contents && !isEmptyScalar(d.contents));
    if (problems.length === 0 && filled.length > 1) {
      return broken(
        'the file holds several YAML documents (---); Compose reads one: split it into files',
        filled[1]!.range[0],
      );
    }
    const document = filled[0];
    if (problems.length > 0 || !document) {
      return { path, text, lines, root: null, contentEnd: text.length, problems };
    }
    const unknown: AliasNode[] = [];
    const root = convert(document.contents as ParsedNode, [], {
      text,
      anchors: new Map(),
      open: new Set(),
      unknown,
    });
    const alias = unknown[0];
    if (alias)
      return broken(
        `"*${alias.name}" refers to an anchor that is not defined before it: define it above, or correct the name`,
        alias.start,
      );
    if (root && expandedSize(root) > MOST_VALUES) {
      return broken('its aliases multiply to millions of values, which no Compose can load');
    }
    return {
      path,
      text,
      lines,
      root: root && root.kind !== 'alias' ? root : null,
      contentEnd: documentEnd(text, document),
      problems,
    };
  } catch (error) {
    if (error instanceof RangeError) return broken(TOO_DEEP);
    throw error;
  }
}

/** How many values a loader makes of a node, aliases written out; each node is counted once and multiplied. */
function expandedSize(node: TreeNode | null, known = new Map<TreeNode, number>()): number {
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

/** `...` ends a document; what is appended must stand before it. */
function documentEnd(text: string, document: Document.Parsed): number {
  const after = /^\.\.\.[ \t\r]*$/m.exec(text.slice(document.range[1]));
  return after ? document.range[1] + after.index : text.length;
}

function plainWords(code: string, message: string): string {
  // The library reports its own exhausted stack as a problem of the text.
  if (/call stack/.test(message)) return TOO_DEEP;
  if (code === 'TAB_AS_INDENT') return 'a tab is used for indentation; YAML allows only spaces: replace it';
  return message;
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

function isEmptyScalar(node: unknown): boolean {
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
