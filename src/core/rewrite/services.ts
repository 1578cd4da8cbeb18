import type { Stack } from '../compose/stack.js';
import type { MigrateOptions } from '../report.js';
import type { MappingNode, PairNode, TreeNode } from '../yaml/tree.js';
import { dependsOnWithComments, extendDependsOn } from './depends-on.js';
import type { FileDraft } from './draft.js';
import { environmentFragment, writeVariables } from './environment.js';
import type { EnvironmentSite } from './environment-sites.js';
import type { Fragment } from './fragment.js';
import type { Intents } from './intent.js';
import { rewriteLinks } from './links.js';
import { networkSites } from './network-sites.js';
import { extendNetworks, type NetworkEntry, networksFragment } from './networks.js';
import { type Conditions, type OrderSites, orderSites } from './order-sites.js';
import { insertPairs, ownPair, replacePair } from './pairs.js';

/** `links`, `depends_on`, `environment`, `networks` and the network mode of all services of one file. */
export function rewriteServices(
  draft: FileDraft,
  intents: Intents,
  conditions: Conditions,
  variables: readonly EnvironmentSite[],
): void {
  const networks = networkSites(draft.file, intents);
  const order = orderSites(draft.file, intents, conditions);
  const modes = leavingModes(draft, intents);
  const fresh = new Map<MappingNode, Fragment>();
  for (const site of variables) {
    if (site.how === 'new') fresh.set(site.holder, environmentFragment(draft.file, site));
    else writeVariables(draft, site);
  }
  rewriteOrder(draft, order, { networks, variables: fresh }, conditions);
  const done = new Set(order.links.map(({ mapping }) => mapping));
  // What goes into a section comes before what goes behind it, where both end on one line.
  const rest = [...networks].filter(([mapping]) => !done.has(mapping) || ownPair(mapping, 'networks'));
  for (const [mapping, joined] of rest) {
    const existing = ownPair(mapping, 'networks');
    if (existing) extendNetworks(draft, mapping, existing, joined);
  }
  for (const [mapping, fragment] of order.written)
    if (!done.has(mapping)) insertPairs(draft, mapping, null, [fragment]);
  for (const [mapping, fragment] of fresh)
    if (!done.has(mapping)) insertPairs(draft, mapping, null, [fragment]);
  for (const [mapping, joined] of rest)
    if (!ownPair(mapping, 'networks')) writeNetworks(draft, mapping, joined, modes);
  for (const [mapping, key] of modes) replacePair(draft, mapping, ownPair(mapping, key)!, []);
}

/** New keys that stand where links stood. */
interface Beside {
  readonly networks: ReadonlyMap<MappingNode, readonly NetworkEntry[]>;
  readonly variables: ReadonlyMap<MappingNode, Fragment>;
}

/** Start order where it is written already, and `links` with all that takes their place. */
function rewriteOrder(draft: FileDraft, order: OrderSites, beside: Beside, conditions: Conditions): void {
  const moved = new Map<MappingNode, string[]>();
  const staying = new Map(
    order.links.map(({ mapping, keep, added }) => [mapping, new Set([...keep, ...added.keys()])]),
  );
  for (const [holder, targets] of order.extended) {
    const pair = ownPair(holder, 'depends_on')!;
    moved.set(
      holder,
      extendDependsOn(draft, holder, pair, targets, conditions(targets), staying.get(holder) ?? new Set()),
    );
  }
  const lists = new Set(order.links.map(({ mapping }) => ownPair(mapping, 'links')?.value));
  for (const { mapping, keep, added, becomes } of order.links) {
    requireOwnList(draft, ownPair(mapping, 'links')!, lists);
    const targets = [...new Set(becomes.values())];
    const condition = conditions(targets);
    const following: Fragment[] = order.emptied.has(mapping) ? [{ key: 'links', value: [] }] : [];
    if (order.written.has(mapping)) following.push(order.written.get(mapping)!);
    else if (keep.size + added.size > 0 && targets.length > 0) {
      const own = dependsOnWithComments(draft, mapping, targets, condition, staying.get(mapping)!);
      following.push(own.fragment);
      moved.set(mapping, own.moved);
    }
    const variables = beside.variables.get(mapping);
    if (variables) following.push(variables);
    const joined = ownPair(mapping, 'networks') ? undefined : beside.networks.get(mapping);
    if (joined) following.push(networksFragment(joined));
    rewriteLinks(draft, mapping, {
      keep,
      added,
      becomes,
      condition,
      following,
      moved: moved.get(mapping) ?? [],
    });
  }
}

/** A list behind an alias is edited where its anchor stands, and that must be the links of a service that counts. */
function requireOwnList(
  draft: FileDraft,
  { value }: PairNode,
  lists: ReadonlySet<TreeNode | null | undefined>,
): void {
  if (value?.kind !== 'alias' || lists.has(value.target)) return;
  const message = `"*${value.name}" stands for a list that is not the links of any service: write it out here`;
  draft.refuse(value.start, 'link-legacy', message);
}

/** Writes `networks` into a mapping without links: in the place of `net`, or at the end. */
function writeNetworks(
  draft: FileDraft,
  mapping: MappingNode,
  networks: readonly NetworkEntry[],
  modes: Map<MappingNode, string>,
): void {
  const mode = modes.get(mapping);
  if (mode) {
    replacePair(draft, mapping, ownPair(mapping, mode)!, [networksFragment(networks)]);
    modes.delete(mapping);
  } else insertPairs(draft, mapping, null, [networksFragment(networks)]);
}

/** The mappings whose `net` or `network_mode` goes because their services join networks. */
function leavingModes(draft: FileDraft, intents: Intents): Map<MappingNode, string> {
  const modes = new Map<MappingNode, string>();
  const staying = new Set<MappingNode>();
  const key = draft.file.format === 'v1' ? 'net' : 'network_mode';
  for (const raw of draft.file.services.values()) {
    const entry = raw.entries.get(key);
    if (!entry) continue;
    if (intents.get(raw)?.leavesMode) modes.set(entry.holder, key);
    else staying.add(entry.holder);
  }
  for (const mapping of modes.keys()) {
    if (staying.has(mapping)) {
      draft.refuse(
        ownPair(mapping, key)!.key.start,
        'link-network-mode',
        `"${key}" is shared by services that join a network and others that do not: write it into each service`,
      );
    }
  }
  return modes;
}

/** How each order edge of one list is written: all of them in the long form as soon as one needs it. */
export function conditionsOf(stacks: readonly Stack[], options: MigrateOptions): Conditions {
  const healthy = (target: string) => stacks.some(stack => stack.services.get(target)?.healthcheck);
  return targets => {
    if (options.dependsOn === 'restart') {
      return () => [
        { key: 'condition', value: 'service_started' },
        { key: 'restart', value: 'true' },
      ];
    }
    if (options.dependsOn !== 'healthy' || !targets.some(healthy)) return () => null;
    return target => [{ key: 'condition', value: healthy(target) ? 'service_healthy' : 'service_started' }];
  };
}
