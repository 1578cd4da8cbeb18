import type { Topology, TopologyNetwork } from '../names/topology.js';
import type { Notice } from '../report.js';
import type { ComposeFile, Format } from './file.js';
import type { ProjectService } from './service.js';

/** One combination of files as Compose loads it: merged, extended, with everything knowing its place. */
export interface Stack {
  readonly files: readonly ComposeFile[];
  readonly format: Format;
  /** In the order of the merged file. */
  readonly services: ReadonlyMap<string, ProjectService>;
  readonly networks: ReadonlyMap<string, TopologyNetwork>;
  /** What names depend on, and nothing else. */
  readonly topology: Topology;
  /** What keeps this stack from being understood. */
  readonly problems: readonly Notice[];
}
