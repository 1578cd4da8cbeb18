import type { NetworkPlan, OrderPlan } from '../plan/types.js';
import type { Proof, ReportedPlan } from '../report.js';

export const EMPTY_PROOF: Proof = {
  clients: 0,
  names: 0,
  preserved: 0,
  lost: [],
  changed: [],
  gained: [],
  ambiguous: [],
  instanceNamesEnded: 0,
  variables: { carried: [], alreadySet: [], left: [] },
};

export function emptyPlan(): ReportedPlan {
  return { networks: [], startAfter: [], environment: [], keptLinks: [] };
}

/** The plan as the report shows it, but for variables. */
export function reportedPlan(plan: NetworkPlan, order: OrderPlan): ReportedPlan {
  const after = new Map<string, string[]>();
  for (const edge of order.edges) after.set(edge.service, [...(after.get(edge.service) ?? []), edge.after]);
  return {
    networks: plan.networks.map(({ name, members }) => ({
      name,
      members: members.map(({ service, aliases }) => ({ service, aliases })),
    })),
    startAfter: [...after].map(([service, targets]) => ({ service, after: targets })),
    environment: [],
    keptLinks: plan.keptLinks.map(({ client, target, name, because }) => ({
      service: client,
      target,
      alias: name,
      because,
    })),
  };
}

/** One proof for all the ways in which a project is loaded: the same name of the same client counts each time. */
export function sumProofs(proofs: readonly Proof[]): Proof {
  const sum = (pick: (proof: Proof) => number) => proofs.reduce((total, proof) => total + pick(proof), 0);
  return {
    clients: sum(proof => proof.clients),
    names: sum(proof => proof.names),
    preserved: sum(proof => proof.preserved),
    lost: proofs.flatMap(proof => proof.lost),
    changed: proofs.flatMap(proof => proof.changed),
    gained: proofs.flatMap(proof => proof.gained),
    ambiguous: proofs.flatMap(proof => proof.ambiguous),
    instanceNamesEnded: sum(proof => proof.instanceNamesEnded),
    variables: {
      carried: distinct(proofs.flatMap(({ variables }) => variables.carried)),
      alreadySet: distinct(proofs.flatMap(({ variables }) => variables.alreadySet)),
      left: distinct(proofs.flatMap(({ variables }) => variables.left)),
    },
  };
}

/** Each once: a variable is in one place of the text, in however many ways that is loaded. */
export function distinct<Item>(items: readonly Item[]): Item[] {
  return [...new Map(items.map(item => [JSON.stringify(item), item])).values()];
}
