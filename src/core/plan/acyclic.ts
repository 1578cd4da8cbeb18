/**
 * A graph that never has a cycle. It keeps its nodes in an order that all edges follow, and looks at no more of
 * it than lies between the ends of a new edge (Pearce and Kelly 2006).
 */
export class AcyclicGraph {
  private readonly after: number[][];
  private readonly before: number[][];
  private readonly rank: number[];

  /** `order` lists all nodes in the order to start from. */
  constructor(order: readonly number[]) {
    this.after = order.map(() => []);
    this.before = order.map(() => []);
    this.rank = new Array<number>(order.length);
    for (const [rank, node] of order.entries()) this.rank[node] = rank;
  }

  /** Adds the edge unless it closes a cycle; says whether it did. */
  add(from: number, to: number): boolean {
    if (from === to) return false;
    const top = this.rank[from]!;
    const bottom = this.rank[to]!;
    if (bottom < top) {
      const later = this.reach(to, this.after, rank => rank <= top);
      if (later.includes(from)) return false;
      const earlier = this.reach(from, this.before, rank => rank >= bottom);
      this.reorder(earlier, later);
    }
    this.after[from]!.push(to);
    this.before[to]!.push(from);
    return true;
  }

  private reach(start: number, edges: readonly number[][], inside: (rank: number) => boolean): number[] {
    const reached = new Set([start]);
    const stack = [start];
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      for (const next of edges[node]!) {
        if (reached.has(next) || !inside(this.rank[next]!)) continue;
        reached.add(next);
        stack.push(next);
      }
    }
    return [...reached];
  }

  /** Gives the ranks that both groups hold to the earlier group first; within a group the order stays. */
  private reorder(earlier: readonly number[], later: readonly number[]): void {
    const byRank = (a: number, b: number) => this.rank[a]! - this.rank[b]!;
    const nodes = [...[...earlier].sort(byRank), ...[...later].sort(byRank)];
    const ranks = nodes.map(node => this.rank[node]!).sort((a, b) => a - b);
    for (const [i, node] of nodes.entries()) this.rank[node] = ranks[i]!;
  }
}
