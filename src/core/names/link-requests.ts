/** The names that Compose asks the engine for, for the links of one container. */
import type { Container, Containers, Runtime } from './containers.js';
import type { NameOrigin } from './link-names.js';
import type { Topology, TopologyExternalLink, TopologyLink, TopologyService } from './topology.js';

/** One name and what it shall mean. */
export interface LinkRequest {
  /** In its exact spelling: to Compose and the engine, `X` and `x` are two. */
  readonly name: string;
  readonly origin: NameOrigin;
  /** Several where the age of the containers decides, which no file tells. */
  readonly containers: readonly Container[];
  /** The entry of the service's links or external links that asks. */
  readonly entry: TopologyLink | TopologyExternalLink;
}

/** What becomes of targets depends on where the client is. */
export interface Reach {
  /** The containers that a link to the service leads to; none where it has no effect. */
  service(target: string): readonly Container[];
  container(name: string): readonly Container[];
}

/** Whether the name was generated, or chosen by somebody. */
export function originOfName(container: Container): NameOrigin {
  return container.generated ? 'instance' : 'container_name';
}

/**
 * Three names for each running container of the target: the alias, the container's name, and the short one.
 * Source: docker/compose 1.29.2 compose/service.py (`_get_links`); vectors v1-link-alias, v1-scaled-target.
 */
function legacyRequests(
  entry: TopologyLink,
  running: readonly Container[],
  reached: readonly Container[],
): LinkRequest[] {
  const { target, alias } = entry;
  // A second colon is refused by the engine.
  if (alias?.includes(':')) return [];
  const requests: LinkRequest[] = [{ name: alias ?? target, origin: 'alias', containers: reached, entry }];
  const elsewhere = reached[0] !== running[0];
  for (const container of running) {
    const containers = elsewhere ? reached : [container];
    const { name, shortName } = container;
    requests.push({ name, origin: originOfName(container), containers, entry });
    // A chosen name that begins with PROJECT_SERVICE still comes with the generated short one.
    if (shortName !== name) requests.push({ name: shortName, origin: 'instance', containers, entry });
  }
  return requests;
}

/**
 * The alias and two generated names for all containers of the target alike: the number in them is that of
 * the client's container. An entry is split at every colon, and has an alias only if that gives two parts.
 * Source: docker/compose v2.40.3 pkg/compose/convergence.go (`getLinks`); vector net-scaled-links.
 */
function modernRequests(
  entry: TopologyLink,
  containers: readonly Container[],
  project: string,
  number: number,
): LinkRequest[] {
  const { target, alias } = entry;
  const name = alias === null || alias.includes(':') ? target : alias;
  return [
    { name, origin: 'alias', containers, entry },
    { name: `${target}-${number}`, origin: 'instance', containers, entry },
    { name: `${project}-${target}-${number}`, origin: 'instance', containers, entry },
  ];
}

/**
 * All requests of one container of a service, in the order in which they are made: links, then external links.
 * Source: docker/compose 1.29.2 compose/service.py and v2.40.3 pkg/compose/convergence.go; vector
 * v1-external-over-link.
 */
export function linkRequests(
  topology: Topology,
  as: Runtime,
  containers: Containers,
  service: TopologyService,
  number: number,
  reach: Reach,
): LinkRequest[] {
  const requests: LinkRequest[] = [];
  for (const link of service.links) {
    const running = containers.of(link.target);
    const reached = reach.service(link.target);
    if (link.target === service.name || running.length === 0 || reached.length === 0) continue;
    requests.push(
      ...(as.compose === 'legacy'
        ? legacyRequests(link, running, reached)
        : modernRequests(link, reached, topology.project, number)),
    );
  }
  for (const entry of service.externalLinks) {
    const { container, alias } = entry;
    const malformed = alias?.includes(':') ?? false;
    if (malformed && as.compose === 'legacy') continue;
    const chosen = malformed ? null : alias;
    const origin = chosen === null ? originOfName(containers.named(container)) : 'alias';
    requests.push({ name: chosen ?? container, origin, containers: reach.container(container), entry });
  }
  return requests;
}

/** By name, the last request of each. */
export function lastOfEach(requests: readonly LinkRequest[]): ReadonlyMap<string, LinkRequest> {
  const byName = new Map<string, LinkRequest>();
  for (const request of requests) {
    const earlier = byName.get(request.name);
    // `db:db_1` asks on purpose for what is generated right after it: that makes it no accident.
    const meant = earlier?.origin === 'alias' && earlier.containers.includes(request.containers[0]!);
    byName.set(request.name, meant ? { ...request, origin: 'alias' } : request);
  }
  return byName;
}

/** By name, the first request of each. */
export function firstOfEach(requests: readonly LinkRequest[]): ReadonlyMap<string, LinkRequest> {
  const byName = new Map<string, LinkRequest>();
  for (const request of requests) if (!byName.has(request.name)) byName.set(request.name, request);
  return byName;
}
