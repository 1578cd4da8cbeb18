import { strongComponents } from '../plan/scc.js';
import type { LintService, StartEdge } from './model.js';

/** Who waits for each other. */
export interface StartCircles {
  /**
   * One circle for each knot of services that wait for each other: the shortest through the service of the knot that
   * stands first. Links to oneself are not among them.
   */
  readonly cycles: readonly (readonly StartEdge[])[];
  /** Whether two services wait for each other, directly or by others. */
  inOne(a: string, b: string): boolean;
}

export function startCircles(services: ReadonlyMap<string, LintService>): StartCircles {
  const list = [...services.values()];
  const numbers = new Map(list.map((service, index) => [service.name, index]));
  const edges = list.map(service => edgesOf(service, services));
  const component = strongComponents(edges.map(out => out.map(edge => numbers.get(edge.after.name)!)));
  const done = new Set<number>();
  const cycles: StartEdge[][] = [];
  for (const [index, service] of list.entries()) {
    const knot = component[index]!;
    if (done.has(knot)) continue;
    const cycle = shortestCycle(service, name => {
      const number = numbers.get(name)!;
      return edges[number]!.filter(edge => component[numbers.get(edge.after.name)!] === knot);
    });
    if (!cycle) continue;
    done.add(knot);
    cycles.push(cycle);
  }
  return { cycles, inOne: (a, b) => component[numbers.get(a)!] === component[numbers.get(b)!] };
}

function edgesOf(service: LintService, services: ReadonlyMap<string, LintService>): StartEdge[] {
  const edges = new Map<string, StartEdge>();
  for (const link of service.links) {
    const after = link.service;
    if (after && after !== service && !edges.has(after.name)) {
      edges.set(after.name, { service, after, link, at: link.at });
    }
  }
  for (const name of service.otherDependencies) {
    const after = services.get(name);
    if (after && after !== service && !edges.has(name)) {
      edges.set(name, { service, after, link: null, at: placeOfOrder(service) });
    }
  }
  return [...edges.values()];
}

/** The key that says so; not the entry, as four keys in two forms can. */
function placeOfOrder(service: LintService) {
  const keys = ['depends_on', 'volumes_from', 'net', 'network_mode', 'pid', 'ipc'];
  return keys.map(key => service.entry(key)?.keySpan).find(span => span !== undefined) ?? service.nameSpan;
}

/** Breadth first from the service back to itself. */
function shortestCycle(
  start: LintService,
  edgesFrom: (name: string) => readonly StartEdge[],
): StartEdge[] | null {
  const reached = new Map<string, StartEdge>();
  const queue = [start.name];
  for (const name of queue) {
    for (const edge of edgesFrom(name)) {
      const next = edge.after.name;
      if (next === start.name) return trailTo(edge, start.name, reached);
      if (reached.has(next)) continue;
      reached.set(next, edge);
      queue.push(next);
    }
  }
  return null;
}

function trailTo(last: StartEdge, start: string, reached: ReadonlyMap<string, StartEdge>): StartEdge[] {
  const trail = [last];
  while (trail[0]!.service.name !== start) trail.unshift(reached.get(trail[0]!.service.name)!);
  return trail;
}
