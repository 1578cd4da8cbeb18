import { type Dialect, meaningOf } from '../yaml/dialect.js';
import { entriesOf, type Entry as YamlEntry } from '../yaml/merge-keys.js';
import {
  type ItemNode,
  type MappingNode,
  pairEnd,
  type ResolvedNode,
  resolve,
  type ScalarNode,
  type SequenceNode,
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
  return new FileValues(file.path, file.text);
}

// Classes, because a large file has tens of thousands of these: what a rule does not ask for costs nothing then.

class FileValues implements Values {
  readonly #known = new Map<ResolvedNode, Value>();
  readonly #entries = new Map<MappingNode, ReadonlyMap<string, Entry>>();

  constructor(
    readonly path: string,
    readonly source: string,
  ) {}

  /** Blocks reach to the beginning of the next line; what people see of them ends before that. */
  span(start: number, end: number): Span {
    let last = end;
    while (last > start && isSpace(this.source.charCodeAt(last - 1))) last--;
    return { file: this.path, start, end: last };
  }

  text(node: ScalarNode): TextValue {
    return new Text(this, node);
  }

  of(node: TreeNode | null | undefined): Value | null {
    const resolved = resolve(node);
    if (!resolved) return null;
    let value = this.#known.get(resolved);
    if (!value) {
      value = this.#build(resolved);
      this.#known.set(resolved, value);
    }
    return value;
  }

  #build(node: ResolvedNode): Value {
    if (node.kind === 'scalar') return new Text(this, node);
    return node.kind === 'mapping' ? new Mapping(this, node) : new List(this, node);
  }

  entry(entry: YamlEntry): Entry {
    return new KeyEntry(this, entry);
  }

  entries(mapping: MappingNode): ReadonlyMap<string, Entry> {
    let entries = this.#entries.get(mapping);
    if (!entries) {
      const made = new Map<string, Entry>();
      for (const [key, entry] of entriesOf(mapping)) made.set(key, new KeyEntry(this, entry));
      entries = made;
      this.#entries.set(mapping, entries);
    }
    return entries;
  }
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09;
}

class Text implements TextValue {
  readonly kind = 'text';

  constructor(
    readonly values: FileValues,
    readonly node: ScalarNode,
  ) {}

  get text(): string {
    return this.node.value;
  }

  get style(): ScalarNode['style'] {
    return this.node.style;
  }

  get span(): Span {
    return this.values.span(this.node.start, this.node.end);
  }

  get textStart(): number | null {
    const { style, start, end, value } = this.node;
    const quote = style === 'single' || style === 'double' ? 1 : 0;
    if (style === 'block' || end !== start + value.length + 2 * quote) return null;
    return this.values.source.startsWith(value, start + quote) ? start + quote : null;
  }

  meaning(dialect: Dialect) {
    return meaningOf(this.node, dialect);
  }
}

class Mapping implements MapValue {
  readonly kind = 'map';

  constructor(
    readonly values: FileValues,
    readonly node: MappingNode,
  ) {}

  get flow(): boolean {
    return this.node.flow;
  }

  get entries(): ReadonlyMap<string, Entry> {
    return this.values.entries(this.node);
  }

  get span(): Span {
    return this.values.span(this.node.start, this.node.end);
  }
}

class List implements ListValue {
  readonly kind = 'list';
  #items: readonly ListItem[] | null = null;

  constructor(
    readonly values: FileValues,
    readonly node: SequenceNode,
  ) {}

  get flow(): boolean {
    return this.node.flow;
  }

  get items(): readonly ListItem[] {
    this.#items ??= this.node.items.map(item => new Item(this.values, item));
    return this.#items;
  }

  get span(): Span {
    return this.values.span(this.node.start, this.node.end);
  }
}

class Item implements ListItem {
  constructor(
    readonly values: FileValues,
    readonly node: ItemNode,
  ) {}

  get value(): Value | null {
    return this.values.of(this.node.value);
  }

  get span(): Span {
    const { dash, value } = this.node;
    return this.values.span(dash, value ? Math.max(value.end, dash + 1) : dash + 1);
  }
}

class KeyEntry implements Entry {
  constructor(
    readonly values: FileValues,
    readonly entry: YamlEntry,
  ) {}

  get key(): string {
    return this.entry.key;
  }

  get keySpan(): Span {
    const { key } = this.entry.pair;
    return this.values.span(key.start, key.end);
  }

  get value(): Value | null {
    return this.values.of(this.entry.pair.value);
  }

  get span(): Span {
    return this.values.span(this.entry.pair.key.start, pairEnd(this.entry.pair));
  }

  get flow(): boolean {
    return this.entry.holder.flow;
  }
}
