import {
  hasLegacyLinks,
  looksLikeService,
  misplacedSections,
  misplacedServices,
  notCompose,
  strayValues,
} from '../../../src/core/compose/file.js';
import { keyText, type MappingNode, type PairNode } from '../../../src/core/yaml/tree.js';
import { fileOf } from '../../support/project.js';

// link-semantics D1, as Compose 1.27 to 1.29 decide.
test.each<[string, string, 'v1' | 'services', string[]]>([
  ['services at the top', 'web: {image: i}\ndb: {image: i}', 'v1', ['web', 'db']],
  ['services below their key', 'services: {web: {image: i}}', 'services', ['web']],
  ['a version', "version: '2'\nservices: {web: {image: i}}", 'services', ['web']],
  ['a version that is a number', 'version: 3.7\nservices: {web: {image: i}}', 'services', ['web']],
  ['a version without services', "version: '3'\nweb: {image: i}", 'services', []],
  [
    'a version that is a mapping is a service',
    'version: {image: i}\nweb: {image: i}',
    'v1',
    ['version', 'web'],
  ],
  ['an empty version is none', "version: ''\nweb: {image: i}", 'v1', ['web']],
  ['a null version is none', 'version:\nweb: {image: i}', 'v1', ['web']],
  ['an empty version above services', "version: ''\nservices: {web: {image: i}}", 'services', ['web']],
  ['version 1 says what it means', "version: '1'\nweb: {image: i}", 'v1', ['web']],
  ['version 1 above services', "version: '1'\nservices: {web: {image: i}}", 'services', ['web']],
  ['empty services are a service of that name', 'services: {}\nweb: {image: i}', 'v1', ['services', 'web']],
  ['a service called services', 'services: {image: i}\nweb: {image: i}', 'v1', ['services', 'web']],
  ['the same, built', 'services: {build: .}\nweb: {image: i}', 'v1', ['services', 'web']],
  [
    'services called build, image and extends',
    'services: {build: {image: i}, image: {image: i}, extends: {image: i}}',
    'services',
    ['build', 'image', 'extends'],
  ],
  ['a service called networks', 'networks: {image: i}\nweb: {image: i}', 'v1', ['networks', 'web']],
  ['only networks', 'networks: {front: {}}', 'services', []],
  ['only volumes, for another file', 'volumes: {data: {}}', 'services', []],
  [
    'networks beside services at the top',
    'networks: {front: {}}\nweb: {image: i}',
    'v1',
    ['networks', 'web'],
  ],
  ['null services', 'services:', 'services', []],
  ['a name and services', 'name: x\nservices: {web: {image: i}}', 'services', ['web']],
  ['a service called name', 'name: {image: i}\nweb: {image: i}', 'v1', ['name', 'web']],
  ['only an include', 'include: [a.yml]', 'services', []],
  ['extensions', 'x-a: &a {image: i}\nservices: {web: *a}', 'services', ['web']],
  [
    'services merged in',
    'x-a: &a {web: {image: i}}\nservices: {<<: *a, db: {image: i}}',
    'services',
    ['web', 'db'],
  ],
])('%s', (_, text, format, services) => {
  const file = fileOf(text);
  expect({ format: file.format, services: [...file.services.keys()] }).toEqual({ format, services });
});

test('of a service that is written twice the last one counts', () => {
  const file = fileOf('web: {image: a, links: [db]}\ndb: {image: d}\nweb: {image: b}\n');
  expect([...file.services.keys()]).toEqual(['web', 'db']);
  expect([...file.services.get('web')!.entries.keys()]).toEqual(['image']);
});

test('the same object is read once', () => {
  expect(fileOf('web: {image: i}')).not.toBe(fileOf('web: {image: i}'));
});

test.each<[string, string | RegExp | null]>([
  ['web: {image: i}', null],
  ['services: {}\nweb: {image: i}', null],
  ['', /empty/],
  ['# c', /empty/],
  ['[a]', /must be a mapping/],
  ['text', /must be a mapping/],
  ['{{a}}: {image: i}', /no text/],
  ['apiVersion: v1\nkind: Pod\nspec: {}', /Kubernetes/],
  ['a: 1\nb: [c]', /no service can be found/],
  ['on: push\njobs: {build: {runs-on: x}}', /no service can be found/],
  ['on: push\njobs: {build: {runs-on: x}, image: {runs-on: x}}', /no service can be found/],
  ['web: {}', /no service can be found/],
  ['web: {links: [db]}', null],
])('%j: %s', (text, expected) => {
  const reason = notCompose(fileOf(text));
  if (expected === null) expect(reason).toBe(null);
  else expect(reason).toMatch(expected);
});

