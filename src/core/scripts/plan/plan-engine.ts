import { entryOf, groupBy } from '../../plan/grouping.js';
import { unquoted } from '../../text/unquoted.js';
import { type ResolvedLink, resolveLinks } from '../model/resolve-links.js';
import type { Run, Script, ScriptEngine } from '../model/script.js';
import { Claims } from './claims.js';
import { type Group, groupsOf, ownerOf } from './groups.js';
import type { EnginePlan, LinkFate, PlannedNetwork, RunChange } from './plan.js';
import { commonNetwork, isOn, shareOn, unshared, whyFine } from './reuse.js';
import { claimOwnNames, type Room, Rooms } from './rooms.js';
import { type SharedAliases, shareAliases } from './share-aliases.js';
import { Strangers } from './strangers.js';
import { type Surroundings, type Verdict, verdictOn } from './verdict.js';

export interface PlanRequest extends Surroundings {
  readonly order: Script['order'];
  /** The network that a service of a Compose project is on; '' for none. */
  composeNetwork(project: string, service: string): string;
  /** Containers that cannot be moved, with the reason: found when the text was to be edited. */
  readonly obstacles: ReadonlyMap<string, Verdict>;
  /** Arguments of `-e` for a client whose links go. */
  environmentFor(links: readonly ResolvedLink[]): readonly string[];
}

/** Decides what becomes of every link of one engine. Deterministic: first come, first placed. */
export function planEngine(engine: ScriptEngine, request: PlanRequest): EnginePlan {
  return new EnginePlanner(engine, request).plan();
}

class EnginePlanner {
  private readonly links: readonly ResolvedLink[];
  private readonly fates = new Map<ResolvedLink, LinkFate>();
  private readonly rooms: Rooms;
  private readonly strangers: Strangers;
  /** Runs that links start from or lead to. */
  private readonly linked: ReadonlySet<Run>;
  /** Those on the default bridge. */
  private readonly bridged: ReadonlyMap<string, readonly Run[]>;
  /** The room that a container on the default bridge moves to. */
  private readonly roomOf = new Map<string, Room>();

  constructor(
    private readonly engine: ScriptEngine,
    private readonly request: PlanRequest,
  ) {
    this.links = resolveLinks(engine, request.order);
    this.rooms = new Rooms(engine, request.network);
    this.strangers = new Strangers(this.links);
    // Of several commands that start a client, one without links needs no network.
    const targets = new Set(this.links.map(({ link }) => link.target));
    this.linked = new Set(
      engine.runs.filter(run => run.links.length > 0 || (run.name !== null && targets.has(run.name))),
    );
    const onBridge = engine.runs.filter(run => run.attached.kind === 'bridge' && this.linked.has(run));
    this.bridged = groupBy(onBridge, ownerOf);
  }

  plan(): EnginePlan {
    for (const group of groupsOf(this.links.filter(({ run }) => run.attached.kind === 'bridge'))) {
      this.placeGroup(group);
    }
    this.reuse(this.links.filter(({ run }) => run.attached.kind !== 'bridge'));
    const changes = this.changes();
    return {
      engine: this.engine,
      fates: this.links.map(link => this.fates.get(link)!),
      changes,
      networks: this.rooms.all.map(room => this.planned(room)),
    };
  }

  private decide(resolved: ResolvedLink, fate: LinkFate['fate'], reason: Verdict | null = null): void {
    this.fates.set(resolved, { resolved, fate, reason });
  }

  private keep(resolved: ResolvedLink, because: string): void {
    this.decide(resolved, 'kept', { ruleId: 'run-link', because, todo: null });
  }

