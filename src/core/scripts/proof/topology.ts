import type { Attachment, Topology, TopologyService } from '../../names/topology.js';
import type { Attached, Run, ScriptEngine } from '../model/script.js';

/** A container that something else starts. */
export interface Guest {
  readonly container: string;
  readonly attached: Attached;
  readonly aliases: readonly string[];
}

const NO_LINKS = { extraHosts: [], instances: 1, links: [], externalLinks: [] };

/**
 * The containers of an engine as the model of names has them. A container that links lead to is there once, under its
 * name, whichever commands start it; `clients` are runs by index, each a client of its own. A link is an external link of the
 * model: that gives its alias, and none of the names that Compose makes up.
 */
export function topologyOf(
  { runs }: ScriptEngine,
  clients: ReadonlySet<number>,
  guests: readonly Guest[],
): Topology {
  const targets = new Map<string, Run>();
  for (const run of runs) if (run.name !== null && !targets.has(run.name)) targets.set(run.name, run);
  const services = new Map<string, TopologyService>();
  const networks = new Set<string>();
  const add = (name: string, run: Run, aliases: readonly string[], links: Run['links']) => {
    if (run.attached.kind === 'networks') for (const network of run.attached.names) networks.add(network);
    services.set(name, {
      ...NO_LINKS,
      name,
      containerName: name,
      ...(run.hostname === null ? {} : { hostname: plainName(run.hostname) }),
      attachment: attachmentOf(run.attached, aliases),
      externalLinks: links.flatMap(({ form, target, alias }) =>
        form === 'complete' ? [{ container: plainName(target!), alias: plainName(alias!) }] : [],
      ),
    });
  };
  for (const [name, run] of targets) {
    const aliases = runs.filter(other => other.name === name).flatMap(other => other.aliases);
    add(plainName(name), run, aliases, []);
  }
  for (const { container, attached, aliases } of guests) {
    if (attached.kind === 'networks') for (const network of attached.names) networks.add(network);
    const name = plainName(container);
    const attachment = attachmentOf(attached, aliases);
    services.set(name, { ...NO_LINKS, name, containerName: name, attachment });
  }
  for (const run of runs) if (clients.has(run.index)) add(clientOf(run), run, [], run.links);
  return {
    project: '',
    format: 'v1',
    services,
    networks: new Map(
      [...networks].map(name => [name, { key: name, fullName: name, internal: false, external: false }]),
    ),
  };
}

/** What a command with links is called in the topology: no container can have such a name. */
export function clientOf(run: Run): string {
  return `#${run.index}`;
}

/** A name as the model of names takes it, also where a variable is part of it: equal for equal names. */
export function plainName(name: string): string {
  return name.replace(/[^A-Za-z0-9_.-]/g, char => `_${char.charCodeAt(0).toString(16)}_`);
}

function attachmentOf(attached: Attached, aliases: readonly string[]): Attachment {
  switch (attached.kind) {
    case 'networks':
      return {
        kind: 'networks',
        memberships: attached.names.map(network => ({ network, aliases })),
      };
    case 'container':
      return { kind: 'stack-of-container', container: attached.container ?? '' };
    case 'unknown':
      return { kind: 'none' };
    default:
      return { kind: attached.kind };
  }
}
