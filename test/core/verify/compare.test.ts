import { verifyProjects } from '../../../src/core/verify-projects.js';
import { PATH, projectOf } from '../../support/project.js';

/** Everything that a comparison says; empty where two projects are equivalent. */
function compared(before: string | Record<string, string>, after: string | Record<string, string>): string[] {
  const { equivalent, proof, differences, errors } = verifyProjects(projectOf(before), projectOf(after));
  const names = (kind: 'lost' | 'changed' | 'gained') =>
    proof[kind].map(
      ({ client, name, before: was, after: is }) => `${kind}: ${client} ${name} [${was}] [${is}]`,
    );
  const bad = [
    ...names('lost'),
    ...names('changed'),
    ...differences.map(({ message }) => message),
    ...errors.map(({ message }) => message),
  ];
  expect(equivalent).toBe(bad.length === 0);
  return [...bad, ...names('gained')];
}

const V1 = 'web:\n  image: w\n  links: ["db:database"]\ndb:\n  image: d\n';

/** What V1 becomes, with one place of it replaced. */
function rewritten(from = '', to = ''): string {
  const text =
    'services:\n  web:\n    image: w\n    depends_on: [db]\n    networks: [app]\n  db:\n    image: d\n    networks:\n      app:\n        aliases: [database]\nnetworks:\n  app:\n';
  expect(text.includes(from)).toBe(true);
  return text.replace(from, to);
}

describe('names', () => {
  test.each<[string, string, string[]]>([
    ['all kept', rewritten(), []],
    ['an alias dropped', rewritten('        aliases: [database]\n', ''), ['lost: web database [db] []']],
    [
      'an alias on the wrong service',
      rewritten(
        'web:\n    image: w\n    depends_on: [db]\n    networks: [app]',
        'web:\n    image: w\n    depends_on: [db]\n    networks: {app: {aliases: [database]}}',
      ).replace('        aliases: [database]\n', ''),
      ['changed: web database [db] [web]'],
    ],
    [
      'an alias on two services',
      rewritten('networks: [app]', 'networks: {app: {aliases: [database]}}'),
      ['changed: web database [db] [web,db]'],
    ],
    ['a network left by the client', rewritten('    networks: [app]\n', ''), ['lost: web database [db] []']],
    [
      'a network left by the target',
      rewritten('    networks:\n      app:\n        aliases: [database]\n', ''),
      ['lost: web database [db] []'],
    ],
    [
      'two networks that never meet',
      rewritten('networks: [app]', 'networks: [other]').replace('\nnetworks:\n', '\nnetworks:\n  other:\n'),
      ['lost: web database [db] []'],
    ],
    [
      'the same name on another network',
      rewritten('networks: [app]', 'networks: [app, other]').replace(
        '\nnetworks:\n',
        '\nnetworks:\n  other:\n',
      ),
      [],
    ],
    [
      'the link kept',
      rewritten('depends_on: [db]', 'links: ["db:database"]').replace('        aliases: [database]\n', ''),
      [],
    ],
    [
      'the client on the host',
      rewritten('networks: [app]', 'network_mode: host'),
      [
        'lost: web database [db] []',
        '"web" was on the engine\'s default bridge and is on the host\'s network',
      ],
    ],
    [
      'a hostname that takes the name',
      rewritten('image: w\n', 'image: w\n    hostname: database\n'),
      ['changed: web database [db] [web]', '"hostname" of "web" was not set and is "database"'],
    ],
  ])('%s', (_, text, expected) => {
    expect(compared(V1, text).sort()).toEqual(expected.sort());
  });

  const ON = (aliases: string, networks = '[n]') =>
    `services:\n  a: {image: a, networks: ${networks}}\n  b:\n    image: b\n    networks: {n: {aliases: ${aliases}}}\nnetworks: {n: , m: }\n`;

  test.each<[string, string, string, string[]]>([
    ['the same', ON('[x]'), ON('[x]'), []],
    ['aliases in another order', ON('[x, y]'), ON('[y, x]'), []],
    ['an alias that a network gave', ON('[x]'), ON('[]'), ['lost: a x [b] []', 'lost: b x [b] []']],
    [
      'a network that is left',
      ON('[]'),
      ON('[]', '[m]'),
      ['"a" was on "shop_n" and is on "shop_m"', 'lost: a b [b] []', 'lost: b a [a] []'],
    ],
    ['an alias more', ON('[]'), ON('[x]'), []],
    [
      'an alias more that a dot makes public',
      ON('[]'),
      ON('[x.example.com]'),
      ['gained: a x.example.com [] [b]'],
    ],
  ])('given by networks: %s', (_, was, is, expected) => {
    expect(compared(was, is).sort()).toEqual(expected);
  });

  test('a name with a dot is gained by members that never had it', () => {
    const other = rewritten('networks:\n  app:\n', 'networks:\n  app:\n').replace(
      '[database]',
      '[database, x.example.com]',
    );
    expect(compared(V1, other)).toEqual(['gained: web x.example.com [] [db]']);
  });

  test('a name that the client uses and nobody had answered', () => {
    const text = (networks: string) =>
      `services:\n  a: {image: i, command: ping cache, networks: ${networks}}\n  cache: {image: c, networks: [n]}\nnetworks: {n: , m: }\n`;
    expect(compared(text('[m]'), text('[m, n]'))).toEqual(['gained: a cache [] [cache]']);
  });

  test('generated names count where something uses them', () => {
    const using = V1.replace('image: w', 'image: w\n  command: ping db_1');
    const written = rewritten('image: w\n', 'image: w\n    command: ping db_1\n');
    expect(compared(using, written)).toEqual(['lost: web db_1 [db] []']);
    expect(compared(using, written.replace('[database]', '[database, db_1]'))).toEqual([]);
  });

  test('a duplicate alias: the last entry counted', () => {
    const two = `${V1.replace('["db:database"]', '["cache:database", "db:database"]')}cache: {image: c}\n`;
    const with2 = rewritten('networks:\n  app:\n', '  cache: {image: c}\nnetworks:\n  app:\n').replace(
      '[db]',
      '[db, cache]',
    );
    expect(compared(two, with2)).toEqual([]);
  });
});

