import { EMPTY_PROOF } from '../../migration/plan-report.js';
import { type Answer, createResolver, type Runtime, targetsOf } from '../../names/resolver.js';
import type { NameChange, Proof } from '../../report.js';
import { nameOf } from '../model/name-of.js';
import type { Run, ScriptEngine } from '../model/script.js';
import type { EnginePlan } from '../plan/plan.js';
import { clientOf, type Guest, plainName, topologyOf } from './topology.js';

/** Compose plays no part in scripts; of its two generations the newer one keeps the first of equal links, as the engine does. */
const ENGINE: Runtime = { compose: 'modern', engine: 28 };

/**
 * The property of F3 of the model for the commands that changed: every name that one of them found because of its links
 * leads to the same container afterwards. `after` has as many runs as before, in the same order. A container of Compose
 * is taken to be on its project's network then, under its service's name.
 */
export function proveNames(
  { engine: before, changes, fates, networks }: EnginePlan,
  after: ScriptEngine,
): Proof {
  const moved = changes.map(({ run }) => run);
  const clients = moved.filter(run => run.links.length > 0);
  const indexes = new Set(clients.map(run => run.index));
  const guests = fates.flatMap(({ resolved: { run, link, composeMade } }) => {
    const network = composeMade && networks.find(({ members }) => members.includes(run));
    return network
      ? [{ container: link.target!, network: network.name, aliases: [composeMade.service] }]
      : [];
  });
  const onBridge = guests.map((guest): Guest => ({ ...guest, attached: { kind: 'bridge' } }));
  const onNetworks = guests.map(
    (guest): Guest => ({ ...guest, attached: { kind: 'networks', names: [guest.network] } }),
  );
  const old = createResolver(topologyOf(before, indexes, onBridge), ENGINE);
  const now = createResolver(topologyOf(after, indexes, onNetworks), ENGINE);
  const lost: NameChange[] = [];
  const changed: NameChange[] = [];
  const gained: NameChange[] = [];
  const ambiguous: NameChange[] = [];
  const started = new Set(moved.flatMap(({ name }) => name ?? []));
  const dotted = [...started].filter(name => name.includes('.'));
  let names = 0;
  let served = 0;
  for (const run of clients) {
    const client = clientOf(run);
    const known = old.names(client);
    if (known.length > 0) served++;
    for (const name of known) {
      const answer = old.resolve(client, name);
      // The lines of links in a hosts file have no order: of two with one name either may be first.
      if (targetsOf(answer).length > 1) {
        ambiguous.push({
          client: nameOf(run),
          name,
          before: targetsOf(answer).map(wordFor).sort(),
          after: [],
        });
        continue;
      }
      names++;
      const change = compare(run, name, answer, now.resolve(client, name));
      if (change !== null) (change.after.length === 0 ? lost : changed).push(change);
    }
    const had = new Set(known.map(name => name.toLowerCase()));
    for (const name of namesThatMatter(run, dotted, started)) {
      if (had.has(plainName(name).toLowerCase())) continue;
      const news = compare(run, name, { kind: 'outside' }, now.resolve(client, plainName(name)));
      if (news !== null) gained.push(news);
    }
  }
  const preserved = names - lost.length - changed.length;
  return { ...EMPTY_PROOF, clients: served, names, preserved, lost, changed, gained, ambiguous };
}

/**
 * Names of others that a client may have meant for somebody outside: those with a dot, and those that its command says.
 * That members of a network know each other's names is not worth a line.
 */
function namesThatMatter(
  { name: own, command }: Run,
  dotted: readonly string[],
  started: ReadonlySet<string>,
): Set<string> {
  const words = [...command.options, ...command.operands.slice(1).map(value => ({ name: '', value }))]
    .filter(({ name }) => name !== 'link' && name !== 'name')
    .flatMap(({ value }) => value?.value?.match(/[\w.-]+/g) ?? []);
  return new Set([...dotted, ...words.filter(word => started.has(word))].filter(name => name !== own));
}

function compare(run: Run, name: string, before: Answer, after: Answer): NameChange | null {
  const [was, is] = [before, after].map(answer => targetsOf(answer).map(wordFor).sort()) as [
    string[],
    string[],
  ];
  if (JSON.stringify(was) === JSON.stringify(is)) return null;
  return { client: nameOf(run), name, before: was, after: is };
}

function wordFor(target: ReturnType<typeof targetsOf>[number]): string {
  return target.kind === 'service' ? target.service : target.container;
}
