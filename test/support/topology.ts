/** Topologies from a few words, for tables in tests. */
import type { Runtime } from '../../src/core/names/resolver.js';
import type {
  Attachment,
  Topology,
  TopologyNetwork,
  TopologyService,
} from '../../src/core/names/topology.js';

export const LEGACY: Runtime = { compose: 'legacy', engine: 20 };
export const MODERN: Runtime = { compose: 'modern', engine: 28 };

export interface ServiceWords
  extends Partial<Omit<TopologyService, 'links' | 'externalLinks' | 'extraHosts'>> {
  /** `target` or `target:alias`. */
  readonly links?: readonly string[];
  readonly externalLinks?: readonly string[];
  /** `host=address` */
  readonly extraHosts?: readonly string[];
  /** Network keys with aliases: `{ front: ['www'] }`. */
  readonly on?: Readonly<Record<string, readonly string[]>>;
}

function split(entry: string, separator: string): [string, string | null] {
  const at = entry.indexOf(separator);
  return at < 0 ? [entry, null] : [entry.slice(0, at), entry.slice(at + 1) || null];
}

function serviceOf(name: string, words: ServiceWords): TopologyService {
  const { links = [], externalLinks = [], extraHosts = [], on, ...rest } = words;
  const attachment: Attachment = on
    ? {
        kind: 'networks',
        memberships: Object.entries(on).map(([network, aliases]) => ({ network, aliases })),
      }
    : { kind: 'bridge' };
  return {
    name,
    instances: 1,
    attachment,
    ...rest,
    links: links.map(entry => {
      const [target, alias] = split(entry, ':');
      return { target, alias };
    }),
    externalLinks: externalLinks.map(entry => {
      const [container, alias] = split(entry, ':');
      return { container, alias };
    }),
    extraHosts: extraHosts.map(entry => {
      const [host, address] = split(entry, '=');
      return { host, address: address ?? '' };
    }),
  };
}

/** A project called `shop`. Networks that services name exist as `shop_KEY` unless said otherwise. */
export function topology(
  services: Readonly<Record<string, ServiceWords>>,
  networks: Readonly<Record<string, Partial<TopologyNetwork>>> = {},
  project = 'shop',
): Topology {
  const keys = new Set([
    ...Object.keys(networks),
    ...Object.values(services).flatMap(({ on }) => Object.keys(on ?? {})),
  ]);
  return {
    project,
    format: keys.size > 0 ? 'services' : 'v1',
    services: new Map(Object.entries(services).map(([name, words]) => [name, serviceOf(name, words)])),
    networks: new Map(
      [...keys].map(key => [
        key,
        { key, fullName: `${project}_${key}`, internal: false, external: false, ...networks[key] },
      ]),
    ),
  };
}
