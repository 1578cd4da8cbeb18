import type { RawService } from '../compose/file.js';
import { textOf } from '../compose/values.js';
import { quoteWhereNeeded } from '../yaml/dialect.js';
import { mergedMappings, valueAt } from '../yaml/merge-keys.js';
import type { MappingNode } from '../yaml/tree.js';
import { dropDuplicateKeys, quoteDialectScalars } from './dialect-scalars.js';
import type { FileDraft } from './draft.js';
import type { Fragment } from './fragment.js';
import type { Intents } from './intent.js';
import { namedVolumes, renewKeys, renewNet, renewVolumePaths, renewVolumesFrom } from './legacy-keys.js';
import { ownPair } from './pairs.js';
import { declare } from './top-level.js';
import { shiftOf } from './wrap.js';

/** Everything of format 1 that is not about links: keys, volumes, scalars, duplicates. */
export function renewFormat(
  draft: FileDraft,
  root: MappingNode,
  intents: Intents,
  isService: (name: string) => boolean,
): void {
  draft.shift = shiftOf(draft, root);
  dropDuplicateKeys(draft, root);
  quoteDialectScalars(draft, root);
  const done = new Set<MappingNode>();
  const volumes = new Map<string, string | null>();
  for (const raw of draft.file.services.values()) {
    const driver = textOf(valueAt(raw.body, 'volume_driver')) ?? null;
    for (const mapping of writtenMappings(raw)) {
      for (const volume of namedVolumes(mapping)) {
        if (volume.variable) continue;
        checkDriver(draft, volume, volumes, driver);
        volumes.set(volume.name, driver);
      }
      if (done.has(mapping)) continue;
      done.add(mapping);
      renewKeys(draft, mapping);
      renewVolumesFrom(draft, mapping, isService);
      if (driver === null) renewVolumePaths(draft, mapping);
      const net = ownPair(mapping, 'net');
      if (net && !intents.get(raw)?.leavesMode) renewNet(draft, net, isService);
    }
  }
  declare(draft, root, 'volumes', [...volumes].map(volumeFragment));
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

function checkDriver(
  draft: FileDraft,
  volume: { name: string; offset: number },
  known: ReadonlyMap<string, string | null>,
  driver: string | null,
): void {
  const other = known.get(volume.name);
  if (other === undefined || other === driver) return;
  draft.refuse(
    volume.offset,
    'volume-engine-wide',
    `volume "${volume.name}" is used with the drivers "${other ?? 'local'}" and "${driver ?? 'local'}"; a declared volume has one: make them equal first`,
  );
}

/** Format 1 used the engine-wide volume of that name; a plain declaration would make a new, empty one. */
function volumeFragment([name, driver]: [string, string | null]): Fragment {
  const key = quoteWhereNeeded(name);
  const pairs = [{ key: 'name', value: key }];
  if (driver !== null) pairs.push({ key: 'driver', value: quoteWhereNeeded(driver) });
  return { key, value: { pairs } };
}
