import type { Stack } from '../compose/stack.js';
import { usedNames } from '../migration/used-names.js';
import { createResolver, targetsOf } from '../names/resolver.js';
import type { NameChange } from '../report.js';

/**
 * Names that lead to a service now and led outside before, where that can matter: names with a dot (they
 * may be public) and names that occur in a value of the client. That members of a network know each
 * other's service names is not worth a line.
 */
export function gainedNames(before: Stack, after: Stack): NameChange[] {
  const gained: NameChange[] = [];
  const old = createResolver(before.topology, { compose: 'legacy', engine: 20 });
  const now = createResolver(after.topology, { compose: 'legacy', engine: 20 });
  const networks = claimsByNetwork(after);
  for (const service of after.services.values()) {
    if (service.attachment.kind !== 'networks' || !before.services.has(service.name)) continue;
    const candidates = new Set(usedIn(before, service.name));
    const claimed = service.attachment.memberships.map(({ network }) => networks.get(network)!);
    for (const claims of claimed) for (const name of claims.dotted) candidates.add(name);
    for (const name of candidates) {
      if (!claimed.some(claims => claims.owners.get(name)?.some(owner => owner !== service.name))) continue;
      const was = targetsOf(old.resolve(service.name, name));
      const is = targetsOf(now.resolve(service.name, name));
      if (was.length > 0 || is.length === 0) continue;
      const answering = is.map(target => (target.kind === 'service' ? target.service : target.container));
      gained.push({ client: service.name, name, before: [], after: answering });
    }
  }
  return gained;
}

interface Claims {
  /** Services that answer to a name, by the name in lower case. */
  readonly owners: Map<string, string[]>;
  readonly dotted: Set<string>;
}

function claimsByNetwork(stack: Stack): Map<string, Claims> {
  const result = new Map<string, Claims>();
  for (const { name, hostname, containerName, attachment } of stack.services.values()) {
    if (attachment.kind !== 'networks') continue;
    for (const { network, aliases } of attachment.memberships) {
      const claims = result.get(network) ?? { owners: new Map(), dotted: new Set() };
      result.set(network, claims);
      for (const claim of [name, ...aliases, hostname, containerName]) {
        if (!claim) continue;
        const key = claim.toLowerCase();
        if (key.includes('.')) claims.dotted.add(key);
        const owners = claims.owners.get(key);
        if (owners) owners.push(name);
        else claims.owners.set(key, [name]);
      }
    }
  }
  return result;
}

function usedIn(stack: Stack, name: string): ReadonlySet<string> {
  const raws = stack.services.get(name)!.contributions.map(part => part.raw);
  return usedNames(raws.map(raw => ({ ...raw.file, services: new Map([[raw.name, raw]]) })));
}
