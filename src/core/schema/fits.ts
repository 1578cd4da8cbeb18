import type { SchemaWords } from '../../generated/validate-compose.js';
import type { Dialect } from '../yaml/dialect.js';
import { entriesOf } from '../yaml/merge-keys.js';
import { type ItemNode, type PairNode, resolve, type TreeNode } from '../yaml/tree.js';
import { isReset, plainScalar } from './plain-value.js';

/** Keys with their values; `left` tells those that do not count. */
type Entries<E> = ReadonlyMap<string, E>;
interface WithPair {
  readonly pair: PairNode;
}

/**
 * Whether YAML fits a schema, told from the tree as it is. Nearly all files do, and this costs them a quarter of what the
 * validator wants: that makes plain values first, and asks each mapping for every key that it could have. False where
 * it does not fit, or where only the validator can tell.
 */
export class SchemaFit {
  readonly #patterns = new Map<SchemaWords, readonly (readonly [RegExp, SchemaWords])[]>();
  readonly #texts = new Map<string, RegExp>();

  constructor(
    readonly words: SchemaWords,
    readonly dialect: Dialect,
  ) {}

  /** Whether these keys and values fit the top of the schema. */
  top<E extends WithPair>(entries: Entries<E>, left: (entry: E) => boolean): boolean {
    return this.#mapping(entries, this.words, left);
  }

  #value(node: TreeNode | null, reference: SchemaWords): boolean {
    let schema = reference;
    while (schema.$ref) schema = this.words.definitions![schema.$ref.split('/').at(-1)!]!;
    const resolved = resolve(node);
    if (resolved?.kind === 'mapping') return this.#mapping(entriesOf(resolved), schema, isTakenAway);
    if (resolved?.kind === 'sequence') return this.#list(resolved.items, schema);
    return this.#scalar(resolved ? plainScalar(resolved, this.dialect) : null, schema);
  }

  #mapping<E extends WithPair>(
    entries: Entries<E>,
    schema: SchemaWords,
    left: (entry: E) => boolean,
  ): boolean {
    const { types, required = NONE, dependencies } = schema;
    if ((types && !types.includes('object')) || schema.enum) return false;
    for (const [key, entry] of entries) {
      if (!left(entry) && !this.#entry(key, entry.pair.value, schema)) return false;
    }
    const has = (key: string) => {
      const entry = entries.get(key);
      return entry !== undefined && !left(entry);
    };
    if (!required.every(has)) return false;
    return (
      !dependencies || Object.keys(dependencies).every(key => !has(key) || dependencies[key]!.every(has))
    );
  }

  #entry(key: string, value: TreeNode | null, schema: SchemaWords): boolean {
    const { properties, additionalProperties } = schema;
    let known = false;
    if (properties && Object.hasOwn(properties, key)) {
      known = true;
      if (!this.#value(value, properties[key]!)) return false;
    }
    for (const [pattern, inner] of this.#patternsOf(schema)) {
      if (!pattern.test(key)) continue;
      known = true;
      if (!this.#value(value, inner)) return false;
    }
    if (known || additionalProperties === undefined) return true;
    return additionalProperties !== false && this.#value(value, additionalProperties);
  }

  #list(list: readonly ItemNode[], { types, items, uniqueItems, ...schema }: SchemaWords): boolean {
    if ((types && !types.includes('array')) || schema.enum) return false;
    if (items && !list.every(({ value }) => this.#value(value, items))) return false;
    if (!uniqueItems) return true;
    const values = new Set<unknown>();
    for (const { value } of list) {
      const item = resolve(value);
      if (item && item.kind !== 'scalar') return false;
      values.add(item && plainScalar(item, this.dialect));
    }
    return values.size === list.length;
  }

  #scalar(value: unknown, { types, enum: values, pattern, minimum, maximum }: SchemaWords): boolean {
    if (types && !types.some(type => isOf(type, value))) return false;
    if (values && !values.includes(value)) return false;
    if (typeof value === 'string') return pattern === undefined || this.#patternOf(pattern).test(value);
    if (typeof value !== 'number') return true;
    return (minimum === undefined || value >= minimum) && (maximum === undefined || value <= maximum);
  }

  #patternsOf(schema: SchemaWords): readonly (readonly [RegExp, SchemaWords])[] {
    const { patternProperties } = schema;
    if (!patternProperties) return NONE;
    let patterns = this.#patterns.get(schema);
    if (!patterns) {
      patterns = Object.entries(patternProperties).map(([pattern, inner]) => [
        new RegExp(pattern, 'u'),
        inner,
      ]);
      this.#patterns.set(schema, patterns);
    }
    return patterns;
  }

  #patternOf(pattern: string): RegExp {
    let made = this.#texts.get(pattern);
    if (!made) {
      made = new RegExp(pattern, 'u');
      this.#texts.set(pattern, made);
    }
    return made;
  }
}

const NONE: readonly never[] = [];

function isTakenAway({ pair }: WithPair): boolean {
  return isReset(pair.value);
}

/** Whether a scalar is of a type. */
function isOf(type: string, value: unknown): boolean {
  switch (type) {
    case 'object':
      return false;
    case 'null':
      return value === null;
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return Number.isFinite(value);
    default:
      return typeof value === type;
  }
}
