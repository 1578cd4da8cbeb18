import fc from 'fast-check';
import { createResolver, targetsOf } from '../../../src/core/names/resolver.js';
import {
  type GivenVariable,
  type LinkVariables,
  linkVariables,
  wantedFiles,
} from '../../../src/core/variables/given.js';
import type { Knowledge } from '../../../src/core/variables/knowledge.js';
import { parsePorts } from '../../../src/core/variables/port.js';
import { readSuffix, variableSuffix } from '../../../src/core/variables/variable-names.js';
import { composeText } from '../../support/compose-text.js';
import { stackOf } from '../../support/project.js';

/** Images by name: what they expose and which variables they set. */
const IMAGES: Readonly<Record<string, string>> = {
  pg: '5432 PGDATA HOME',
  dns: '53/udp 443 8080',
  pair: '80-81',
  mixed: '90 91/udp 92',
  plain: '',
};

const FILES: Readonly<Record<string, string>> = {
  'db.env': 'FROM_FILE=f\nFILE_PASSWORD=p\n',
  'web.env': 'DB_PORT=mine\n',
  'web/Dockerfile': 'FROM pg\nENV DB_NAME=own',
};

const KNOWLEDGE: Knowledge = {
  variables: {},
  image(reference) {
    const words = IMAGES[reference]?.split(' ').filter(word => word !== '');
    if (!words) return null;
    return {
      ports: words.flatMap(word => parsePorts(word) ?? []),
      environment: words.filter(word => !parsePorts(word)),
      readsLinkVariables: [],
    };
  },
  text: path => FILES[path] ?? null,
};

function given(text: string, files: Record<string, string> = {}): LinkVariables {
  return linkVariables(stackOf({ 'c.yml': text, ...files }), KNOWLEDGE);
}

/** A value in few words: a text, or what kind of thing it is and why. */
function words(variable: GivenVariable | null): string {
  if (!variable) return 'not given';
  const { value, certain, alreadySet, ambiguous } = variable;
  const text =
    value.kind === 'text'
      ? value.text
      : value.kind === 'by-engine'
        ? `${value.texts.before28} or ${value.texts.from28}`
        : `${value.kind}: ${value.reason}`;
  const notes = [certain ? '' : 'uncertain', ambiguous ? 'ambiguous' : '', alreadySet ? 'already set' : ''];
  return [text, ...notes.filter(note => note !== '')].join(', ');
}

interface Case {
  readonly name: string;
  readonly text: string;
  readonly files?: Record<string, string>;
  readonly client?: string;
  readonly expected: Readonly<Record<string, string>>;
}

function check({ text, files, client = 'web', expected }: Case): void {
  const variables = given(text, files).of(client);
  const found = Object.keys(expected).map(name => [name, words(variables.find(name))]);
  expect(Object.fromEntries(found)).toEqual(expected);
}

test('the whole set of one link', () => {
  const variables = given(
    'db: {image: pg, environment: {A: "1"}}\nweb: {image: plain, links: ["db:database"]}',
  );
  expect(variables.clients).toEqual(['web']);
  const all = variables.of('web').all();
  const of = (prefix: string, path: string) => [
    [`${prefix}_ENV_A`, '1', '1'],
    [`${prefix}_ENV_PGDATA`, null, 'none: unknown-value'],
    [`${prefix}_NAME`, path, path],
    [`${prefix}_PORT`, 'tcp://IP:5432', 'tcp://database:5432'],
    [`${prefix}_PORT_5432_TCP`, 'tcp://IP:5432', 'tcp://database:5432'],
    [`${prefix}_PORT_5432_TCP_ADDR`, 'IP', 'database'],
    [`${prefix}_PORT_5432_TCP_PORT`, '5432', '5432'],
    [`${prefix}_PORT_5432_TCP_PROTO`, 'tcp', 'tcp'],
  ];
  expect(all.map(variable => [variable.name, variable.was.before28, words(variable)])).toEqual([
    ...of('DATABASE', '/shop_web_1/database'),
    ...of('DB_1', '/shop_web_1/db_1'),
    ...of('SHOP_DB_1', '/shop_web_1/shop_db_1'),
  ]);
  for (const variable of all) {
    expect(variable.was.from28).toBe(variable.was.before28);
    expect(variable.setBy).toEqual({ before28: true, from28: true });
    expect(variable.sets.map(({ link }) => link.node.value)).toEqual(['db:database']);
  }
});

