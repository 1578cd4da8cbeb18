import { linkNames, type Runtime } from '../../../src/core/names/resolver.js';
import { LEGACY, MODERN, type ServiceWords, topology } from '../../support/topology.js';

/** `name -> target (origin)`, with a `?` where chance decides. */
function names(
  services: Record<string, ServiceWords>,
  as: Runtime = LEGACY,
  external: string[] = [],
): string[] {
  const networks = Object.fromEntries(external.map(key => [key, { external: true }]));
  return linkNames(topology(services, networks), as, 'app').map(({ name, target, origin, ambiguous }) => {
    const who = target.kind === 'service' ? target.service : `<${target.container}>`;
    return `${name} -> ${who} (${origin})${ambiguous ? '?' : ''}`;
  });
}

describe('linkNames on the default bridge', () => {
  test.each<[string, Record<string, ServiceWords>, string[]]>([
    [
      'alias and generated names',
      { db: {}, app: { links: ['db:store'] } },
      ['store -> db (alias)', 'shop_db_1 -> db (instance)', 'db_1 -> db (instance)'],
    ],
    [
      'container name and host name',
      { db: { containerName: 'pg', hostname: 'pg.lan' }, app: { links: ['db'] } },
      ['db -> db (alias)', 'pg -> db (container_name)', 'pg.lan -> db (hostname)'],
    ],
    [
      'a container name that keeps the generated short one',
      { db: { containerName: 'shop_db_main' }, app: { links: ['db'] } },
      ['db -> db (alias)', 'shop_db_main -> db (container_name)', 'db_1 -> db (instance)'],
    ],
    [
      'the winner of a name, with its own origin',
      { a: {}, b: {}, app: { links: ['a:b_1', 'b'] } },
      [
        'b_1 -> b (instance)',
        'shop_a_1 -> a (instance)',
        'a_1 -> a (instance)',
        'b -> b (alias)',
        'shop_b_1 -> b (instance)',
      ],
    ],
    [
      'a name that an alias gives on purpose is no generated one',
      { a: {}, app: { links: ['a', 'a:a_1'] } },
      ['a -> a (alias)', 'shop_a_1 -> a (instance)', 'a_1 -> a (alias)'],
    ],
    [
      'a host name decided by chance: one entry for each',
      { a: { hostname: 'b', containerName: 'a1' }, b: { containerName: 'b1' }, app: { links: ['a', 'b'] } },
      [
        'a -> a (alias)',
        'a1 -> a (container_name)',
        'b -> b (alias)?',
        'b -> a (hostname)?',
        'b1 -> b (container_name)',
      ],
    ],
    [
      'containers outside of the project',
      { app: { externalLinks: ['old', 'older:x'] } },
      ['old -> <old> (container_name)', 'x -> <older> (alias)', 'older -> <older> (container_name)'],
    ],
    [
      'the stack of another',
      {
        vpn: { hostname: 'gate' },
        db: { attachment: { kind: 'stack-of', service: 'vpn' } },
        app: { links: ['db'] },
      },
      [
        'db -> vpn (alias)',
        'shop_db_1 -> vpn (instance)',
        'db_1 -> vpn (instance)',
        'gate -> vpn (hostname)',
        'shop_vpn_1 -> vpn (instance)',
      ],
    ],
    [
      'the last segment of a path, and both words of a blank',
      { a: { containerName: 'a1' }, app: { links: ['a:x/y', 'a:p q'] } },
      ['y -> a (alias)', 'a1 -> a (container_name)', 'p -> a (alias)', 'q -> a (alias)'],
    ],
    [
      'nothing that loses, and nothing that is no name',
      {
        a: { containerName: 'a1', hostname: 'known' },
        app: {
          extraHosts: ['Known=192.0.2.1', 'store=192.0.2.1'],
          links: ['a:store', 'a:localhost', 'a:80', 'a:-x'],
        },
      },
      ['a1 -> a (container_name)'],
    ],
    [
      'the own host name does not win over a link',
      { a: { containerName: 'a1' }, app: { hostname: 'a', links: ['a'] } },
      ['a -> a (alias)', 'a1 -> a (container_name)'],
    ],
  ])('%s', (_, services, expected) => {
    expect(names(services)).toEqual(expected);
  });

  test('the generated names of modern Compose', () => {
    expect(names({ db: {}, app: { links: ['db:store'] } }, MODERN)).toEqual([
      'store -> db (alias)',
      'db-1 -> db (instance)',
      'shop-db-1 -> db (instance)',
    ]);
  });

  test('chance among the containers of one service is no ambiguity', () => {
    expect(names({ db: { instances: 2 }, app: { links: ['db'] } })[0]).toBe('db -> db (alias)');
  });
});

describe('linkNames on networks', () => {
  const on = { back: [] };

  test.each<[string, Record<string, ServiceWords>, string[]]>([
    [
      'names in exact case, each on its own, and none that the network gives',
      { db: { hostname: 'pg', containerName: 'c', on }, app: { links: ['db:X', 'db:x'], on } },
      ['X -> db (alias)', 'c -> db (container_name)', 'x -> db (alias)'],
    ],
    [
      'a generated name that is also asked for on purpose',
      { db: { on }, app: { links: ['db:db_1'], on } },
      ['db_1 -> db (alias)', 'shop_db_1 -> db (instance)'],
    ],
    ['nothing without a common network', { db: { on: { front: [] } }, app: { links: ['db'], on } }, []],
    [
      'nothing of a target in the stack of another',
      { vpn: { on }, db: { attachment: { kind: 'stack-of', service: 'vpn' } }, app: { links: ['db'], on } },
      [],
    ],
    [
      'nothing that loses to the own host name, and no path',
      { db: { containerName: 'c', on }, app: { hostname: 'db', links: ['db', 'db:x/y'], on } },
      ['c -> db (container_name)'],
    ],
    [
      'a container name that somebody else claims',
      { db: { containerName: 'c', on }, b: { on: { back: ['c'] } }, app: { links: ['db:x'], on } },
      ['x -> db (alias)?', 'x -> b (alias)?', 'c -> db (container_name)?', 'c -> b (container_name)?'],
    ],
  ])('%s', (_, services, expected) => {
    expect(names(services)).toEqual(expected);
  });

  test('containers outside of the project, where a network is external', () => {
    const services = { app: { externalLinks: ['old:x'], on } };
    expect(names(services)).toEqual([]);
    expect(names(services, MODERN, ['back'])).toEqual(['x -> <old> (alias)']);
  });
});
