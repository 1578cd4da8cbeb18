import type { ComposeFile, RawService } from '../compose/file.js';
import { dependencyNames } from '../compose/values.js';
import type { ItemNode, MappingNode } from '../yaml/tree.js';
import { resolve } from '../yaml/tree.js';
import type { Intents } from './intent.js';

/** What happens to the `links` of one mapping, and to the order edges that come from it. */
export interface LinkSite {
  readonly mapping: MappingNode;
  readonly keep: Set<ItemNode>;
  /** Entries that become entries of `depends_on` here; empty where it is written elsewhere. */
  readonly becomes: Map<ItemNode, string>;
  /** Services that have a `depends_on` of their own, which takes the edges instead. */
  readonly extended: Map<MappingNode, string[]>;
}

/** The mappings of a file that hold `links`, with what all services that use them want of them. */
export function linkSites(file: ComposeFile, intents: Intents): LinkSite[] {
  const sites = new Map<MappingNode, LinkSite>();
  for (const raw of file.services.values()) {
    const links = raw.entries.get('links');
    const intent = intents.get(raw);
    if (!links) continue;
    let site = sites.get(links.holder);
    if (!site) {
      site = { mapping: links.holder, keep: new Set(), becomes: new Map(), extended: new Map() };
      sites.set(links.holder, site);
    }
    if (!intent) continue;
    for (const item of intent.keep) site.keep.add(item);
    addEdges(site, raw, intent.becomes);
  }
  for (const site of sites.values()) for (const item of site.keep) site.becomes.delete(item);
  return [...sites.values()];
}

function addEdges(site: LinkSite, raw: RawService, becomes: ReadonlyMap<ItemNode, string>): void {
  const existing = raw.entries.get('depends_on');
  if (!existing) {
    for (const [item, target] of becomes) site.becomes.set(item, target);
    return;
  }
  const known = dependencyNames(resolve(existing.pair.value));
  const list = site.extended.get(existing.holder) ?? [];
  for (const target of becomes.values())
    if (!known.includes(target) && !list.includes(target)) list.push(target);
  site.extended.set(existing.holder, list);
}
