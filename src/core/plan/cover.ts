import { entryOf } from './grouping.js';

/**
 * In: edges between numbers. Out: numbers such that every edge has one of them at an end, few of them. Exact
 * where no cycles are left (the neighbour of a leaf is always a right choice), greedy by degree elsewhere.
 * Of equals the higher number is taken.
 */
export function coverEdges(edges: readonly (readonly [number, number])[]): number[] {
  const neighbours = new Map<number, Set<number>>();
  const cover: number[] = [];
  const at = (node: number) => entryOf(neighbours, node, () => new Set());
  for (const [a, b] of edges) {
    at(a).add(b);
    at(b).add(a);
  }

  const leaves: number[] = [];
  const take = (node: number) => {
    cover.push(node);
    for (const other of at(node)) {
      if (other === node) continue;
      at(other).delete(node);
      if (at(other).size === 1) leaves.push(other);
    }
    at(node).clear();
  };
  const shedLeaves = () => {
    for (let leaf = leaves.pop(); leaf !== undefined; leaf = leaves.pop()) {
      const [only] = at(leaf);
      if (only === undefined || at(leaf).size > 1) continue;
      // Two that have only each other: either would do.
      take(at(only).size === 1 ? Math.max(only, leaf) : only);
    }
  };

  const nodes = [...neighbours.keys()].sort((a, b) => b - a);
  for (const node of nodes) if (at(node).has(node)) take(node);
  for (const node of nodes) if (at(node).size === 1) leaves.push(node);
  shedLeaves();
  const byDegree = new DegreeBuckets(nodes, node => at(node).size);
  for (let node = byDegree.next(); node !== undefined; node = byDegree.next()) {
    take(node);
    shedLeaves();
  }
  return cover;
}

/** The node of highest degree, again and again, while degrees fall. */
class DegreeBuckets {
  private readonly buckets: number[][] = [];
  private top: number;

  constructor(
    nodes: readonly number[],
    private readonly degree: (node: number) => number,
  ) {
    // Buckets are emptied from their end, so the highest numbers go in last.
    for (const node of [...nodes].sort((a, b) => a - b)) this.put(node);
    this.top = this.buckets.length - 1;
  }

  next(): number | undefined {
    for (; this.top > 0; this.top--) {
      const bucket = this.buckets[this.top] ?? [];
      for (let node = bucket.pop(); node !== undefined; node = bucket.pop()) {
        const degree = this.degree(node);
        if (degree === this.top) return node;
        if (degree > 0) this.put(node);
      }
    }
    return undefined;
  }

  private put(node: number): void {
    const degree = this.degree(node);
    this.buckets[degree] ??= [];
    this.buckets[degree].push(node);
  }
}