describe('order', () => {
  test.each<[string, string, string[]]>([
    ['an edge dropped', rewritten('    depends_on: [db]\n', ''), ['"web" no longer starts after "db"']],
    [
      'an edge turned',
      rewritten('    depends_on: [db]\n', '').replace('image: d\n', 'image: d\n    depends_on: [web]\n'),
      ['"web" no longer starts after "db"'],
    ],
    ['the long form', rewritten('[db]', '{db: {condition: service_started}}'), []],
    [
      'an edge by way of another',
      rewritten('depends_on: [db]', 'depends_on: [c]').replace(
        'networks:\n  app:\n',
        '  c: {image: c, depends_on: [db]}\nnetworks:\n  app:\n',
      ),
      ['service "c" is new'],
    ],
    ['an edge more', rewritten('image: d\n', 'image: d\n    depends_on: []\n'), []],
    [
      'a new circle',
      rewritten('image: d\n', 'image: d\n    depends_on: [web]\n'),
      ['"web" would wait for itself by way of other services'],
    ],
    [
      'itself',
      rewritten('image: d\n', 'image: d\n    depends_on: [db]\n'),
      ['"web" would wait for itself by way of other services'],
    ],
  ])('%s', (_, text, expected) => {
    const said = compared(V1, text).map(line =>
      line.includes('would wait') ? line.replace(/^"\w+"/, '"web"') : line,
    );
    expect(said).toEqual(expected);
  });

  test('a circle that was there already', () => {
    const circle = 'services:\n  a: {image: i, depends_on: [b]}\n  b: {image: i, depends_on: [a]}\n';
    expect(compared(circle, circle)).toEqual([]);
  });

  test.each(['volumes_from: [db]', 'network_mode: "service:db"', 'pid: "service:db"', 'ipc: "service:db"'])(
    '%s orders, too',
    key => {
      const text = (line: string) => `services:\n  web:\n    image: w\n    ${line}\n  db: {image: d}\n`;
      expect(compared(text(`${key}\n    depends_on: [db]`), text(key))).toEqual([]);
      expect(compared(text('depends_on: [db]'), text('tty: true'))).toContain(
        '"web" no longer starts after "db"',
      );
    },
  );
});

