import type { SchemaWords } from '../../generated/validate-compose.js';
import type { ComposeFile } from '../compose/file.js';
import type { Span } from '../lint/model.js';
import { entriesOf } from '../yaml/merge-keys.js';
import { type PairNode, resolve, type TreeNode } from '../yaml/tree.js';

/** A value in a file, and what a schema says of it. */
export interface Place {
  /** Keys, and numbers of items, from the top. */
  readonly path: readonly (string | number)[];
  readonly node: TreeNode | null;
  /** The key with this value; null for items of a list, and the top. */
  readonly pair: PairNode | null;
  /** Where it begins, if it is an item of a list. */
  readonly dash: number;
  readonly schema: SchemaWords;
}

/** The top of a file. */
export function topOf(file: ComposeFile, words: SchemaWords): Place {
  return { path: [], node: file.root, pair: null, dash: 0, schema: words };
}

/** The place that a key or a number leads to; merges and aliases are followed. It must be there. */
export function stepInto(place: Place, step: string, words: SchemaWords): Place {
  const node = resolve(place.node);
  if (node?.kind === 'sequence') {
    const item = node.items[Number(step)]!;
    const schema = definition(place.schema.items, words);
    return { path: [...place.path, Number(step)], node: item.value, pair: null, dash: item.dash, schema };
  }
  const pair = node?.kind === 'mapping' ? entriesOf(node).get(step)!.pair : null;
  const schema = definition(schemaOfKey(place.schema, step), words);
  return { path: [...place.path, step], node: pair?.value ?? null, pair, dash: 0, schema };
}

function schemaOfKey(
  { properties = {}, patternProperties = {}, additionalProperties }: SchemaWords,
  key: string,
) {
  if (Object.hasOwn(properties, key)) return properties[key];
  const pattern = Object.keys(patternProperties).find(source => new RegExp(source).test(key));
  return pattern === undefined ? additionalProperties || undefined : patternProperties[pattern];
}

function definition(schema: SchemaWords = {}, words: SchemaWords): SchemaWords {
  return schema.$ref ? words.definitions![schema.$ref.split('/').at(-1)!]! : schema;
}

/** Keys that a mapping holds. */
export function keysIn({ node }: Place): ReadonlySet<string> {
  const mapping = resolve(node);
  return new Set(mapping?.kind === 'mapping' ? entriesOf(mapping).keys() : []);
}

/** The key before a value, in the mapping that it is written in; the colon, where there is no more than that. */
export function keySpan(file: ComposeFile, { pair }: Place): Span {
  const { key, colonEnd } = pair!;
  const start = key.end > key.start ? key.start : colonEnd - 1;
  return { file: file.path, start, end: Math.max(key.end, start + 1) };
}

/** One token for a value: the scalar or alias itself, else the key before it, else the first scalar in it. */
export function tokenOf(file: ComposeFile, place: Place): Span {
  const { node, pair, dash } = place;
  const token = node?.kind === 'alias' || (node?.kind === 'scalar' && node.style !== 'block');
  const line = token && !file.parsed.text.slice(node.start, node.end).includes('\n');
  if (!line && pair) return keySpan(file, place);
  const first = node && firstScalar(node);
  return { file: file.path, start: first?.start ?? dash, end: first?.end ?? dash + 1 };
}

function firstScalar(node: TreeNode): TreeNode {
  const first =
    node.kind === 'mapping'
      ? node.pairs[0]?.key
      : node.kind === 'sequence'
        ? node.items[0]?.value
        : undefined;
  return first ? firstScalar(first) : node;
}
