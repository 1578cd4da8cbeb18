import { proveNames } from '../../../../src/core/scripts/proof/prove.js';
import { engineOf, planOf } from '../reading.js';

const BEFORE = [
  'docker run -d --name cache redis',
  'docker run -d --name db -h db-host postgres',
  'docker run -d --name web --link db:pg --link cache web',
];

function proof(after: readonly string[], before: readonly string[] = BEFORE) {
  const { clients, names, preserved, lost, changed, gained } = proveNames(planOf(before), engineOf(after));
  const words = (changes: typeof lost) =>
    changes.map(({ client, name, before, after }) => `${client}: ${name} ${before}>${after}`);
  return {
    clients,
    names,
    preserved,
    lost: words(lost),
    changed: words(changed),
    gained: words(gained),
  };
}

test('a right rewrite keeps every name', () => {
  const after = [
    'docker run -d --name cache --network app redis',
    'docker run -d --name db -h db-host --network app --network-alias pg postgres',
    'docker run -d --name web --network app web',
  ];
  expect(proof(after)).toEqual({ clients: 1, names: 4, preserved: 4, lost: [], changed: [], gained: [] });
});

test.each<[string, string[], { lost?: string[]; changed?: string[] }]>([
  [
    'an alias that nobody gives',
    [
      'docker run -d --name cache --network app redis',
      'docker run -d --name db -h db-host --network app postgres',
      'docker run -d --name web --network app web',
    ],
    { lost: ['web: pg db>'] },
  ],
  [
    'an alias on the wrong container',
    [
      'docker run -d --name cache --network app --network-alias pg redis',
      'docker run -d --name db -h db-host --network app postgres',
      'docker run -d --name web --network app web',
    ],
    { changed: ['web: pg db>cache'] },
  ],
  [
    'an alias on two containers',
    [
      'docker run -d --name cache --network app --network-alias pg redis',
      'docker run -d --name db -h db-host --network app --network-alias pg postgres',
      'docker run -d --name web --network app web',
    ],
    { changed: ['web: pg db>cache,db'] },
  ],
  [
    'a target on another network',
    [
      'docker run -d --name cache --network other redis',
      'docker run -d --name db -h db-host --network app --network-alias pg postgres',
      'docker run -d --name web --network app web',
    ],
    { lost: ['web: cache cache>'] },
  ],
  [
    'a target that stays on the bridge',
    [
      'docker run -d --name cache redis',
      'docker run -d --name db -h db-host --network app --network-alias pg postgres',
      'docker run -d --name web --network app web',
    ],
    { lost: ['web: cache cache>'] },
  ],
  [
    'a client that stays on the bridge without its links',
    [
      'docker run -d --name cache --network app redis',
      'docker run -d --name db -h db-host --network app --network-alias pg postgres',
      'docker run -d --name web web',
    ],
    { lost: ['web: pg db>', 'web: db db>', 'web: db-host db>', 'web: cache cache>'] },
  ],
  [
    'a kept link to another container',
    [
      'docker run -d --name cache --network app redis',
      'docker run -d --name db -h db-host --network app postgres',
      'docker run -d --name web --network app --link cache:pg web',
    ],
    { changed: ['web: pg db>cache'] },
  ],
  [
    'a host name of its own that is in the way',
    [
      'docker run -d --name cache --network app redis',
      'docker run -d --name db -h db-host --network app --network-alias pg postgres',
      'docker run -d --name web -h cache --network app web',
    ],
    { changed: ['web: cache cache>#2'] },
  ],
])('%s is noticed', (_, after, { lost = [], changed = [] }) => {
  const found = proof(after);
  expect({ lost: found.lost.sort(), changed: found.changed }).toEqual({ lost: lost.sort(), changed });
  expect(found.preserved).toBe(found.names - lost.length - changed.length);
});

test('a kept link leads where it led', () => {
  const after = [
    'docker run -d --name cache --network app redis',
    'docker run -d --name db -h db-host --network app postgres',
    'docker run -d --name web --network app --link db:pg web',
  ];
  expect(proof(after)).toMatchObject({ names: 4, preserved: 4 });
});

test('names that clients did not have are told where they can have meant somebody outside', () => {
  const before = [
    ...BEFORE,
    'docker run -d --name api.shop.example --link cache job',
    'docker run -d --name job --link cache -e HOST=db:5432 job wait-for db',
  ];
  const after = [
    'docker run -d --name cache --network app redis',
    'docker run -d --name db -h db-host --network app --network-alias pg postgres',
    'docker run -d --name web --network app web',
    'docker run -d --name api.shop.example --network app job',
    'docker run -d --name job --network app -e HOST=db:5432 job wait-for db',
  ];
  expect(proof(after, before).gained).toEqual([
    'web: api.shop.example >api.shop.example',
    'job: api.shop.example >api.shop.example',
    'job: db >db',
  ]);
});

test('a container of Compose answers on the network of its project', () => {
  const before = ['docker run --name web --link shop_db_1:db web'];
  expect(proof(['docker run --name web --network shop_default web'], before)).toMatchObject({
    names: 2,
    preserved: 2,
  });
  expect(proof(['docker run --name web --network elsewhere web'], before).lost).toEqual([
    'web: db shop_db_1>',
    'web: shop_db_1 shop_db_1>',
  ]);
});

test('names with variables are compared as they are written', () => {
  const before = ['docker run -d --name "${P}_db" postgres', 'docker run --name web --link "${P}_db:db" web'];
  const right = [
    'docker run -d --name "${P}_db" --network app --network-alias db postgres',
    'docker run --name web --network app web',
  ];
  expect(proof(right, before)).toMatchObject({ names: 2, preserved: 2 });
  const wrong = [right[0]!.replace('${P}', '${Q}'), right[1]!];
  expect(proof(wrong, before).preserved).toBeLessThan(2);
});

test('a name that two links give leads to either by chance, before as well', () => {
  const before = [
    'docker run -d --name cache redis',
    'docker run -d --name db redis',
    'docker run --name web --link db:cache --link cache:pg web',
  ];
  const after = [
    'docker run -d --name cache --network app --network-alias pg redis',
    'docker run -d --name db --network app redis',
    'docker run --name web --link db:cache --network app web',
  ];
  const { names, preserved, ambiguous, changed } = proveNames(planOf(before), engineOf(after));
  expect({ names, preserved, changed }).toEqual({ names: 2, preserved: 2, changed: [] });
  expect(ambiguous).toEqual([{ client: 'web', name: 'cache', before: ['cache', 'db'], after: [] }]);
});
