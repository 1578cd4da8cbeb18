/** An undirected graph on the nodes 0 … size-1. */
export interface Graph {
  readonly size: number;
  adjacent(a: number, b: number): boolean;
}

/** How many nodes the search may colour before it settles for the best found: well under a second. */
const STEPS = 60_000;

/**
 * In: a connected graph. Out: colours. DSATUR by branch and bound (Brélaz 1979): the node whose neighbours
 * wear most colours is next, the more neighbours the sooner. Its first descent is the heuristic answer;
 * the search ends early when a clique shows that fewer colours are impossible.
 */
export function colourPrime(graph: Graph): number[] {
  const { size } = graph;
  const neighbours = Array.from({ length: size }, (_, node) =>
    Array.from({ length: size }, (_, other) => other).filter(
      other => other !== node && graph.adjacent(node, other),
    ),
  );
  const enough = cliqueSize(graph, neighbours);
  const colours = new Array<number>(size).fill(-1);
  // How many neighbours of a node wear a colour, and how many colours they wear between them.
  const worn = neighbours.map(list => new Uint16Array(list.length + 1));
  const saturation = new Array<number>(size).fill(0);
  let best: number[] = [];
  let bestCount = size + 1;
  let steps = 0;

  const paint = (node: number, colour: number) => {
    colours[node] = colour;
    for (const other of neighbours[node]!) {
      const counts = worn[other]!;
      // A colour beyond the node's degree can never be in its way.
      if (colour < counts.length && counts[colour]!++ === 0) saturation[other]!++;
    }
  };
  const wipe = (node: number) => {
    const colour = colours[node]!;
    colours[node] = -1;
    for (const other of neighbours[node]!) {
      const counts = worn[other]!;
      if (colour < counts.length && --counts[colour]! === 0) saturation[other]!--;
    }
  };
  const mostPressed = (): number => {
    let chosen = -1;
    for (let node = 0; node < size; node++) {
      if (colours[node] !== -1) continue;
      if (chosen < 0 || saturation[node]! > saturation[chosen]!) chosen = node;
      else if (
        saturation[node] === saturation[chosen] &&
        neighbours[node]!.length > neighbours[chosen]!.length
      ) {
        chosen = node;
      }
    }
    return chosen;
  };

  const search = (used: number, left: number): void => {
    if (used >= bestCount) return;
    if (left === 0) {
      best = [...colours];
      bestCount = used;
      return;
    }
    const node = mostPressed();
    for (let colour = 0; colour <= used && colour < bestCount - 1; colour++) {
      if (worn[node]![colour]) continue;
      paint(node, colour);
      search(Math.max(used, colour + 1), left - 1);
      wipe(node);
      if (bestCount === enough || (++steps > STEPS && bestCount <= size)) return;
    }
  };
  search(0, size);
  return best;
}

/** The size of the largest clique that a greedy look from every node finds: no colouring has fewer colours. */
function cliqueSize(graph: Graph, neighbours: readonly (readonly number[])[]): number {
  let largest = 1;
  for (const list of neighbours) {
    const clique: number[] = [];
    const byDegree = [...list].sort((a, b) => neighbours[b]!.length - neighbours[a]!.length || a - b);
    for (const node of byDegree) if (clique.every(member => graph.adjacent(member, node))) clique.push(node);
    largest = Math.max(largest, clique.length + 1);
  }
  return largest;
}
