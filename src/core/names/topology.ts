/**
 * What decides which name leads where: services, their names, links and networks. Text, files and
 * positions are left out, so that the rules of Docker (and the planner) can be tested with tables.
 */

/** How a service is attached to the world. */
export type Attachment =
  /** The engine's default bridge: format 1 without `net`, `net: bridge`, `network_mode: bridge`. */
  | { readonly kind: 'bridge' }
  | { readonly kind: 'host' }
  | { readonly kind: 'none' }
  /** In the network stack of another service of the project (`net: container:S`, `network_mode: service:S`). */
  | { readonly kind: 'stack-of'; readonly service: string }
  /** In the stack of a container that is not of this project. */
  | { readonly kind: 'stack-of-container'; readonly container: string }
  /** Format 1 `net: NAME` (or `network_mode: NAME`): a user-defined network that exists already, joined without aliases. */
  | { readonly kind: 'existing-network'; readonly network: string }
  /** Formats 2 and later: members of networks by their keys. An empty list is no network at all. */
  | { readonly kind: 'networks'; readonly memberships: readonly Membership[] };

export interface Membership {
  /** The network's key in the file; `default` is Compose's implicit one. */
  readonly network: string;
  readonly aliases: readonly string[];
  /** `gw_priority`, 0 when absent. Engine 28 and later look at it first. */
  readonly gatewayPriority?: number;
}

export interface TopologyLink {
  readonly target: string;
  /** null when the entry has no alias: the service's name is meant. An empty alias (`db:`) is null too. */
  readonly alias: string | null;
}

export interface TopologyExternalLink {
  readonly container: string;
  readonly alias: string | null;
}

export interface TopologyService {
  readonly name: string;
  readonly containerName?: string;
  readonly hostname?: string;
  readonly domainname?: string;
  /** In order; addresses as written. */
  readonly extraHosts: readonly { readonly host: string; readonly address: string }[];
  /** How many containers run: 1 unless scaled. */
  readonly instances: number;
  readonly attachment: Attachment;
  /** In the order that Compose interprets them (after merging). */
  readonly links: readonly TopologyLink[];
  readonly externalLinks: readonly TopologyExternalLink[];
}

export interface TopologyNetwork {
  readonly key: string;
  /** The engine's name: `name:`, or PROJECT_key. Decides the order in which networks are asked. */
  readonly fullName: string;
  readonly internal: boolean;
  readonly external: boolean;
}

export interface Topology {
  /** Compose's project name, lower case. */
  readonly project: string;
  /** `v1`: links on the default bridge. `services`: 2.x, 3.x and the specification. */
  readonly format: 'v1' | 'services';
  /** In the order of the merged file. */
  readonly services: ReadonlyMap<string, TopologyService>;
  /** By key. Holds every network that a membership names, `default` included where used. */
  readonly networks: ReadonlyMap<string, TopologyNetwork>;
}
