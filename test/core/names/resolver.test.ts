import { createResolver, linkNames, targetsOf } from '../../../src/core/names/resolver.js';
import { inWords } from '../../support/answer-words.js';
import { LEGACY, MODERN, type ServiceWords, topology } from '../../support/topology.js';

describe('createResolver', () => {
  test('a service in the stack of another has the answers of that one', () => {
    const project = topology({
      db: {},
      app: { hostname: 'front', links: ['db'] },
      side: { attachment: { kind: 'stack-of', service: 'app' } },
      deep: { attachment: { kind: 'stack-of', service: 'side' } },
    });
    const resolver = createResolver(project, LEGACY);
    for (const client of ['app', 'side', 'deep']) {
      expect([client, inWords(resolver.resolve(client, 'db'))]).toEqual([client, 'db']);
      expect([client, inWords(resolver.resolve(client, 'front'))]).toEqual([client, 'self app']);
      expect(resolver.names(client)).toEqual(['db', 'shop_db_1', 'db_1']);
    }
  });

  test.each<[string, ServiceWords]>([
    ['on the host network', { attachment: { kind: 'host' } }],
    ['without a network', { attachment: { kind: 'none' } }],
    ['in the stack of a stranger', { attachment: { kind: 'stack-of-container', container: 'proxy' } }],
    ['in a circle of stacks', { attachment: { kind: 'stack-of', service: 'app' } }],
    ['in the stack of nobody', { attachment: { kind: 'stack-of', service: 'nobody' } }],
  ])('a client %s resolves only what its hosts file begins with', (_, words) => {
    const app = { ...words, links: ['db'], extraHosts: ['api=192.0.2.1'] };
    const resolver = createResolver(topology({ db: {}, app }), LEGACY);
    const names = ['db', 'db_1', 'app', 'api', 'localhost', '7'];
    expect(names.map(name => inWords(resolver.resolve('app', name)))).toEqual([
      '-',
      '-',
      '-',
      '192.0.2.1',
      'loopback',
      '7',
    ]);
    expect(resolver.names('app')).toEqual([]);
  });

  test('nobody knows a client that does not exist', () => {
    expect(createResolver(topology({ db: {} }), MODERN).resolve('app', 'db')).toEqual({ kind: 'outside' });
    expect(linkNames(topology({ db: {} }), MODERN, 'app')).toEqual([]);
  });

  test('one topology has one resolver for each runtime', () => {
    const project = topology({ db: {} });
    expect(createResolver(project, LEGACY)).toBe(createResolver(project, { ...LEGACY }));
    expect(createResolver(project, LEGACY)).not.toBe(createResolver(project, MODERN));
  });

  test('targetsOf: each service and each outside container once', () => {
    const db = { kind: 'service', service: 'db' } as const;
    const endpoints = [
      { ...db, number: 1 },
      { kind: 'external', container: 'db' },
      { ...db, number: 2 },
    ] as const;
    expect(targetsOf({ kind: 'found', endpoints })).toEqual([db, { kind: 'external', container: 'db' }]);
    expect(targetsOf({ ...db, kind: 'self', number: 3 })).toEqual([db]);
    expect(targetsOf({ kind: 'loopback' })).toEqual([]);
  });
});

describe('a project of 10,000 services', () => {
  const COUNT = 10_000;
  const neighbours = (index: number) => [1, 2, 3].map(step => (index + step) % COUNT);

  test.each([true, false])('on networks: %s', onNetworks => {
    const services: Record<string, ServiceWords> = {};
    for (let index = 0; index < COUNT; index++) {
      services[`s${index}`] = {
        links: neighbours(index).map((target, position) => `s${target}:peer${position}`),
        ...(onNetworks && { on: { default: ['everyone'] } }),
      };
    }
    const project = topology(services);
    const resolver = createResolver(project, LEGACY);
    const wrong: string[] = [];
    for (let index = 0; index < COUNT; index++) {
      neighbours(index).forEach((target, position) => {
        for (const name of [`peer${position}`, `s${target}_1`, `shop_s${target}_1`]) {
          const answer = inWords(resolver.resolve(`s${index}`, name));
          if (answer !== `s${target}`) wrong.push(`${index} ${name} ${answer}`);
        }
      });
      if (linkNames(project, LEGACY, `s${index}`).length !== 9) wrong.push(`${index} names`);
    }
    expect(wrong).toEqual([]);
  });
});
