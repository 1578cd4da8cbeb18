import type { ResolvedLink } from '../model/resolve-links.js';
import { resolveLinks } from '../model/resolve-links.js';
import type { Run, RunLink, Script, ScriptEngine } from '../model/script.js';
import { Claims } from './claims.js';
import { type Group, groupsOf, ownerOf } from './groups.js';
import type { EnginePlan, LinkFate, PlannedNetwork, RunChange } from './plan.js';
import { shareAliases } from './share-aliases.js';
import { type Surroundings, type Verdict, verdictOn } from './verdict.js';

export interface PlanRequest extends Surroundings {
  readonly order: Script['order'];
  /** The network that a service of a Compose project is on; null where nobody knows the project. */
  composeNetwork(project: string, service: string): string;
  /** Containers that cannot be moved, with the reason: found when the text was to be edited. */
  readonly obstacles: ReadonlyMap<string, Verdict>;
  /** Arguments of `-e` for a client whose links go. */
  environmentFor(links: readonly ResolvedLink[]): readonly string[];
}

interface Placed {
  readonly name: string;
  readonly isCreated: boolean;
  readonly claims: Claims;
  isClosed: boolean;
  readonly owners: Set<string>;
  readonly aliases: Map<string, readonly string[]>;
}

/** Decides what becomes of every link of one engine. Deterministic: first come, first placed. */
export function planEngine(engine: ScriptEngine, request: PlanRequest): EnginePlan {
  const links = resolveLinks(engine, request.order);
  return new EnginePlanner(engine, links, request).plan();
}

class EnginePlanner {
  private readonly fates = new Map<ResolvedLink, LinkFate>();
  private readonly networks: Placed[] = [];

  constructor(
    private readonly engine: ScriptEngine,
    private readonly links: readonly ResolvedLink[],
    private readonly request: PlanRequest,
  ) {}

  plan(): EnginePlan {
    const onBridge = this.links.filter(({ run }) => run.attached.kind === 'bridge');
    for (const group of groupsOf(onBridge)) this.placeGroup(group);
    this.reuse(this.links.filter(({ run }) => run.attached.kind !== 'bridge'));
    const moved = this.movedRuns();
    return {
      engine: this.engine,
      fates: this.links.map(link => this.fates.get(link)!),
      changes: moved,
      networks: this.networks.map(network => this.planned(network)),
    };
  }

  private decide(resolved: ResolvedLink, fate: LinkFate['fate'], reason: Verdict | null = null): void {
    this.fates.set(resolved, { resolved, fate, reason });
  }

  private keep(resolved: ResolvedLink, because: string): void {
    this.decide(resolved, 'kept', { ruleId: 'run-link', because, todo: null });
  }

  private placeGroup(group: Group): void {
    const stops = group.links.map(resolved => verdictOn(resolved, this.request));
    const obstacle = [...group.owners].map(owner => this.request.obstacles.get(owner)).find(Boolean);
    const projects = new Set(group.links.flatMap(one => this.composeNetworkOf(one) ?? []));
    const stopped = stops.some(Boolean) || obstacle !== undefined || projects.size > 1;
    if (stopped) {
      const culprit = group.links[stops.findIndex(Boolean)]?.link.target ?? null;
      for (const [index, resolved] of group.links.entries()) {
        const verdict = stops[index] ?? obstacle ?? together(culprit, [...projects]);
        this.decide(resolved, 'left', verdict);
      }
      return;
    }
    const claims = new Claims();
    for (const run of this.runsOf(group.owners)) claimOwnNames(claims, run);
    const wanted = group.links.filter(resolved => this.isHeard(resolved));
    const [project] = projects;
    const { aliases, kept, isClosed } = shareAliases(
      wanted.filter(resolved => resolved.composeMade === null),
      group.owners,
      claims,
    );
    for (const resolved of group.links) {
      const because = kept.get(resolved) ?? this.composeAlias(resolved);
      if (because === null || !wanted.includes(resolved)) this.decide(resolved, 'removed');
      else this.keep(resolved, because);
    }
    const place = project === undefined ? this.roomFor(claims, isClosed) : this.existing(project);
    place.claims.addAll(claims);
    place.isClosed ||= isClosed;
    for (const owner of group.owners) place.owners.add(owner);
    for (const [owner, names] of aliases) place.aliases.set(owner, names);
  }

