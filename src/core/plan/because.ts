import type { Need } from './model.js';

/** Why a name cannot be given by a network. */
export type Cause =
  /** Somebody else answers to it on a network that the client is on already. */
  | { readonly kind: 'intruder'; readonly service: string; readonly network: string }
  /** The client must share a network with somebody who owns it, for the sake of another need. */
  | { readonly kind: 'owner'; readonly owner: string; readonly via: Need }
  /** The target's text is inherited, alias included. */
  | { readonly kind: 'heir'; readonly heir: string }
  /** It may be a public name, which the target itself could no longer reach. */
  | { readonly kind: 'public' }
  /** By an alias somebody could be led elsewhere than networks lead them already. */
  | { readonly kind: 'held'; readonly held: Held }
  /** So they could by a name of a service that they would meet on a new network. */
  | { readonly kind: 'double'; readonly held: Held; readonly owner: string }
  /** A network could do it, but there are too many already. */
  | { readonly kind: 'crowded' }
  /** Another need wants the name to lead elsewhere, in the same company. */
  | { readonly kind: 'rival'; readonly rival: Need };

/** A name by which a service finds another on a network that is there. */
export interface Held {
  readonly member: string;
  readonly name: string;
  readonly service: string;
  readonly network: string;
}

/** In: a need that no network meets, and the cause. Out: one sentence for people. */
export function because(need: Need, cause: Cause): string {
  const { client, target } = need;
  switch (cause.kind) {
    case 'intruder':
      return cause.service === client
        ? itself(need)
        : `"${cause.service}" answers to "${need.name}" on the network "${cause.network}", which "${client}" is on already`;
    case 'owner':
      if (cause.owner === client) return itself(need);
      return `"${client}" must share a network with "${cause.owner}", which answers to "${need.name}" on every network it joins`;
    case 'heir':
      return `"${cause.heir}" extends "${target}", so it would inherit the alias and answer to "${need.name}" as well`;
    case 'public':
      return `"${need.name}" may be a public name, and with an alias "${target}" itself would no longer reach the outside host`;
    case 'held':
      return `${leads(cause.held)}, and an alias could lead it to "${target}" instead`;
    case 'double':
      return `${leads(cause.held)}, and "${cause.owner}" answers to it on every network it joins`;
    case 'crowded':
      return `"${need.name}" would take a network more, and a host has room for about 30 of them`;
    case 'rival':
      return rivalry(need, cause.rival);
  }
}

function leads({ member, name, service, network }: Held): string {
  return `"${name}" leads "${member}" to "${service}" on the network "${network}" already`;
}

function itself({ client, name }: Need): string {
  return `"${client}" is itself on every network it joins under the name "${name}"`;
}

function rivalry({ client, name, target }: Need, rival: Need): string {
  if (rival.client === client) {
    return `"${client}" looks for both "${target}" and "${rival.target}" under the name "${name}", and a network does not tell upper from lower case`;
  }
  if (rival.client === target) {
    return `"${target}" would have to answer to "${name}", a name under which it looks for "${rival.target}" itself`;
  }
  if (rival.target === client) {
    return `"${client}" has to answer to "${name}" itself, for "${rival.client}"`;
  }
  return `"${name}" leads "${rival.client}" to "${rival.target}", and no network keeps the two apart`;
}
