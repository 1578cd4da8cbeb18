/** Names on user-defined networks: every member has names for all others, links are the client's own aliases. */
import { type Answer, type Endpoint, OUTSIDE, oneOf } from './answer.js';
import type { Container, Containers, Runtime } from './containers.js';
import { addOwnLine, answerWithoutAsking, beginHostsFile } from './hosts-file.js';
import type { LinkClaim } from './link-names.js';
import { type LinkRequest, lastOfEach, linkRequests, type Reach } from './link-requests.js';
import type { Membership, Topology, TopologyService } from './topology.js';
import type { View } from './view.js';

/** Answers by name in lower case. Only running containers are in it. */
type NameTable = ReadonlyMap<string, Answer>;

interface JoinedNetwork {
  readonly fullName: string;
  readonly internal: boolean;
  readonly external: boolean;
  readonly gatewayPriority: number;
  readonly aliases: readonly string[];
  /** False where the network was joined as a mode, which gives no service name (vector v1-net-custom). */
  readonly knowsService: boolean;
}

export interface NetworkTables {
  of(fullName: string): NameTable;
}

const DEFAULT_ONLY: readonly Membership[] = [{ network: 'default', aliases: [] }];

/**
 * The networks that a service is on, in no order. An empty list means none to 1.29.2 and the default
 * network to modern Compose (vector net-empty-list).
 */
export function joinedNetworks(topology: Topology, service: TopologyService, as: Runtime): JoinedNetwork[] {
  const { attachment } = service;
  if (attachment.kind === 'existing-network') {
    const common = { internal: false, external: true, gatewayPriority: 0, aliases: [], knowsService: false };
    return [{ fullName: attachment.network, ...common }];
  }
  if (attachment.kind !== 'networks') return [];
  const implied = as.compose === 'modern' && attachment.memberships.length === 0;
  return (implied ? DEFAULT_ONLY : attachment.memberships).map(membership => {
    const network = topology.networks.get(membership.network);
    return {
      fullName: network?.fullName ?? `${topology.project}_${membership.network}`,
      internal: network?.internal ?? false,
      external: network?.external ?? false,
      gatewayPriority: membership.gatewayPriority ?? 0,
      aliases: membership.aliases,
      knowsService: true,
    };
  });
}

/**
 * The order in which the engine asks a container's networks; the first that knows a name answers alone.
 * How many gateways a network has would come before its name, but IPv6 is not part of a topology.
 *
 * Source: moby/moby v28.5.2 libnetwork/sandbox.go and libnetwork bump_20.10 sandbox.go (`Less`);
 * vectors net-two-networks, -named, -internal.
 */
function inOrderOfAsking(networks: readonly JoinedNetwork[], as: Runtime): JoinedNetwork[] {
  return [...networks].sort((a, b) => {
    // Engine 20.10 has no such priority, and ignores what a file says.
    if (as.engine >= 28 && a.gatewayPriority !== b.gatewayPriority) {
      return b.gatewayPriority - a.gatewayPriority;
    }
    if (a.internal !== b.internal) return a.internal ? 1 : -1;
    if (a.fullName === b.fullName) return 0;
    return a.fullName < b.fullName ? -1 : 1;
  });
}

/**
 * The names of a container on one of its networks. Source: docker/compose 1.29.2 compose/service.py
 * (`_get_aliases`), moby/moby v20.10.24 daemon/container_operations.go; vectors net-own-names, net-case.
 */
function namesOf(container: Container, service: TopologyService, network: JoinedNetwork): Set<string> {
  const names = [container.name];
  if (container.id !== null) names.push(container.id);
  if (container.hostname !== null) names.push(container.hostname);
  if (network.knowsService) names.push(service.name, ...network.aliases);
  return new Set(names.map(name => name.toLowerCase()));
}

/**
 * The name tables of all networks of the project, made when first asked for. Containers named in
 * `external_links` are taken to be on every network declared `external` of the service that names them:
 * nothing in a file says so, but they cannot be on any other (vectors net-external-links-alone, -shared).
 */