describe('values', () => {
  test.each<Case>([
    {
      name: 'generated names stand for the name that somebody chose',
      text: 'db: {image: pg}\nweb: {image: plain, links: [db]}',
      expected: {
        DB_1_PORT_5432_TCP_ADDR: 'db',
        SHOP_DB_1_PORT: 'tcp://db:5432',
        DB_PORT_5432_TCP_PORT: '5432',
      },
    },
    {
      name: 'the first port depends on the engine',
      text: 'd: {image: dns}\nweb: {image: plain, links: ["d:x"]}',
      expected: {
        X_PORT: 'udp://x:53 or tcp://x:443',
        X_PORT_53_UDP: 'udp://x:53',
        X_PORT_53_UDP_PROTO: 'udp',
        X_PORT_443_TCP_ADDR: 'x',
        X_PORT_53_TCP: 'not given',
      },
    },
    {
      name: 'ranges',
      text: 'p: {image: plain, expose: ["7000-7003"]}\nweb: {image: plain, links: ["p:x"]}',
      expected: {
        X_PORT_7000_TCP_START: 'tcp://x:7000',
        X_PORT_7000_TCP_END: 'tcp://x:7003',
        X_PORT_7000_TCP_PORT_START: '7000',
        X_PORT_7000_TCP_PORT_END: '7003',
        X_PORT_7001_TCP_START: 'not given',
        X_PORT_7003_TCP_END: 'not given',
      },
    },
    {
      name: 'a range that engines see differently',
      text: 'p: {image: mixed, expose: ["93"]}\nweb: {image: plain, links: ["p:x"]}',
      expected: {
        X_PORT_90_TCP_END: 'tcp://x:93',
        X_PORT_92_TCP_END: 'tcp://x:93',
        X_PORT_91_UDP: 'udp://x:91',
      },
    },
    {
      name: 'the same name with two numbers',
      text: 'p: {image: plain, expose: ["1", "2", "3/udp", "4"]}\nweb: {image: plain, links: ["p:x"]}',
      expected: { X_PORT_1_TCP_PORT_END: '4 or 2', X_PORT_1_TCP_END: 'tcp://x:4 or tcp://x:2' },
    },
    {
      name: 'no ports',
      text: 'p: {image: plain}\nweb: {image: plain, links: [p]}',
      expected: {
        P_NAME: '/shop_web_1/p',
        P_PORT: 'not given',
        P_PORT_80_TCP: 'not given',
        P_ENV_X: 'not given',
      },
    },
    {
      name: 'a dollar in an alias is no variable',
      text: 'db: {image: pg}\nweb: {image: plain, links: ["db:a$$b"]}',
      expected: { A$B_NAME: '/shop_web_1/a$$b', A$B_PORT_5432_TCP: 'tcp://a$$b:5432' },
    },
    {
      name: 'a client with several containers',
      text: 'services: {db: {image: pg, network_mode: bridge}, web: {image: plain, network_mode: bridge, scale: 2, links: [db]}}',
      expected: { DB_NAME: 'none: several-links, ambiguous', DB_PORT: 'tcp://db:5432' },
    },
    {
      name: 'a target with several containers',
      text: 'services: {db: {image: pg, network_mode: bridge, scale: 2}, web: {image: plain, network_mode: bridge, links: [db]}}',
      expected: {
        DB_PORT: 'tcp://db:5432',
        DB_2_PORT: 'none: one-of-several',
        DB_2_PORT_5432_TCP_PORT: '5432',
        DB_3_PORT: 'not given',
      },
    },
  ])('$name', check);

  test('a range of two is set by newer engines only', () => {
    const variables = given('p: {image: pair}\nweb: {image: plain, links: [p]}').of('web');
    const start = variables.find('P_PORT_80_TCP_START')!;
    expect(start.setBy).toEqual({ before28: false, from28: true });
    expect(start.was).toEqual({ before28: null, from28: 'tcp://IP:80' });
    expect(words(start)).toBe('tcp://p:80');
  });
});

