import { textOf } from '../compose/values.js';
import { volumeEntry } from '../compose/volume-entry.js';
import { quoteWhereNeeded } from '../yaml/dialect.js';
import { valueAt } from '../yaml/merge-keys.js';
import type { MappingNode } from '../yaml/tree.js';
import { textEnd } from './block-scalar.js';
import type { FileDraft } from './draft.js';
import type { Fragment } from './fragment.js';
import { ownPair } from './pairs.js';

/** Volumes to declare, with their driver: null for the engine's own. */
export type NamedVolumes = Map<string, string | null>;

/**
 * Brings the volumes of one service to the specification: folders get their `./`, names lose what is no
 * part of them, and every named volume is noted, to be declared. Format 1 used the engine-wide volume of
 * that name; a plain declaration would make a new, empty one.
 */
export function renewVolumes(
  draft: FileDraft,
  mapping: MappingNode,
  service: MappingNode,
  named: NamedVolumes,
): void {
  const list = ownPair(mapping, 'volumes')?.value;
  if (list?.kind !== 'sequence') return;
  const driver = textOf(valueAt(service, 'volume_driver')) ?? null;
  for (const { value } of list.items) {
    if (value?.kind !== 'scalar') continue;
    const entry = volumeEntry(value.value, driver !== null);
    if (entry.kind === 'undeclarable') {
      const message =
        entry.wrong === 'variable'
          ? `the volume "${entry.name}" has a variable in its name, so it cannot be declared: write the name out`
          : `"${entry.name}" is a name for the volume driver "${driver}", and no volume can be declared under it: give the volume a name without "/", or remove "volume_driver" if a folder is meant`;
      draft.refuse(value.start, 'volume-engine-wide', message);
    }
    if (entry.kind === 'named') {
      const known = named.get(entry.name);
      if (known !== undefined && known !== driver) {
        draft.refuse(
          value.start,
          'volume-engine-wide',
          `volume "${entry.name}" is used with the drivers "${known ?? 'local'}" and "${driver ?? 'local'}", but a declared volume has one: make them equal first`,
        );
      }
      named.set(entry.name, driver);
    }
    const wanted = entry.kind === 'named' ? entry.name : entry.kind === 'folder' ? entry.path : null;
    const written = value.value.slice(
      0,
      value.value.length - (entry.kind === 'other' ? 0 : entry.rest.length),
    );
    if (wanted === null || wanted === written) continue;
    const inner = value.style === 'plain' ? value.start : value.start + 1;
    // A block scalar, or one with escapes, does not show its text letter by letter.
    if (draft.text.startsWith(written, inner)) draft.replace(inner, inner + written.length, wanted);
    else
      draft.replace(
        value.start,
        textEnd(draft, value),
        quoteWhereNeeded(wanted + (entry.kind === 'other' ? '' : entry.rest)),
      );
  }
}

export function volumeFragments(named: NamedVolumes): Fragment[] {
  return [...named].map(([name, driver]) => {
    const key = quoteWhereNeeded(name);
    const pairs = [{ key: 'name', value: key }];
    if (driver !== null) pairs.push({ key: 'driver', value: quoteWhereNeeded(driver) });
    return { key, value: { pairs } };
  });
}
