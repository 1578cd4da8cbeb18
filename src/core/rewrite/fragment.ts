import type { MappingNode, SequenceNode } from '../yaml/tree.js';

/** New YAML to be written: keys of ours only, never a copy of a tree that was read. Texts are ready YAML. */
export interface Fragment {
  readonly key: string;
  readonly value: FragmentValue;
  /** Above what is below the key; in block style only. */
  readonly comment?: string;
}

/** Nothing, one scalar as YAML text, a list of such, or keys below. */
export type FragmentValue = null | string | readonly string[] | { readonly pairs: readonly Fragment[] };

export interface FragmentStyle {
  readonly unit: number;
  readonly dash: number;
}

/** The fragment as lines of block style, its key at `column`. */
export function blockLines(fragment: Fragment, column: number, style: FragmentStyle): string[] {
  const { key, value, comment } = fragment;
  const above = (indent: number) => (comment === undefined ? [] : [`${' '.repeat(indent)}${comment}`]);
  const at = ' '.repeat(column);
  if (value === null) return [`${at}${key}:`];
  if (typeof value === 'string') return [`${at}${key}: ${value}`];
  if ('pairs' in value) {
    const inner = column + style.unit;
    return [`${at}${key}:`, ...above(inner), ...value.pairs.flatMap(pair => blockLines(pair, inner, style))];
  }
  if (value.length === 0) return [`${at}${key}: []`];
  const dash = column + style.dash;
  return [`${at}${key}:`, ...above(dash), ...value.map(item => `${' '.repeat(dash)}- ${item}`)];
}

/** The fragment as text of flow style: `key: [a, b]`, `key: {a: {b: [c]}}`; with every text quoted where the file is JSON. */
export function flowText({ key, value }: Fragment, json = false): string {
  const text = (yaml: string) => flowItem(yaml, json);
  const name = text(key);
  if (value === null) return `${name}: {}`;
  if (typeof value === 'string') return `${name}: ${text(value)}`;
  if ('pairs' in value) return `${name}: {${value.pairs.map(pair => flowText(pair, json)).join(', ')}}`;
  return `${name}: [${value.map(text).join(', ')}]`;
}

/** Whether a mapping is written as JSON: braces, and its keys in double quotes. */
export function isJson(mapping: MappingNode): boolean {
  const key = mapping.pairs[0]?.key;
  return mapping.flow && key?.kind === 'scalar' && key.style === 'double';
}

/** Whether a list is written as JSON: brackets, and its texts in double quotes. */
export function isJsonList(list: SequenceNode): boolean {
  const texts = list.items.map(item => item.value);
  return (
    list.flow && texts.length > 0 && texts.every(text => text?.kind === 'scalar' && text.style === 'double')
  );
}

/** A ready YAML text as an entry of a flow collection: in quotes where that is JSON. */
export function flowItem(yaml: string, json: boolean): string {
  return json && !/^(?:["{[]|true$|false$|null$)/.test(yaml) ? JSON.stringify(yaml) : yaml;
}
