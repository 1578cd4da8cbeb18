import { fileOf, stackOf } from '../../support/project.js';

/** One service of a file in format 1, or below `services:`. */
const v1 = (web: string, rest = 'db: {image: d}\nb: {image: b}\n') =>
  stackOf(`web:\n  image: w\n${web}${rest}`);
const later = (web: string, rest = '') => {
  const text = `services:\n  web:\n    image: w\n${web.replace(/^/gm, '  ')}\n  db: {image: d}\n  b: {image: b}\n${rest}`;
  return stackOf(text);
};

describe('what a service is attached to', () => {
  test.each<[string, object]>([
    ['', { kind: 'bridge' }],
    ['  net: bridge\n', { kind: 'bridge' }],
    ['  net: ""\n', { kind: 'bridge' }],
    ['  net:\n', { kind: 'bridge' }],
    ['  net: host\n', { kind: 'host' }],
    ['  net: "none"\n', { kind: 'none' }],
    ['  net: "container:db"\n', { kind: 'stack-of', service: 'db' }],
    ['  net: "service:db"\n', { kind: 'stack-of', service: 'db' }],
    ['  net: "container:other"\n', { kind: 'stack-of-container', container: 'other' }],
    ['  net: "container:a:b"\n', { kind: 'stack-of-container', container: 'a:b' }],
    ['  net: front\n', { kind: 'existing-network', network: 'front' }],
    ['  net: default\n', { kind: 'existing-network', network: 'default' }],
    ['  net: "container:"\n', { kind: 'existing-network', network: 'container:' }],
    ['  networks: [front]\n', { kind: 'bridge' }],
    ['  network_mode: host\n', { kind: 'bridge' }],
  ])('format 1, %j', (web, attachment) => {
    expect(v1(web).services.get('web')!.attachment).toEqual(attachment);
  });

  test.each<[string, object]>([
    ['', { kind: 'networks', memberships: [{ network: 'default', aliases: [] }] }],
    ['  networks: []', { kind: 'networks', memberships: [{ network: 'default', aliases: [] }] }],
    ['  networks: {}', { kind: 'networks', memberships: [{ network: 'default', aliases: [] }] }],
    [
      '  networks: [a, b]',
      {
        kind: 'networks',
        memberships: [
          { network: 'a', aliases: [] },
          { network: 'b', aliases: [] },
        ],
      },
    ],
    [
      '  networks: {a: , b: {aliases: [x, y]}}',
      {
        kind: 'networks',
        memberships: [
          { network: 'a', aliases: [] },
          { network: 'b', aliases: ['x', 'y'] },
        ],
      },
    ],
    [
      '  networks: {a: {gw_priority: 2, aliases: ["$A"]}}',
      { kind: 'networks', memberships: [{ network: 'a', aliases: ['$A'], gatewayPriority: 2 }] },
    ],
    ['  network_mode: bridge', { kind: 'bridge' }],
    ['  network_mode: default', { kind: 'networks', memberships: [{ network: 'default', aliases: [] }] }],
    ['  network_mode: host', { kind: 'host' }],
    ['  network_mode: "service:db"', { kind: 'stack-of', service: 'db' }],
    ['  network_mode: "container:x"', { kind: 'stack-of-container', container: 'x' }],
    ['  network_mode: front', { kind: 'existing-network', network: 'front' }],
    ['  net: host', { kind: 'networks', memberships: [{ network: 'default', aliases: [] }] }],
  ])('later formats, %j', (web, attachment) => {
    expect(later(web).services.get('web')!.attachment).toEqual(attachment);
  });

  test('networks of several files, aliases united', () => {
    const file = (networks: string) => `services: {web: {image: w, networks: ${networks}}}\n`;
    const stack = stackOf({
      'a.yml': file('[a, b]'),
      'b.yml': file('{b: {aliases: [x]}, c: }'),
      'c.yml': file('{b: {aliases: [x, y]}}'),
    });
    expect(stack.services.get('web')!.attachment).toEqual({
      kind: 'networks',
      memberships: [
        { network: 'a', aliases: [] },
        { network: 'b', aliases: ['x', 'y'] },
        { network: 'c', aliases: [] },
      ],
    });
  });
});

