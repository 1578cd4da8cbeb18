import { planNetworks } from '../../../src/core/plan/networks.js';
import type { PlanInput, PlanOptions, Requirement } from '../../../src/core/plan/types.js';
import { problems } from '../../support/plan-checker.js';
import { options } from '../../support/plan-notation.js';

/** Limits are several times what it takes, for slow machines; quadratic work would miss them by far. */

function input(requirements: Requirement[], networks: readonly string[] = []): PlanInput {
  const names = new Set(requirements.flatMap(({ client, target }) => [client, target]));
  return {
    services: [...names].map(name => ({
      name,
      ownNames: [name],
      hostname: null,
      networks,
      aliases: new Map(),
      heirs: [],
    })),
    requirements,
  };
}

function timed(graph: PlanInput, changes: Partial<PlanOptions> = {}) {
  const start = performance.now();
  const plan = planNetworks(graph, options(changes));
  return { plan, created: plan.networks.filter(network => network.created), took: performance.now() - start };
}

const times = <T>(count: number, make: (i: number) => T | T[]): T[] =>
  Array.from({ length: count }, (_, i) => make(i)).flat() as T[];

/** 10,000 services, three requirements each, every alias with one meaning. */
const peaceful = () =>
  times(10_000, i => [
    { client: `s${i}`, name: `s${(i * 7) % 10_000}`, target: `s${(i * 7) % 10_000}` },
    { client: `s${i}`, name: `alias-${(i * 13) % 10_000}`, target: `s${(i * 13) % 10_000}` },
    { client: `s${i}`, name: null, target: `s${(i * 29) % 10_000}` },
  ]);

test('30,000 requirements at peace make one network', () => {
  const { created, took } = timed(input(peaceful()));
  expect(created).toHaveLength(1);
  expect(took).toBeLessThan(4000);
});

test('or none, where there is one', () => {
  const { plan, took } = timed(input(peaceful(), ['default']));
  expect(plan.networks.map(({ name, created }) => ({ name, created }))).toEqual([
    { name: 'default', created: false },
  ]);
  expect(took).toBeLessThan(4000);
});

test('one quarrel among them makes two', () => {
  const quarrel = { client: 'x', name: 'alias-13', target: 'y' };
  expect(timed(input([...peaceful(), quarrel])).created).toHaveLength(2);
});

test.each([
  ['one network', []],
  ['no network', ['default']],
])('500 clients that mean 500 services by one alias, from %s', (_, networks) => {
  const graph = input(
    times(500, i => ({ client: `c${i}`, name: 'db', target: `t${i}` })),
    networks,
  );
  const { plan, created, took } = timed(graph);
  expect(created).toHaveLength(25);
  expect(plan.keptLinks).toHaveLength(475);
  expect(problems(graph, options(), plan)).toEqual([]);
  expect(took).toBeLessThan(4000);
});

test('and a hub that all of them need', () => {
  const graph = input(
    times(300, i => [
      { client: `c${i}`, name: 'db', target: `t${i % 5}` },
      { client: `c${i}`, name: 'hub', target: 'hub' },
    ]),
  );
  const { plan, created } = timed(graph);
  expect(created).toHaveLength(5);
  expect(problems(graph, options(), plan)).toEqual([]);
});

test('two thousand aliases of three meanings each, crossed', () => {
  const graph = input(
    times(2000, i => ({
      client: `c${i}`,
      name: `n${i % 50}`,
      target: `t${i % 50}-${Math.floor(i / 50) % 3}`,
    })),
  );
  const { created, took } = timed(graph);
  expect(created).toHaveLength(3);
  expect(took).toBeLessThan(4000);
});

test('a hub whose names collide with everything', () => {
  const graph = input(
    times(2000, i => [
      { client: 'hub', name: `n${i}`, target: `t${i}` },
      { client: `c${i}`, name: `n${i}`, target: `u${i}` },
    ]),
  );
  const { created, took } = timed(graph);
  expect(created).toHaveLength(2);
  expect(took).toBeLessThan(4000);
});

test('ten thousand who share a network each with one hub', () => {
  const wanted = times(10_000, i => [
    { client: `s${i}`, name: `alias-${i}`, target: 'hub' },
    { client: 'hub', name: `s${i + 1}`, target: `s${i}` },
  ]);
  const graph = input(wanted);
  const own = (name: string) => (name === 'hub' ? times(10_000, i => `n${i}`) : [`n${name.slice(1)}`]);
  const services = graph.services.map(service => ({
    ...service,
    networks: service.name === 's10000' ? [] : own(service.name),
  }));
  const { plan, created, took } = timed({ ...graph, services });
  expect(created).toEqual([]);
  // The hub finds each of them but the last by the name that it wants for another.
  expect(plan.keptLinks).toHaveLength(9_999);
  expect(took).toBeLessThan(6000);
});

test('two thousand on one network, where others are found by the names of those who join new ones', () => {
  const graph = input(
    times(2_000, i => ({ client: `c${i}`, name: 'db', target: `t${i}` })),
    ['front'],
  );
  const services = graph.services.map(service => {
    const number = service.name.slice(1);
    return service.name.startsWith('t')
      ? { ...service, networks: [], ownNames: [service.name, `box-${number}`] }
      : { ...service, aliases: new Map([['front', [`box-${(Number(number) + 1) % 2_000}`]]]) };
  });
  const { took } = timed({ ...graph, services });
  expect(took).toBeLessThan(6000);
});

test('everything isolated', () => {
  const graph = input(times(3000, i => ({ client: `s${i}`, name: null, target: `s${(i * 7 + 1) % 3000}` })));
  const { took } = timed(graph, { strategy: 'isolated' });
  expect(took).toBeLessThan(6000);
});
