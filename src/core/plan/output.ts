import { entryOf } from './grouping.js';
import type { Model, NamedNeed } from './model.js';
import { NetworkNames } from './names.js';
import type { Room } from './room.js';
import type { PlannedMember, PlanOptions } from './types.js';

/**
 * In: new networks, the first with the inhabitants of `default` if there are any. Out: the same with names,
 * the main one first: that of the inhabitants, otherwise the one with the most members.
 */
export function nameRooms(
  rooms: readonly Room[],
  { network, taken }: PlanOptions,
  inhabitants: readonly string[],
): { readonly name: string; readonly room: Room }[] {
  const names = new NetworkNames(network, taken);
  const isHome = (room: Room) => inhabitants.length > 0 && room.members.has(inhabitants[0]!);
  const ranked = rooms
    .map(room => ({ room, first: room.needs.reduce((a, b) => (b.index < a.index ? b : a)) }))
    .sort((a, b) => a.first.index - b.first.index);
  // Where Compose's implicit network has inhabitants but suits no need, its name stays theirs.
  let main = ranked.find(({ room }) => isHome(room));
  if (main === undefined && inhabitants.length === 0) {
    main = ranked.reduce<(typeof ranked)[number] | undefined>(
      (best, entry) =>
        best === undefined || entry.room.members.size > best.room.members.size ? entry : best,
      undefined,
    );
  }
  const others = ranked.filter(entry => entry !== main);
  const named = main === undefined ? [] : [{ name: names.main(), room: main.room }];
  return [...named, ...others.map(({ room, first }) => ({ name: names.after(first.target), room }))];
}

/**
 * In: who is on a network and the needs that its aliases meet. Out: the members in file order with their
 * aliases in the order of the needs. Of several spellings of an alias the first is enough: look-up ignores case.
 */
export function membersWithAliases(
  model: Model,
  members: ReadonlySet<string>,
  needs: readonly NamedNeed[],
): PlannedMember[] {
  const aliases = new Map<string, Map<string, string>>();
  for (const { target, key, name } of [...needs].sort((a, b) => a.index - b.index)) {
    const given = entryOf(aliases, target, () => new Map<string, string>());
    if (!given.has(key)) given.set(key, name);
  }
  return [...members]
    .sort((a, b) => model.position(a) - model.position(b))
    .map(service => ({ service, aliases: [...(aliases.get(service)?.values() ?? [])] }));
}