describe('networks and their full names', () => {
  test.each<[string, object]>([
    ['', { a: 'shop_a' }],
    ['networks: {a: }', { a: 'shop_a' }],
    ['networks: {a: {name: n}}', { a: 'n' }],
    ['networks: {a: {name: "$N-${M:-m}"}}', { a: 'n-m' }],
    ['networks: {a: {external: true}}', { a: 'a external' }],
    ['networks: {a: {external: false}}', { a: 'shop_a' }],
    ['networks: {a: {external: {name: n}}}', { a: 'n external' }],
    ['networks: {a: {external: true, name: n}}', { a: 'n external' }],
    ['networks: {a: {internal: true}}', { a: 'shop_a internal' }],
    ['networks: {b: }', { b: 'shop_b', a: 'shop_a' }],
    ['name: market\nnetworks: {a: }', { a: 'market_a' }],
  ])('%j', (top, expected) => {
    const text = `services: {web: {image: w, networks: [a]}}\n${top}\n`;
    const { networks } = stackOf(text, { variables: { N: 'n' } });
    const words = [...networks.values()].map(({ key, fullName, internal, external }) => [
      key,
      `${fullName}${internal ? ' internal' : ''}${external ? ' external' : ''}`,
    ]);
    expect(Object.fromEntries(words)).toEqual(expected);
  });
});

describe('what starts first for another reason than a link', () => {
  test.each<[string, string[]]>([
    ['', []],
    ['  links: [db]\n', []],
    ['  volumes_from: [db]\n', ['db']],
    ['  volumes_from: ["db:ro", other, db]\n', ['db']],
    ['  net: "container:db"\n', ['db']],
    ['  net: "container:other"\n', []],
    ['  pid: "service:db"\n  ipc: "service:b"\n', ['db', 'b']],
    ['  pid: "container:db"\n', []],
    ['  volumes_from: [b]\n  net: "container:db"\n', ['b', 'db']],
  ])('format 1, %j', (web, expected) => {
    expect(v1(web).services.get('web')!.otherDependencies).toEqual(expected);
  });
  test.each<[string, string[]]>([
    ['  depends_on: [db, b]', ['db', 'b']],
    ['  depends_on: {db: {condition: service_healthy}}', ['db']],
    ['  depends_on: [nobody]', []],
    ['  network_mode: "service:db"', ['db']],
    ['  network_mode: "container:db"', []],
    ['  volumes_from: ["container:db", b]', ['b']],
  ])('later formats, %j', (web, expected) => {
    expect(later(web).services.get('web')!.otherDependencies).toEqual(expected);
  });
});

test.each<[string, boolean]>([
  ['', false],
  ['  healthcheck: {test: [CMD, x]}', true],
  ['  healthcheck: {test: x}', true],
  ['  healthcheck: {test: [NONE]}', false],
  ['  healthcheck: {test: NONE}', false],
  ['  healthcheck: {test: []}', false],
  ['  healthcheck: {test: x, disable: true}', false],
  ['  healthcheck: {test: x, disable: false}', true],
  ['  healthcheck: {interval: 5s}', false],
  ['  healthcheck: text', false],
  ['  healthcheck:', false],
])('a health check, %j: %s', (web, expected) => {
  expect(later(web).services.get('web')!.healthcheck).toBe(expected);
});

test('scalars: the last file that says something, variables replaced', () => {
  const stack = stackOf(
    {
      'a.yml':
        'web: {image: w, hostname: one, container_name: "c-$A", domainname: "", extra_hosts: ["a:1"]}\n',
      'b.yml': 'web: {hostname: two, container_name: , extra_hosts: {b: "2", c: }}\n',
    },
    { variables: { A: 'x' } },
  );
  const { hostname, containerName, domainname, extraHosts } = stack.services.get('web')!;
  expect({ hostname, containerName, domainname, extraHosts }).toEqual({
    hostname: 'two',
    containerName: 'c-x',
    domainname: undefined,
    extraHosts: [
      { host: 'a', address: '1' },
      { host: 'b', address: '2' },
      { host: 'c', address: '' },
    ],
  });
});

test.each<[string, number]>([
  ['', 1],
  ['  scale: 3', 3],
  ['  scale: 0', 1],
  ['  scale: "2"', 2],
  ['  scale: many', 1],
  ['  deploy: {replicas: 4}', 4],
  ['  scale: 2\n  deploy: {replicas: 4}', 2],
])('instances, %j: %d', (web, expected) => {
  expect(later(web).services.get('web')!.instances).toBe(expected);
});

test('files of two formats are not loaded together', () => {
  const { problems } = stackOf({ 'a.yml': 'web: {image: w}\n', 'b.yml': 'services: {web: {image: w}}\n' });
  expect(problems.map(({ file, message }) => `${file} ${message}`)).toEqual([
    'b.yml "b.yml" and "a.yml" have different formats, and Compose refuses to load them together: bring them to one format first',
  ]);
});

test('the order of services is that of the merged files', () => {
  const stack = stackOf({
    'a.yml': 'b: {image: i}\na: {image: i}\n',
    'b.yml': 'c: {image: i}\na: {image: i}\n',
  });
  expect([...stack.services.keys()]).toEqual(['b', 'a', 'c']);
  expect(fileOf('b: {image: i}\na: {image: i}\n').services.size).toBe(2);
});
