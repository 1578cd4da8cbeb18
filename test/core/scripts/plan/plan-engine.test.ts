import { fatesOf, networksOf, planOf, reasonsOf } from '../reading.js';

/** What a plan says, in its shortest form. */
function planned(lines: readonly string[]) {
  const plan = planOf(lines);
  return { fates: fatesOf(plan), networks: networksOf(plan), reasons: reasonsOf(plan) };
}

describe('containers that links join are on one network', () => {
  test.each<[string, string[], string[]]>([
    [
      'an alias is given where it is not the name',
      ['docker run -d --name db postgres', 'docker run -d --name web --link db:pg web'],
      ['app: db(pg) web'],
    ],
    [
      'a name needs no alias, in whatever case',
      ['docker run -d --name db postgres', 'docker run -d --name web --link db:DB web'],
      ['app: db web'],
    ],
    [
      'one alias for two clients is given once',
      [
        'docker run -d --name db postgres',
        'docker run -d --name a --link db:pg web',
        'docker run -d --name b --link db:pg --link a web',
      ],
      ['app: db(pg) a b'],
    ],
    [
      'aliases in the order of the text',
      [
        'docker run -d --name db postgres',
        'docker run -d --name a --link db:z --link db:y web',
        'docker run -d --name b --link db:x web',
      ],
      ['app: db(z y x) a b'],
    ],
    [
      'containers that nobody links stay where they are',
      ['docker run -d --name db postgres', 'docker run -d --name logs fluentd', 'docker run --link db web'],
      ['app: db web'],
    ],
    [
      'groups that have nothing to do with each other share a network',
      [
        'docker run -d --name db postgres',
        'docker run -d --name web --link db web',
        'docker run -d --name q rabbitmq',
        'docker run -d --name job --link q job',
      ],
      ['app: db web q job'],
    ],
    [
      'a second network where two groups call different containers by one name',
      [
        'docker run -d --name blog-db mysql',
        'docker run -d --name blog --link blog-db:mysql wordpress',
        'docker run -d --name wiki-db mysql',
        'docker run -d --name wiki --link wiki-db:mysql mediawiki',
        'docker run -d --name q rabbitmq',
        'docker run -d --name job --link q job',
        'docker run -d --name third-db mysql',
        'docker run -d --name third --link third-db:MYSQL web',
      ],
      ['app: blog-db(mysql) blog q job', 'app-2: wiki-db(mysql) wiki', 'app-3: third-db(MYSQL) third'],
    ],
    [
      'a second network where an alias of one group is a name in the other',
      [
        'docker run -d --name a a',
        'docker run -d --link a:db x',
        'docker run -d --name db db',
        'docker run -d --link db y',
      ],
      ['app: a(db) x', 'app-2: db y'],
    ],
    [
      'a second network where a host name is an alias elsewhere',
      [
        'docker run -d --name a a',
        'docker run -d --link a:db x',
        'docker run -d --name b -h db b',
        'docker run -d --link b y',
      ],
      ['app: a(db) x', 'app-2: b y'],
    ],
    [
      'nobody else joins where an alias may be a public name',
      [
        'docker run -d --name fake fake',
        'docker run -d --name t --link fake:api.example.com test',
        'docker run -d --name db postgres',
        'docker run -d --name web --link db web',
      ],
      ['app: fake(api.example.com) t', 'app-2: db web'],
    ],
    [
      'a network that the script makes is not made again',
      ['docker network create app', 'docker run -d --name db postgres', 'docker run --link db web'],
      ['join app: db web'],
    ],
    [
      'a network of which others are members is used if no name is theirs',
      ['docker run -d --net app --name x x', 'docker run -d --name db postgres', 'docker run --link db web'],
      ['app: db web'],
    ],
    [
      'another one if a name is',
      [
        'docker run -d --net app --network-alias pg --name x x',
        'docker run -d --name db postgres',
        'docker run --link db:pg web',
      ],
      ['app-2: db(pg) web'],
    ],
    [
      'both commands that start a container',
      [
        'if $FAST; then docker run -d --name db postgres -c fsync=off; else docker run -d --name db postgres; fi',
        'docker run --link db:pg web',
      ],
      ['app: db(pg) web'],
    ],
    [
      'a container of Compose is on the network of its project',
      ['docker run --link shop_db_1:db --name web web', 'docker run --link web test'],
      ['join shop_default: web test'],
    ],
  ])('%s', (_, lines, expected) => {
    const { networks, fates } = planned(lines);
    expect(networks).toEqual(expected);
    expect(fates.filter(fate => !fate.endsWith(' removed'))).toEqual([]);
  });
});