export function networkTables(topology: Topology, as: Runtime, containers: Containers): NetworkTables {
  let tables: Map<string, Map<string, Answer>> | null = null;
  const build = (): Map<string, Map<string, Answer>> => {
    const members = new Map<string, Map<string, Endpoint[]>>();
    const tableOf = (fullName: string): Map<string, Endpoint[]> => {
      const known = members.get(fullName) ?? new Map<string, Endpoint[]>();
      members.set(fullName, known);
      return known;
    };
    const register = (table: Map<string, Endpoint[]>, name: string, endpoint: Endpoint) => {
      const others = table.get(name);
      if (others === undefined) table.set(name, [endpoint]);
      // Containers are registered one after the other, so a repetition can only be the last one.
      else if (others.at(-1) !== endpoint) others.push(endpoint);
    };
    const guests = new Map<string, Set<string>>();
    for (const service of topology.services.values()) {
      for (const network of joinedNetworks(topology, service, as)) {
        const table = tableOf(network.fullName);
        for (const container of containers.of(service.name)) {
          for (const name of namesOf(container, service, network)) register(table, name, container.endpoint);
        }
        if (!network.external || !network.knowsService) continue;
        const present = guests.get(network.fullName) ?? new Set();
        guests.set(network.fullName, present);
        for (const { container } of service.externalLinks) present.add(container);
      }
    }
    for (const [fullName, names] of guests) {
      for (const name of names) {
        const { endpoint } = containers.named(name);
        if (endpoint.kind === 'external') register(tableOf(fullName), name.toLowerCase(), endpoint);
      }
    }
    return answersOf(members);
  };
  return {
    of(fullName) {
      tables ??= build();
      return tables.get(fullName) ?? new Map();
    },
  };
}

function answersOf(members: ReadonlyMap<string, ReadonlyMap<string, Endpoint[]>>) {
  const tables = new Map<string, Map<string, Answer>>();
  for (const [fullName, names] of members) {
    const answers = new Map<string, Answer>();
    for (const [name, endpoints] of names) answers.set(name, { kind: 'found', endpoints });
    tables.set(fullName, answers);
  }
  return tables;
}

/**
 * The client's own aliases, each for the name of a container that is looked up when asked. The last entry
 * wins in both Composes (vector net-dup-link-alias). Stacks are not followed: a container in another's
 * stack has no name on any network.
 */
function linkAliases(
  topology: Topology,
  service: TopologyService,
  as: Runtime,
  containers: Containers,
  number: number,
): ReadonlyMap<string, LinkRequest> {
  // Links of a service that joined a network as its mode are dropped (vector v1-net-custom).
  if (service.attachment.kind !== 'networks') return new Map();
  const reach: Reach = { service: containers.of, container: name => [containers.named(name)] };
  return lastOfEach(linkRequests(topology, as, containers, service, number, reach));
}

function throughLink(table: NameTable, { containers }: LinkRequest): Answer | null {
  const answers = containers.flatMap(container => table.get(container.name.toLowerCase()) ?? []);
  if (answers.length <= 1) return answers[0] ?? null;
  return oneOf([...new Set(answers.flatMap(answer => (answer.kind === 'found' ? answer.endpoints : [])))]);
}

/**
 * What a container on user-defined networks can resolve: its hosts file; then its link aliases and then
 * the plain names on each network in turn; then the same for NAME.NETWORK, split at each dot from the right.
 *
 * Source: moby/libnetwork bump_20.10 and moby/moby v28.5.2 libnetwork/sandbox.go (`ResolveName`);
 * vectors net-link-beats-alias, net-two-networks, net-first-stopped, net-case.
 */
export function networkView(
  topology: Topology,
  as: Runtime,
  containers: Containers,
  tables: NetworkTables,
  service: TopologyService,
  number: number,
): View {
  const aliases = linkAliases(topology, service, as, containers, number);
  const networks = inOrderOfAsking(joinedNetworks(topology, service, as), as).map(({ fullName }) => ({
    fullName,
    table: tables.of(fullName),
  }));
  const hosts = beginHostsFile(service);
  const own = containers.of(service.name)[number - 1];
  if (own !== undefined && networks.length > 0) addOwnLine(hosts, service, own);

  const ask = (name: string, only: string | null): Answer | null => {
    // Where a name is a link's alias, the plain name is never tried, even if the alias leads nowhere.
    const link = aliases.get(name);
    for (const { fullName, table } of networks) {
      if (only !== null && only !== fullName) continue;
      const answer = link === undefined ? table.get(name.toLowerCase()) : throughLink(table, link);
      if (answer) return answer;
    }
    return null;
  };

  const resolve = (name: string): Answer => {
    const known = answerWithoutAsking(name) ?? hosts.get(name.toLowerCase()) ?? ask(name, null);
    if (known) return known;
    for (let dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
      const answer = ask(name.slice(0, dot), name.slice(dot + 1));
      if (answer) return answer;
    }
    return OUTSIDE;
  };

  const claims: LinkClaim[] = [...aliases].map(([name, { origin, containers: meant }]) => ({
    name,
    origin,
    endpoints: meant.map(container => container.endpoint),
  }));
  return { spelling: 'exact', claims, resolve };
}