describe('what the target sets', () => {
  const target = (environment: string) =>
    `db: {image: pg, env_file: db.env, environment: ${environment}}\nweb: {image: plain, links: [db]}`;

  test.each<Case>([
    {
      name: 'plain texts, references and names alone',
      text: target('{A: "x=y", EMPTY: "", lower: x, REF: "${V}", REF_PASSWORD: "${PASS}", SHELL_TOKEN: }'),
      expected: {
        DB_ENV_A: 'x=y',
        DB_ENV_EMPTY: '',
        DB_ENV_lower: 'x',
        DB_ENV_LOWER: 'not given',
        DB_ENV_REF: '${V}',
        DB_ENV_REF_PASSWORD: '${PASS}',
        DB_ENV_SHELL_TOKEN: '${SHELL_TOKEN}, uncertain',
      },
    },
    {
      name: 'secrets and files are not copied',
      text: target(
        '{DB_PASSWORD: hunter2, URL: "pg://u:hunter2@h/", REF: "pg://u:${P}@h/", TOKEN: "${T:-hunter2}"}',
      ),
      expected: {
        DB_ENV_DB_PASSWORD: 'withheld: secret',
        DB_ENV_URL: 'withheld: secret',
        DB_ENV_REF: 'pg://u:${P}@h/',
        DB_ENV_TOKEN: 'withheld: secret',
        DB_ENV_FROM_FILE: 'withheld: env-file',
        DB_ENV_FILE_PASSWORD: 'withheld: env-file',
      },
    },
    {
      name: 'a doubled dollar is part of a secret',
      text: target('{DB_PASSWORD: "$$ecret", A: "$$a"}'),
      expected: { DB_ENV_DB_PASSWORD: 'withheld: secret', DB_ENV_A: '$$a' },
    },
    {
      name: 'the path and the home are never handed on',
      text: target('{HOME: /h, PATH: /p, HOMEPATH: /x}'),
      expected: { DB_ENV_HOME: 'not given', DB_ENV_PATH: 'not given', DB_ENV_HOMEPATH: '/x' },
    },
  ])('$name', check);

  test('a text that is withheld stays with the variable that has it', () => {
    const variable = given(target('{DB_PASSWORD: hunter2}')).of('web').find('DB_ENV_DB_PASSWORD')!;
    expect(variable.was).toEqual({ before28: null, from28: null });
    expect(variable.value).toMatchObject({
      kind: 'withheld',
      secret: true,
      variable: { name: 'DB_PASSWORD', source: { kind: 'environment' } },
    });
  });

  test('whether a variable of a file looks like a secret is said', () => {
    const variables = given(target('{}')).of('web');
    expect(variables.find('DB_ENV_FROM_FILE')!.value).toMatchObject({ reason: 'env-file', secret: false });
    expect(variables.find('DB_ENV_FILE_PASSWORD')!.value).toMatchObject({ reason: 'env-file', secret: true });
  });
});

