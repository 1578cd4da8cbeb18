import { colourGraph } from './colour.js';
import { entryOf } from './grouping.js';
import type { Need } from './model.js';
import { Room } from './room.js';
import type { World } from './world.js';

/** Up to here every pair is compared; beyond, only orders are tried. */
const PAIRWISE = 400;
/** How many questions "does it fit" may be spent on trying other orders. */
const QUESTIONS = 400_000;

/**
 * In: the needs that want a new network, and services that are on the first one anyway (Compose's
 * `default` has all who name no network). Out: rooms, the first of them with those services in it when
 * there are any; every need is in one. The fewest rooms where the needs in dispute are few hundred.
 */
export function splitIntoRooms(world: World, needs: readonly Need[], inhabitants: readonly string[]): Room[] {
  const first = fill(world, needs, inhabitants);
  // One room was tried before the second was opened.
  if (first.rooms.length <= 2) return first.rooms;

  const disputed = needs.length <= PAIRWISE ? needs : withDispute(world, needs);
  if (disputed.length > PAIRWISE) return reorder(world, inhabitants, first);
  const classes = colourClasses(world, disputed, inhabitants);
  const free = needs.filter(setOf(disputed, false));
  const coloured = fill(world, [...classes.flat(), ...free], inhabitants);
  return coloured.rooms.length <= first.rooms.length ? coloured.rooms : first.rooms;
}

interface Filling {
  readonly rooms: Room[];
  readonly questions: number;
}

/** Each need goes into the first room that accepts it. */
function fill(world: World, needs: readonly Need[], inhabitants: readonly string[]): Filling {
  const rooms: Room[] = [];
  const roomsOf = new Map<string, number[]>();
  let questions = 0;
  if (inhabitants.length > 0) {
    rooms.push(furnish(world, inhabitants));
    roomsOf.set(mostReserved(world, inhabitants), [0]);
  }
  for (const need of needs) {
    const accepts = (room: Room) => {
      questions++;
      return room.accepts(need);
    };
    const few = candidates(world, need, roomsOf);
    let at = few === null ? rooms.findIndex(accepts) : (few.find(i => accepts(rooms[i]!)) ?? -1);
    if (at < 0) {
      at = rooms.push(new Room(world)) - 1;
      entryOf(roomsOf, mostReserved(world, need.company), () => []).push(at);
    }
    rooms[at]!.add(need);
  }
  return { rooms, questions };
}

/** The rooms to ask where a need comes with a service that may not meet everyone; null for all of them. */
function candidates(
  world: World,
  { company }: Need,
  roomsOf: ReadonlyMap<string, readonly number[]>,
): number[] | null {
  const circles = company.map(world.company).filter(circle => circle !== null);
  if (circles.length === 0) return null;
  const [smallest, ...others] = circles.sort((a, b) => a.size - b.size);
  const welcome = [...smallest!].filter(service => others.every(circle => circle.has(service)));
  return welcome.flatMap(service => roomsOf.get(service) ?? []).sort((a, b) => a - b);
}

/**
 * The member under which a room can be found. Whoever may join must be welcome to all its members, so one is
 * enough; the one who meets the fewest narrows it down most.
 */
function mostReserved(world: World, company: readonly string[]): string {
  const size = (service: string) => world.company(service)?.size ?? Number.POSITIVE_INFINITY;
  return company.reduce((best, service) => (size(service) < size(best) ? service : best));
}

function furnish(world: World, inhabitants: readonly string[]): Room {
  const room = new Room(world);
  for (const service of inhabitants) room.join(service);
  return room;
}

/**
 * Filling again in the order of the rooms found, in whatever order of the rooms, never takes more of them and often
 * fewer (Culberson's iterated greedy colouring). It goes on while that helps.
 */
function reorder(world: World, inhabitants: readonly string[], start: Filling): Room[] {
  let best = start.rooms;
  let questions = start.questions;
  // The room of the inhabitants is there before any other, so its needs stay in front.
  const settled = inhabitants.length > 0 ? 1 : 0;
  const refill = (order: (rooms: Room[]) => Room[]) => {
    const rooms = [...best.slice(0, settled), ...order(best.slice(settled))];
    const next = fill(
      world,
      rooms.flatMap(room => room.needs),
      inhabitants,
    );
    questions += next.questions;
    best = next.rooms;
  };
  for (let before = Number.POSITIVE_INFINITY; best.length < before && questions < QUESTIONS; ) {
    before = best.length;
    refill(rooms => rooms.reverse());
    refill(bySize);
  }
  return best;
}

function bySize(rooms: readonly Room[]): Room[] {
  return [...rooms].sort((a, b) => b.members.size - a.members.size);
}

/** The needs by colour. Those that go with the inhabitants come first, then the larger the earlier. */
function colourClasses(world: World, needs: readonly Need[], inhabitants: readonly string[]): Need[][] {
  const alone = needs.map(need => {
    const room = new Room(world);
    room.add(need);
    return room;
  });
  if (inhabitants.length > 0) alone.push(furnish(world, inhabitants));
  const size = alone.length;
  const conflict = new Uint8Array(size * size);
  for (const [i, room] of alone.entries()) {
    for (const [j, need] of needs.entries()) {
      if (i > j && !room.accepts(need)) conflict[i * size + j] = conflict[j * size + i] = 1;
    }
  }
  const colours = colourGraph({ size, adjacent: (a, b) => conflict[a * size + b] === 1 });
  const classes: Need[][] = [];
  for (const [i, need] of needs.entries()) {
    const colour = colours[i]!;
    classes[colour] ??= [];
    classes[colour].push(need);
  }
  const home = inhabitants.length > 0 ? colours[size - 1] : undefined;
  return classes
    .map((list, colour) => ({ list, rank: colour === home ? Number.POSITIVE_INFINITY : list.length }))
    .filter(entry => entry.list !== undefined)
    .sort((a, b) => (b.rank === a.rank ? a.list[0]!.index - b.list[0]!.index : b.rank - a.rank))
    .map(({ list }) => list);
}

/** The needs that could be at odds with any other at all; the rest fit into any room. */
function withDispute(world: World, needs: readonly Need[]): readonly Need[] {
  const meetsAll = (service: string) => world.company(service) === null;
  // Where one stays away from others it is at odds with all of them.
  if (needs.some(need => !need.company.every(meetsAll))) return needs;
  const hasDispute = (service: string) =>
    [world.ownKeys, world.demands, world.found].some(list => list(service).length > 0);
  return needs.filter(need => need.company.some(hasDispute));
}

function setOf(needs: readonly Need[], member: boolean): (need: Need) => boolean {
  const set = new Set(needs);
  return need => set.has(need) === member;
}
