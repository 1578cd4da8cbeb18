/** In which order the engine walks through a target's ports, and which of them it takes together. */
import type { Port } from './port.js';

/** Link variables changed with Engine 28 (moby/moby#49300), and not since. */
export type EngineAge = 'before28' | 'from28';

/** Something that both generations of engines have an opinion on. */
export type PerEngine<T> = Readonly<Record<EngineAge, T>>;

/** Both generations, the older one first. */
export const ENGINE_AGES: readonly EngineAge[] = ['before28', 'from28'];

/** Ports that the engine takes for one contiguous range. */
export interface PortRun {
  readonly first: Port;
  readonly last: Port;
}

/**
 * Distinct ports as one generation of engines orders them; the first gives `ALIAS_PORT`. Up to 27 it is by
 * number, with tcp before the others of that number; those others come in any order there, here by protocol.
 *
 * Source: moby/moby v20.10.24 and v28.5.2 daemon/links/links.go; vectors v1-env-multi, v1-env-range.
 */
export function orderPorts(ports: readonly Port[], engine: EngineAge): Port[] {
  const tcpFirst = (a: Port, b: Port) => Number(b.protocol === 'tcp') - Number(a.protocol === 'tcp');
  const byProtocol = (a: Port, b: Port) => (a.protocol < b.protocol ? -1 : a.protocol > b.protocol ? 1 : 0);
  return engine === 'before28'
    ? ports.toSorted((a, b) => a.port - b.port || tcpFirst(a, b) || byProtocol(a, b))
    : ports.toSorted((a, b) => tcpFirst(a, b) || byProtocol(a, b) || a.port - b.port);
}

/** The contiguous ranges among distinct ports. Source as above; vectors v1-env-range, v1-env-pair. */
export function portRuns(ports: readonly Port[], engine: EngineAge): PortRun[] {
  const ordered = orderPorts(ports, engine);
  return engine === 'before28' ? runsOfThree(ordered) : runsOfTwo(ordered);
}

/**
 * Three and more, whatever their protocols. Each step lets the number grow by one, so a number that stands
 * there twice makes room for a gap later on: 53/tcp, 53/udp and 55/tcp are one range.
 */
function runsOfThree(ordered: readonly Port[]): PortRun[] {
  const runs: PortRun[] = [];
  for (let start = 0; start < ordered.length; ) {
    let end = start;
    while (end + 1 < ordered.length && ordered[end + 1]!.port <= ordered[start]!.port + (end + 1 - start))
      end++;
    if (end < start + 2) start++;
    else {
      runs.push({ first: ordered[start]!, last: ordered[end]! });
      start = end + 1;
    }
  }
  return runs;
}

/** Two and more of one protocol. */
function runsOfTwo(ordered: readonly Port[]): PortRun[] {
  const runs: PortRun[] = [];
  let first: Port | null = null;
  ordered.forEach((port, index) => {
    first ??= port;
    const next = ordered[index + 1];
    if (next?.port === port.port + 1 && next.protocol === port.protocol) return;
    if (first !== port) runs.push({ first, last: port });
    first = null;
  });
  return runs;
}
