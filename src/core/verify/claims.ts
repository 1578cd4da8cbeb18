import type { Stack } from '../compose/stack.js';

/** Who answers to which name on one network: name in lower case → services, sorted. */
type Claims = ReadonlyMap<string, string>;

/**
 * For each service the names that may lead elsewhere than before because of a network: one that it left
 * or joined, or one on which somebody's names changed. Networks that stay as they were cost nothing.
 */
export function changedClaims(before: Stack, after: Stack): (service: string) => readonly string[] {
  const [old, now] = [claimsOf(before), claimsOf(after)];
  const changed = new Map<string, string[]>();
  for (const network of new Set([...old.keys(), ...now.keys()])) {
    const [was, is] = [old.get(network) ?? new Map(), now.get(network) ?? new Map()];
    const names = new Set([...was.keys(), ...is.keys()]);
    changed.set(
      network,
      [...names].filter(name => was.get(name) !== is.get(name)),
    );
  }
  return service => {
    // On the default bridge only links gave names.
    if (before.services.get(service)?.attachment.kind !== 'networks') return [];
    const [left, joined] = [networksOf(before, service), networksOf(after, service)];
    const names = new Set<string>();
    for (const network of new Set([...left, ...joined])) {
      const moved = !left.includes(network) || !joined.includes(network);
      const affected = moved
        ? [...(old.get(network)?.keys() ?? []), ...(now.get(network)?.keys() ?? [])]
        : changed.get(network)!;
      for (const name of affected) names.add(name);
    }
    return [...names];
  };
}

function networksOf(stack: Stack, service: string): string[] {
  const attachment = stack.services.get(service)?.attachment;
  if (attachment?.kind !== 'networks') return [];
  return attachment.memberships.map(({ network }) => stack.networks.get(network)!.fullName);
}

function claimsOf(stack: Stack): Map<string, Claims> {
  const lists = new Map<string, Map<string, Set<string>>>();
  for (const { name, hostname, containerName, attachment } of stack.services.values()) {
    if (attachment.kind !== 'networks') continue;
    for (const { network, aliases } of attachment.memberships) {
      const key = stack.networks.get(network)!.fullName;
      const claims = lists.get(key) ?? new Map<string, Set<string>>();
      lists.set(key, claims);
      for (const claim of [name, containerName, hostname, ...aliases]) {
        if (claim === undefined) continue;
        const owners = claims.get(claim.toLowerCase());
        if (owners) owners.add(name);
        else claims.set(claim.toLowerCase(), new Set([name]));
      }
    }
  }
  const joined = (owners: Set<string>) => [...owners].sort().join('\n');
  return new Map(
    [...lists].map(([key, claims]) => [
      key,
      new Map([...claims].map(([name, owners]) => [name, joined(owners)])),
    ]),
  );
}