describe('a link is kept where a name cannot be shared', () => {
  test.each<[string, string[], string[], string[]]>([
    [
      'two targets with one alias: the one that more clients mean gets it',
      [
        'docker run -d --name a redis',
        'docker run -d --name b redis',
        'docker run --name x --link a:db --link b:other web',
        'docker run --name y --link b:db web',
        'docker run --name z --link b:db web',
      ],
      ['x>a:db kept', 'x>b:other removed', 'y>b:db removed', 'z>b:db removed'],
      ['app: a b(db other) x y z'],
    ],
    [
      'the first of equal ones',
      [
        'docker run -d --name a redis',
        'docker run -d --name b redis',
        'docker run --name x --link a:db --link b web',
        'docker run --name y --link b:db --link a web',
      ],
      ['x>a:db removed', 'x>b removed', 'y>b:db kept', 'y>a removed'],
      ['app: a(db) b x y'],
    ],
    [
      'the name of another container on the network',
      [
        'docker run -d --name db redis',
        'docker run -d --name b redis',
        'docker run --name x --link b:db web',
        'docker run --name y --link b --link db:c web',
      ],
      ['x>b:db kept', 'y>b removed', 'y>db:c removed'],
      ['app: db(c) b x y'],
    ],
    [
      'a public name that others on the network would find',
      [
        'docker run -d --name fake fake',
        'docker run --name x --link fake:api.example.com web',
        'docker run --name y --link x web',
      ],
      ['x>fake:api.example.com kept', 'y>x removed'],
      ['app: fake x y'],
    ],
    [
      'an alias with a variable',
      ['docker run -d --name db redis', 'docker run --name x --link db:${A} web'],
      ['x>db:${A} kept'],
      ['app: db x'],
    ],
  ])('%s', (_, lines, fates, networks) => {
    expect(planned(lines)).toMatchObject({ fates, networks });
  });

  test('of one alias twice in one command the first counts, and the other only goes', () => {
    const lines = [
      'docker run -d --name a redis',
      'docker run -d --name b redis',
      'docker run --name x --link a:db --link b:db web',
    ];
    expect(planned(lines)).toEqual({
      fates: ['x>a:db removed', 'x>b:db removed'],
      networks: ['app: a(db) b x'],
      reasons: [],
    });
  });
});

describe('links on user-defined networks', () => {
  test.each<[string, string[], string[], string[]]>([
    [
      'the alias goes to the target',
      [
        'docker run -d --net back --name db postgres',
        'docker run -d --net back --name web --link db:pg --link db web',
      ],
      ['web>db:pg removed', 'web>db removed'],
      ['join back: db(pg) web'],
    ],
    [
      'an alias that the target has already is not given again',
      [
        'docker run -d --net back --network-alias pg --name db postgres',
        'docker run -d --net back --name web --link db:pg web',
      ],
      ['web>db:pg removed'],
      ['join back: db web'],
    ],
    [
      'of one alias twice the last counts there',
      [
        'docker run -d --net back --name a redis',
        'docker run -d --net back --name b redis',
        'docker run -d --net back --name web --link a:db --link b:db web',
      ],
      ['web>a:db removed', 'web>b:db removed'],
      ['join back: a b(db) web'],
    ],
    [
      'a name of somebody else is kept as a link',
      [
        'docker run -d --net back --name a redis',
        'docker run -d --net back --name db redis',
        'docker run -d --net back --name web --link a:db web',
      ],
      ['web>a:db kept'],
      ['join back: a db web'],
    ],
    [
      'a target that is not in the file is one for the network',
      ['docker run -d --net back --name web --link db:pg web'],
      ['web>db:pg kept'],
      [],
    ],
    [
      'containers on the bridge and on a network are planned each for itself',
      [
        'docker run -d --net back --name db postgres',
        'docker run -d --net back --name web --link db:pg web',
        'docker run -d --name q rabbitmq',
        'docker run -d --name job --link q job',
      ],
      ['web>db:pg removed', 'job>q removed'],
      ['app: q job', 'join back: db(pg) web'],
    ],
    [
      'a link that stays would hide an alias of the same name from its client',
      [
        'docker run -d --net back --name a x',
        'docker run -d --name b x',
        'docker run --net back --name c --link b:db --link a:db x',
      ],
      ['c>b:db left', 'c>a:db kept'],
      ['join back: a c'],
    ],
  ])('%s', (_, lines, fates, networks) => {
    expect(planned(lines)).toMatchObject({ fates, networks });
  });
});

