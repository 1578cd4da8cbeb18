import type { Stack } from '../compose/stack.js';
import type { MigrateOptions, NameChange } from '../report.js';
import { alternatives, isClient, isRequired, runtimesOf } from '../requirements.js';
import { type Answer, createResolver, type Resolver, type Target, targetsOf } from '../resolver.js';
import type { UsedNames } from '../used-names.js';
import { changedClaims } from './claims.js';

export interface NameProof {
  readonly clients: number;
  readonly names: number;
  readonly preserved: number;
  readonly lost: NameChange[];
  readonly changed: NameChange[];
  readonly ambiguous: NameChange[];
  readonly instanceNamesEnded: number;
}

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
  const proof = { lost: [] as NameChange[], changed: [] as NameChange[], ambiguous: [] as NameChange[] };
  const seen = new Set<string>();
  const clients = new Set<string>();
  let names = 0;
  let ended = 0;
  const shared = alternatives(before);
  const affected = changedClaims(before, after);
  for (const runtime of runtimesOf(before.format)) {
    const old = createResolver(before.topology, runtime);
    const now = runtimesOf('services')
      .filter(other => before.format === 'v1' || other.compose === runtime.compose)
      .map(other => createResolver(after.topology, other));
    const check = (client: string, name: string, counted: boolean): void => {
      const key = `${client}\n${name.toLowerCase()}`;
      if (seen.has(key)) return;
      const targets = targetsOf(old.resolve(client, name));
      if (targets.length === 0) return;
      seen.add(key);
      if (counted) names++;
      const wrong = after.services.has(client) ? wrongAnswer(now, client, name, targets) : [];
      if (wrong === null) return;
      const change = { client, name, before: targets.map(words), after: wrong };
      (wrong.length === 0 ? proof.lost : proof.changed).push(change);
    };
    for (const client of before.services.keys()) {
      if (!isClient(before, client)) continue;
      const ending = new Set<string>();
      for (const link of old.linkNames(client)) {
        if (link.ambiguous) {
          const was = targetsOf(old.resolve(client, link.name)).map(words);
          if (!seen.has(`${client}\n${link.name.toLowerCase()}`))
            proof.ambiguous.push({ client, name: link.name, before: was, after: [] });
          seen.add(`${client}\n${link.name.toLowerCase()}`);
        } else if (isRequired(link, instanceNames, used, shared)) {
          clients.add(client);
          check(client, link.name, true);
        } else {
          ending.add(link.name.toLowerCase());
          if (!now.every(resolver => sameTargets(resolver.resolve(client, link.name), [link.target])))
            ended++;
        }
      }
      for (const name of affected(client)) if (!ending.has(name)) check(client, name, false);
    }
  }
  const failed = proof.lost.length + proof.changed.length;
  return {
    clients: clients.size,
    names,
    preserved: Math.max(0, names - failed),
    ...proof,
    instanceNamesEnded: ended,
  };
}

/** What a name leads to where it is not what it was; null where every Compose gives the same as before. */
function wrongAnswer(
  resolvers: readonly Resolver[],
  client: string,
  name: string,
  targets: readonly Target[],
): string[] | null {
  for (const resolver of resolvers) {
    const answer = resolver.resolve(client, name);
    if (!sameTargets(answer, targets)) return targetsOf(answer).map(words);
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
