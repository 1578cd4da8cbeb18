import { type Dialect, meaningOf, type ScalarMeaning } from '../yaml/dialect.js';
import { entriesOf } from '../yaml/merge-keys.js';
import { type ResolvedNode, resolve, type ScalarNode, type TreeNode } from '../yaml/tree.js';

/** A scalar that is none of JSON's types: a date. No schema takes it. */
const OTHER = Symbol('other');

/**
 * Makes plain values of YAML nodes, as loaders of a dialect do before they look at the schema: merges done, aliases
 * followed. Each node is made once, so that what many aliases share is shared again.
 */
export function plainValues(dialect: Dialect): (node: TreeNode | null | undefined) => unknown {
  const made = new Map<ResolvedNode, unknown>();
  const of = (node: TreeNode | null | undefined): unknown => {
    const resolved = resolve(node);
    if (!resolved) return null;
    if (resolved.kind === 'scalar') return plainScalar(resolved, dialect);
    const known = made.get(resolved);
    if (known !== undefined) return known;
    if (resolved.kind === 'sequence') {
      const list: unknown[] = [];
      made.set(resolved, list);
      for (const item of resolved.items) list.push(of(item.value));
      return list;
    }
    // Without a prototype any key is just a key; and a schema asks for 90 keys that mostly are not there, which is
    // twice as fast so.
    const mapping: Record<string, unknown> = Object.create(null);
    made.set(resolved, mapping);
    for (const [key, { pair }] of entriesOf(resolved)) {
      if (!isReset(pair.value)) mapping[key] = of(pair.value);
    }
    return mapping;
  };
  return of;
}

/** Modern Compose takes away what carries this tag, and what earlier files say of it. */
export function isReset(node: TreeNode | null): boolean {
  return resolve(node)?.tag === '!reset';
}

/** A scalar as loaders of a dialect read it. */
export function plainScalar(node: ScalarNode, dialect: Dialect): unknown {
  const meaning = meaningOf(node, dialect);
  switch (meaning.type) {
    case 'null':
      return null;
    case 'bool':
      return meaning.text === 'true';
    case 'int':
      return Number(meaning.text);
    case 'float':
      return fractionOf(meaning);
    case 'time':
      // Some releases of modern Compose read the text.
      return dialect === 'modern' ? node.value : OTHER;
    default:
      return meaning.text;
  }
}

/** Not every fraction is one for JSON: any other will do where only its type is looked at. */
function fractionOf({ text }: ScalarMeaning): number {
  const value = Number(text);
  return Number.isFinite(value) ? value : 0.5;
}
