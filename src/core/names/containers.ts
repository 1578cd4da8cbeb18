import type { Endpoint } from './answer.js';
import { stackOwner } from './stack-owner.js';
import type { Topology, TopologyService } from './topology.js';

/** What runs the project. `legacy` is docker-compose 1.29.2, `modern` is Compose 2.3 and later. */
export interface Runtime {
  readonly compose: 'legacy' | 'modern';
  readonly engine: 20 | 28;
}

/** Runtimes under which a project may have been used: format 1 loads in the legacy one only. */
export function runtimesOf(format: Topology['format']): readonly Runtime[] {
  const legacy: Runtime = { compose: 'legacy', engine: 20 };
  return format === 'v1' ? [legacy] : [legacy, { compose: 'modern', engine: 28 }];
}

/** A container and everything that it is called by without any link or network alias. */
export interface Container {
  readonly endpoint: Endpoint;
  /** The engine's name for it. */
  readonly name: string;
  /** False where somebody chose the name: `container_name`, or a container that is not of the project. */
  readonly generated: boolean;
  /** Legacy Compose's `SERVICE_N`, or the whole name where it does not begin with PROJECT_SERVICE. */
  readonly shortName: string;
  readonly hostname: string | null;
  /** Stands for the 12-digit id, see `idOf`; null for a container that is not of the project. */
  readonly id: string | null;
}

export interface Containers {
  /** The running containers of a service, by number. */
  of(service: string): readonly Container[];
  /** The containers that a link to the service reaches on the default bridge: those whose stack it is in. */
  behind(service: string): readonly Container[];
  /** The container of that name, be it of the project or not. */
  named(name: string): Container;
}

/**
 * Stands for a container's 12-digit id, which no file can know: `{id:db#1}`. It is no valid host name,
 * so no name of a project can be mistaken for it.
 */
export function idOf(service: string, number: number): string {
  return `{id:${service}#${number}}`;
}

/**
 * The container's name. Source: docker/compose 1.29.2 compose/service.py (`build_container_name`, which
 * strips what a container's name cannot begin with) and v2.40.3 pkg/compose/convergence.go.
 */
function containerName(project: string, service: TopologyService, number: number, as: Runtime): string {
  if (service.containerName !== undefined) return service.containerName;
  if (as.compose === 'modern') return `${project}-${service.name}-${number}`;
  return `${project.replace(/^[-_]+/, '')}_${service.name}_${number}`;
}

/**
 * Source: docker/compose 1.29.2 compose/container.py (`name_without_project`), which compares with the
 * project's full name only: vector v1-container-name-prefix.
 */
function shortName(project: string, service: TopologyService, number: number, name: string): string {
  return name.startsWith(`${project}_${service.name}`) ? `${service.name}_${number}` : name;
}

function runningContainers(topology: Topology, service: TopologyService, as: Runtime): Container[] {
  const running: Container[] = [];
  for (let number = 1; number <= service.instances; number++) {
    const name = containerName(topology.project, service, number, as);
    running.push({
      endpoint: { kind: 'service', service: service.name, number },
      name,
      generated: service.containerName === undefined,
      shortName: shortName(topology.project, service, number, name),
      hostname: service.hostname ?? null,
      id: idOf(service.name, number),
    });
  }
  return running;
}

function outsideContainer(name: string): Container {
  return {
    endpoint: { kind: 'external', container: name },
    name,
    generated: false,
    shortName: name,
    hostname: null,
    id: null,
  };
}

/** The containers that the services of a project run as. Each is made once, so `===` tells them apart. */
export function containersOf(topology: Topology, as: Runtime): Containers {
  const byService = new Map<string, readonly Container[]>();
  const outside = new Map<string, Container>();
  let byName: Map<string, Container> | null = null;

  const of = (name: string): readonly Container[] => {
    let running = byService.get(name);
    if (running === undefined) {
      const service = topology.services.get(name);
      running = service === undefined ? [] : runningContainers(topology, service, as);
      byService.set(name, running);
    }
    return running;
  };

  const named = (name: string): Container => {
    if (byName === null) {
      byName = new Map();
      for (const service of topology.services.keys()) {
        for (const container of of(service)) byName.set(container.name, container);
      }
    }
    let container = byName.get(name) ?? outside.get(name);
    if (container === undefined) {
      container = outsideContainer(name);
      outside.set(name, container);
    }
    return container;
  };

  const behind = (service: string): readonly Container[] => {
    const owner = stackOwner(topology, service);
    if (owner === null) return [];
    return owner.kind === 'external' ? [named(owner.container)] : of(owner.service);
  };

  return { of, behind, named };
}