describe('services', () => {
  test('gone, new, and renamed', () => {
    const text = (names: string[]) => `services:\n${names.map(name => `  ${name}: {image: i}\n`).join('')}`;
    expect(compared(text(['a', 'b']), text(['a']))).toContain('service "b" is gone');
    expect(compared(text(['a']), text(['a', 'b']))).toEqual(['service "b" is new']);
    expect(compared(text(['a', 'b']), text(['a', 'B'])).slice(-2)).toEqual([
      'service "b" is gone',
      'service "B" is new',
    ]);
    expect(compared(text(['a', 'b']), text(['b', 'a']))).toEqual([]);
  });

  test('another number of ways to load the files', () => {
    const input = projectOf({ 'a.yml': 'a: {image: i}\n', 'b.yml': 'a: {tty: true}\n' });
    const apart = { ...input, stacks: [['a.yml'], ['a.yml', 'b.yml']] };
    expect(verifyProjects(apart, apart)).toMatchObject({ equivalent: true });
    expect(verifyProjects(input, apart).differences[0]!.message).toBe(
      '1 ways of loading the files before, 2 after: give the files that belong together',
    );
  });

  test('a file that cannot be read', () => {
    expect(compared(V1, 'web: [\n')).toHaveLength(1);
    expect(verifyProjects(projectOf(V1), projectOf('')).errors).toEqual([
      { file: PATH, line: 1, column: 1, message: 'the file is empty: there is no service in it' },
    ]);
  });

  test('a difference has its place', () => {
    const [difference] = verifyProjects(
      projectOf(V1),
      projectOf(rewritten('image: d', 'image: e')),
    ).differences;
    expect(difference).toEqual({
      ruleId: 'verify',
      file: PATH,
      line: 6,
      column: 3,
      message: '"image" of "db" was "d" and is "e"',
    });
  });
});

describe('where services are', () => {
  const project = (service: string, rest = '') => `services:\n  web:\n    image: w\n${service}${rest}`;

  test.each<[string, string, string, string[]]>([
    [
      "off the host's network",
      project('    network_mode: host\n'),
      project(''),
      ['"web" was on the host\'s network and is on "shop_default"'],
    ],
    [
      'from no network',
      project('    network_mode: none\n'),
      project('    network_mode: bridge\n'),
      ['"web" was on no network and is on the engine\'s default bridge'],
    ],
    [
      'off a network',
      project('    networks: [a, b]\n', 'networks:\n  a:\n  b:\n'),
      project('    networks: [a]\n', 'networks:\n  a:\n  b:\n'),
      ['"web" was on "shop_a", "shop_b" and is on "shop_a"'],
    ],
    ['onto more networks', project(''), project('    networks: [default, a]\n', 'networks:\n  a:\n'), []],
    [
      'a network that `net` named',
      'web:\n  image: w\n  net: front\n',
      project('    networks: [front]\n', 'networks:\n  front:\n    external: true\n'),
      [],
    ],
    [
      'another network of that name',
      'web:\n  image: w\n  net: front\n',
      project('    networks: [front]\n', 'networks:\n  front:\n'),
      ['"web" was on "front" and is on "shop_front"'],
    ],
    [
      'another address',
      project('    networks: {a: {ipv4_address: 10.0.0.2}}\n', 'networks:\n  a:\n'),
      project('    networks: {a: {ipv4_address: 10.0.0.3}}\n', 'networks:\n  a:\n'),
      ['"networks" of "web" was {"a":{"ipv4_address":"10.0.0.2"}} and is {"a":{"ipv4_address":"10.0.0.3"}}'],
    ],
    [
      'another declaration',
      project('', 'volumes:\n  data:\n    driver_opts: {o: a}\n'),
      project('', 'volumes:\n  data:\n'),
      ['"volumes.data" was {"driver_opts":{"o":"a"}} and is {}'],
    ],
    [
      'a condition',
      project('    depends_on: {db: {condition: service_healthy}}\n', '  db: {image: d}\n'),
      project('    depends_on: [db]\n', '  db: {image: d}\n'),
      ['"web" waited for "db" with "service_healthy" and does so with "service_started"'],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(compared(before, after)).toEqual(expected);
  });
});