  private placeGroup(group: Group): void {
    const stops = group.links.map(
      one => verdictOn(one, this.request) ?? (this.composeNetworkOf(one) === '' ? unmoved(one) : null),
    );
    const obstacle = [...group.owners].map(owner => this.request.obstacles.get(owner)).find(Boolean);
    const projects = new Set(group.links.flatMap(one => this.composeNetworkOf(one) ?? []));
    const stranger = stops.some(Boolean) ? null : this.strangerTo(group);
    if (stops.some(Boolean) || obstacle !== undefined || stranger !== null || projects.size > 1) {
      const culprit = group.links[stops.findIndex(Boolean)]?.link.target ?? null;
      const others = obstacle ?? stranger ?? together(culprit, [...projects]);
      for (const [index, one] of group.links.entries()) this.decide(one, 'left', stops[index] ?? others);
      return;
    }
    const heard = new Set(group.links.filter(isHeard));
    const [project] = projects;
    const { room, shared } = this.roomFor(group, heard, project);
    const kept = (one: ResolvedLink) => (heard.has(one) ? (shared.kept.get(one) ?? composeAlias(one)) : null);
    if (group.links.some(one => one.run.command.tool === 'podman' && kept(one) !== null)) {
      const because = 'one name would lead to several containers on a network, and Podman has no links';
      const verdict: Verdict = { ruleId: 'run-link', because, todo: 'give the containers different names' };
      for (const one of group.links) this.decide(one, 'left', verdict);
      return;
    }
    for (const one of group.links) {
      const because = kept(one);
      if (because === null) this.decide(one, 'removed');
      else this.keep(one, because);
    }
    room.isClosed ||= shared.isClosed;
    for (const owner of group.owners) {
      room.owners.add(owner);
      this.roomOf.set(owner, room);
    }
    for (const [owner, names] of shared.aliases) room.aliases.set(owner, names);
  }

  private roomFor(
    group: Group,
    heard: ReadonlySet<ResolvedLink>,
    project: string | undefined,
  ): { readonly room: Room; readonly shared: SharedAliases } {
    const members = [...group.owners].flatMap(owner => this.bridged.get(owner) ?? []);
    const own = () => {
      const claims = new Claims();
      for (const run of members) claimOwnNames(claims, run);
      return claims;
    };
    const links = group.links.filter(one => heard.has(one) && one.composeMade === null);
    const claims = own();
    const shared = shareAliases(links, group.owners, claims);
    const first = members.reduce((a, b) => (a.index < b.index ? a : b));
    if (project !== undefined) return { room: taking(this.rooms.existing(project), claims), shared };
    const free = shared.isClosed ? null : this.rooms.shared(claims);
    if (free) return { room: taking(free, claims), shared };
    const crowded = this.rooms.areMany ? this.rooms.shared(own()) : null;
    if (!crowded) return { room: taking(this.rooms.fresh(claims, shared.isClosed, first), claims), shared };
    // Instead of ever more networks: what others mean by another name stays a link there.
    const everybody = new Set([...crowded.owners, ...group.owners]);
    taking(crowded, own());
    return { room: crowded, shared: shareAliases(links, everybody, crowded.claims) };
  }

  private strangerTo({ owners }: Group): Verdict | null {
    for (const owner of owners) {
      for (const run of this.bridged.get(owner) ?? []) {
        const one = this.strangers.meaning(run);
        if (one !== null) return mayBeMeant(one, run);
      }
    }
    return null;
  }

  private composeNetworkOf({ composeMade }: ResolvedLink): string | null {
    return composeMade && this.request.composeNetwork(composeMade.project, composeMade.service);
  }

  private reuse(links: readonly ResolvedLink[]): void {
    const ready = new Map<string, ResolvedLink[]>();
    for (const resolved of links) {
      const fine = whyFine(resolved);
      const common = commonNetwork(resolved);
      if (fine !== null) this.keep(resolved, fine);
      else if (common === null) this.decide(resolved, 'left', unshared(resolved, this.request));
      else entryOf(ready, common, () => []).push(resolved);
    }
    for (const [name, group] of ready) {
      const members = this.rooms.membersOf(name);
      const { aliases, kept } = shareOn(members, group);
      for (const resolved of group) {
        const because = kept.get(resolved);
        if (because === undefined) this.decide(resolved, 'removed');
        else this.keep(resolved, because);
      }
      const room = this.rooms.existing(name);
      for (const [owner, names] of aliases) room.aliases.set(owner, names);
      for (const run of members) room.owners.add(ownerOf(run));
    }
  }

