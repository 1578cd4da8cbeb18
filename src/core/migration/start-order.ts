import { noticeAt } from '../compose/problem.js';
import type { Stack } from '../compose/stack.js';
import { planOrder } from '../plan/order.js';
import type { NetworkPlan, OrderEdge, OrderPlan } from '../plan/types.js';
import type { MigrateOptions, Notice } from '../report.js';
import type { Obstacles } from './obstacles.js';

/** The start order to write. */
export interface StartOrder extends OrderPlan {
  /** Edges that are not written on purpose: those that close a circle, of broken links, or of all links where none is wanted. */
  readonly excused: readonly OrderEdge[];
}

/** Decides which of the edges that links gave are written. */
export function startOrderOf(
  stacks: readonly Stack[],
  options: MigrateOptions,
  plan: NetworkPlan,
  obstacles: Obstacles,
): StartOrder {
  const wanted: OrderEdge[] = [];
  const broken: OrderEdge[] = [];
  const fixed: OrderEdge[] = [];
  for (const stack of stacks) {
    for (const service of stack.services.values()) {
      for (const entry of service.links) {
        const edge = { service: service.name, after: entry.target };
        if (obstacles.broken.has(entry.item)) broken.push(edge);
        else if (stack.services.has(entry.target) && entry.target !== service.name) wanted.push(edge);
      }
      for (const after of service.otherDependencies) fixed.push({ service: service.name, after });
    }
  }
  if (options.dependsOn === 'none') return { edges: [], omitted: [], excused: [...broken, ...wanted] };
  // A link that is kept orders by itself and cannot be left out.
  for (const kept of plan.keptLinks) fixed.push({ service: kept.client, after: kept.target });
  const order = planOrder(wanted, fixed);
  // volumes_from and the like order services, too, but `depends_on` says so: an edge that a link gave is written.
  const given = new Set(fixed.map(edge => `${edge.service}\n${edge.after}`));
  const edges = [...order.edges, ...wanted.filter(edge => given.has(`${edge.service}\n${edge.after}`))];
  return { edges, omitted: order.omitted, excused: [...broken, ...order.omitted] };
}

/** Says which edges close a circle and are left out. */
export function orderNotices(order: OrderPlan, stacks: readonly Stack[]): Notice[] {
  return order.omitted.map(({ service, after }) => {
    const found = stacks.map(stack => stack.services.get(service)).find(entry => entry !== undefined)!;
    const entry = found.links.find(link => link.target === after)!;
    return noticeAt(
      entry.raw.file,
      entry.node.start,
      'link-cycle',
      `"${service}" and "${after}" wait for each other in a circle, which no Compose starts: "${service}" will not wait for "${after}"`,
    );
  });
}
