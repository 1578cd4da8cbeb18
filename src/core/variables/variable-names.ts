/** The names of link variables: a prefix, and what follows it. */
import { type Port, portKey } from './port.js';
import type { EngineAge } from './port-order.js';
import type { TargetPorts } from './ports.js';

/** Variables that each port has one of. */
export type PortKind = 'url' | 'address' | 'number' | 'protocol';
/** Variables of a range of ports. Their names have the range's first number. */
export type RangeKind = 'range-start' | 'range-end' | 'range-start-number' | 'range-end-number';

/** What a link variable says, without its prefix. */
export type VariableMeaning =
  /** `_NAME` */
  | { readonly kind: 'name' }
  /** `_PORT`: the first port, as a URL. */
  | { readonly kind: 'default-port' }
  | { readonly kind: PortKind | RangeKind; readonly port: Port }
  /** `_ENV_K` */
  | { readonly kind: 'environment'; readonly variable: string };

const ENDINGS: Readonly<Record<PortKind | RangeKind, string>> = {
  url: '',
  address: '_ADDR',
  number: '_PORT',
  protocol: '_PROTO',
  'range-start': '_START',
  'range-end': '_END',
  'range-start-number': '_PORT_START',
  'range-end-number': '_PORT_END',
};

export const PORT_KINDS: readonly PortKind[] = ['url', 'address', 'number', 'protocol'];
const KIND_OF_ENDING = new Map(
  Object.entries(ENDINGS).map(([kind, ending]) => [ending, kind as PortKind | RangeKind]),
);

/**
 * The path that the engine gives a link: the client's container and the link's name, which may have slashes.
 * Source: moby/moby v20.10.24 daemon/names.go and daemon/links.go; vector v1-alias-slash.
 */
export function linkPath(container: string, linkName: string): string {
  const parts: string[] = [];
  for (const part of [container, ...linkName.split('/')]) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

/** What the variables of a link begin with: the last part of its path, in capitals, with `_` for `-` and no other change. */
export function variablePrefix(path: string): string {
  return path
    .slice(path.lastIndexOf('/') + 1)
    .toUpperCase()
    .replaceAll('-', '_');
}

/** A link variable's name behind the prefix: `_PORT_80_TCP_ADDR`. */
export function variableSuffix(meaning: VariableMeaning): string {
  switch (meaning.kind) {
    case 'name':
      return '_NAME';
    case 'default-port':
      return '_PORT';
    case 'environment':
      return `_ENV_${meaning.variable}`;
    default: {
      const { port, protocol } = meaning.port;
      return `_PORT_${port}_${protocol.toUpperCase()}${ENDINGS[meaning.kind]}`;
    }
  }
}

/** What a name says behind its prefix, whether or not any link gave it; null where no link could. */
export function readSuffix(suffix: string): VariableMeaning | null {
  if (suffix === '_NAME') return { kind: 'name' };
  if (suffix === '_PORT') return { kind: 'default-port' };
  if (suffix.startsWith('_ENV_')) {
    const variable = suffix.slice('_ENV_'.length);
    return isExported(variable) ? { kind: 'environment', variable } : null;
  }
  const [, number, protocol, ending] = /^_PORT_([1-9]\d{0,4}|0)_(TCP|UDP|SCTP)(|_.+)$/.exec(suffix) ?? [];
  const kind = KIND_OF_ENDING.get(ending ?? '?');
  const port = Number(number);
  if (kind === undefined || port > 65535) return null;
  return { kind, port: { port, protocol: protocol!.toLowerCase() } };
}

/** Of the target's variables all but two are handed on (moby/moby v20.10.24 daemon/links/links.go). */
export function isExported(variable: string): boolean {
  return variable !== '' && variable !== 'HOME' && variable !== 'PATH';
}

/** The port that a variable leads to or names; null where this generation of engines does not set it. */
export function portMeant(meaning: VariableMeaning, ports: TargetPorts, engine: EngineAge): Port | null {
  switch (meaning.kind) {
    case 'name':
    case 'environment':
      return null;
    case 'default-port':
      return ports.ordered[engine][0] ?? null;
    case 'url':
    case 'address':
    case 'number':
    case 'protocol':
      return ports.byKey.get(portKey(meaning.port)) ?? null;
    default: {
      // The name has the first number in all four, but the protocol of the port that it is about.
      const isEnd = meaning.kind.startsWith('range-end');
      for (const { first, last } of ports.runs[engine]) {
        const about = isEnd ? last : first;
        if (first.port === meaning.port.port && about.protocol === meaning.port.protocol) return about;
      }
      return null;
    }
  }
}

/** Everything that a target with these ports is said to have, under either generation of engines. */
export function* portMeanings(ports: TargetPorts): Generator<VariableMeaning> {
  if (ports.ordered.before28.length > 0) yield { kind: 'default-port' };
  for (const port of ports.ordered.before28) for (const kind of PORT_KINDS) yield { kind, port };
  for (const { first, last } of [...ports.runs.before28, ...ports.runs.from28]) {
    const endPort = { port: first.port, protocol: last.protocol };
    yield { kind: 'range-start', port: first };
    yield { kind: 'range-start-number', port: first };
    yield { kind: 'range-end', port: endPort };
    yield { kind: 'range-end-number', port: endPort };
  }
}

/** Variables that lead to the target: the others say something about it. */
export const ADDRESSED: ReadonlySet<VariableMeaning['kind']> = new Set([
  'default-port',
  'url',
  'address',
  'range-start',
  'range-end',
]);

/** The value of a variable about a port, for a target that is reached as `host`. */
export function portText(kind: VariableMeaning['kind'], port: Port, host: string): string {
  switch (kind) {
    case 'address':
      return host;
    case 'number':
    case 'range-start-number':
    case 'range-end-number':
      return String(port.port);
    case 'protocol':
      return port.protocol;
    default:
      return `${port.protocol}://${host}:${port.port}`;
  }
}
