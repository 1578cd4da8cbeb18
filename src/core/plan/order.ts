import { type Edge, feedbackEdges } from './feedback.js';
import { entryOf } from './grouping.js';
import { strongComponents } from './scc.js';
import type { OrderEdge, OrderPlan } from './types.js';

/**
 * In: the start order to write down, and the order that other keys impose already. Out: the wanted edges without
 * duplicates and without those that are imposed anyway, less the fewest that would close a cycle.
 *
 * Every Compose refuses a cycle of start order, whatever keys it is made of. Where the fixed edges form one
 * by themselves no wanted edge is put on it; nothing here can break it.
 */
export function planOrder(wanted: readonly OrderEdge[], fixed: readonly OrderEdge[]): OrderPlan {
  const imposed = new Set(fixed.map(idOf));
  const open = [...new Map(wanted.map(edge => [idOf(edge), edge])).values()].filter(
    edge => !imposed.has(idOf(edge)),
  );
  const numbers = new Map<string, number>();
  const number = (service: string) => entryOf(numbers, service, () => numbers.size);
  const asEdge = ({ service, after }: OrderEdge): Edge => [number(after), number(service)];
  const stay = fixed.map(asEdge);
  const may = open.map(asEdge);

  // What is on one fixed cycle counts as one: an edge inside it could only make things worse.
  const bundle = strongComponents(successors(numbers.size, stay));
  const bundled = (edges: readonly Edge[]) => edges.map(([a, b]): Edge => [bundle[a]!, bundle[b]!]);
  const out = leaveOut(numbers.size, bundled(may), bundled(stay));
  return {
    edges: open.filter((_, i) => !out.has(i)),
    omitted: open.filter((_, i) => out.has(i)),
  };
}

function idOf({ service, after }: OrderEdge): string {
  return `${service}\0${after}`;
}

function successors(size: number, edges: readonly Edge[]): number[][] {
  const lists: number[][] = Array.from({ length: size }, () => []);
  for (const [from, to] of edges) lists[from]!.push(to);
  return lists;
}

interface Piece {
  readonly numbers: Map<number, number>;
  readonly wanted: Edge[];
  readonly origin: number[];
  readonly fixed: Edge[];
}

/** The positions of the wanted edges to leave out. Cycles lie within strongly connected pieces, each of which is solved alone. */
function leaveOut(size: number, wanted: readonly Edge[], fixed: readonly Edge[]): Set<number> {
  const component = strongComponents(successors(size, [...wanted, ...fixed]));
  const pieces = new Map<number, Piece>();
  const inside = ([from, to]: Edge) => from !== to && component[from] === component[to];
  const local = (edge: Edge): { piece: Piece; edge: Edge } => {
    const piece = entryOf(
      pieces,
      component[edge[0]]!,
      (): Piece => ({ numbers: new Map(), wanted: [], origin: [], fixed: [] }),
    );
    const number = (node: number) => entryOf(piece.numbers, node, () => piece.numbers.size);
    return { piece, edge: [number(edge[0]), number(edge[1])] };
  };

  const out = new Set<number>();
  for (const [i, wish] of wanted.entries()) {
    if (wish[0] === wish[1]) out.add(i);
    if (!inside(wish)) continue;
    const { piece, edge } = local(wish);
    piece.wanted.push(edge);
    piece.origin.push(i);
  }
  for (const given of fixed.filter(inside)) {
    const { piece, edge } = local(given);
    piece.fixed.push(edge);
  }
  for (const piece of pieces.values()) {
    for (const i of feedbackEdges(piece.numbers.size, piece.wanted, piece.fixed)) out.add(piece.origin[i]!);
  }
  return out;
}
