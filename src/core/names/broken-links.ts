/** Links that legacy Compose or the engine refuses, and links that never had any effect. */
import { stackOwner } from './stack-owner.js';
import type { Attachment, Topology, TopologyService } from './topology.js';

export type BrokenReason =
  | 'undefined'
  | 'self'
  | 'duplicate-entry'
  | 'two-colons'
  | 'client-host'
  | 'client-stack'
  | 'client-none'
  | 'client-existing-network'
  | 'target-host'
  | 'target-none'
  | 'target-stack'
  | 'target-existing-network'
  | 'no-common-network';

export interface BrokenLink {
  readonly client: string;
  /** The service, or the container of an external link. */
  readonly target: string;
  readonly alias: string | null;
  readonly external: boolean;
  readonly reason: BrokenReason;
  /** True where the project does not start; false where the link is silently without effect. */
  readonly fatal: boolean;
}

type Verdict = { readonly reason: BrokenReason; readonly fatal: boolean } | null;

interface Entry {
  readonly target: string;
  readonly alias: string | null;
}

/**
 * What the client's own attachment does to all of its links. Source: moby/moby v20.10.24 runconfig/
 * hostconfig_unix.go; vectors v1-client-net-host, -container, -none and v1-net-custom.
 */
function clientVerdict({ attachment }: TopologyService): Verdict {
  switch (attachment.kind) {
    case 'host':
      return { reason: 'client-host', fatal: true };
    case 'stack-of':
    case 'stack-of-container':
      return { reason: 'client-stack', fatal: true };
    case 'none':
      return { reason: 'client-none', fatal: false };
    case 'existing-network':
      return { reason: 'client-existing-network', fatal: false };
    case 'networks':
      return attachment.memberships.length === 0 ? { reason: 'client-none', fatal: false } : null;
    default:
      return null;
  }
}

/**
 * A target as a client on the default bridge gets it: anything that is not there too is refused.
 * Source: moby/moby v20.10.24 daemon/daemon_unix.go and container_operations.go; vectors v1-target-net-host, -none.
 */
function bridgeTargetVerdict(topology: Topology, target: string): Verdict {
  const owner = stackOwner(topology, target);
  // A stack of somebody unknown is another error than one of links.
  if (owner === null || owner.kind === 'external') return null;
  const { attachment } = topology.services.get(owner.service)!;
  switch (attachment.kind) {
    case 'host':
      return { reason: 'target-host', fatal: true };
    case 'none':
      return { reason: 'target-none', fatal: true };
    case 'existing-network':
      return { reason: 'target-existing-network', fatal: true };
    case 'networks':
      return {
        reason: attachment.memberships.length === 0 ? 'target-none' : 'no-common-network',
        fatal: true,
      };
    default:
      return null;
  }
}

function fullNames(topology: Topology, attachment: Attachment): readonly string[] {
  if (attachment.kind === 'existing-network') return [attachment.network];
  if (attachment.kind !== 'networks') return [];
  return attachment.memberships.map(
    ({ network }) => topology.networks.get(network)?.fullName ?? `${topology.project}_${network}`,
  );
}

/**
 * A target as a client on networks gets it: an alias for a name that may not be there, never refused.
 * Source: moby/libnetwork bump_20.10 sandbox.go; vector net-link-no-common-network.
 */
function networkTargetVerdict(topology: Topology, client: TopologyService, target: TopologyService): Verdict {
  const { attachment } = target;
  if (attachment.kind === 'host') return { reason: 'target-host', fatal: false };
  if (attachment.kind === 'none') return { reason: 'target-none', fatal: false };
  // The alias means the target's own container, which has no names on any network.
  if (attachment.kind === 'stack-of' || attachment.kind === 'stack-of-container') {
    return { reason: 'target-stack', fatal: false };
  }
  if (attachment.kind === 'networks' && attachment.memberships.length === 0) {
    return { reason: 'target-none', fatal: false };
  }
  const clients = new Set(fullNames(topology, client.attachment));
  if (fullNames(topology, attachment).some(name => clients.has(name))) return null;
  const elsewhere = attachment.kind === 'existing-network';
  return { reason: elsewhere ? 'target-existing-network' : 'no-common-network', fatal: false };
}

/** An entry twice is refused by the schema of every Compose; a second colon by the engine. */
function entryVerdict(entry: Entry, seen: Set<string>): Verdict {
  const text = `${entry.target}:${entry.alias ?? ''}`;
  if (seen.has(text)) return { reason: 'duplicate-entry', fatal: true };
  seen.add(text);
  return entry.alias?.includes(':') ? { reason: 'two-colons', fatal: true } : null;
}

function linkVerdict(topology: Topology, client: TopologyService, entry: Entry): Verdict {
  const target = topology.services.get(entry.target);
  if (target === undefined) return { reason: 'undefined', fatal: true };
  if (target === client) return { reason: 'self', fatal: true };
  const byClient = clientVerdict(client);
  if (byClient !== null) return byClient;
  return client.attachment.kind === 'bridge'
    ? bridgeTargetVerdict(topology, entry.target)
    : networkTargetVerdict(topology, client, target);
}

/** Whether the container exists is not known here, only whether the client could reach one at all. */
function externalVerdict(topology: Topology, client: TopologyService): Verdict {
  const byClient = clientVerdict(client);
  if (byClient !== null || client.attachment.kind !== 'networks') return byClient;
  const meets = client.attachment.memberships.some(({ network }) => topology.networks.get(network)?.external);
  return meets ? null : { reason: 'no-common-network', fatal: false };
}

/**
 * Every link that does not work, in the order of the services and their entries, each with its first reason.
 * Circles of links are not among them: 1.29.2 refuses those for the order of starting, not for the names.
 *
 * Source: docker/compose 1.29.2 compose/config/validation.py, compose/config/sort_services.py and the schema;
 * vectors v1-err-self, v1-err-undefined, v1-err-duplicate, v1-alias-two-colons.
 */
export function findBrokenLinks(topology: Topology): BrokenLink[] {
  const broken: BrokenLink[] = [];
  for (const client of topology.services.values()) {
    const note = (entry: Entry, external: boolean, verdict: Verdict) => {
      if (verdict !== null) broken.push({ client: client.name, ...entry, external, ...verdict });
    };
    const links = new Set<string>();
    for (const { target, alias } of client.links) {
      const entry = { target, alias };
      note(entry, false, entryVerdict(entry, links) ?? linkVerdict(topology, client, entry));
    }
    const externals = new Set<string>();
    for (const { container, alias } of client.externalLinks) {
      const entry = { target: container, alias };
      note(entry, true, entryVerdict(entry, externals) ?? externalVerdict(topology, client));
    }
  }
  return broken;
}
