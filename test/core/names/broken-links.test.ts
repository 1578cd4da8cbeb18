import { findBrokenLinks } from '../../../src/core/names/broken-links.js';
import { type ServiceWords, topology } from '../../support/topology.js';

const on = (...keys: string[]): ServiceWords => ({ on: Object.fromEntries(keys.map(key => [key, []])) });
const host: ServiceWords = { attachment: { kind: 'host' } };
const none: ServiceWords = { attachment: { kind: 'none' } };
const existing: ServiceWords = { attachment: { kind: 'existing-network', network: 'shop_front' } };
const stackOf = (service: string): ServiceWords => ({ attachment: { kind: 'stack-of', service } });
const stranger: ServiceWords = { attachment: { kind: 'stack-of-container', container: 'proxy' } };

function broken(services: Record<string, ServiceWords>, external: string[] = []): string[] {
  const networks = Object.fromEntries(external.map(key => [key, { external: true }]));
  return findBrokenLinks(topology(services, networks)).map(
    ({ client, target, alias, reason, fatal }) =>
      `${client} > ${target}${alias === null ? '' : `:${alias}`} ${fatal ? 'fatal' : 'silent'} ${reason}`,
  );
}

describe('findBrokenLinks', () => {
  test.each<[string, Record<string, ServiceWords>, string[]]>([
    ['sound links', { db: {}, app: { links: ['db', 'db:db', 'db:x'], externalLinks: ['old'] } }, []],
    ['undefined', { app: { links: ['db:x'] } }, ['app > db:x fatal undefined']],
    ['self', { app: { links: ['app:x'] } }, ['app > app:x fatal self']],
    ['twice', { db: {}, app: { links: ['db', 'db'] } }, ['app > db fatal duplicate-entry']],
    ['two colons', { db: {}, app: { links: ['db:x:y'] } }, ['app > db:x:y fatal two-colons']],
    ['host client', { db: {}, app: { ...host, links: ['db'] } }, ['app > db fatal client-host']],
    [
      'stack client',
      { db: {}, b: {}, app: { ...stackOf('b'), links: ['db'] } },
      ['app > db fatal client-stack'],
    ],
    ['strange stack', { db: {}, app: { ...stranger, links: ['db'] } }, ['app > db fatal client-stack']],
    ['no network', { db: {}, app: { ...none, links: ['db'] } }, ['app > db silent client-none']],
    ['a mode', { db: {}, app: { ...existing, links: ['db'] } }, ['app > db silent client-existing-network']],
    ['empty list', { db: on('a'), app: { ...on(), links: ['db'] } }, ['app > db silent client-none']],
    ['undefined first', { app: { ...none, links: ['db'] } }, ['app > db fatal undefined']],
  ])('%s', (_, services, expected) => {
    expect(broken(services)).toEqual(expected);
  });

  test.each<[string, ServiceWords, string | null, string | null]>([
    ['host', host, 'fatal target-host', 'silent target-host'],
    ['none', none, 'fatal target-none', 'silent target-none'],
    ['an empty list', on(), 'fatal target-none', 'silent target-none'],
    ['a mode', existing, 'fatal target-existing-network', 'silent target-existing-network'],
    ['other networks', on('front'), 'fatal no-common-network', 'silent no-common-network'],
    ['the same network', on('front', 'back'), 'fatal no-common-network', null],
    ['the bridge', {}, null, 'silent no-common-network'],
    ['a stack on the bridge', stackOf('plain'), null, 'silent target-stack'],
    ['a stack on the host', stackOf('onHost'), 'fatal target-host', 'silent target-stack'],
    ['a strange stack', stranger, null, 'silent target-stack'],
    ['a circle of stacks', stackOf('db'), null, 'silent target-stack'],
  ])('a target on %s, for a client on the bridge and on a network', (_, db, onBridge, onNetwork) => {
    const others = { plain: {}, onHost: host, db };
    const lines = (verdict: string | null) => (verdict === null ? [] : [`app > db ${verdict}`]);
    expect(broken({ ...others, app: { links: ['db'] } })).toEqual(lines(onBridge));
    expect(broken({ ...others, app: { links: ['db'], ...on('back') } })).toEqual(lines(onNetwork));
  });

  test('a network joined as a mode is common with one of that full name', () => {
    expect(broken({ db: existing, app: { links: ['db'], ...on('front') } })).toEqual([]);
  });

  test('external links', () => {
    const externalLinks = ['old', 'old', 'old:x', 'old:x:y'];
    expect(broken({ app: { externalLinks } })).toEqual([
      'app > old fatal duplicate-entry',
      'app > old:x:y fatal two-colons',
    ]);
    expect(broken({ app: { ...host, externalLinks: ['old'] } })).toEqual(['app > old fatal client-host']);
    const meeting = { app: { externalLinks: ['old'], ...on('back') } };
    expect(broken(meeting)).toEqual(['app > old silent no-common-network']);
    expect(broken(meeting, ['back'])).toEqual([]);
    expect(findBrokenLinks(topology(meeting))[0]).toMatchObject({ external: true });
  });
});
