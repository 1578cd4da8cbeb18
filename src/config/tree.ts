/** A value of a configuration file with the places of its parts: offsets in the file's text. */
export interface ConfigNode {
  readonly value: unknown;
  readonly start: number;
  /** The entries of a mapping, of equal keys the last; null for anything else. */
  readonly entries: ReadonlyMap<string, ConfigEntry> | null;
  /** The items of a list; null for anything else. */
  readonly items: readonly ConfigNode[] | null;
  /** Keys of the mapping that stand in it again. */
  readonly repeated: readonly ConfigEntry[];
}

export interface ConfigEntry {
  readonly key: string;
  readonly keyStart: number;
  readonly node: ConfigNode;
}

/** What keeps a text from being read. */
export interface ReadProblem {
  readonly offset: number;
  readonly message: string;
}

/** Keys, and 0-based numbers of items, from the top of a configuration to a part of it. */
export type Path = readonly string[];

export function scalarNode(value: unknown, start: number): ConfigNode {
  return { value, start, entries: null, items: null, repeated: [] };
}

export function mappingNode(all: readonly ConfigEntry[], start: number): ConfigNode {
  const entries = new Map(all.map(entry => [entry.key, entry]));
  // Not by assignment: a key can be called `__proto__`.
  const value = Object.fromEntries(all.map(({ key, node }) => [key, node.value]));
  return { value, start, entries, items: null, repeated: repeatedIn(all) };
}

export function listNode(items: readonly ConfigNode[], start: number): ConfigNode {
  return { value: items.map(({ value }) => value), start, entries: null, items, repeated: [] };
}

function repeatedIn(all: readonly ConfigEntry[]): ConfigEntry[] {
  const seen = new Set<string>();
  return all.filter(({ key }) => seen.size === seen.add(key).size);
}

/** Where the part at a path begins: its value, or the key that it stands behind. */
export function offsetAt(root: ConfigNode, path: Path, part: 'key' | 'value'): number {
  let node = root;
  let keyStart = root.start;
  for (const step of path) {
    const entry = node.entries?.get(step);
    const next = entry?.node ?? node.items?.[Number(step)];
    if (!next) return node.start;
    keyStart = entry?.keyStart ?? next.start;
    node = next;
  }
  return part === 'key' ? keyStart : node.start;
}

/** Keys that stand twice, anywhere below a node. */
export function repeatedKeys(node: ConfigNode): ConfigEntry[] {
  const below = [...(node.items ?? []), ...[...(node.entries?.values() ?? [])].map(entry => entry.node)];
  return [...node.repeated, ...below.flatMap(repeatedKeys)];
}
