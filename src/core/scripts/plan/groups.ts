import type { ResolvedLink } from '../model/resolve-links.js';
import type { Run } from '../model/script.js';

/** Containers that links join, so that they move to a network together or not at all. */
export interface Group {
  /** Owners: one for each container, whichever commands start it; see `ownerOf`. */
  readonly owners: ReadonlySet<string>;
  readonly links: readonly ResolvedLink[];
}

/** What stands for the container of a command: its name, or the command itself where it has none. */
export function ownerOf({ name, index }: Run): string {
  return name ?? `#${index}`;
}

/** Links on the default bridge, by the containers that they join; in the order of the text. */
export function groupsOf(links: readonly ResolvedLink[]): Group[] {
  const parent = new Map<string, string>();
  const root = (owner: string): string => {
    let top = owner;
    while (parent.has(top) && parent.get(top) !== top) top = parent.get(top)!;
    parent.set(owner, top);
    return top;
  };
  for (const { run, link, targets } of links) {
    const ends = [ownerOf(run), ...(targets.length > 0 && link.target !== null ? [link.target] : [])];
    const [first, ...others] = ends.map(root);
    parent.set(first!, first!);
    for (const other of others) parent.set(other, first!);
  }
  const groups = new Map<string, { owners: Set<string>; links: ResolvedLink[] }>();
  for (const resolved of links) {
    const key = root(ownerOf(resolved.run));
    const group = groups.get(key) ?? { owners: new Set(), links: [] };
    groups.set(key, group);
    group.links.push(resolved);
    group.owners.add(ownerOf(resolved.run));
    if (resolved.targets.length > 0) group.owners.add(resolved.link.target!);
  }
  return [...groups.values()];
}
