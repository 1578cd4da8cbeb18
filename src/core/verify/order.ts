import type { ProjectService } from '../compose/service.js';
import type { Stack } from '../compose/stack.js';
import type { OrderEdge } from '../plan-types.js';

/** Start-order edges that held before and hold no longer, not even by way of other services. */
export function lostOrder(before: Stack, after: Stack): OrderEdge[] {
  const now = new Map(
    [...after.services.values()].map(service => [service.name, new Set(dependencies(service, after))]),
  );
  const lost: OrderEdge[] = [];
  for (const service of before.services.values()) {
    if (!now.has(service.name)) continue;
    for (const target of dependencies(service, before)) {
      if (now.get(service.name)!.has(target) || !now.has(target) || target === service.name) continue;
      if (!reaches(now, service.name, target)) lost.push({ service: service.name, after: target });
    }
  }
  return lost;
}

/** All services that start before one: by links, depends_on, volumes_from, a shared stack, pid or ipc. */
export function dependencies(service: ProjectService, stack: Stack): string[] {
  return [
    ...service.links.map(link => link.target).filter(name => stack.services.has(name)),
    ...service.otherDependencies,
  ];
}

function reaches(edges: ReadonlyMap<string, ReadonlySet<string>>, from: string, to: string): boolean {
  const seen = new Set([from]);
  const todo = [from];
  while (todo.length > 0) {
    for (const next of edges.get(todo.pop()!) ?? []) {
      if (next === to) return true;
      if (seen.has(next)) continue;
      seen.add(next);
      todo.push(next);
    }
  }
  return false;
}
