import type { Background } from './background.js';
import { entryOf } from './grouping.js';
import { type Meanings, note, SEVERAL } from './meanings.js';
import type { Model, NamedNeed } from './model.js';

/**
 * In: the needs that are left to networks; which of them networks have to meet. Out: for each need that an alias on
 * a network of the project meets, that network's key.
 *
 * An alias is seen by every member, so a network takes it only if no member means another service
 * by the name, or finds one by it already. A target with heirs is not among the candidates: no alias of theirs is one service's. Clients who share a network share the alias: networks that serve most come first.
 */
export function reuseNetworks(
  model: Model,
  background: Background,
  isKept: (need: NamedNeed) => boolean,
  candidates: readonly NamedNeed[],
): Map<NamedNeed, string> {
  const meant = meanings(model, isKept);
  const groups = new Map<string, Map<NamedNeed, readonly string[]>>();
  for (const need of candidates) {
    const possible = background
      .shared(need)
      .filter(
        network => background.mayHold(network, need) && meant.get(`${network}\0${need.key}`) !== SEVERAL,
      );
    if (possible.length === 0) continue;
    const id = `${need.key}\0${need.target}`;
    entryOf(groups, id, () => new Map<NamedNeed, readonly string[]>()).set(need, possible);
  }
  const chosen = new Map<NamedNeed, string>();
  for (const group of groups.values()) serveMostFirst(group, chosen);
  return chosen;
}

/** By network and name: the service that its members mean, as far as networks have to tell them. */
function meanings(model: Model, isKept: (need: NamedNeed) => boolean): Meanings {
  const meant = new Map<string, string | typeof SEVERAL>();
  for (const { name: client, networks } of model.services.values()) {
    for (const need of model.namedNeeds(client)) {
      if (isKept(need)) continue;
      for (const network of networks) {
        note(meant, `${network}\0${need.key}`, need.target);
      }
    }
  }
  return meant;
}

function serveMostFirst(group: Map<NamedNeed, readonly string[]>, chosen: Map<NamedNeed, string>): void {
  const open = new Map(group);
  while (open.size > 0) {
    const served = new Map<string, NamedNeed[]>();
    for (const [need, networks] of open) {
      for (const network of networks) {
        entryOf(served, network, () => []).push(need);
      }
    }
    // Of equals the first: maps keep the order of insertion, and that is the order of the file.
    const [network, needs] = [...served].reduce((best, entry) =>
      entry[1].length > best[1].length ? entry : best,
    );
    for (const need of needs) {
      chosen.set(need, network);
      open.delete(need);
    }
  }
}