  /** On its own network a service answers to its name; whatever else a link called it stays a link. */
  private composeAlias({ composeMade, link }: ResolvedLink): string | null {
    if (composeMade === null || link.alias === composeMade.service || link.alias === link.target) return null;
    return `"${link.target}" belongs to Compose, so its aliases are given there`;
  }

  private composeNetworkOf({ composeMade }: ResolvedLink): string | null {
    return composeMade && this.request.composeNetwork(composeMade.project, composeMade.service);
  }

  /** Of links of one client with one alias the first counts (section E of the semantics). */
  private isHeard({ run, link }: ResolvedLink): boolean {
    return run.links.find(other => other.alias?.toLowerCase() === link.alias?.toLowerCase()) === link;
  }

  private roomFor(claims: Claims, isClosed: boolean): Placed {
    const free = this.networks.find(
      network => network.isCreated && !network.isClosed && !isClosed && !network.claims.collidesWith(claims),
    );
    if (free) return free;
    for (let number = 1; ; number++) {
      const name = number === 1 ? this.request.network : `${this.request.network}-${number}`;
      if (this.networks.some(network => network.name === name)) continue;
      const own = new Claims();
      const there = this.engine.runs.filter(run => isOn(run, name));
      for (const run of there) claimNames(own, run);
      if (there.length > 0 && (isClosed || own.collidesWith(claims))) continue;
      return this.add(name, true, own);
    }
  }

  private existing(name: string): Placed {
    return this.networks.find(network => network.name === name) ?? this.add(name, false, new Claims());
  }

  private add(name: string, isCreated: boolean, claims: Claims): Placed {
    const made = { name, isCreated, claims, isClosed: false, owners: new Set<string>(), aliases: new Map() };
    this.networks.push(made);
    return made;
  }

  /** Links between containers on one user-defined network: the alias goes to the target where it can. */
  private reuse(links: readonly ResolvedLink[]): void {
    const ready = new Map<string, ResolvedLink[]>();
    for (const resolved of links) {
      const common = commonNetwork(resolved);
      if (isAlone(resolved)) {
        const because = `"${resolved.link.target}" is not started in this file, and on a network its link goes on working`;
        this.keep(resolved, because);
      } else if (common === null) {
        this.decide(resolved, 'left', unshared(resolved, this.request));
      } else ready.set(common, [...(ready.get(common) ?? []), resolved]);
    }
    for (const [name, group] of ready) {
      const members = this.engine.runs.filter(run => isOn(run, name));
      const claims = new Claims();
      for (const run of members) claimNames(claims, run);
      const wanted = group.filter(({ run, link }) => {
        // On a network the last of several counts (section E of the semantics).
        return run.links.findLast(other => other.alias === link.alias) === link;
      });
      const { aliases, kept } = shareAliases(wanted, new Set(members.map(ownerOf)), claims);
      for (const resolved of group) {
        const because = kept.get(resolved);
        if (because === undefined) this.decide(resolved, 'removed');
        else this.keep(resolved, because);
      }
      const place = this.existing(name);
      for (const [owner, names] of aliases) {
        const had = new Set(members.filter(run => ownerOf(run) === owner).flatMap(run => run.aliases));
        place.aliases.set(
          owner,
          names.filter(alias => !had.has(alias)),
        );
      }
      for (const run of members) place.owners.add(ownerOf(run));
    }
  }

