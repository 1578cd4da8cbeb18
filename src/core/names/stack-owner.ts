import type { Target } from './answer.js';
import type { Topology } from './topology.js';

/**
 * Whose network stack a service lives in: usually its own. Links to a container in another one's stack
 * are links to that one, and it has the other's hosts file. null where the chain ends nowhere (a service
 * that does not exist, or a circle).
 *
 * Source: moby/moby v20.10.24 and v28.5.2 daemon/daemon_unix.go (`registerLinks`), vectors
 * v1-target-net-container and v1-shared-stack-sees-links.
 */
export function stackOwner(topology: Topology, service: string): Target | null {
  const seen = new Set<string>();
  let name = service;
  while (!seen.has(name)) {
    seen.add(name);
    const attachment = topology.services.get(name)?.attachment;
    if (attachment === undefined) return null;
    if (attachment.kind === 'stack-of-container') {
      return { kind: 'external', container: attachment.container };
    }
    if (attachment.kind !== 'stack-of') return { kind: 'service', service: name };
    name = attachment.service;
  }
  return null;
}
