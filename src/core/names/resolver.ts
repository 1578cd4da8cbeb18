import { type Answer, OUTSIDE } from './answer.js';
import { type Containers, containersOf, type Runtime } from './containers.js';
import { answerWithoutAsking, beginHostsFile } from './hosts-file.js';
import { type LinkName, winningNames } from './link-names.js';
import { bridgeView } from './resolve-bridge.js';
import { type NetworkTables, networkTables, networkView } from './resolve-networks.js';
import { stackOwner } from './stack-owner.js';
import type { Topology, TopologyService } from './topology.js';
import type { View } from './view.js';

export type { Answer, Endpoint, Target } from './answer.js';
export { targetsOf } from './answer.js';
export { type Runtime, runtimesOf } from './containers.js';
export type { LinkName, NameOrigin } from './link-names.js';

export interface Resolver {
  /**
   * What the name leads to inside of a container of the service. `instance` (1 when left out) tells the
   * containers of a scaled service apart, which matters for its own names and modern generated ones only.
   */
  resolve(client: string, name: string, instance?: number): Answer;
  /** Every name that the client resolves because of its links and external links, with who wins. */
  linkNames(client: string): readonly LinkName[];
  /** The names of `linkNames`, each once. */
  names(client: string): readonly string[];
}

/** `host`, `none` and strangers' stacks: links have no effect, but `extra_hosts` do. */
function isolatedView(service: TopologyService): View {
  const hosts = beginHostsFile(service);
  return {
    spelling: 'ignore-case',
    claims: [],
    resolve: name => answerWithoutAsking(name) ?? hosts.get(name.toLowerCase()) ?? OUTSIDE,
  };
}

function viewOf(
  topology: Topology,
  as: Runtime,
  containers: Containers,
  tables: NetworkTables,
  service: TopologyService,
  number: number,
): View {
  switch (service.attachment.kind) {
    case 'bridge':
      return bridgeView(topology, as, containers, service, number);
    case 'networks':
    case 'existing-network':
      return networkView(topology, as, containers, tables, service, number);
    default:
      return isolatedView(service);
  }
}

function buildResolver(topology: Topology, as: Runtime): Resolver {
  const containers = containersOf(topology, as);
  const tables = networkTables(topology, as, containers);
  const views = new Map<string, View[]>();

  const viewFor = (client: string, instance: number): View | null => {
    const owner = stackOwner(topology, client);
    // In another's stack it is that one's hosts file and DNS (vectors v1-shared-stack-sees-links, net-mode-service).
    const shared = owner?.kind === 'service' && owner.service !== client;
    const service = topology.services.get(owner?.kind === 'service' ? owner.service : client);
    if (service === undefined) return null;
    const number = shared ? 1 : instance;
    const known = views.get(service.name) ?? [];
    views.set(service.name, known);
    known[number] ??= viewOf(topology, as, containers, tables, service, number);
    return known[number];
  };

  const linkNamesOf = (client: string): LinkName[] => {
    const view = viewFor(client, 1);
    return view === null ? [] : winningNames(view.claims, view.spelling, view.resolve);
  };

  return {
    resolve: (client, name, instance = 1) => viewFor(client, instance)?.resolve(name) ?? OUTSIDE,
    linkNames: linkNamesOf,
    names: client => [...new Set(linkNamesOf(client).map(({ name }) => name))],
  };
}

// A topology never changes, so its resolvers are kept for as long as it is: asking for one client after the
// other must not build the tables of a large project again each time.
const resolvers = new WeakMap<Topology, Map<string, Resolver>>();

/**
 * Answers "what does this name lead to, asked from there" for a whole project: on the default bridge by
 * hosts files, on networks by the engine's DNS, as the given Compose and engine would.
 */
export function createResolver(topology: Topology, as: Runtime): Resolver {
  const known = resolvers.get(topology) ?? new Map<string, Resolver>();
  resolvers.set(topology, known);
  const key = `${as.compose} ${as.engine}`;
  const resolver = known.get(key) ?? buildResolver(topology, as);
  known.set(key, resolver);
  return resolver;
}

/**
 * The names that a client resolves because of its links and external links, each with the target that
 * wins: what a rewrite has to keep. A service in another's stack has that one's names. Ids are left out,
 * since no file can hold them, and so are names that the network itself would give.
 */
export function linkNames(topology: Topology, as: Runtime, client: string): readonly LinkName[] {
  return createResolver(topology, as).linkNames(client);
}
