import type { ComposeFile, RawService } from '../compose/file.js';
import type { Stack } from '../compose/stack.js';
import { textOf } from '../compose/values.js';
import { volumeEntry } from '../compose/volume-entry.js';
import { quoteWhereNeeded } from '../yaml/dialect.js';
import { valueAt } from '../yaml/merge-keys.js';
import type { MappingNode, ScalarNode } from '../yaml/tree.js';
import { textEnd } from './block-scalar.js';
import type { FileDraft } from './draft.js';
import type { Fragment } from './fragment.js';
import { ownPair } from './pairs.js';

/** A named volume where a service uses it. The driver is null for the engine's own. */
interface VolumeUse {
  readonly name: string;
  readonly driver: string | null;
  readonly draft: FileDraft;
  readonly offset: number;
}

/** The named volumes that each service's own text uses. */
export type VolumeUses = Map<RawService, VolumeUse[]>;

/** The drivers with which a service's text is used: it may be a base of several, or completed by other files. */
export type VolumeDrivers = ReadonlyMap<RawService, ReadonlySet<string | null>>;

export function volumeDrivers(stacks: readonly Stack[]): VolumeDrivers {
  const drivers = new Map<RawService, Set<string | null>>();
  for (const stack of stacks) {
    for (const { contributions } of stack.services.values()) {
      const named = contributions.map(({ raw }) => textOf(valueAt(raw.body, 'volume_driver')));
      const driver = named.findLast(text => text !== undefined) ?? null;
      for (const { raw } of contributions) drivers.set(raw, (drivers.get(raw) ?? new Set()).add(driver));
    }
  }
  return drivers;
}

/**
 * Brings the volumes that one mapping holds for a service to the specification: folders get their `./`, names
 * lose what is no part of them, and every named volume is noted, to be declared. With `edit` false, they are
 * noted only, because the mapping's text is done already.
 */
export function renewVolumes(
  draft: FileDraft,
  mapping: MappingNode,
  raw: RawService,
  drivers: VolumeDrivers,
  uses: VolumeUses,
  edit: boolean,
): void {
  const list = ownPair(mapping, 'volumes')?.value;
  if (list?.kind !== 'sequence') return;
  const known = [...(drivers.get(raw) ?? [textOf(valueAt(raw.body, 'volume_driver')) ?? null])];
  const driver = known[0] ?? null;
  const own = uses.get(raw) ?? [];
  uses.set(raw, own);
  for (const { value } of list.items) {
    if (value?.kind !== 'scalar') continue;
    const entry = volumeEntry(value.value, driver !== null);
    if (known.length > 1 && known.some(other => meaning(value, other) !== meaning(value, driver)))
      draft.refuse(value.start, 'volume-engine-wide', severalDrivers(value.value, known));
    if (entry.kind === 'undeclarable') {
      const message =
        entry.wrong === 'variable'
          ? `the volume "${entry.name}" has a variable in its name, so it cannot be declared: write the name out`
          : `"${entry.name}" is a name for the volume driver "${driver}", and no volume can be declared under it: give the volume a name without "/", or remove "volume_driver" if a folder is meant`;
      draft.refuse(value.start, 'volume-engine-wide', message);
    }
    if (entry.kind === 'named') own.push({ name: entry.name, driver, draft, offset: value.start });
    const wanted = entry.kind === 'named' ? entry.name : entry.kind === 'folder' ? entry.path : null;
    if (wanted !== null && entry.kind !== 'other' && edit) respell(draft, value, wanted, entry.rest);
  }
}

function meaning(value: ScalarNode, driver: string | null): string {
  const entry = volumeEntry(value.value, driver !== null);
  return entry.kind === 'named' ? `${entry.name} of ${driver}` : entry.kind;
}

function severalDrivers(name: string, drivers: readonly (string | null)[]): string {
  const words = drivers.map(driver => `"${driver ?? 'local'}"`).join(' and ');
  return `volume "${name}" is used with the drivers ${words}, but a declared volume has one: make them equal first`;
}

function respell(draft: FileDraft, value: ScalarNode, wanted: string, rest: string): void {
  const written = value.value.slice(0, value.value.length - rest.length);
  if (wanted === written) return;
  const inner = value.style === 'plain' ? value.start : value.start + 1;
  // A block scalar, or one with escapes, does not show its text letter by letter.
  if (draft.text.startsWith(written, inner)) draft.replace(inner, inner + written.length, wanted);
  else draft.replace(value.start, textEnd(draft, value), quoteWhereNeeded(wanted + rest));
}

/**
 * The volumes that each file must declare. Format 1 used the engine-wide volume of that name; a plain
 * declaration would make a new, empty one. What an extended file declares does not count, so the first
 * file of the stack does it.
 */
export function declaredVolumes(
  stacks: readonly Stack[],
  uses: VolumeUses,
): Map<ComposeFile, Map<string, Fragment>> {
  const result = new Map<ComposeFile, Map<string, Fragment>>();
  for (const stack of stacks) {
    const drivers = new Map<string, string | null>();
    const raws = [...stack.services.values()].flatMap(service => service.contributions.map(part => part.raw));
    for (const raw of new Set(raws)) {
      const file = stack.files.includes(raw.file) ? raw.file : stack.files[0]!;
      for (const { name, driver, draft, offset } of uses.get(raw) ?? []) {
        const known = drivers.get(name);
        if (known !== undefined && known !== driver)
          draft.refuse(offset, 'volume-engine-wide', severalDrivers(name, [known, driver]));
        drivers.set(name, driver);
        result.set(file, (result.get(file) ?? new Map()).set(name, volumeFragment(name, driver)));
      }
    }
  }
  return result;
}

function volumeFragment(name: string, driver: string | null): Fragment {
  const key = quoteWhereNeeded(name);
  const pairs = [{ key: 'name', value: key }];
  if (driver !== null) pairs.push({ key: 'driver', value: quoteWhereNeeded(driver) });
  return { key, value: { pairs } };
}
