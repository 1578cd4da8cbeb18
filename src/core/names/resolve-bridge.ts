/** Names on the engine's default bridge: links are lines in the client's hosts file, and there is nothing else. */
import { type Endpoint, OUTSIDE, oneOf } from './answer.js';
import type { Container, Containers, Runtime } from './containers.js';
import { addLine, addOwnLine, answerWithoutAsking, beginHostsFile } from './hosts-file.js';
import type { LinkClaim } from './link-names.js';
import {
  firstOfEach,
  type LinkRequest,
  lastOfEach,
  linkRequests,
  originOfName,
  type Reach,
} from './link-requests.js';
import { stackOwner } from './stack-owner.js';
import type { Topology, TopologyService } from './topology.js';
import type { View } from './view.js';

/** Whether the engine lets a client on the default bridge link this service at all. */
function linkable(topology: Topology, target: string): boolean {
  const owner = stackOwner(topology, target);
  if (owner === null || owner.kind === 'external') return owner !== null;
  return topology.services.get(owner.service)?.attachment.kind === 'bridge';
}

/** On the default bridge the engine follows shared stacks, and refuses what is not on the bridge itself. */
function bridgeReach(topology: Topology, containers: Containers): Reach {
  return {
    service: target => (linkable(topology, target) ? containers.behind(target) : []),
    container(name) {
      const container = containers.named(name);
      const { endpoint } = container;
      if (endpoint.kind === 'external') return [container];
      // It is a container of this project, which may live in another one's stack.
      const reached = containers.behind(endpoint.service);
      return reached.includes(container) ? [container] : reached;
    },
  };
}

/**
 * The hosts line of each link: the last segment of the link's name (a blank in it makes two names), and the
 * container's host name and own name.
 *
 * Source: moby/moby v20.10.24 daemon/container_operations.go (`buildSandboxOptions`); vectors
 * v1-link-alias, v1-alias-slash, v1-target-hostname.
 */
function hostsLines(links: Iterable<LinkRequest>): { claims: LinkClaim[]; ids: readonly Container[] } {
  const claims: LinkClaim[] = [];
  const linked = new Set<Container>();
  for (const { name: linkName, origin, containers } of links) {
    const endpoints = containers.map(container => container.endpoint);
    const segment = linkName.replace(/\/+$/, '').split('/').at(-1)!;
    for (const name of segment.split(/\s+/)) if (name !== '') claims.push({ name, origin, endpoints });
    for (const container of containers) linked.add(container);
  }
  for (const container of linked) {
    const endpoints = [container.endpoint];
    if (container.hostname !== null) {
      claims.push({ name: container.hostname, origin: 'hostname', endpoints });
    }
    claims.push({ name: container.name, origin: originOfName(container), endpoints });
  }
  return { claims, ids: [...linked].filter(container => container.hostname === null) };
}

/** Several lines with one name: the engine writes them in random order, and the first one counts. */
function gatherByName(claims: readonly LinkClaim[], ids: readonly Container[]): Map<string, Set<Endpoint>> {
  const byName = new Map<string, Set<Endpoint>>();
  const add = (name: string, endpoints: readonly Endpoint[]) => {
    const key = name.toLowerCase();
    const known = byName.get(key) ?? new Set();
    byName.set(key, known);
    for (const endpoint of endpoints) known.add(endpoint);
  };
  for (const { name, endpoints } of claims) add(name, endpoints);
  for (const { id, endpoint } of ids) if (id !== null) add(id, [endpoint]);
  return byName;
}

/**
 * The links that the engine gets for a container on the default bridge, one for each name. Of requests with one
 * name the last wins with 1.29.2 (vectors v1-dup-alias, v1-alias-is-instance-name) and the first with modern
 * Compose (vector net-bridge-mode-dup-alias).
 */
export function bridgeLinks(
  topology: Topology,
  as: Runtime,
  containers: Containers,
  service: TopologyService,
  number: number,
): readonly LinkRequest[] {
  const requests = linkRequests(topology, as, containers, service, number, bridgeReach(topology, containers));
  // 1.29.2 fills a mapping; modern Compose hands over a list, of which the engine keeps the first.
  const links = as.compose === 'legacy' ? lastOfEach(requests) : firstOfEach(requests);
  return [...links.values()];
}

/**
 * What a container on the default bridge can resolve. A name of two link lines is a matter of chance
 * (vector v1-hostname-collision); every link line comes before the container's own (vector
 * v1-client-hostname-is-alias).
 */
export function bridgeView(
  topology: Topology,
  as: Runtime,
  containers: Containers,
  service: TopologyService,
  number: number,
): View {
  const { claims, ids } = hostsLines(bridgeLinks(topology, as, containers, service, number));
  const hosts = beginHostsFile(service);
  for (const [name, endpoints] of gatherByName(claims, ids)) addLine(hosts, name, oneOf([...endpoints]));
  const own = containers.of(service.name)[number - 1];
  if (own !== undefined) addOwnLine(hosts, service, own);
  return {
    spelling: 'ignore-case',
    claims,
    resolve: name => answerWithoutAsking(name) ?? hosts.get(name.toLowerCase()) ?? OUTSIDE,
  };
}
