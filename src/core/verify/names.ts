import type { Stack } from '../compose/stack.js';
import { alternatives, isClient, isRequired } from '../migration/requirements.js';
import type { UsedNames } from '../migration/used-names.js';
import {
  type Answer,
  createResolver,
  type LinkName,
  type Resolver,
  runtimesOf,
  type Target,
  targetsOf,
} from '../names/resolver.js';
import type { MigrateOptions, NameChange, Proof } from '../report.js';
import { changedClaims } from './claims.js';

/** The part of a proof that is about names which links and networks gave. */
export type NameProof = Omit<Proof, 'gained' | 'variables'>;

/**
 * The property that a migration must have (F3 of the model): every name that led to one service before
 * leads to that service, and to nobody else, afterwards; in the legacy and in the modern Compose. Counted
 * are the names that links gave; those that networks gave are checked wherever a network changed.
 */
export function proveNames(
  before: Stack,
  after: Stack,
  instanceNames: MigrateOptions['instanceNames'],
  used: UsedNames,
): NameProof {
  const shared = alternatives(before);
  const affected = changedClaims(before, after);
  const findings = new Findings(before, after);
  for (const runtime of runtimesOf(before.format)) {
    const old = createResolver(before.topology, runtime);
    const now = runtimesOf('services')
      .filter(other => before.format === 'v1' || other.compose === runtime.compose)
      .map(other => createResolver(after.topology, other));
    for (const client of before.services.keys()) {
      if (!isClient(before, client)) continue;
      const ending = new Set<string>();
      for (const link of old.linkNames(client)) {
        if (link.ambiguous) findings.chance(client, link.name, old);
        else if (isRequired(link, instanceNames, used, shared))
          findings.compare(client, link.name, old, now, true);
        else {
          ending.add(link.name.toLowerCase());
          findings.endInstanceName(client, link, now);
        }
      }
      for (const name of affected(client))
        if (!ending.has(name)) findings.compare(client, name, old, now, false);
    }
  }
  return findings.proof();
}

/** Collects what was found for pairs of client and name, each looked at once. */
class Findings {
  private readonly seen = new Set<string>();
  private readonly clients = new Set<string>();
  private readonly lost: NameChange[] = [];
  private readonly changed: NameChange[] = [];
  private readonly ambiguous: NameChange[] = [];
  private names = 0;
  private ended = 0;

  constructor(
    private readonly before: Stack,
    private readonly after: Stack,
  ) {}

  /** A name that two targets answered before, as chance would have it: nothing can be promised. */
  chance(client: string, name: string, old: Resolver): void {
    if (!this.isNew(client, name)) return;
    this.ambiguous.push({ client, name, before: targetsOf(old.resolve(client, name)).map(words), after: [] });
  }

  /** A name that led somewhere before must lead there afterwards. `counted`: whether a link gave it. */
  compare(client: string, name: string, old: Resolver, now: readonly Resolver[], counted: boolean): void {
    const targets = targetsOf(old.resolve(client, name));
    if (counted) this.clients.add(client);
    if (targets.length === 0 || !this.isNew(client, name)) return;
    if (counted) this.names++;
    // Format 1 took a name in any case; small letters are what programs use beside the spelling of the file.
    const spellings = this.before.format === 'v1' ? [...new Set([name, name.toLowerCase()])] : [name];
    const wrong = this.after.services.has(client) ? wrongAnswer(now, client, spellings, targets) : [];
    if (wrong === null) return;
    const list = wrong.length === 0 ? this.lost : this.changed;
    list.push({ client, name, before: targets.map(words), after: wrong });
  }

  /** A generated name that nothing asks for may end. */
  endInstanceName(client: string, { name, target }: LinkName, now: readonly Resolver[]): void {
    if (!now.every(resolver => sameTargets(resolver.resolve(client, name), [target]))) this.ended++;
  }

  proof(): NameProof {
    const { lost, changed, ambiguous, names } = this;
    const preserved = Math.max(0, names - lost.length - changed.length);
    return {
      clients: this.clients.size,
      names,
      preserved,
      lost,
      changed,
      ambiguous,
      instanceNamesEnded: this.ended,
    };
  }

  private isNew(client: string, name: string): boolean {
    const key = `${client}\n${this.before.format === 'v1' ? name.toLowerCase() : name}`;
    if (this.seen.has(key)) return false;
    this.seen.add(key);
    return true;
  }
}

/** What a name leads to where it is not what it was; null where every Compose gives the same as before. */
function wrongAnswer(
  resolvers: readonly Resolver[],
  client: string,
  spellings: readonly string[],
  targets: readonly Target[],
): string[] | null {
  for (const resolver of resolvers) {
    for (const name of spellings) {
      const answer = resolver.resolve(client, name);
      if (!sameTargets(answer, targets)) return targetsOf(answer).map(words);
    }
  }
  return null;
}

function sameTargets(answer: Answer, targets: readonly Target[]): boolean {
  const got = targetsOf(answer).map(words).sort();
  return got.length > 0 && JSON.stringify(got) === JSON.stringify(targets.map(words).sort());
}

function words(target: Target): string {
  return target.kind === 'service' ? target.service : target.container;
}
