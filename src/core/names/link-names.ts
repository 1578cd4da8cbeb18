import { type Answer, type Endpoint, type Target, targetKey, targetsOf } from './answer.js';

/** Where a name that a link gives comes from. `instance`: generated, such as `db_1` and `PROJECT_db_1`. */
export type NameOrigin = 'alias' | 'container_name' | 'hostname' | 'instance';

/** A name that some link asks for. Whether it wins is another question. */
export interface LinkClaim {
  readonly name: string;
  readonly origin: NameOrigin;
  /** The container that is meant; several where one of them is taken by chance. */
  readonly endpoints: readonly Endpoint[];
}

/** A name that a client can resolve because of a link, with the target that wins. */
export interface LinkName {
  /** As written in the first place that gives it. */
  readonly name: string;
  readonly target: Target;
  readonly origin: NameOrigin;
  /** Chance decides between several targets: there is one entry for each of them. */
  readonly ambiguous: boolean;
}

// The first of these is the reason that people had in mind where a name has several.
const BY_INTENT: readonly NameOrigin[] = ['alias', 'container_name', 'hostname', 'instance'];

function originFor(target: Target, claims: readonly LinkClaim[]): NameOrigin {
  const key = targetKey(target);
  const meant = claims.filter(claim => claim.endpoints.some(endpoint => targetKey(endpoint) === key));
  const origins = new Set((meant.length > 0 ? meant : claims).map(claim => claim.origin));
  return BY_INTENT.find(origin => origins.has(origin))!;
}

/**
 * The names that do lead to a container, out of those that links ask for. What loses to `extra_hosts`, to
 * `localhost` or to the client's own host name drops out, and so does what is no host name or leads nowhere.
 */
export function winningNames(
  claims: readonly LinkClaim[],
  spelling: 'ignore-case' | 'exact',
  resolve: (name: string) => Answer,
): LinkName[] {
  const byName = new Map<string, LinkClaim[]>();
  for (const claim of claims) {
    const key = spelling === 'exact' ? claim.name : claim.name.toLowerCase();
    const others = byName.get(key);
    if (others === undefined) byName.set(key, [claim]);
    else others.push(claim);
  }
  const names: LinkName[] = [];
  for (const sameName of byName.values()) {
    const name = sameName[0]!.name;
    const answer = resolve(name);
    if (answer.kind !== 'found' && answer.kind !== 'any-of') continue;
    const targets = targetsOf(answer);
    for (const target of targets) {
      names.push({ name, target, origin: originFor(target, sameName), ambiguous: targets.length > 1 });
    }
  }
  return names;
}
