import fc from 'fast-check';
import { planNetworks } from '../../../src/core/plan/networks.js';
import type { PlanInput, PlanOptions } from '../../../src/core/plan/types.js';
import { hasForcedDoubles, problems } from '../../support/plan-checker.js';
import { fewestLinks, fewestNetworks, hasInhabitants } from '../../support/plan-exhaustive.js';
import { graphs, optionSets } from '../../support/plan-random.js';

function keptOf(input: PlanInput, options: PlanOptions) {
  const plan = planNetworks(input, options);
  const kept = input.requirements.filter(({ client, name, target }) =>
    plan.keptLinks.some(link => link.client === client && link.name === name && link.target === target),
  );
  return { plan, kept };
}

test.each([
  ['small', { services: 5, requirements: 6, networks: 3 }, 3000],
  ['bare', { services: 8, requirements: 14, networks: 0 }, 1500],
  ['large', { services: 12, requirements: 40, networks: 3 }, 600],
])('a plan for a %s graph does what it says', (_, shape, numRuns) => {
  fc.assert(
    fc.property(graphs(shape), optionSets, (input, options) => {
      expect(problems(input, options, planNetworks(input, options))).toEqual([]);
    }),
    { numRuns, seed: 1 },
  );
});

test('no plan keeps fewer links', () => {
  for (const shape of [
    { services: 5, requirements: 6, networks: 0 },
    { services: 4, requirements: 5, networks: 2 },
  ]) {
    fc.assert(
      fc.property(graphs(shape), optionSets, (input, options) => {
        expect(planNetworks(input, options).keptLinks.length).toBe(fewestLinks(input, options));
      }),
      { numRuns: 400, seed: 2 },
    );
  }
});

test('no plan with the same links creates fewer networks', () => {
  for (const shape of [
    { services: 8, requirements: 7, networks: 0 },
    { services: 5, requirements: 5, networks: 2 },
  ]) {
    fc.assert(
      fc.property(graphs(shape), optionSets, (input, options) => {
        // Who must meet two claimants of a name in any case is not put with the second one once more than it has to.
        fc.pre(!hasForcedDoubles(input));
        const { plan, kept } = keptOf(input, options);
        const created = plan.networks.filter(network => network.created);
        const steps = created.flatMap(({ name, members }) =>
          members.map(({ service }) => ({ network: name, service, aliases: [] })),
        );
        // Compose's implicit network counts even where the plan has nothing to say about it.
        const implicit = created.length > 0 && hasInhabitants(input, options, steps) ? 1 : 0;
        expect(created.length + implicit).toBe(fewestNetworks(input, options, new Set(kept)));
      }),
      { numRuns: 250, seed: 3 },
    );
  }
});

test('the same graph gives the same plan', () => {
  fc.assert(
    fc.property(graphs({ services: 12, requirements: 30, networks: 2 }), optionSets, (input, options) => {
      expect(planNetworks(structuredClone(input), options)).toEqual(planNetworks(input, options));
    }),
    { numRuns: 100, seed: 4 },
  );
});
