import type { LinkEntry } from '../compose/links.js';
import type { Stack } from '../compose/stack.js';
import { type Endpoint, type Target, targetKey } from '../names/answer.js';
import { containersOf } from '../names/containers.js';
import type { LinkRequest } from '../names/link-requests.js';
import { bridgeLinks } from '../names/resolve-bridge.js';
import { createResolver, type LinkName, type NameOrigin, type Runtime } from '../names/resolver.js';
import type { TopologyService } from '../names/topology.js';
import type { TargetPorts } from './ports.js';
import type { ServiceEnvironment } from './service-environment.js';
import { linkPath, variablePrefix } from './variable-names.js';

/** A name that leads a client to a link's target, before a migration and after it. */
export interface HostName {
  readonly name: string;
  /** An `instance` name ends unless the migration is told to keep it. */
  readonly origin: NameOrigin;
}

/**
 * Why no name can stand for a target's address. `no-name`: the client has none that leads there and nowhere else.
 * `one-of-several`: one container of a scaled service, and on a network only all of them have a name together.
 */
export type NoHost = 'no-name' | 'one-of-several';

/** One name that a link gave a client, with the variables that came with it. */
export interface LinkSet {
  readonly client: string;
  /** `db`, `db_1`, `shop_db_1`: each entry of `links` gives several. */
  readonly linkName: string;
  readonly origin: NameOrigin;
  /** Of all its variables: `DB`, `DB_1`, `SHOP_DB_1`. */
  readonly prefix: string;
  /** The engine's name for the link, and the value of `DB_NAME`: `/shop_web_1/db`. */
  readonly path: string;
  /** The entry that gives it, where it is written. */
  readonly link: LinkEntry;
  readonly external: boolean;
  /**
   * Whether only docker-compose before 1.21 gave it: that one took dashes and underscores out of a project's name
   * (`MYSHOP_DB_1` where it is `MY_SHOP_DB_1` now). Programs written in those days still read such names.
   */
  readonly outdated: boolean;
  /** Whose ports and variables they are: the owner of the network stack that the target lives in. */
  readonly target: Target;
  readonly ports: TargetPorts;
  readonly environment: ServiceEnvironment;
  readonly host: HostName | NoHost;
}

/** What is known about targets. */
export interface TargetFacts {
  ports(target: Target): TargetPorts;
  environment(target: Target): ServiceEnvironment;
}

/**
 * The sets of variables that the links of a client gave, one for each name of a link; none where it is not on the
 * engine's default bridge itself. Two sets may have one prefix: then chance decides where they differ (vector
 * v1-alias-dash-underscore).
 *
 * Source: moby/moby v20.10.24 daemon/container_operations_unix.go (`setupLinkedContainers`); vectors
 * v1-link-two-aliases, v1-target-net-container, v1-shared-stack-sees-links, v1-net-custom.
 */
export function linkSets(stack: Stack, client: string, as: Runtime, facts: TargetFacts): LinkSet[] {
  const { topology } = stack;
  const service = topology.services.get(client);
  if (service?.attachment.kind !== 'bridge') return [];
  const containers = containersOf(topology, as);
  const own = containers.of(client)[0];
  if (own === undefined) return [];
  const names = createResolver(topology, as).linkNames(client);
  return bridgeLinks(topology, as, containers, service, 1).flatMap(request => {
    const endpoint = request.containers[0]?.endpoint;
    const path = linkPath(own.name, request.name);
    if (endpoint === undefined || path === linkPath(own.name, '')) return [];
    const target = targetOf(endpoint);
    const set: LinkSet = {
      client,
      linkName: request.name,
      origin: request.origin,
      prefix: variablePrefix(path),
      path,
      ...writtenEntry(stack, service, request),
      outdated: false,
      target,
      ports: facts.ports(target),
      environment: facts.environment(target),
      host: hostFor(request, target, names, stack),
    };
    const older = as.compose === 'legacy' ? olderName(request, topology.project) : null;
    if (older === null) return [set];
    const olderPath = linkPath(
      own.generated ? withOlderProject(own.name, topology.project) : own.name,
      older,
    );
    const prefix = variablePrefix(olderPath);
    return [set, { ...set, linkName: older, prefix, path: olderPath, outdated: true }];
  });
}

/**
 * What docker-compose before 1.21 called the container of a link; null where that is the name of today.
 * Source: docker/compose 1.20.0 compose/cli/command.py (`get_project_name`).
 */
function olderName({ name, origin, entry }: LinkRequest, project: string): string | null {
  if (origin !== 'instance' || 'container' in entry) return null;
  const older = withOlderProject(name, project);
  const isLong = name.startsWith(`${project.replace(/^[-_]+/, '')}_${entry.target}_`);
  return isLong && older !== name ? older : null;
}

/** A generated name of a container with its project's name as it was before 1.21. */
function withOlderProject(name: string, project: string): string {
  const now = project.replace(/^[-_]+/, '');
  return now.replace(/[^a-z0-9]/g, '') + name.slice(now.length);
}

function targetOf(endpoint: Endpoint): Target {
  return endpoint.kind === 'service' ? { kind: 'service', service: endpoint.service } : endpoint;
}

function writtenEntry(
  stack: Stack,
  { name, links, externalLinks }: TopologyService,
  { entry }: LinkRequest,
): Pick<LinkSet, 'link' | 'external'> {
  const project = stack.services.get(name)!;
  const external = 'container' in entry;
  const index = external ? externalLinks.indexOf(entry) : links.indexOf(entry);
  return { external, link: (external ? project.externalLinks : project.links)[index]! };
}

const BY_INTENT: readonly NameOrigin[] = ['alias', 'container_name', 'hostname', 'instance'];

/** The name to write in place of an address: the entry's own alias where that leads to the target, else any that does. */
function hostFor(
  { entry, origin }: LinkRequest,
  target: Target,
  names: readonly LinkName[],
  stack: Stack,
): HostName | NoHost {
  const instances = target.kind === 'service' ? stack.topology.services.get(target.service)?.instances : 1;
  if (origin === 'instance' && instances !== 1) return 'one-of-several';
  const alias = entry.alias ?? ('container' in entry ? entry.container : entry.target);
  const spelled = new Set(alias.toLowerCase().split(/[\s/]+/));
  const key = targetKey(target);
  const rank = ({ name, origin: from }: LinkName) =>
    from === 'alias' && spelled.has(name.toLowerCase()) ? -1 : BY_INTENT.indexOf(from);
  const leading = names.filter(name => !name.ambiguous && targetKey(name.target) === key);
  // Of generated names the one without the project, which may be called otherwise elsewhere.
  const best = leading.toSorted((a, b) => rank(a) - rank(b) || a.name.length - b.name.length)[0];
  return best ? { name: best.name, origin: best.origin } : 'no-name';
}