describe('names', () => {
  const links = (...entries: string[]) =>
    `a: {image: pg}\nb: {image: dns}\nweb: {image: plain, links: ${JSON.stringify(entries)}}`;

  test.each<Case>([
    {
      name: 'dots stay, dashes do not, capitals are capitals',
      text: links('a:api.example.com', 'a:My-Alias', 'a:under_score'),
      expected: {
        'API.EXAMPLE.COM_PORT': 'tcp://api.example.com:5432',
        MY_ALIAS_PORT_5432_TCP_ADDR: 'My-Alias',
        UNDER_SCORE_NAME: '/shop_web_1/under_score',
        A_PORT: 'not given',
      },
    },
    {
      name: 'of a path the last part',
      text: links('a:x/y'),
      expected: { Y_NAME: '/shop_web_1/x/y', Y_PORT: 'tcp://y:5432', X_PORT: 'not given' },
    },
    {
      name: 'a name that leads nowhere gives way to one that does',
      text: links('a:localhost', 'b:5'),
      expected: { LOCALHOST_PORT: 'tcp://a_1:5432', '5_PORT_443_TCP': 'tcp://b_1:443' },
    },
    {
      name: 'so does one that leads elsewhere',
      text: 'a: {image: pg}\nweb: {image: plain, links: [a], extra_hosts: ["a:192.0.2.1"]}',
      expected: { A_PORT: 'tcp://a_1:5432', A_PORT_5432_TCP_PORT: '5432' },
    },
    {
      name: 'a name of its own',
      text: 'db: {image: pg, container_name: fixed}\nweb: {image: plain, links: ["db:d"]}',
      expected: {
        D_PORT: 'tcp://d:5432',
        FIXED_PORT: 'tcp://d:5432',
        FIXED_NAME: '/shop_web_1/fixed',
        DB_1_PORT: 'not given',
      },
    },
    {
      name: 'of the same alias the last link counts',
      text: links('a:x', 'b:x'),
      expected: {
        X_PORT_443_TCP: 'tcp://x:443',
        X_PORT_5432_TCP: 'not given',
        A_1_PORT: 'tcp://a_1:5432',
        B_1_PORT_443_TCP_ADDR: 'x',
      },
    },
    {
      name: 'an alias that is another service',
      text: links('a:b'),
      expected: { B_PORT: 'tcp://b:5432', A_1_PORT: 'tcp://b:5432', B_1_PORT: 'not given' },
    },
    {
      name: 'one prefix for two targets',
      text: links('a:my-db', 'b:my_db'),
      expected: {
        MY_DB_PORT: 'none: several-links, ambiguous',
        MY_DB_NAME: 'none: several-links, ambiguous',
        MY_DB_PORT_5432_TCP: 'tcp://my-db:5432',
        MY_DB_PORT_443_TCP: 'tcp://my_db:443',
      },
    },
    {
      name: 'one prefix and one port for two targets',
      text: 'a: {image: pg}\nb: {image: pg}\nweb: {image: plain, links: ["a:x", "b:X"]}',
      expected: {
        X_PORT_5432_TCP_ADDR: 'none: several-links, ambiguous',
        X_PORT_5432_TCP_PORT: '5432',
        X_ENV_PGDATA: 'none: several-links, ambiguous',
      },
    },
    {
      name: 'one prefix for one target',
      text: links('a:my-db', 'a:my_db'),
      expected: { MY_DB_PORT: 'tcp://my-db:5432', MY_DB_NAME: 'none: several-links, ambiguous' },
    },
    {
      name: 'a target in the stack of another',
      text: 'b: {image: dns, environment: {B: "1"}}\ndb: {image: pg, net: "container:b"}\nweb: {image: plain, links: [db]}',
      expected: { DB_PORT_443_TCP: 'tcp://db:443', DB_1_ENV_B: '1', DB_PORT_5432_TCP: 'not given' },
    },
    {
      name: 'a link outside of the project',
      text: 'web: {image: plain, external_links: ["other:o"]}',
      expected: {
        O_NAME: '/shop_web_1/o',
        O_PORT_80_TCP_ADDR: 'o, uncertain',
        O_PORT: 'none: unknown-ports, uncertain',
        O_ENV_X: 'none: unknown-value, uncertain',
        OTHER_PORT: 'not given',
      },
    },
    {
      name: 'a link outside that is inside',
      text: 'db: {image: pg}\nweb: {image: plain, external_links: ["shop_db_1:o"]}',
      expected: { O_PORT: 'tcp://o:5432' },
    },
    {
      name: 'several files',
      text: links('a:x'),
      files: { 'o.yml': 'web: {links: ["b:x"]}' },
      expected: { X_PORT_443_TCP: 'tcp://x:443', A_1_PORT: 'not given' },
    },
  ])('$name', check);

  test('of docker-compose before 1.21', () => {
    const stack = stackOf(
      'my-db: {image: pg}\nweb: {image: plain, links: ["my-db:d", "x:shop_y"]}\nx: {image: pg}',
    );
    for (const [project, older, now] of [
      ['rest-api_v2', 'RESTAPIV2', 'REST_API_V2'],
      ['-shop', 'SHOP', 'SHOP'],
      ['_a-b', 'AB', 'A_B'],
    ] as const) {
      const named = { ...stack, topology: { ...stack.topology, project } };
      const variables = linkVariables(named, KNOWLEDGE).of('web');
      const path = older.toLowerCase();
      expect(words(variables.find(`${now}_MY_DB_1_PORT`))).toBe('tcp://d:5432');
      expect(words(variables.find(`${older}_MY_DB_1_PORT_5432_TCP_ADDR`))).toBe('d');
      expect(words(variables.find(`${older}_MY_DB_1_NAME`))).toContain(`/${path}_web_1/${path}_my-db_1`);
      const outdated = variables.sets.filter(set => set.outdated).map(({ prefix }) => prefix);
      expect(outdated).toEqual(older === now ? [] : [`${older}_MY_DB_1`, `${older}_X_1`]);
      const listed = variables.all().some(({ name }) => name.startsWith(`${older}_MY_DB_1`));
      expect(listed).toBe(older === now);
    }
  });

  test('an outdated name does not stand in the way of one that is given', () => {
    const stack = stackOf('a: {image: pg}\nb: {image: pg}\nweb: {image: plain, links: [a, "b:ab_a_1"]}');
    const named = { ...stack, topology: { ...stack.topology, project: 'a-b' } };
    const variables = linkVariables(named, KNOWLEDGE).of('web');
    expect(words(variables.find('AB_A_1_PORT'))).toBe('tcp://ab_a_1:5432');
  });

  test('a name that may end is told from one that stays', () => {
    const variables = given(links('a:x', 'b:x')).of('web');
    const host = (name: string) => (variables.find(name)!.value as { host: unknown }).host;
    expect(host('A_1_PORT')).toEqual({ name: 'a_1', origin: 'instance' });
    expect(host('X_PORT_443_TCP')).toEqual({ name: 'x', origin: 'alias' });
    expect(host('X_PORT_443_TCP_PORT')).toBeNull();
  });

  test('the link is at its place', () => {
    const text = links('a:x', 'b');
    const set = given(text)
      .of('web')
      .sets.find(({ prefix }) => prefix === 'B_1')!;
    expect(text.slice(set.link.node.start, set.link.node.end)).toBe('"b"');
    expect(set).toMatchObject({
      linkName: 'b_1',
      origin: 'instance',
      external: false,
      target: { service: 'b' },
    });
  });
});

