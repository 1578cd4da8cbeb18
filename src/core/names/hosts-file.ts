/** What the engine writes into every container's hosts file, links left aside. It is asked before any DNS. */
import type { Answer } from './answer.js';
import type { Container } from './containers.js';
import type { TopologyService } from './topology.js';

/** Answers by name in lower case: hosts files are searched ignoring case, and the first line wins. */
export type HostsFile = Map<string, Answer>;

/**
 * A hosts file that begins as all do: `localhost`, then `extra_hosts`.
 * Source: vectors v1-alias-localhost and v1-extra-hosts-vs-link; moby/libnetwork etchosts/etchosts.go.
 */
export function beginHostsFile(service: TopologyService): HostsFile {
  const hosts: HostsFile = new Map([['localhost', { kind: 'loopback' }]]);
  for (const { host, address } of service.extraHosts) addLine(hosts, host, { kind: 'address', address });
  return hosts;
}

/** Adds a line at the end: it counts only where no earlier one has the name. */
export function addLine(hosts: HostsFile, name: string, answer: Answer): void {
  const key = name.toLowerCase();
  if (!hosts.has(key)) hosts.set(key, answer);
}

/**
 * The container's own line, the last one: its host name with the domain, and the first label of that.
 * A host name with dots is not there in any other form.
 *
 * Source: moby/libnetwork bump_20.10 sandbox_dns_unix.go (`updateHostsFile`), vectors net-own-names and
 * v1-client-hostname-is-alias.
 */
export function addOwnLine(hosts: HostsFile, service: TopologyService, container: Container): void {
  if (container.endpoint.kind !== 'service') return;
  const own = { ...container.endpoint, kind: 'self' } as const;
  const host = container.hostname ?? container.id ?? container.name;
  const full = service.domainname ? `${host}.${service.domainname}` : host;
  addLine(hosts, full, own);
  const dot = full.indexOf('.');
  if (dot > 0) addLine(hosts, full.slice(0, dot), own);
}

/**
 * What the C library makes of a name before it asks anybody, or null where it does ask. Digits and dotted
 * digits are read as an address (vector v1-alias-numeric); a leading dash is refused (vector
 * net-alias-chars); a blank or a slash cannot be part of a host name.
 */
export function answerWithoutAsking(name: string): Answer | null {
  if (/^\d+(\.\d+){0,3}$/.test(name)) return { kind: 'address', address: name };
  return /^$|^-|[\s/]/.test(name) ? { kind: 'outside' } : null;
}
