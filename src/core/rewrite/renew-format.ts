import type { RawService } from '../compose/file.js';
import { mergedMappings } from '../yaml/merge-keys.js';
import { type MappingNode, resolve } from '../yaml/tree.js';
import { dropDuplicateKeys, quoteDialectScalars } from './dialect-scalars.js';
import type { FileDraft } from './draft.js';
import type { Intents } from './intent.js';
import { renewKeys, renewNet, renewVolumesFrom } from './legacy-keys.js';
import { ownPair, replacePair } from './pairs.js';
import { renewVolumes, type VolumeDrivers, type VolumeUses } from './volumes.js';
import { shiftOf } from './wrap.js';

/** Everything of format 1 that is not about links: keys, scalars, duplicates. Notes the volumes to declare. */
export function renewFormat(
  draft: FileDraft,
  root: MappingNode,
  intents: Intents,
  isService: (name: string) => boolean,
  volumes: { readonly drivers: VolumeDrivers; readonly uses: VolumeUses },
): void {
  draft.shift = shiftOf(draft, root);
  // `version: "1"` was never right: format 1 has none, and neither has what it becomes.
  const version = ownPair(root, 'version');
  if (version && resolve(version.value)?.kind !== 'mapping') replacePair(draft, root, version, []);
  dropDuplicateKeys(draft, root);
  quoteDialectScalars(draft, root);
  const done = new Set<MappingNode>();
  for (const raw of draft.file.services.values()) {
    for (const mapping of writtenMappings(raw)) {
      renewVolumes(draft, mapping, raw, volumes.drivers, volumes.uses, !done.has(mapping));
      if (done.has(mapping)) continue;
      done.add(mapping);
      renewKeys(draft, mapping);
      renewVolumesFrom(draft, mapping, isService);
      const net = ownPair(mapping, 'net');
      if (net && !intents.get(raw)?.leavesMode) renewNet(draft, net, isService);
    }
  }
}

/** The mappings in which a service's keys are written: its own and those merged in. */
function writtenMappings(raw: RawService): MappingNode[] {
  const result: MappingNode[] = [];
  const visit = (mapping: MappingNode): void => {
    if (result.includes(mapping)) return;
    result.push(mapping);
    mergedMappings(mapping).forEach(visit);
  };
  if (raw.body) visit(raw.body);
  return result;
}
