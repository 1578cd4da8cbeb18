import { agree, agrees, type Meanings, note, type SEVERAL } from './meanings.js';
import type { Need } from './model.js';
import type { World } from './world.js';

/**
 * A new network in the making. It takes a need only if afterwards every name that a member asks for, or finds
 * another by already, is claimed on it by nobody but the service meant, and nobody meets a service that must not be met.
 * Each need is taken to be in order by itself.
 */
export class Room {
  readonly needs: Need[] = [];
  readonly members = new Set<string>();
  private readonly claims = new Map<string, string | typeof SEVERAL>();
  private readonly demands = new Map<string, string | typeof SEVERAL>();
  private readonly found = new Set<Meanings>();
  private readonly guards = new Map<string, ReadonlySet<string>>();

  constructor(private readonly world: World) {}

  accepts(need: Need): boolean {
    if (this.world.gives(need) && !this.suits(need.key, need.target)) return false;
    return need.company.every(service => this.members.has(service) || this.admits(service));
  }

  add(need: Need): void {
    this.needs.push(need);
    for (const service of need.company) this.join(service);
    if (this.world.gives(need)) note(this.claims, need.key, need.target);
  }

  /** A member that no need brings. */
  join(service: string): void {
    if (this.members.has(service)) return;
    this.members.add(service);
    for (const key of this.world.ownKeys(service)) note(this.claims, key, service);
    for (const { key, target } of this.world.demands(service)) note(this.demands, key, target);
    for (const found of this.world.found(service)) this.found.add(found);
    const company = this.world.company(service);
    if (company !== null) this.guards.set(service, company);
  }

  private admits(service: string): boolean {
    for (const company of this.guards.values()) if (!company.has(service)) return false;
    const company = this.world.company(service);
    if (company !== null && !within(this.members, company)) return false;
    return (
      this.world.ownKeys(service).every(key => this.suits(key, service)) &&
      this.world.demands(service).every(({ key, target }) => agrees(this.claims, key, target)) &&
      this.world.found(service).every(found => agree(found, this.claims))
    );
  }

  /** Whether nobody here minds if the service answers to the name. */
  private suits(key: string, service: string): boolean {
    if (!agrees(this.demands, key, service)) return false;
    for (const found of this.found) if (!agrees(found, key, service)) return false;
    return true;
  }
}

function within(members: ReadonlySet<string>, circle: ReadonlySet<string>): boolean {
  if (members.size > circle.size) return false;
  for (const member of members) if (!circle.has(member)) return false;
  return true;
}