describe('a link is left where nobody can tell, with the reason', () => {
  const DB = 'docker run -d --name db postgres';
  test.each<[string, string[], RegExp]>([
    [
      'no target in the file',
      ['docker run --name web --link db web'],
      /^run-link-target: "db" is not started/,
    ],
    ['an unknown name', [DB, 'docker run --name web --link $1 web'], /^run-link: "\$1" is only known when/],
    ['no name', [DB, 'docker run --name web --link "" web'], /^run-link: the engine refuses a link without/],
    [
      'no alias',
      [DB, 'docker run --name web --link db: web'],
      /^run-link: the engine makes no link of "db:"/,
    ],
    [
      'two colons',
      [DB, 'docker run --name web --link db:a:b web'],
      /^run-link: the engine refuses .* two colons/,
    ],
    [
      'unknown options of the client',
      [DB, 'docker run $OPTIONS --name web --link db web'],
      /^run-link: what "\$OPTIONS" holds is not known/,
    ],
    [
      'unknown options of the target',
      ['docker run $OPTIONS --name db postgres', 'docker run --name web --link db web'],
      /^run-link: what "\$OPTIONS" holds is not known/,
    ],
    [
      'an alias that is the host name of the client',
      [DB, 'docker run --name web -h pg --link db:PG web'],
      /^run-link: "PG" is the host name of the container itself/,
    ],
    [
      'a target on a network',
      ['docker run -d --net back --name db postgres', 'docker run --name web --link db web'],
      /^run-link-network: "db" is on network "back"/,
    ],
    [
      'a target without a network',
      ['docker run -d --net none --name db postgres', 'docker run --name web --link db web'],
      /^run-link-network: "db" is on no network/,
    ],
    [
      'a target on the network of the host',
      ['docker run -d --net host --name db postgres', 'docker run --name web --link db web'],
      /^run-link-network: "db" is on the network of the host/,
    ],
    [
      'a client on the network of the host',
      [DB, 'docker run --net host --name web --link db web'],
      /^run-link-network: the engine refuses/,
    ],
    [
      'a client without a network',
      [DB, 'docker run --net none --name web --link db web'],
      /^run-link-network: a container without a network finds nobody/,
    ],
    [
      'a client in the network of another container',
      [DB, 'docker run --net container:vpn --name web --link db web'],
      /^run-link-network: the engine refuses/,
    ],
    [
      'a client on a network where its target is not',
      [DB, 'docker run --net back --name web --link db web'],
      /^run-link-network: "db" is not on the network of its client/,
    ],
    [
      'containers of two projects of Compose',
      ['docker run --name web --link one_db_1:a --link two_db_1:b web'],
      /^run-link: its containers would have to be on several networks of Compose projects: "one_default", "two_default"/,
    ],
  ])('%s', (_, lines, expected) => {
    const { fates, networks, reasons } = planned(lines);
    expect(fates.length).toBeGreaterThan(0);
    for (const fate of fates) expect(fate).toMatch(/ left$/);
    for (const reason of reasons) expect(reason).toMatch(expected);
    expect(networks).toEqual([]);
  });

  test('whoever is joined to it by links stays as well, and nobody else', () => {
    const plan = planned([
      DB,
      'docker run -d --name api --link db --link vault api',
      'docker run -d --name web --link api web',
      'docker run -d --name q rabbitmq',
      'docker run -d --name job --link q job',
    ]);
    expect(plan.fates).toEqual(['api>db left', 'api>vault left', 'web>api left', 'job>q removed']);
    expect(plan.networks).toEqual(['app: q job']);
    expect(plan.reasons).toEqual([
      'run-link: links join it to a container that cannot move (one that links "vault")',
      'run-link-target: "vault" is not started in this file',
      'run-link: links join it to a container that cannot move (one that links "vault")',
    ]);
  });
});

test('the network has the name that was asked for, and its numbers follow', () => {
  const lines = [
    'docker run -d --name a x',
    'docker run --link a:db x',
    'docker run -d --name b x',
    'docker run --link b:db x',
  ];
  const { networks } = planOf(lines, { network: 'legacy' });
  expect(networks.map(({ name }) => name)).toEqual(['legacy', 'legacy-2']);
});

test('whoever knows the network of a Compose project is asked for it', () => {
  const asked: string[] = [];
  const plan = planOf(['docker run --link shop_db_1:db web'], {
    composeNetwork: (project, service) => {
      asked.push(`${project} ${service}`);
      return 'shop_back';
    },
  });
  expect(networksOf(plan)).toEqual(['join shop_back: web']);
  expect(new Set(asked)).toEqual(new Set(['shop db']));
});
