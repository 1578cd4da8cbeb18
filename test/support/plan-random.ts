import fc from 'fast-check';
import type { PlanInput, PlanOptions, PlanService, Requirement } from '../../src/core/plan/types.js';

/** Random graphs that collide a lot: few names, many meanings. */

const SERVICES = ['web', 'db', 'api.io', 'cache', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const NETWORKS = ['front', 'back', 'deep'];

export interface Shape {
  readonly services: number;
  readonly requirements: number;
  /** How many networks may exist already. */
  readonly networks: number;
}

/** Mostly null. */
const seldom = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 7, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value });

const listOf = <T>(item: fc.Arbitrary<T>, maxLength: number) =>
  fc.integer({ min: 0, max: maxLength }).chain(n => fc.array(item, { minLength: n, maxLength: n }));

/** Graphs up to a size. Names are those of services, of hosts, and aliases of two spellings and with dots. */
export function graphs({ services, requirements, networks }: Shape): fc.Arbitrary<PlanInput> {
  return fc.integer({ min: 2, max: services }).chain(count => {
    const names = SERVICES.slice(0, count);
    const anyService = fc.constantFrom(...names);
    const anyName = fc.constantFrom(...names, 'x', 'X', 'y', 'db', 'DB', 'p.example', 'q.example');
    const facts = fc.record({
      hostname: seldom(fc.constantFrom('x', 'db', 'host', 'host.example', 'WEB')),
      container: seldom(fc.constantFrom('box', 'y', 'cache')),
      on: fc.subarray(NETWORKS.slice(0, networks), { minLength: Math.min(1, networks) }),
      alias: seldom(anyName),
      heir: seldom(fc.integer({ min: 0, max: count - 1 })),
      bare: seldom(fc.constant(true)),
    });
    const requirement = fc.record({
      client: anyService,
      name: fc.option(anyName, { freq: 8 }),
      target: anyService,
    });
    return fc
      .record({
        networked: fc.boolean(),
        list: fc.array(facts, { minLength: count, maxLength: count }),
        wanted: listOf(requirement, requirements),
      })
      .map(({ networked, list, wanted }) => {
        const made = list.map(({ hostname, container, on, alias, heir, bare }, i): PlanService => {
          const networks = networked && !bare ? on : [];
          return {
            name: names[i]!,
            ownNames: [...new Set([names[i], container, hostname].filter(name => typeof name === 'string'))],
            hostname,
            networks,
            aliases: new Map(alias === null ? [] : networks.slice(0, 1).map(network => [network, [alias]])),
            heirs: heir === null || heir <= i ? [] : [names[heir]!],
          };
        });
        return closeHeirs({ services: made, requirements: withoutRepeats(wanted) });
      });
  });
}

function withoutRepeats(requirements: readonly Requirement[]): Requirement[] {
  return [...new Map(requirements.map(requirement => [JSON.stringify(requirement), requirement])).values()];
}

/** Heirs are given transitively: who extends an heir is an heir. */
function closeHeirs(input: PlanInput): PlanInput {
  const heirs = new Map(input.services.map(service => [service.name, service.heirs]));
  const all = (name: string): string[] => (heirs.get(name) ?? []).flatMap(heir => [heir, ...all(heir)]);
  return {
    ...input,
    services: input.services.map(service => ({ ...service, heirs: [...new Set(all(service.name))] })),
  };
}

export const optionSets: fc.Arbitrary<PlanOptions> = fc.record({
  network: fc.constantFrom('app', 'default', 'front'),
  strategy: fc.constantFrom('shared' as const, 'isolated' as const),
  taken: fc.constant(NETWORKS),
});