describe('images that nobody knows', () => {
  const text = 'db: {image: own, expose: ["80"], environment: {A: "1"}}\nweb: {image: own, links: [db]}';

  test.each<Case>([
    {
      name: 'a name is believed',
      text,
      expected: {
        DB_PORT_80_TCP: 'tcp://db:80',
        DB_PORT_5432_TCP: 'tcp://db:5432, uncertain',
        DB_1_PORT_53_UDP_ADDR: 'db, uncertain',
        DB_PORT_53_UDP_PORT: '53, uncertain',
        DB_PORT: 'tcp://db:80, uncertain',
        DB_PORT_1_TCP_START: 'tcp://db:1, uncertain',
        DB_PORT_1_TCP_PORT_END: 'none: unknown-ports, uncertain',
        DB_ENV_A: '1',
        DB_ENV_B: 'none: unknown-value, uncertain',
        DB_NAME: '/shop_web_1/db',
      },
    },
    {
      name: 'what no engine sets is not',
      text,
      expected: {
        DB_PORT_080_TCP: 'not given',
        DB_PORT_70000_TCP: 'not given',
        DB_PORT_80_ICMP: 'not given',
        DB_PORT_80_TCP_HOST: 'not given',
        DB_PORT_80: 'not given',
        DB_ENV_: 'not given',
        DB_ENV_HOME: 'not given',
        DB_HOST: 'not given',
        db_NAME: 'not given',
        DB: 'not given',
        DB_2_PORT: 'not given',
        OTHER_PORT_80_TCP: 'not given',
      },
    },
  ])('$name', check);

  test('only what is known is listed', () => {
    const names = given(text)
      .of('web')
      .all()
      .map(({ name }) => name);
    expect(names.filter(name => /^DB_[A-Z]/.test(name))).toEqual([
      'DB_ENV_A',
      'DB_NAME',
      'DB_PORT',
      'DB_PORT_80_TCP',
      'DB_PORT_80_TCP_ADDR',
      'DB_PORT_80_TCP_PORT',
      'DB_PORT_80_TCP_PROTO',
    ]);
  });

  test('a link that is known is not put in doubt by one that is not', () => {
    const variable = given(
      'a: {image: pg}\nb: {image: own}\nweb: {image: plain, links: ["a:my-db", "b:my_db"]}',
    )
      .of('web')
      .find('MY_DB_PORT_5432_TCP_ADDR')!;
    expect(words(variable)).toBe('my-db, uncertain');
    expect(variable.sets.map(({ target }) => target)).toEqual([{ kind: 'service', service: 'a' }]);
  });
});

