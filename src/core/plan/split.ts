import { colourGraph } from './colour.js';
import { entryOf } from './grouping.js';
import type { Need } from './model.js';
import { Room, type World } from './room.js';

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

  const disputed = needs.length <= PAIRWISE ? needs : withDispute(world, needs, inhabitants);
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
  let questions = 0;
  if (inhabitants.length > 0) rooms.push(furnish(world, inhabitants));
  for (const need of needs) {
    let at = rooms.findIndex(room => room.accepts(need));
    if (at < 0) at = rooms.push(new Room(world)) - 1;
    questions += at + 1;
    rooms[at]!.add(need);
  }
  return { rooms, questions };
}

function furnish(world: World, inhabitants: readonly string[]): Room {
  const room = new Room(world);
  for (const service of inhabitants) room.join(service);
  return room;
}

/**
 * Filling again in the order of the rooms found, in whatever order of the rooms, never takes more of them and often
 * fewer (Culberson's iterated greedy colouring).
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
  while (questions < QUESTIONS) {
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
function withDispute(world: World, needs: readonly Need[], inhabitants: readonly string[]): readonly Need[] {
  const services = new Set([...inhabitants, ...needs.flatMap(need => need.company)]);
  const claims = new Map<string, Set<string>>();
  const wanted = new Map<string, Set<string>>();
  const note = (map: Map<string, Set<string>>, key: string, service: string) => {
    entryOf(map, key, () => new Set()).add(service);
  };
  for (const service of services) {
    // Who may meet only some is at odds with everyone else.
    if (world.company(service) !== null) return needs;
    for (const key of world.ownKeys(service)) note(claims, key, service);
    for (const { key, target } of world.demands(service)) note(wanted, key, target);
  }
  for (const need of needs) {
    if (!world.gives(need)) continue;
    if (need.key.includes('.')) return needs;
    note(claims, need.key, need.target);
  }
  const disputed = (key: string) => {
    const all = new Set([...(claims.get(key) ?? []), ...(wanted.get(key) ?? [])]);
    return wanted.has(key) && all.size > 1;
  };
  const touchy = new Set(
    [...services].filter(
      service =>
        world.ownKeys(service).some(disputed) || world.demands(service).some(({ key }) => disputed(key)),
    ),
  );
  return needs.filter(need => need.company.some(service => touchy.has(service)));
}

function setOf(needs: readonly Need[], member: boolean): (need: Need) => boolean {
  const set = new Set(needs);
  return need => set.has(need) === member;
}
