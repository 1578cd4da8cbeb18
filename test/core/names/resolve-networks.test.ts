import { createResolver, type Runtime } from '../../../src/core/names/resolver.js';
import type { Membership, TopologyNetwork } from '../../../src/core/names/topology.js';
import { inWords } from '../../support/answer-words.js';
import { LEGACY, MODERN, type ServiceWords, topology } from '../../support/topology.js';

function ask(
  services: Record<string, ServiceWords>,
  names: readonly string[],
  as: Runtime = LEGACY,
  networks: Record<string, Partial<TopologyNetwork>> = {},
): Record<string, string> {
  const resolver = createResolver(topology(services, networks), as);
  return Object.fromEntries(names.map(name => [name, inWords(resolver.resolve('app', name))]));
}

const BOTH = { front: [], back: [] };

describe('names on networks', () => {
  test('everything that a member is called, in any case, and with the full name of the network', () => {
    const services = {
      db: { hostname: 'pg', domainname: 'lan', on: { back: ['Store'] } },
      app: { on: { back: [] } },
    };
    const names = [
      'db',
      'DB',
      'pg',
      'store',
      'shop_db_1',
      'db_1',
      'pg.lan',
      'store.shop_back',
      'store.SHOP_back',
    ];
    expect(ask(services, names)).toEqual({
      db: 'db',
      DB: 'db',
      pg: 'db',
      store: 'db',
      shop_db_1: 'db',
      db_1: '-',
      'pg.lan': '-',
      'store.shop_back': 'db',
      'store.SHOP_back': '-',
    });
    expect(ask(services, ['shop-db-1', 'shop_db_1'], MODERN)).toEqual({ 'shop-db-1': 'db', shop_db_1: '-' });
  });

  test('two claimants answer together, and a scaled service with all its containers', () => {
    const services = {
      a: { on: { back: ['x'] } },
      b: { instances: 2, on: { back: ['x', 'X'] } },
      off: { instances: 0, on: { back: ['x'] } },
      app: { on: { back: [] } },
    };
    expect(ask(services, ['x', 'b', 'shop_b_2', 'off'])).toEqual({
      x: 'a + b + b#2',
      b: 'b + b#2',
      shop_b_2: 'b#2',
      off: '-',
    });
  });

  test('members of other networks are strangers', () => {
    expect(
      ask({ db: { on: { back: ['x'] } }, app: { on: { front: [] } } }, ['db', 'x', 'x.shop_back']),
    ).toEqual({
      db: '-',
      x: '-',
      'x.shop_back': '-',
    });
  });

  describe('a name on two networks of the client', () => {
    const services = { a: { on: { front: ['x'] } }, b: { on: { back: ['x'] } }, app: { on: BOTH } };
    const withPriority = (): Record<string, ServiceWords> => {
      const memberships: Membership[] = [
        { network: 'front', aliases: [], gatewayPriority: 1 },
        { network: 'back', aliases: [] },
      ];
      return { ...services, app: { attachment: { kind: 'networks', memberships } } };
    };

    test.each<
      [string, string, Record<string, ServiceWords>, Record<string, Partial<TopologyNetwork>>, Runtime]
    >([
      ['the full name that sorts first', 'b', services, {}, LEGACY],
      ['the full name, not the key', 'a', services, { front: { fullName: 'aaa' } }, LEGACY],
      ['upper case before lower case', 'a', services, { front: { fullName: 'Z' } }, LEGACY],
      ['an internal network last', 'a', services, { back: { internal: true } }, LEGACY],
      ['the gateway priority on engine 28', 'a', withPriority(), {}, MODERN],
      ['no gateway priority on engine 20', 'b', withPriority(), {}, { compose: 'modern', engine: 20 }],
    ])('%s', (_, winner, project, networks, as) => {
      expect(ask(project, ['x'], as, networks)).toEqual({ x: winner });
    });
  });

  test('the own host name and extra_hosts come before the network', () => {
    const services = {
      db: { on: { back: [] } },
      cache: { on: { back: [] } },
      app: { hostname: 'db', domainname: 'lan', extraHosts: ['cache=192.0.2.9'], on: { back: [] } },
    };
    expect(ask(services, ['db', 'db.lan', 'cache', 'shop_db_1'])).toEqual({
      db: 'self app',
      'db.lan': 'self app',
      cache: '192.0.2.9',
      shop_db_1: 'db',
    });
  });

  test('the second label of a dotted name may be the name of a network', () => {
    const services = { 'api.v1': { on: { back: [] } }, app: { on: { back: [] } } };
    expect(ask(services, ['api.v1', 'api.v1.shop_back', 'api'])).toEqual({
      'api.v1': 'api.v1',
      'api.v1.shop_back': 'api.v1',
      api: '-',
    });
  });

  test('an empty list is no network for 1.29.2 and the default one for modern Compose', () => {
    const services = { db: { on: { default: [] } }, app: { on: {} } };
    expect(ask(services, ['db'])).toEqual({ db: '-' });
    expect(ask(services, ['db'], MODERN)).toEqual({ db: 'db' });
  });

  test('a network joined as a mode gives names of containers only', () => {
    const mode = { attachment: { kind: 'existing-network', network: 'shop_back' } } as const;
    const services = {
      db: { hostname: 'pg', ...mode },
      web: { on: { back: ['www'] } },
      app: { ...mode, links: ['db'] },
    };
    expect(ask(services, ['shop_db_1', 'pg', 'db', 'www', 'web'])).toEqual({
      shop_db_1: 'db',
      pg: 'db',
      db: '-',
      www: 'web',
      web: 'web',
    });
  });
});