describe('what the client sets itself', () => {
  const client = (keys: string) => `db: {image: pg}\nweb: {${keys}, links: [db]}`;
  const found = (keys: string, name: string) => {
    const own = given(client(keys)).of('web').find(name)!.alreadySet;
    return own?.source.kind ?? null;
  };

  test.each([
    ['environment', 'image: plain, environment: {DB_PORT: mine}', 'DB_PORT'],
    ['environment', 'image: plain, environment: ["DB_PORT_5432_TCP_ADDR="]', 'DB_PORT_5432_TCP_ADDR'],
    ['shell', 'image: plain, environment: [DB_PORT]', 'DB_PORT'],
    ['env-file', 'image: plain, env_file: web.env', 'DB_PORT'],
    ['image', 'build: web', 'DB_NAME'],
    [null, 'build: web', 'DB_PORT'],
    [null, 'image: own', 'DB_PORT'],
  ])('%s, by {%s}', (expected, keys, name) => {
    expect(found(keys, name)).toBe(expected);
  });
});

describe('where there are none', () => {
  test.each([
    ['user-defined networks', 'services: {db: {image: pg}, web: {image: pg, links: [db]}}'],
    ['a client without a network', 'db: {image: pg}\nweb: {image: pg, net: none, links: [db]}'],
    ['a client on the host', 'db: {image: pg}\nweb: {image: pg, net: host, links: [db]}'],
    ['a client on a network that is there', 'db: {image: pg}\nweb: {image: pg, net: front, links: [db]}'],
    [
      'a client in the stack of another',
      'db: {image: pg}\nb: {image: pg}\nweb: {image: pg, net: "container:b", links: [db]}',
    ],
    ['a target that is not on the bridge', 'db: {image: pg, net: host}\nweb: {image: pg, links: [db]}'],
    ['no links', 'db: {image: pg}\nweb: {image: pg}'],
    ['a link that is refused', 'web: {image: pg, links: [web, "nobody:x"]}'],
  ])('%s', (_, text) => {
    const variables = given(text);
    expect(variables.clients).toEqual([]);
    expect(variables.of('web').sets).toEqual([]);
    expect(variables.of('web').find('DB_PORT')).toBeNull();
    expect(variables.of('web').all()).toEqual([]);
  });

  test('later formats have them on the default bridge', () => {
    const variables = given(
      'services: {db: {image: pg, network_mode: bridge}, web: {image: pg, network_mode: bridge, links: [db]}}',
    );
    const port = variables.of('web').find('SHOP_DB_1_PORT')!;
    expect(words(port)).toBe('tcp://db:5432');
    // `shop_db_1` of one Compose, `shop-db-1` of the other.
    expect(new Set(port.sets.map(({ linkName }) => linkName))).toEqual(new Set(['shop_db_1', 'shop-db-1']));
  });

  test('a service that is not there has none', () => {
    expect(given('a: {image: pg}').of('nobody').sets).toEqual([]);
  });
});