  private planned({ name, isOurs, owners, aliases }: Room): PlannedNetwork {
    const moved = [...owners].flatMap(owner =>
      this.roomOf.get(owner)?.name === name ? (this.bridged.get(owner) ?? []) : [],
    );
    const there = this.rooms.membersOf(name).filter(run => owners.has(ownerOf(run)));
    const members = [...moved, ...there].sort((a, b) => a.index - b.index);
    return {
      name,
      isCreated: isOurs && members.length > 0 && !this.rooms.isMadeBefore(name, members[0]!),
      members,
      aliases: new Map(members.map(run => [run, aliases.get(ownerOf(run)) ?? []])),
    };
  }

  private changes(): RunChange[] {
    const byRun = groupBy(this.links, ({ run }) => run);
    const reused = this.rooms.all.filter(({ name }) => this.rooms.membersOf(name).length > 0);
    return this.engine.runs.flatMap(run => {
      const owner = ownerOf(run);
      const moves = run.attached.kind === 'bridge';
      if (moves && !this.linked.has(run)) return [];
      const room = moves
        ? this.roomOf.get(owner)
        : reused.find(({ owners, name }) => owners.has(owner) && isOn(run, name));
      if (!room) return [];
      const join = moves ? room.name : null;
      const aliases = room.aliases.get(owner) ?? [];
      const own = byRun.get(run) ?? [];
      const removed = own.filter(one => this.fates.get(one)!.fate === 'removed').map(({ link }) => link);
      if (join === null && aliases.length === 0 && removed.length === 0) return [];
      return [
        { run, join, aliases, removed, environment: join === null ? [] : this.request.environmentFor(own) },
      ];
    });
  }
}

function taking(room: Room, claims: Claims): Room {
  room.claims.addAll(claims);
  return room;
}

/** Of links of one client with one alias the first counts (section E of the semantics). */
function isHeard({ run, link }: ResolvedLink): boolean {
  return run.links.find(other => other.alias?.toLowerCase() === link.alias?.toLowerCase()) === link;
}

/** On its own network a service answers to its name; whatever else a link called it stays a link. */
function composeAlias({ composeMade, link }: ResolvedLink): string | null {
  if (composeMade === null || link.alias === composeMade.service || link.alias === link.target) return null;
  return `"${link.target}" belongs to Compose, so its aliases are given there`;
}

function mayBeMeant({ link }: ResolvedLink, { name, nameOption }: Run): Verdict {
  const ruleId = 'run-link';
  const text = `"${unquoted(link.option.value?.text ?? '')}"`;
  if (nameOption === null || (name !== null && !name.includes('$'))) {
    const because = `the link ${text} may mean one of its containers, and only shows when it runs`;
    return { ruleId, because, todo: 'link that by a fixed name' };
  }
  const because = `"${unquoted(nameOption.value?.text ?? '')}" may come to be the container that the link ${text} means`;
  return { ruleId, because, todo: 'give it a fixed name' };
}

function unmoved({ composeMade }: ResolvedLink): Verdict {
  const because = `the Compose project "${composeMade!.project}" of its target is not on networks`;
  return { ruleId: 'run-link-target', because, todo: 'migrate that one first' };
}

function together(culprit: string | null, projects: readonly string[]): Verdict {
  const ruleId = 'run-link';
  if (projects.length > 1) {
    const names = projects.map(name => `"${name}"`).join(', ');
    const because = `its containers would have to be on several networks of Compose projects: ${names}`;
    return { ruleId, because, todo: null };
  }
  const which = culprit === null ? '' : ` (one that links "${culprit}")`;
  return { ruleId, because: `links join it to a container that cannot move${which}`, todo: null };
}
