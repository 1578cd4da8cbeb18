import fc from 'fast-check';
import { PlainLinks } from '../../../src/core/names/plain-links.js';
import { createResolver, targetsOf } from '../../../src/core/names/resolver.js';
import type { Topology } from '../../../src/core/names/topology.js';
import { LEGACY, type ServiceWords, topology } from '../../support/topology.js';

/** Names that get into each other's way: by case, as those that are made up. */
const NAMES = [
  'a',
  'b',
  'A',
  'x',
  'X',
  'y',
  'a_1',
  'a_1_1',
  'shop_a_1',
  'SHOP_B_1',
  'shop_c_2',
  'b.a',
  'front',
];
/** Parts of paths, addresses, and whatever else is no name. */
const ODD_NAMES = ['x/a', 'a b', 'a/', 'localhost', '7', '1.2', '-a', 'a:b', 'é', ''];
const SERVICES = ['a', 'b', 'A', 'a_1', 'c', 'shop_a_1'];
const NETWORKS = ['default', 'front', 'back'];

const name = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom(...NAMES) },
  { weight: 1, arbitrary: fc.constantFrom(...ODD_NAMES) },
);
const few = <T>(item: fc.Arbitrary<T>) => fc.array(item, { maxLength: 3 });
/** Rarely there, so that most links are the usual ones. */
const rare = <T>(item: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: item });
const seldom = <T>(items: fc.Arbitrary<T[]>) => rare(items).map(found => found ?? []);

const link = fc
  .tuple(fc.constantFrom(...SERVICES), fc.option(name))
  .map(([target, alias]) => (alias === null ? target : `${target}:${alias}`));

const externalLink = fc
  .tuple(name, fc.option(name))
  .map(([container, alias]) => (alias === null ? container : `${container}:${alias}`));

const otherAttachment = fc.constantFrom<ServiceWords['attachment'] & object>(
  { kind: 'host' },
  { kind: 'none' },
  { kind: 'stack-of', service: 'a' },
  { kind: 'stack-of', service: 'c' },
  { kind: 'stack-of-container', container: 'x' },
  { kind: 'existing-network', network: 'shop_front' },
  { kind: 'networks', memberships: [] },
  { kind: 'bridge' },
);

const memberships = fc.dictionary(fc.constantFrom(...NETWORKS), seldom(few(name)), {
  minKeys: 1,
  maxKeys: 2,
});

const service = (onNetworks: boolean): fc.Arbitrary<ServiceWords> =>
  fc
    .record({
      links: few(link),
      externalLinks: seldom(few(externalLink)),
      extraHosts: seldom(few(name.map(host => `${host}=192.0.2.1`))),
      containerName: rare(name.filter(text => text !== '')),
      hostname: rare(name.filter(text => text !== '')),
      domainname: rare(fc.constantFrom('a', 'example.org')),
      instances: fc.constantFrom(1, 1, 1, 2),
      on: onNetworks ? memberships : fc.constant(undefined),
      attachment: rare(otherAttachment),
    })
    .map(words => {
      const present = Object.entries(words).filter(([, value]) => value !== undefined);
      return Object.fromEntries(present) as ServiceWords;
    });

const project = fc
  .tuple(fc.boolean(), fc.constantFrom('shop', '-shop'), fc.boolean())
  .chain(([onNetworks, projectName, external]) =>
    fc
      .dictionary(fc.constantFrom(...SERVICES), service(onNetworks), { minKeys: 2 })
      .map(services => topology(services, { front: { external } }, projectName)),
  );

/** What a resolver says of each link that is called plain; how many are, and how many lead to their target alone. */
function judge(given: Topology) {
  const resolver = createResolver(given, LEGACY);
  const plain = new PlainLinks(given);
  const wrong: string[] = [];
  let [told, alone] = [0, 0];
  for (const client of given.services.values()) {
    for (const entry of client.links) {
      const called = entry.alias ?? entry.target;
      const targets = targetsOf(resolver.resolve(client.name, called));
      const leads =
        targets.length === 1 && targets[0]!.kind === 'service' && targets[0]!.service === entry.target;
      if (leads) alone++;
      if (!plain.leads(client, entry)) continue;
      told++;
      if (!leads)
        wrong.push(`${client.name} -> ${entry.target}:${called} leads to ${JSON.stringify(targets)}`);
    }
  }
  return { wrong, told, alone };
}

test('a link that is called plain leads to its target and to nobody else', () => {
  let [told, alone] = [0, 0];
  fc.assert(
    fc.property(project, given => {
      const judged = judge(given);
      told += judged.told;
      alone += judged.alone;
      expect(judged.wrong).toEqual([]);
    }),
    { numRuns: 3000 },
  );
  // Or else the property would hold for nothing.
  expect(told).toBeGreaterThan(alone / 20);
});

test('usual links are plain ones, on the bridge and on networks', () => {
  const links = ['db', 'db:database', 'cache:redis.local'];
  const services = { db: {}, cache: { instances: 2 }, web: { links }, worker: { links: ['db:database'] } };
  expect(judge(topology(services))).toEqual({ wrong: [], told: 4, alone: 4 });
  const on = { default: [] };
  const members = Object.entries(services).map(([name, words]) => [name, { ...words, on }]);
  expect(judge(topology(Object.fromEntries(members)))).toEqual({ wrong: [], told: 4, alone: 4 });
});