  private runsOf(owners: ReadonlySet<string>): Run[] {
    return this.engine.runs.filter(run => run.attached.kind === 'bridge' && owners.has(ownerOf(run)));
  }

  private planned({ name, isCreated, owners, aliases }: Placed): PlannedNetwork {
    const members = this.engine.runs.filter(
      run => owners.has(ownerOf(run)) && (run.attached.kind === 'bridge' || isOn(run, name)),
    );
    const made = this.engine.creations.some(creation => creation.network === name);
    return {
      name,
      isCreated: isCreated && !made,
      members,
      aliases: new Map(members.map(run => [run, aliases.get(ownerOf(run)) ?? []])),
    };
  }

  private movedRuns(): RunChange[] {
    return this.engine.runs.flatMap(run => {
      const place = this.networks.find(
        ({ owners, name }) => owners.has(ownerOf(run)) && (run.attached.kind === 'bridge' || isOn(run, name)),
      );
      if (!place) return [];
      const join = run.attached.kind === 'bridge' ? place.name : null;
      const aliases = place.aliases.get(ownerOf(run)) ?? [];
      const own = this.links.filter(resolved => resolved.run === run);
      const gone = own.filter(resolved => this.fates.get(resolved)!.fate === 'removed');
      const removed: RunLink[] = gone.map(({ link }) => link);
      if (join === null && aliases.length === 0 && removed.length === 0) return [];
      const environment = join === null ? [] : this.request.environmentFor(own);
      return [{ run, join, aliases, removed, environment }];
    });
  }
}

function isOn({ attached }: Run, network: string): boolean {
  return attached.kind === 'networks' && attached.names.includes(network);
}

function claimOwnNames(claims: Claims, run: Run): void {
  const owner = ownerOf(run);
  if (run.name !== null) claims.add(run.name, owner);
  if (run.hostname !== null) claims.add(run.hostname, owner);
}

function claimNames(claims: Claims, run: Run): void {
  claimOwnNames(claims, run);
  for (const alias of run.aliases) claims.add(alias, ownerOf(run));
}

/** The user-defined network that a client shares with every command that starts its target; null where there is none. */
function commonNetwork({ run, link, targets }: ResolvedLink): string | null {
  const { attached, command } = run;
  if (link.form !== 'complete' || attached.kind !== 'networks' || targets.length === 0) return null;
  if (command.block.holds !== 'commands') return null;
  return attached.names.find(name => targets.every(target => isOn(target, name))) ?? null;
}

/** Whether a client on a network links something that this file does not start. */
function isAlone({ run, link, targets }: ResolvedLink): boolean {
  return run.attached.kind === 'networks' && link.form === 'complete' && targets.length === 0;
}

function unshared(resolved: ResolvedLink, around: Surroundings): Verdict {
  const { link, run } = resolved;
  const { kind } = run.attached;
  if (kind === 'host' || kind === 'container') {
    return {
      ruleId: 'run-link-network',
      because: 'the engine refuses a link of a container on such a network',
      todo: 'take --link away',
    };
  }
  if (kind === 'none') {
    return {
      ruleId: 'run-link-network',
      because: 'a container without a network finds nobody',
      todo: 'take --link away',
    };
  }
  const verdict = verdictOn(resolved, around);
  return (
    verdict ?? {
      ruleId: 'run-link-network',
      because: `"${link.target}" is not on the network of its client`,
      todo: 'put both on one network with --network',
    }
  );
}

function together(culprit: string | null, projects: readonly string[]): Verdict {
  if (projects.length > 1) {
    return {
      ruleId: 'run-link',
      because: `its containers would have to be on several networks of Compose projects: ${projects.map(name => `"${name}"`).join(', ')}`,
      todo: null,
    };
  }
  return {
    ruleId: 'run-link',
    because: `it is joined by links to a container that cannot move${culprit === null ? '' : ` because of its link to "${culprit}"`}`,
    todo: null,
  };
}
