import { interpolate } from '../compose/interpolate.js';
import type { ProjectService } from '../compose/service.js';
import { textOf } from '../compose/values.js';
import { valueAt } from '../yaml/merge-keys.js';
import { type ResolvedNode, resolve } from '../yaml/tree.js';
import { distinctPorts, type Port, parsePorts, portKey } from './port.js';
import {
  ENGINE_AGES,
  type EngineAge,
  orderPorts,
  type PerEngine,
  type PortRun,
  portRuns,
} from './port-order.js';
import type { ServiceImage } from './service-image.js';

/** The ports of a container that other containers were told about. */
export interface TargetPorts {
  readonly byKey: ReadonlyMap<string, Port>;
  /** Each once, by generation of engines in its order. */
  readonly ordered: PerEngine<readonly Port[]>;
  readonly runs: PerEngine<readonly PortRun[]>;
  /** False where there may be more: an image that nobody knows, a variable without a value. */
  readonly complete: boolean;
}

/** Ports in the orders and ranges of both generations of engines. */
export function arrangePorts(ports: readonly Port[], complete: boolean): TargetPorts {
  const distinct = distinctPorts(ports);
  const each = <T>(of: (engine: EngineAge) => T) =>
    Object.fromEntries(ENGINE_AGES.map(engine => [engine, of(engine)])) as PerEngine<T>;
  return {
    byKey: new Map(distinct.map(port => [portKey(port), port])),
    ordered: each(engine => orderPorts(distinct, engine)),
    runs: each(engine => portRuns(distinct, engine)),
    complete,
  };
}

/** Of a container that is not of the project: anything may be exposed. */
export const UNKNOWN_PORTS: TargetPorts = arrangePorts([], false);

/**
 * The ports of a service: what its image exposes, `expose`, and the container's side of `ports`. Source:
 * docker/compose 1.29.2 compose/service.py (`build_container_ports`); vector v1-env-expose-ports.
 */
export function targetPorts(
  service: ProjectService,
  image: ServiceImage,
  variables: Readonly<Record<string, string>>,
): TargetPorts {
  const ports: Port[] = [...image.ports];
  let complete = image.portsComplete;
  for (const { raw } of service.contributions) {
    for (const key of ['ports', 'expose']) {
      const value = resolve(raw.entries.get(key)?.pair.value);
      if (value?.kind !== 'sequence') continue;
      for (const item of value.items) {
        const found = readEntry(resolve(item.value), variables);
        if (found) ports.push(...found);
        else complete = false;
      }
    }
  }
  return arrangePorts(ports, complete);
}

/** `HOST:CONTAINER/PROTOCOL` in all its short forms, or `{target, protocol}`; null for what cannot be made out. */
function readEntry(
  node: ResolvedNode | null,
  variables: Readonly<Record<string, string>>,
): readonly Port[] | null {
  const known = (text: string | undefined) => {
    const read = text === undefined ? null : interpolate(text, variables);
    return read === null || read.unknown ? null : read.text;
  };
  if (node?.kind === 'scalar') {
    // A host's side without a value does no harm: `${HTTP_PORT}:80`.
    const text = known(node.value) ?? known(containerSide(node.value));
    return text === null ? null : parsePorts(text);
  }
  const target = known(textOf(valueAt(node, 'target')));
  const protocol = valueAt(node, 'protocol') === null ? 'tcp' : known(textOf(valueAt(node, 'protocol')));
  return target === null || protocol === null ? null : parsePorts(`${target}/${protocol}`);
}

/** Behind the last colon outside of `${…}`. */
function containerSide(text: string): string {
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at--) {
    if (text[at] === '}') depth++;
    else if (text[at] === '{' && depth > 0) depth--;
    else if (text[at] === ':' && depth === 0) return text.slice(at + 1);
  }
  return text;
}
