import type { Topology, TopologyLink, TopologyService } from './topology.js';

/** A name that is looked up as it is, begins with no digit, and makes one line of a hosts file. */
const PLAIN = /^[A-Za-z_][\w.-]*$/;
/** What a path or a blank can hide no other name in. */
const WHOLE = /^[\w.-]*$/;
/** As docker-compose makes names up: `db_1`. */
const GENERATED = /_\d+$/;

/**
 * Tells the usual links of docker-compose 1.29.2: those that lead to their target and to nobody else, whatever else is
 * in the project. All others are a question for a resolver, whose tables cost much more than this.
 */
export class PlainLinks {
  readonly #topology: Topology;
  /** In lower case, as all here. */
  readonly #services: ReadonlySet<string>;
  /** Names that somebody chose for anything but a service and a link. */
  readonly #chosen = new Set<string>();
  #isOdd = false;
  readonly #names = new Map<TopologyService, ReadonlyMap<string, number>>();

  constructor(topology: Topology) {
    this.#topology = topology;
    this.#services = new Set([...topology.services.keys()].map(name => name.toLowerCase()));
    const add = (name: string) => {
      this.#chosen.add(name.toLowerCase());
      if (!WHOLE.test(name)) this.#isOdd = true;
    };
    for (const { attachment, containerName, externalLinks, hostname } of topology.services.values()) {
      if (containerName !== undefined) add(containerName);
      if (hostname !== undefined) add(hostname);
      for (const { container } of externalLinks) add(container);
      if (attachment.kind === 'stack-of-container') add(attachment.container);
      if (attachment.kind !== 'networks') continue;
      for (const { aliases } of attachment.memberships) for (const alias of aliases) add(alias);
    }
  }

  /** Whether the link's name leads the client to the link's target, and to nobody else; false where that is not plain. */
  leads(client: TopologyService, { alias, target }: TopologyLink): boolean {
    const service = this.#topology.services.get(target);
    if (this.#isOdd || !service || service === client || service.instances < 1) return false;
    const name = (alias ?? target).toLowerCase();
    if (name === 'localhost' || GENERATED.test(name) || this.#chosen.has(name)) return false;
    if (this.#namesOf(client).get(name) !== 1) return false;
    if (client.attachment.kind === 'bridge') return service.attachment.kind === 'bridge';
    return client.hostname === undefined && share(client, service) && this.#hasOwnNames(service);
  }

  /** How many links have each name; empty where something else than links has a say, or can. */
  #namesOf(client: TopologyService): ReadonlyMap<string, number> {
    const known = this.#names.get(client);
    if (known) return known;
    const names = new Map<string, number>();
    this.#names.set(client, names);
    const { extraHosts, externalLinks, links } = client;
    const plain = links.every(({ alias, target }) => PLAIN.test(alias ?? target));
    if (!plain || extraHosts.length > 0 || externalLinks.length > 0) return names;
    for (const { alias, target } of links) {
      const name = (alias ?? target).toLowerCase();
      names.set(name, (names.get(name) ?? 0) + 1);
    }
    return names;
  }

  /** Whether nobody else has the names that its containers get: a link on a network leads to those. */
  #hasOwnNames({ containerName, instances, name }: TopologyService): boolean {
    const { project, services } = this.#topology;
    if (containerName !== undefined || this.#services.size < services.size) return false;
    for (let number = 1; number <= instances; number++) {
      const generated = `${project.replace(/^[-_]+/, '')}_${name}_${number}`.toLowerCase();
      if (this.#chosen.has(generated) || this.#services.has(generated)) return false;
    }
    return true;
  }
}

function share({ attachment: a }: TopologyService, { attachment: b }: TopologyService): boolean {
  if (a.kind !== 'networks' || b.kind !== 'networks') return false;
  return a.memberships.some(one => b.memberships.some(({ network }) => network === one.network));
}
