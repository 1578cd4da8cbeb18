/** Links between containers on user-defined networks. */
import { groupBy } from '../../plan/grouping.js';
import type { ResolvedLink } from '../model/resolve-links.js';
import type { Run } from '../model/script.js';
import { Claims } from './claims.js';
import { ownerOf } from './groups.js';
import { claimNames } from './rooms.js';
import { type SharedAliases, shareAliases } from './share-aliases.js';
import { type Surroundings, type Verdict, verdictOn } from './verdict.js';

export function isOn({ attached }: Run, network: string): boolean {
  return attached.kind === 'networks' && attached.names.includes(network);
}

/** The user-defined network that a client shares with every command that starts its target; null where there is none. */
export function commonNetwork({ run, link, targets }: ResolvedLink): string | null {
  const { attached, command } = run;
  if (link.form !== 'complete' || attached.kind !== 'networks' || targets.length === 0) return null;
  if (command.block.holds !== 'commands') return null;
  return attached.names.find(name => targets.every(target => isOn(target, name))) ?? null;
}

/** Gives the aliases of links to their targets, on the network that all of `members` are on. */
export function shareOn(members: readonly Run[], links: readonly ResolvedLink[]): SharedAliases {
  const claims = new Claims();
  for (const run of members) claimNames(claims, run);
  // On a network the last of several counts (section E of the semantics).
  const wanted = links.filter(
    ({ run, link }) => run.links.findLast(other => other.alias === link.alias) === link,
  );
  const ready = new Set(links.map(({ link }) => link));
  // A link that stays would hide the alias from its client.
  const hidden = wanted.filter(({ run, link }) =>
    run.links.some(other => !ready.has(other) && other.alias?.toLowerCase() === link.alias!.toLowerCase()),
  );
  const { aliases, ...shared } = shareAliases(
    wanted.filter(one => !hidden.includes(one)),
    new Set(members.map(ownerOf)),
    claims,
  );
  const byOwner = groupBy(members, ownerOf);
  const missing = [...aliases].map(([owner, names]) => {
    const had = new Set(byOwner.get(owner)?.flatMap(run => run.aliases));
    return [owner, names.filter(alias => !had.has(alias))] as const;
  });
  const kept = new Map(shared.kept);
  for (const one of hidden)
    kept.set(one, `another link of its client has the name "${one.link.alias}", and stays`);
  return { ...shared, kept, aliases: new Map(missing) };
}

/** Why a link of a client on a network is fine as it is, though its target is not to be seen here; null where it is not. */
export function whyFine({ run, link, targets }: ResolvedLink): string | null {
  if (run.attached.kind !== 'networks') return null;
  const goesOn = 'and on a network its link goes on working';
  if (link.form === 'unknown') return `its target is only known when it runs, ${goesOn}`;
  if (link.form !== 'complete' || targets.length > 0) return null;
  return `"${link.target}" is not started in this file, ${goesOn}`;
}

/** Why a link of a client that is not on the default bridge stays as it is. */
export function unshared(resolved: ResolvedLink, around: Surroundings): Verdict {
  const { link, run } = resolved;
  const { kind } = run.attached;
  const ruleId = 'run-link-network';
  if (kind === 'host' || kind === 'container') {
    const because = 'the engine refuses a link of a container on such a network';
    return { ruleId, because, todo: 'take --link away' };
  }
  if (kind === 'none') {
    return { ruleId, because: 'a container without a network finds nobody', todo: 'take --link away' };
  }
  const because = `"${link.target}" is not on the network of its client`;
  return verdictOn(resolved, around) ?? { ruleId, because, todo: 'put both on one network with --network' };
}