describe('links on networks', () => {
  test('an alias for the client alone, in exact case, over every other name', () => {
    const services = {
      db: { on: { back: [] } },
      x: { on: { front: [] } },
      app: { links: ['db:x', 'db:Mixed'], on: BOTH },
      other: { on: BOTH },
    };
    expect(ask(services, ['x', 'X', 'Mixed', 'mixed', 'db_1', 'x.shop_back'])).toEqual({
      x: 'db',
      X: 'x',
      Mixed: 'db',
      mixed: '-',
      db_1: 'db',
      'x.shop_back': 'db',
    });
    expect(inWords(createResolver(topology(services), LEGACY).resolve('other', 'x'))).toBe('x');
  });

  test.each([LEGACY, MODERN])('the last entry wins with $compose Compose', as => {
    const services = { a: { on: BOTH }, b: { on: BOTH }, app: { links: ['a:x', 'b:x'], on: BOTH } };
    expect(ask(services, ['x'], as)).toEqual({ x: 'b' });
  });

  test('an alias that leads nowhere hides the plain name', () => {
    const services = {
      a: { on: { back: [] } },
      x: { on: { front: [] } },
      app: { links: ['a:x'], on: { front: [] } },
    };
    expect(ask(services, ['x', 'shop_x_1'])).toEqual({ x: '-', shop_x_1: 'x' });
  });

  test('a scaled target is one of its containers, also under its own name', () => {
    const services = { db: { instances: 2, on: BOTH }, app: { links: ['db'], on: BOTH } };
    expect(ask(services, ['db', 'db_2', 'shop_db_2'])).toEqual({
      db: 'db | db#2',
      db_2: 'db#2',
      shop_db_2: 'db#2',
    });
    expect(ask(services, ['db', 'db-1', 'db-2', 'shop-db-1', 'shop-db-2'], MODERN)).toEqual({
      db: 'db | db#2',
      'db-1': 'db | db#2',
      'db-2': '-',
      'shop-db-1': 'db | db#2',
      'shop-db-2': 'db#2',
    });
  });

  test('external links need an external network, and lead to a container of the project if it is one', () => {
    const services = {
      db: { on: { shared: [] } },
      app: { externalLinks: ['old', 'old:x', 'shop_db_1:y'], on: { shared: [] } },
    };
    expect(ask(services, ['old', 'x', 'y'])).toEqual({ old: '-', x: '-', y: 'db' });
    const shared = { shared: { external: true, fullName: 'shared' } };
    expect(ask(services, ['old', 'OLD', 'x', 'y', 'old.shared'], LEGACY, shared)).toEqual({
      old: 'outside container old',
      OLD: 'outside container old',
      x: 'outside container old',
      y: 'db',
      'old.shared': 'outside container old',
    });
  });
});
