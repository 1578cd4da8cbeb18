import { AcyclicGraph } from './acyclic.js';

/** From, to. */
export type Edge = readonly [number, number];

/** Up to here all orders are weighed: 2^12 sets of nodes. */
const EXACT_SIZE = 12;

/**
 * In: a strongly connected piece with nodes 0 … size-1; edges that may be left out, in order of preference; edges that
 * stay, without a cycle among themselves. Out: the positions of the edges to leave out so that no cycle
 * remains: the fewest, and of equals the later ones, for small pieces; few for large ones.
 */
export function feedbackEdges(size: number, wanted: readonly Edge[], fixed: readonly Edge[]): Set<number> {
  return size <= EXACT_SIZE ? fewestOut(size, wanted, fixed) : fewOut(size, wanted, fixed);
}

function fewestOut(size: number, wanted: readonly Edge[], fixed: readonly Edge[]): Set<number> {
  // How often an edge is wanted; what must not be turned around at all is dearer than everything together.
  const price = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  const never = wanted.length + 1;
  for (const [from, to] of wanted) price[from]![to]!++;
  for (const [from, to] of fixed) price[from]![to]! += never;
  const fewest = cheapestOrder(size, price);
  const out = new Set<number>();
  for (const [i, [from, to]] of wanted.entries()) {
    // Once as many are out as must be, the rest is known to stay.
    if (out.size === fewest) break;
    price[from]![to]! += never;
    if (cheapestOrder(size, price) + out.size === fewest) continue;
    // In every best answer without the edges decided so far this one is out.
    price[from]![to]! -= never + 1;
    out.add(i);
  }
  return out;
}

/** The least sum of prices of edges that run backwards, over all orders of the nodes (Held and Karp's way). */
function cheapestOrder(size: number, price: readonly (readonly number[])[]): number {
  const best = new Float64Array(1 << size).fill(Number.POSITIVE_INFINITY);
  best[0] = 0;
  for (let placed = 0; placed < best.length; placed++) {
    for (let next = 0; next < size; next++) {
      if (placed & (1 << next)) continue;
      let sum = best[placed]!;
      const row = price[next]!;
      for (let earlier = 0; earlier < size; earlier++) if (placed & (1 << earlier)) sum += row[earlier]!;
      const then = placed | (1 << next);
      if (sum < best[then]!) best[then] = sum;
    }
  }
  return best[best.length - 1]!;
}

function fewOut(size: number, wanted: readonly Edge[], fixed: readonly Edge[]): Set<number> {
  const asGiven = wanted.map((_, i) => i);
  const rank = sourcesFirst(size, [...wanted, ...fixed]);
  const forward = (i: number) => rank[wanted[i]![0]]! < rank[wanted[i]![1]]!;
  // To start from an order that suits most edges leaves little to rearrange.
  const start = rank.map((_, node) => node).sort((a, b) => rank[a]! - rank[b]!);
  const orders = [
    asGiven,
    [...asGiven.filter(forward), ...asGiven.filter(i => !forward(i))],
    asGiven.toReversed(),
  ];
  let best: Set<number> | null = null;
  for (const order of orders) {
    const graph = new AcyclicGraph(start);
    for (const [from, to] of fixed) graph.add(from, to);
    const out = new Set(order.filter(i => !graph.add(...wanted[i]!)));
    if (best === null || out.size < best.size) best = out;
  }
  return best!;
}

/**
 * Ranks for the nodes such that few edges run backwards: sources to the front, sinks to the back, and
 * when there is neither the node with most edges going out over those coming in (Eades, Lin and Smyth 1993).
 */
function sourcesFirst(size: number, edges: readonly Edge[]): number[] {
  const after: number[][] = Array.from({ length: size }, () => []);
  const before: number[][] = Array.from({ length: size }, () => []);
  for (const [from, to] of edges) {
    after[from]!.push(to);
    before[to]!.push(from);
  }
  const outgoing = after.map(list => list.length);
  const incoming = before.map(list => list.length);
  const rank = new Array<number>(size).fill(-1);
  const ends: number[] = [];
  const ready = (node: number) => rank[node] === -1 && (outgoing[node] === 0 || incoming[node] === 0);
  let front = 0;
  let back = size - 1;
  const place = (node: number) => {
    rank[node] = outgoing[node] === 0 && incoming[node] !== 0 ? back-- : front++;
    for (const next of after[node]!) if (--incoming[next]! === 0) ends.push(next);
    for (const next of before[node]!) if (--outgoing[next]! === 0) ends.push(next);
  };
  const remaining = new Set(Array.from({ length: size }, (_, node) => node));
  for (const node of remaining) if (ready(node)) ends.push(node);
  while (remaining.size > 0) {
    let chosen = ends.pop();
    if (chosen === undefined) {
      for (const node of remaining) {
        const lead = outgoing[node]! - incoming[node]!;
        if (chosen === undefined || lead > outgoing[chosen]! - incoming[chosen]!) chosen = node;
      }
    }
    if (!remaining.delete(chosen!)) continue;
    place(chosen!);
  }
  return rank;
}
