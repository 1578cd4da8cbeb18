import { createResolver, type Runtime } from '../../../src/core/names/resolver.js';
import { inWords } from '../../support/answer-words.js';
import { LEGACY, MODERN, type ServiceWords, topology } from '../../support/topology.js';

const mysql: ServiceWords = { hostname: 'mysql-1' };
const HOST = { attachment: { kind: 'host' } } as const;

function ask(
  services: Record<string, ServiceWords>,
  names: readonly string[],
  as: Runtime = LEGACY,
): Record<string, string> {
  const resolver = createResolver(topology(services), as);
  return Object.fromEntries(names.map(name => [name, inWords(resolver.resolve('app', name))]));
}

describe('links on the default bridge', () => {
  test('an alias, the generated names and the host name, but never the bare service name', () => {
    const services = { mysql, app: { links: ['mysql:store'] } };
    expect(ask(services, ['store', 'STORE', 'mysql_1', 'shop_mysql_1', 'mysql-1', 'mysql', 'app'])).toEqual({
      store: 'mysql',
      STORE: 'mysql',
      mysql_1: 'mysql',
      shop_mysql_1: 'mysql',
      'mysql-1': 'mysql',
      mysql: '-',
      app: '-',
    });
  });

  test.each([
    ['the last of two entries', ['one:x', 'two:x'], 'two'],
    ['a plain name after an alias', ['one:two', 'two'], 'two'],
    ['an alias after a plain name', ['two', 'one:two'], 'one'],
  ])('%s wins in 1.29.2', (_, links, winner) => {
    const name = links[0]!.includes(':x') ? 'x' : 'two';
    expect(ask({ one: {}, two: {}, app: { links } }, [name])).toEqual({ [name]: winner });
  });

  test('the first entry wins with modern Compose, external links come last', () => {
    const services = { one: {}, two: {}, app: { links: ['one:x', 'two:x'], externalLinks: ['legacy:x'] } };
    expect(ask(services, ['x', 'one-1', 'shop-two-1', 'one_1', 'legacy'], MODERN)).toEqual({
      x: 'one',
      'one-1': 'one',
      'shop-two-1': 'two',
      one_1: '-',
      legacy: '-',
    });
  });

  test('modern generated names carry the number of the client', () => {
    const services = { one: { instances: 2 }, app: { instances: 2, links: ['one'] } };
    const resolver = createResolver(topology(services), MODERN);
    expect(inWords(resolver.resolve('app', 'one-2', 2))).toBe('one | one#2');
    expect(inWords(resolver.resolve('app', 'one-2', 1))).toBe('-');
  });

  test('external links win over links, and bring the name of their container', () => {
    const services = { one: {}, app: { links: ['one:x'], externalLinks: ['old_db_1:x'] } };
    expect(ask(services, ['x', 'old_db_1', 'one_1'])).toEqual({
      x: 'outside container old_db_1',
      old_db_1: 'outside container old_db_1',
      one_1: 'one',
    });
  });

  test('an external link may name a container of the project', () => {
    expect(ask({ one: {}, app: { externalLinks: ['shop_one_1:x'] } }, ['x', 'one_1'])).toEqual({
      x: 'one',
      one_1: '-',
    });
  });

  test('names that differ in case are two links, and one look-up decided by chance', () => {
    expect(ask({ one: {}, two: {}, app: { links: ['one:Store', 'two:store'] } }, ['STORE'])).toEqual({
      STORE: 'one | two',
    });
  });

  test('a host name that another link has too is decided by chance', () => {
    const services = { mysql, 'mysql-1': {}, app: { links: ['mysql', 'mysql-1'] } };
    expect(ask(services, ['mysql-1'])).toEqual({ 'mysql-1': 'mysql-1 | mysql' });
  });

  test('what comes before links, and what comes after them', () => {
    const app: ServiceWords = {
      hostname: 'mysql',
      domainname: 'example.org',
      extraHosts: ['Store=192.0.2.1', 'store=192.0.2.2'],
      links: ['mysql', 'mysql:store', 'mysql:localhost'],
    };
    expect(ask({ mysql, app }, ['store', 'localhost', 'mysql', 'mysql.example.org'])).toEqual({
      store: '192.0.2.1',
      localhost: 'loopback',
      mysql: 'mysql',
      'mysql.example.org': 'self app',
    });
  });

  test.each([
    ['a path', 'x/y/z', { z: 'one', 'x/y/z': '-', y: '-' }],
    ['a blank', 'x y', { x: 'one', y: 'one', 'x y': '-' }],
    ['digits', '17', { '17': '17' }],
    ['an address', '10.0.0.5', { '10.0.0.5': '10.0.0.5' }],
    ['a leading dash', '-x', { '-x': '-' }],
    ['a variable', '${PREFIX}-db', { '${PREFIX}-db': 'one', '${prefix}-DB': 'one' }],
    ['a second colon', 'x:y', { x: '-', y: '-', one: '-', one_1: '-' }],
  ])('an alias with %s', (_, alias, expected) => {
    expect(ask({ one: {}, app: { links: [`one:${alias}`] } }, Object.keys(expected))).toEqual(expected);
  });

  test('modern Compose takes an alias with a second colon for none', () => {
    expect(ask({ one: {}, app: { links: ['one:x:y'] } }, ['one', 'x'], MODERN)).toEqual({
      one: 'one',
      x: '-',
    });
  });

  test('a chosen container name takes the place of both generated ones', () => {
    const services = { one: { containerName: 'first' }, app: { links: ['one:x'] } };
    expect(ask(services, ['first', 'x', 'one_1', 'shop_one_1'])).toEqual({
      first: 'one',
      x: 'one',
      one_1: '-',
      shop_one_1: '-',
    });
  });

  test('a project name with a leading dash: its containers are called otherwise', () => {
    const resolver = createResolver(topology({ one: {}, app: { links: ['one'] } }, {}, '-shop'), LEGACY);
    expect(inWords(resolver.resolve('app', 'shop_one_1'))).toBe('one');
    expect(inWords(resolver.resolve('app', 'one_1'))).toBe('-');
  });

  test('the alias of a scaled service is one of its containers, numbered names are exact', () => {
    const services = { one: { instances: 2 }, app: { links: ['one:x'] } };
    expect(ask(services, ['x', 'one_2', 'shop_one_1', 'one_3'])).toEqual({
      x: 'one | one#2',
      one_2: 'one#2',
      shop_one_1: 'one',
      one_3: '-',
    });
  });

  test('a target in the stack of another is that other one', () => {
    const services = {
      vpn: { hostname: 'gate' },
      torrent: { attachment: { kind: 'stack-of', service: 'vpn' } },
      app: { links: ['torrent'] },
    } as const;
    expect(ask(services, ['torrent', 'torrent_1', 'shop_vpn_1', 'gate', 'vpn', 'vpn_1'])).toEqual({
      torrent: 'vpn',
      torrent_1: 'vpn',
      shop_vpn_1: 'vpn',
      gate: 'vpn',
      vpn: '-',
      vpn_1: '-',
    });
  });

  test('a target in the stack of a stranger is the stranger', () => {
    const one = { attachment: { kind: 'stack-of-container', container: 'proxy' } } as const;
    expect(ask({ one, app: { links: ['one'] } }, ['one', 'proxy'])).toEqual({
      one: 'outside container proxy',
      proxy: 'outside container proxy',
    });
  });

  test.each<[string, ServiceWords]>([
    ['is on the host network', HOST],
    ['is on no network', { attachment: { kind: 'none' } }],
    ['is on a network', { attachment: { kind: 'networks', memberships: [] } }],
    ['does not run', { instances: 0 }],
  ])('a target that %s has no name', (_, one) => {
    expect(ask({ one, app: { links: ['one'] } }, ['one', 'one_1'])).toEqual({ one: '-', one_1: '-' });
    expect(ask({ one, app: { links: ['one'] } }, ['one', 'one-1'], MODERN)).toEqual({
      one: '-',
      'one-1': '-',
    });
  });
});
