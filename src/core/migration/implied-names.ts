import type { ProjectService } from '../compose/service.js';
import type { Stack } from '../compose/stack.js';
import { stackOwner } from '../names/stack-owner.js';
import type { Exception, Requirement } from '../plan/types.js';

/**
 * A link that is kept brings generated names along in docker-compose 1.29.2 (`links: [db]` gives `db_1` and
 * `PROJECT_db_1`, which beat every name of a network). Where the client means another service by such a name, that
 * link must be kept as well: entries count in their order, so all names lead where they led.
 */
export function withImpliedNames(
  kept: readonly Exception[],
  requirements: readonly Requirement[],
  stacks: readonly Stack[],
): Exception[] {
  const result = inAllSpellings(kept, stacks);
  const meant = new Map(requirements.map(({ client, name, target }) => [`${client}\n${name}`, target]));
  for (const stack of stacks) {
    for (const client of new Set(kept.map(link => link.client))) {
      const service = stack.services.get(client);
      if (service) addConflicting(service, stack, meant, result);
    }
  }
  return result;
}

/**
 * Format 1 ignored the case of a name; a link on a network does not. A kept name with capitals needs its
 * spelling in small letters, too, and where a file has several spellings already, all of them stay.
 */
function inAllSpellings(kept: readonly Exception[], stacks: readonly Stack[]): Exception[] {
  const names = new Set(kept.map(({ client, name }) => `${client}\n${name}`));
  return kept.flatMap(link => {
    const others = stacks
      .flatMap(stack => otherSpellings(link, stack))
      .filter(name => !names.has(`${link.client}\n${name}`));
    const because = `format 1 ignored the case of "${link.name}", and a link on a network does not`;
    return [link, ...[...new Set(others)].map(name => ({ ...link, name, because }))];
  });
}

function otherSpellings({ client, name, target }: Exception, stack: Stack): string[] {
  const service = stack.services.get(client);
  if (!service) return [];
  const lower = name.toLowerCase();
  if (stack.format === 'v1') return lower === name ? [] : [lower];
  // The last entry of a spelling is the one that counts.
  const meant = new Map(service.links.map(entry => [entry.alias ?? entry.target, entry.target]));
  return [...meant.keys()].filter(
    own => own.toLowerCase() === lower && own !== name && meant.get(own) === target,
  );
}

function addConflicting(
  service: ProjectService,
  stack: Stack,
  meant: ReadonlyMap<string, string>,
  kept: Exception[],
): void {
  for (let changed = true; changed; ) {
    changed = false;
    const own = kept.filter(link => link.client === service.name);
    const names = new Set(own.map(link => link.name));
    for (const { target, alias } of service.links) {
      const name = alias ?? target;
      if (names.has(name)) continue;
      const bringer = own.find(
        link => link.target !== target && generatedNames(link.target, stack).includes(name),
      );
      const owner = bringer && stackOwner(stack.topology, target);
      // An entry whose name went to another one lost nothing.
      if (!bringer || owner?.kind !== 'service' || meant.get(`${service.name}\n${name}`) !== owner.service)
        continue;
      kept.push({
        client: service.name,
        name,
        target: owner.service,
        because: `the link to "${bringer.target}" is kept and brings the name "${name}" along, which means "${owner.service}" here`,
      });
      changed = true;
      break;
    }
  }
}

function generatedNames(target: string, stack: Stack): string[] {
  const { containerName } = stack.services.get(target)!;
  return containerName === undefined
    ? [`${target}_1`, `${stack.topology.project}_${target}_1`]
    : [containerName];
}
