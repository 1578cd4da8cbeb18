import type { ProjectService } from '../compose/service.js';
import type { Stack } from '../compose/stack.js';
import { textOf } from '../compose/values.js';
import type { OrderEdge } from '../plan/types.js';
import { entriesOf, valueAt } from '../yaml/merge-keys.js';
import { resolve } from '../yaml/tree.js';

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

/** Services for which another one no longer waits as it did: until it is healthy, or has finished. */
export function lostConditions(before: Stack, after: Stack): { service: string; message: string }[] {
  return [...before.services.values()].flatMap(({ name }) => {
    const now = conditionsOf(name, after);
    return [...conditionsOf(name, before)].flatMap(([target, was]) => {
      const is = now.get(target) ?? STARTED;
      const message = `"${name}" waited for "${target}" with "${was}" and does so with "${is}"`;
      return was === is || was === STARTED ? [] : [{ service: name, message }];
    });
  });
}

const STARTED = 'service_started';

function conditionsOf(name: string, stack: Stack): Map<string, string> {
  const conditions = new Map<string, string>();
  for (const { raw } of stack.services.get(name)?.contributions ?? []) {
    const value = resolve(raw.entries.get('depends_on')?.pair.value);
    if (value?.kind !== 'mapping') continue;
    for (const { key, pair } of entriesOf(value).values())
      conditions.set(key, textOf(valueAt(resolve(pair.value), 'condition')) ?? STARTED);
  }
  return conditions;
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

/** A service that waits for itself by way of others, where nothing did so before; null where there is none. */
export function newCircle(before: Stack, after: Stack): string | null {
  return hasCircle(before) === null ? hasCircle(after) : null;
}

/** Removes services that wait for nobody (left), until none is left or only circles are. */
function hasCircle(stack: Stack): string | null {
  const waiting = new Map<string, number>();
  const waiters = new Map<string, string[]>();
  for (const service of stack.services.values()) {
    const targets = new Set(dependencies(service, stack));
    waiting.set(service.name, targets.size);
    for (const target of targets) {
      const list = waiters.get(target);
      if (list) list.push(service.name);
      else waiters.set(target, [service.name]);
    }
  }
  const free = [...waiting].filter(([, count]) => count === 0).map(([name]) => name);
  while (free.length > 0) {
    const name = free.pop()!;
    waiting.delete(name);
    for (const waiter of waiters.get(name) ?? []) {
      const left = waiting.get(waiter)! - 1;
      waiting.set(waiter, left);
      if (left === 0) free.push(waiter);
    }
  }
  return [...waiting.keys()][0] ?? null;
}
