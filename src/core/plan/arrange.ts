import type { Background } from './background.js';
import { isNamed, type Model, type NamedNeed, type Need } from './model.js';
import { reuseNetworks } from './reuse.js';
import type { Room } from './room.js';
import { splitIntoRooms } from './split.js';
import type { PlanInput, PlanOptions } from './types.js';
import { makeWorld } from './world.js';

/** A host has room for about 30 networks. */
const MOST_ROOMS = 25;

/** Which networks meet which needs. */
export interface Arrangement {
  /** The needs that become links, by index. */
  readonly kept: ReadonlySet<number>;
  /** For each need that an alias on a network of the project meets, that network's key. */
  readonly reused: ReadonlyMap<NamedNeed, string>;
  /** The new networks. */
  readonly rooms: readonly Room[];
  /** Who is on the first of them anyway. */
  readonly inhabitants: readonly string[];
}

/** Finds a network for every need that needs one, given those that become links. */
type Arrange = (kept: ReadonlySet<number>) => Arrangement;

/** In: a project. Out: how to arrange it on networks. */
export function arranger(
  input: PlanInput,
  options: PlanOptions,
  model: Model,
  background: Background,
): Arrange {
  return kept => {
    const isKept = (need: Need) => kept.has(need.index);
    const open = model.needs.filter(
      need => !(isKept(need) ? background.shared(need).length > 0 : background.settled(need)),
    );
    const reused = reuseNetworks(
      model,
      background,
      isKept,
      open.filter(isNamed).filter(need => need.alias !== 'none' && !isKept(need)),
    );
    const homeless = open.filter(need => !isNamed(need) || !reused.has(need));
    const inhabitants = implicitMembers(input, options, homeless);
    const world = makeWorld(model, background, options, isKept, homeless, inhabitants);
    const rooms = splitIntoRooms(world, homeless, inhabitants).filter(room => room.needs.length > 0);
    return { kept, reused, rooms, inhabitants };
  };
}

/**
 * In: the needs that become links in any case. Out: an arrangement with no more networks than a host has room for,
 * as far as more links help: those of the needs on the networks with the fewest members.
 */
export function arrangeWithinBounds(arrange: Arrange, kept: ReadonlySet<number>): Arrangement {
  let best = arrange(kept);
  while (best.rooms.length > MOST_ROOMS) {
    const bySize = best.rooms.toSorted((a, b) => b.members.size - a.members.size);
    const crowded = bySize.slice(MOST_ROOMS).flatMap(room => room.needs.filter(isNamed));
    const next = arrange(new Set([...best.kept, ...crowded.map(need => need.index)]));
    if (next.rooms.length >= best.rooms.length) break;
    best = next;
  }
  return best;
}

/** The services that Compose puts on its implicit network because they name none, if that is to be used. */
function implicitMembers({ services }: PlanInput, options: PlanOptions, homeless: readonly Need[]): string[] {
  if (options.network !== 'default' || options.taken.includes('default') || homeless.length === 0) return [];
  const placed = new Set(homeless.flatMap(need => need.company));
  return services
    .filter(({ name, networks }) => networks.length === 0 && !placed.has(name))
    .map(({ name }) => name);
}
