import { groupBy } from '../../plan/grouping.js';
import type { ResolvedLink } from '../model/resolve-links.js';
import type { Claims } from './claims.js';
import { ownerOf } from './groups.js';

/** How the names of links are given on one network. */
export interface SharedAliases {
  /** New aliases by owner, in order. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
  /** Links that only their client can have, with the reason. */
  readonly kept: ReadonlyMap<ResolvedLink, string>;
  /** Whether an alias may be a public name, so that nobody else may join the network. */
  readonly isClosed: boolean;
}

/** What the engine takes as an alias and every shell as a plain word. */
const PLAIN = /^[a-zA-Z0-9][a-zA-Z0-9._-]*$/;

/**
 * Gives the aliases of links to their targets where nobody else on the network claims them, and keeps the others as
 * links: on a network the engine asks a client's links first (vector net-link-beats-alias). `claims` are the names that
 * its members have by themselves; the new aliases are added to them.
 */
export function shareAliases(
  links: readonly ResolvedLink[],
  members: ReadonlySet<string>,
  claims: Claims,
): SharedAliases {
  const aliases = new Map<string, string[]>();
  const kept = new Map<ResolvedLink, string>();
  let isClosed = false;
  for (const wanted of groupBy(links, ({ link }) => link.alias!.toLowerCase()).values()) {
    const alias = wanted[0]!.link.alias!;
    const owner = mostWanted(wanted);
    for (const one of wanted) {
      if (one.link.target !== owner) kept.set(one, `"${alias}" means "${owner}" to other containers`);
    }
    const own = wanted.filter(one => one.link.target === owner);
    const keepOwn = (because: string) => {
      for (const one of own) kept.set(one, because);
    };
    if (claims.disputes(alias, owner)) {
      keepOwn(`another container on the network has the name "${alias}"`);
      continue;
    }
    if (alias.toLowerCase() === owner.toLowerCase()) continue;
    if (!PLAIN.test(alias)) {
      keepOwn('the alias is only known when it runs');
      continue;
    }
    if (alias.includes('.')) {
      const clients = new Set(own.map(({ run }) => ownerOf(run)));
      if ([...members].some(member => member !== owner && !clients.has(member))) {
        keepOwn(`"${alias}" may be a public name, and others on the network must not find it here`);
        continue;
      }
      isClosed = true;
    }
    claims.add(alias, owner);
    const known = aliases.get(owner) ?? [];
    aliases.set(owner, known);
    known.push(alias);
  }
  return { aliases, kept, isClosed };
}

/** The target that most links mean by the name; the first of several. */
function mostWanted(links: readonly ResolvedLink[]): string {
  const counts = new Map<string, number>();
  for (const { link } of links) counts.set(link.target!, (counts.get(link.target!) ?? 0) + 1);
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}