test('the files to read are those of clients and targets', () => {
  const stack = stackOf(
    [
      'db: {build: db, env_file: [db.env, "${X}.env"]}',
      'stack: {build: s, env_file: s.env}',
      'side: {build: side, net: "container:stack"}',
      'web: {build: web, dockerfile: D, env_file: web.env, links: [db, side]}',
      'other: {build: other, env_file: other.env}',
    ].join('\n'),
  );
  expect(wantedFiles(stack, {}).sort()).toEqual([
    'db.env',
    'db/Dockerfile',
    's.env',
    's/Dockerfile',
    'web.env',
    'web/D',
  ]);
});

describe('for any project', () => {
  const knowledge: Knowledge = {
    variables: {},
    image: reference => ({
      ports:
        reference.length % 2 === 0
          ? [
              { port: 80, protocol: 'tcp' },
              { port: 53, protocol: 'udp' },
            ]
          : [],
      environment: [],
      readsLinkVariables: [],
    }),
    text: () => 'FROM scratch\nEXPOSE 7000-7002\nENV A=1',
  };

  test('every variable is found by its name, and every name in a value leads to the target', () => {
    fc.assert(
      fc.property(composeText, ({ text }) => {
        const stack = stackOf(text);
        const variables = linkVariables(stack, knowledge);
        const resolver = createResolver(stack.topology, { compose: 'legacy', engine: 20 });
        for (const client of variables.clients) {
          const of = variables.of(client);
          const all = of.all();
          expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
          for (const variable of all) {
            const { name, sets, value, meaning, ambiguous } = variable;
            expect(of.find(name)).toEqual(variable);
            expect(sets.some(({ prefix }) => name === prefix + variableSuffix(meaning))).toBe(true);
            expect(ambiguous).toBe(value.kind === 'none' && value.reason === 'several-links');
            if (value.kind !== 'text' || value.host === null) continue;
            expect(value.text).toContain(value.host.name.replaceAll('$', '$$$$'));
            const answer = targetsOf(resolver.resolve(client, value.host.name));
            expect([name, answer]).toEqual([name, [sets[0]!.target]]);
          }
        }
      }),
    );
  });

  test('a suffix is read as it is written', () => {
    const port = fc.record({
      port: fc.integer({ min: 0, max: 65535 }),
      protocol: fc.constantFrom('tcp', 'udp', 'sctp'),
    });
    const kind = fc.constantFrom(
      ...(['url', 'address', 'number', 'protocol', 'range-start', 'range-end'] as const),
      ...(['range-start-number', 'range-end-number'] as const),
    );
    const meaning = fc.oneof(
      fc.constant({ kind: 'name' as const }),
      fc.constant({ kind: 'default-port' as const }),
      fc.record({ kind, port }),
      fc.record({
        kind: fc.constant('environment' as const),
        variable: fc.string({ minLength: 1 }).filter(name => name !== 'HOME' && name !== 'PATH'),
      }),
    );
    fc.assert(fc.property(meaning, one => expect(readSuffix(variableSuffix(one))).toEqual(one)));
    fc.assert(
      fc.property(fc.string(), suffix => {
        const read = readSuffix(suffix);
        if (read) expect(variableSuffix(read)).toBe(suffix);
      }),
    );
  });
});
