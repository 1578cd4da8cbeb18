import type { Stack } from '../compose/stack.js';
import type { MigrateOptions, NameChange } from '../report.js';
import { isClient, isRequired, runtimesOf } from '../requirements.js';
import { type Answer, createResolver, type Resolver, type Target, targetsOf } from '../resolver.js';
import type { UsedNames } from '../used-names.js';

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
 * The property that a migration must have (F3 of the model): every name that one service led to before
 * leads to that service, and to nobody else, afterwards; in the legacy and in the modern Compose.
 */
export function proveNames(
  before: Stack,
  after: Stack,
  instanceNames: MigrateOptions['instanceNames'],
  used: UsedNames,
): NameProof {
  const proof = { lost: [] as NameChange[], changed: [] as NameChange[], ambiguous: [] as NameChange[] };
  const seen = new Map<string, boolean>();
  const clients = new Set<string>();
  let ended = 0;
  for (const runtime of runtimesOf(before.format)) {
    const old = createResolver(before.topology, runtime);
    const now = runtimesOf('services')
      .filter(other => before.format === 'v1' || other.compose === runtime.compose)
      .map(other => createResolver(after.topology, other));
    for (const service of before.services.keys()) {
      if (!isClient(before, service)) continue;
      for (const link of old.linkNames(service)) {
        const targets = targetsOf(old.resolve(service, link.name));
        const was = targets.map(words);
        if (link.ambiguous) {
          if (!seen.has(`${service}\n${link.name}`))
            proof.ambiguous.push({ client: service, name: link.name, before: was, after: [] });
          seen.set(`${service}\n${link.name}`, true);
          continue;
        }
        if (!isRequired(link, instanceNames, used)) {
          if (!now.every(resolver => sameTargets(resolver.resolve(service, link.name), targets))) ended++;
          continue;
        }
        clients.add(service);
        const key = `${service}\n${link.name.toLowerCase()}`;
        if (seen.has(key)) continue;
        const wrong = after.services.has(service) ? wrongAnswer(now, service, link.name, targets) : [];
        seen.set(key, wrong === null);
        if (wrong === null) continue;
        const change = { client: service, name: link.name, before: was, after: wrong };
        (wrong.length === 0 ? proof.lost : proof.changed).push(change);
      }
    }
  }
  const names = seen.size - proof.ambiguous.length;
  return {
    clients: clients.size,
    names,
    preserved: names - proof.lost.length - proof.changed.length,
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
