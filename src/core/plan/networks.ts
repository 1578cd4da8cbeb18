import { arranger, arrangeWithinBounds } from './arrange.js';
import { readBackground } from './background.js';
import { findConflicts } from './conflicts.js';
import { explainKept } from './explain.js';
import { groupBy } from './grouping.js';
import { chooseKept } from './keep.js';
import { buildModel, isNamed, type Model, type NamedNeed } from './model.js';
import { membersWithAliases, nameRooms } from './output.js';
import type { NetworkPlan, PlanInput, PlannedNetwork, PlanOptions } from './types.js';

/** Beyond this many new networks a plan comes with a warning. */
const MANY_NETWORKS = 10;

/**
 * In: services and what their clients must find; what the networks are to be called. Out: networks on which
 * every client finds every name, and only the service meant by it, on each of the networks it is on; the few
 * requirements that keep their link; those that nothing can meet.
 *
 * Docker's rules behind it: a name claimed by several members of a network leads to any of them; of a
 * client's networks the first that knows the name answers alone; a link on a network is asked before
 * all of them, by its client only, and needs a common network with its target.
 */
export function planNetworks(input: PlanInput, options: PlanOptions): NetworkPlan {
  const model = buildModel(input);
  const background = readBackground(model);
  const conflicts = findConflicts(model, background);
  const chosen = chooseKept(conflicts);
  const arrange = arranger(input, options, model, background);
  const { kept, reused, rooms, inhabitants } = arrangeWithinBounds(arrange, chosen);
  const created = nameRooms(rooms, options, inhabitants).map(({ name, room }) => ({
    name,
    created: true,
    members: membersWithAliases(
      model,
      room.members,
      room.needs.filter(isNamed).filter(need => need.alias !== 'none' && !kept.has(need.index)),
    ),
  }));

  return {
    networks: [...existingNetworks(model, reused), ...created],
    keptLinks: explainKept(model, conflicts, chosen, kept),
    refused: model.refused,
    warnings: created.length > MANY_NETWORKS ? [tooMany(created.length)] : [],
  };
}

/** The networks of the project that get aliases, in the order in which services name them. */
function existingNetworks(model: Model, reused: ReadonlyMap<NamedNeed, string>): PlannedNetwork[] {
  const byNetwork = groupBy(reused.keys(), need => reused.get(need)!);
  const order = new Set([...model.services.values()].flatMap(service => service.networks));
  return [...order]
    .filter(name => byNetwork.has(name))
    .map(name => {
      const needs = byNetwork.get(name)!.sort((a, b) => a.index - b.index);
      const targets = new Set(needs.map(need => need.target));
      return { name, created: false, members: membersWithAliases(model, targets, needs) };
    });
}

function tooMany(count: number): string {
  return `The plan creates ${count} networks, and a host has room for about 30 with Docker's default address pools; those of other projects count too. Wider "default-address-pools" of the daemon make more room.`;
}