describe('what stands in the wrong place', () => {
  const names = (pairs: PairNode[]) => pairs.map(keyText);
  test.each<[string, string, string[]]>([
    ['none', "version: '2'\nservices: {web: {image: i}}", []],
    [
      'beside services',
      "version: '2'\nservices: {web: {image: i}}\ndb: {image: i}\ncache: {build: .}",
      ['db', 'cache'],
    ],
    ['without services', "version: '2'\nweb: {image: i}", ['web']],
    ['extensions are none', "version: '2'\nservices: {}\nx-db: {image: i}", []],
    ['sections are none', "version: '2'\nservices: {}\nnetworks: {image: {}}\nvolumes: {build: {}}", []],
    ['what is no service is none', "version: '2'\nservices: {}\nfoo: {bar: i}", []],
    ['in format 1 all belong there', 'web: {image: i}', []],
  ])('services: %s', (_, text, expected) => {
    expect(names(misplacedServices(fileOf(text)))).toEqual(expected);
  });
  test.each<[string, string, string[]]>([
    ['none', 'web: {image: i}', []],
    [
      'all of them',
      'web: {image: i}\nnetworks: {a: {}}\nvolumes: {b: }\nsecrets: {c: {file: c}}\nconfigs: {d: {}}',
      ['networks', 'volumes', 'secrets', 'configs'],
    ],
    ['services of these names', 'web: {image: i}\nnetworks: {image: i}\nvolumes: {build: .}', []],
    ['empty ones', 'web: {image: i}\nnetworks: {}\nvolumes:', []],
    ['where they belong', 'services: {web: {image: i}}\nnetworks: {a: {}}', []],
  ])('sections: %s', (_, text, expected) => {
    expect(names(misplacedSections(fileOf(text)))).toEqual(expected);
  });
  test.each<[string, string, string[]]>([
    ['none', 'web: {image: i}\ndb:\ncache: ~', []],
    ['texts and lists', 'web: {image: i}\nfoo: bar\nlist: [a]', ['foo', 'list']],
    ['the version of format 1', "version: '1'\nweb: {image: i}", []],
    ['a merge', 'x: &x {web: {image: i}}\n<<: *x', []],
    ['no name', 'web: {image: i}\n: {image: i}', ['']],
    ['no name below services', 'services: {web: {image: i}, "": {image: i}}', ['']],
    ['extensions of later formats', 'x-a: text\nservices: {web: {image: i}}', []],
  ])('values: %s', (_, text, expected) => {
    expect(names(strayValues(fileOf(text)))).toEqual(expected);
  });
});

test.each<[string, boolean]>([
  ['image: i', true],
  ['build: .', true],
  ['build: {context: .}', true],
  ['build: {dockerfile: D}', true],
  ['extends: web', true],
  ['extends: {service: web}', true],
  ['extends: {file: f, service: web}', true],
  ['command: x', false],
  ['image: {image: i}', false],
  ['build: {image: i}', false],
  ['extends: {image: i}', false],
  ['build: {build: ., links: [db]}', false],
  ['{}', false],
])('{%s} looks like a service: %s', (text, expected) => {
  expect(looksLikeService(fileOf(text).parsed.root as MappingNode)).toBe(expected);
});

test.each<[string, boolean]>([
  ['web: {image: i}', true],
  ['services: {web: {image: i}}', false],
  ['services: {web: {image: i, links: [web]}}', true],
  ['services: {web: {image: i, external_links: [x]}}', true],
  ['services: {web: {image: i, links: []}}', true],
  ['x-a: &a {links: [db]}\nservices: {web: {<<: *a, image: i}}', true],
  ["version: '2'\nservices: {}\nweb: {image: i, links: [db]}", true],
  ["version: '2'\nservices: {}\nweb: {image: i}", false],
])('%j has work for a migration: %s', (text, expected) => {
  expect(hasLegacyLinks(fileOf(text))).toBe(expected);
});
