import { groupBy } from '../../plan/grouping.js';
import type { Run, ScriptEngine } from '../model/script.js';
import { Claims } from './claims.js';
import { ownerOf } from './groups.js';

/** A network, while it fills. */
export interface Room {
  readonly name: string;
  /** Whether it is one of ours; the others are there already, or Compose makes them. */
  readonly isOurs: boolean;
  readonly claims: Claims;
  isClosed: boolean;
  readonly owners: Set<string>;
  /** New ones, by owner. */
  readonly aliases: Map<string, readonly string[]>;
}

/** A host has room for about 30 networks, those of other projects included. */
const MANY = 10;

/** The networks of one engine. */
export class Rooms {
  private readonly byName = new Map<string, Room>();
  private readonly members: ReadonlyMap<string, readonly Run[]>;
  private number = 0;

  constructor(
    private readonly engine: ScriptEngine,
    /** The name of the first one. */
    private readonly base: string,
  ) {
    const attached = engine.runs.flatMap(run =>
      run.attached.kind === 'networks' ? run.attached.names.map(name => ({ name, run })) : [],
    );
    this.members = new Map(
      [...groupBy(attached, ({ name }) => name)].map(([name, runs]) => [name, runs.map(({ run }) => run)]),
    );
  }

  get all(): readonly Room[] {
    return [...this.byName.values()];
  }

  /** Commands that put their container on the network as the script stands. */
  membersOf(network: string): readonly Run[] {
    return this.members.get(network) ?? [];
  }

  existing(name: string): Room {
    return this.byName.get(name) ?? this.add(name, false, new Claims());
  }

  /** The first of ours where no name would get a second owner; null where many were tried. */
  shared(claims: Claims): Room | null {
    return this.ours().find(room => !room.isClosed && !room.claims.collidesWith(claims)) ?? null;
  }

  get areMany(): boolean {
    return this.ours().length >= MANY;
  }

  /** A new one for containers of which `first` starts first. */
  fresh(claims: Claims, isClosed: boolean, first: Run): Room {
    for (;;) {
      this.number++;
      const name = this.number === 1 ? this.base : `${this.base}-${this.number}`;
      if (this.byName.has(name) || this.isTaken(name, first)) continue;
      const own = new Claims();
      const there = this.membersOf(name);
      for (const run of there) claimNames(own, run);
      if (there.length > 0 && (isClosed || own.collidesWith(claims))) continue;
      return this.add(name, true, own);
    }
  }

  /** Whether the script makes the network before any of these commands. */
  isMadeBefore(name: string, first: Run): boolean {
    return this.engine.creations.some(({ network, command }) => {
      const { inFunction } = command.context;
      const isReached = inFunction === null || inFunction === first.command.context.inFunction;
      return network === name && isReached && command.start < first.command.start;
    });
  }

  /** Whether the script makes a network of that name later, or connects containers to it itself: both fail then. */
  private isTaken(name: string, first: Run): boolean {
    const { creations, connections } = this.engine;
    const isMade = creations.some(({ network }) => network === name);
    return (isMade && !this.isMadeBefore(name, first)) || connections.some(({ network }) => network === name);
  }

  private ours(): Room[] {
    return this.all.filter(({ isOurs }) => isOurs);
  }

  private add(name: string, isOurs: boolean, claims: Claims): Room {
    const room = { name, isOurs, claims, isClosed: false, owners: new Set<string>(), aliases: new Map() };
    this.byName.set(name, room);
    return room;
  }
}

/** The names that a container has on any network. */
export function claimOwnNames(claims: Claims, run: Run): void {
  const owner = ownerOf(run);
  if (run.name !== null) claims.add(run.name, owner);
  if (run.hostname !== null) claims.add(run.hostname, owner);
}

/** These and its aliases. */
export function claimNames(claims: Claims, run: Run): void {
  claimOwnNames(claims, run);
  for (const alias of run.aliases) claims.add(alias, ownerOf(run));
}
