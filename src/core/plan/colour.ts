import { colourPrime, type Graph } from './colour-search.js';

/**
 * In: a graph. Out: a colour for each node, neighbours never alike, with as few colours as a search of bounded
 * length finds: the fewest there are in all but large tangled graphs.
 *
 * The graph is taken apart first: parts without an edge between them reuse each other's colours, parts with all
 * edges between them share none. Graphs of conflicts fall apart well: one family of aliases has
 * nothing to do with another, and with isolated pairs everything is against everything else.
 */
export function colourGraph(graph: Graph): number[] {
  const colours = new Array<number>(graph.size).fill(0);
  colourPart(
    graph,
    colours.map((_, node) => node),
    colours,
  );
  return colours;
}

/** Colours the nodes from 0 on; returns how many colours that took. */
function colourPart(graph: Graph, nodes: readonly number[], colours: number[]): number {
  if (nodes.length === 1) {
    colours[nodes[0]!] = 0;
    return 1;
  }
  const apart = parts(nodes, (a, b) => graph.adjacent(a, b));
  if (apart.length > 1) return Math.max(...apart.map(part => colourPart(graph, part, colours)));

  const against = parts(nodes, (a, b) => !graph.adjacent(a, b));
  if (against.length > 1) {
    let used = 0;
    for (const part of against) {
      const count = colourPart(graph, part, colours);
      for (const node of part) colours[node]! += used;
      used += count;
    }
    return used;
  }

  const found = colourPrime({ size: nodes.length, adjacent: (a, b) => graph.adjacent(nodes[a]!, nodes[b]!) });
  for (const [i, node] of nodes.entries()) colours[node] = found[i]!;
  return Math.max(...found) + 1;
}

/** The connected parts under a relation, each in ascending order, ordered by their first node. */
function parts(nodes: readonly number[], related: (a: number, b: number) => boolean): number[][] {
  let rest = [...nodes];
  const found: number[][] = [];
  while (rest.length > 0) {
    const part = [rest.shift()!];
    for (let i = 0; i < part.length; i++) {
      const others: number[] = [];
      for (const node of rest) (related(part[i]!, node) ? part : others).push(node);
      rest = others;
    }
    found.push(part.sort((a, b) => a - b));
  }
  return found;
}
