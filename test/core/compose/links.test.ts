import fc from 'fast-check';
import { linkColon, readLinks } from '../../../src/core/compose/links.js';
import type { Notice } from '../../../src/core/report.js';
import { fileOf, stackOf } from '../../support/project.js';
import { askPython, hasPython } from '../../support/python.js';

test.each<[string, number]>([
  ['db', -1],
  ['db:x', 2],
  ['db:', 2],
  [':x', 0],
  ['a:b:c', 1],
  ['${A:-b}:x', 7],
  ['${A:-b}', -1],
  ['${A:-${B:-c}}:x', 13],
  ['db:${A:-b}', 2],
  ['a}b:c', 3],
  ['$A:x', 2],
  ['${A', -1],
])('the colon of %j', (text, index) => {
  expect(linkColon(text)).toBe(index);
});

describe('one list', () => {
  function read(links: string, variables: Record<string, string> = {}) {
    const file = fileOf(`web:\n  image: w\n  links:${links}\ndb: {image: d}\n`);
    const problems: Notice[] = [];
    const entries = readLinks(file.services.get('web')!, 'links', variables, problems);
    return [
      ...entries.map(entry => `${entry.target} ${entry.alias ?? '-'} ${entry.aliasText ?? '-'}`),
      ...problems.map(({ line, column, message }) => `${line}:${column} ${message}`),
    ];
  }
  test.each<[string, string, string[]]>([
    ['entries', '\n  - db\n  - "db:x"\n  - db:a:b', ['db - -', 'db x x', 'db a:b a:b']],
    ['an empty alias is none', '\n  - "db:"', ['db - -']],
    ['flow style', ' [db, "db:x"]', ['db - -', 'db x x']],
    ['an empty list', ' []', []],
    ['nothing', '', []],
    ['null', ' ~', []],
    ['a variable in the alias', '\n  - db:$A', ['db one $A']],
    ['an unknown one stays', '\n  - db:${B}', ['db ${B} ${B}']],
    ['a default with a colon', '\n  - db:${B:-x}', ['db x ${B:-x}']],
    ['blanks belong to the name', '\n  - " db"', [' db - -']],
    [
      'a variable as the target',
      '\n  - $A:x',
      [
        '3:5 the target of "$A:x" is a variable, so nobody can tell which service joins the network: write the service\'s name',
      ].map(text => text.replace('3:5', '4:5')),
    ],
    [
      'a text',
      ' db',
      ['3:10 "links" of "web" must be a list: write each entry as "- SERVICE" or "- SERVICE:ALIAS"'],
    ],
    [
      'a mapping',
      ' {db: x}',
      ['3:10 "links" of "web" must be a list: write each entry as "- SERVICE" or "- SERVICE:ALIAS"'],
    ],
    [
      'a blank behind the colon',
      '\n  - db: x\n  - db',
      [
        'db - -',
        '4:5 an entry of "links" of "web" is no text; a blank behind the colon makes it a mapping: write "- SERVICE:ALIAS" without one',
      ],
    ],
    [
      'a list in the list',
      '\n  - [db]',
      ['4:5 an entry of "links" of "web" is no text; write "- SERVICE" or "- SERVICE:ALIAS"'],
    ],
    [
      'an empty entry',
      '\n  -\n  - db',
      ['db - -', '4:3 an entry of "links" of "web" is no text; write "- SERVICE" or "- SERVICE:ALIAS"'],
    ],
  ])('%s', (_, links, expected) => {
    expect(read(links, { A: 'one' })).toEqual(expected);
  });
});

const SERVICES = ['web', 'a', 'b', 'c'];

function file(format: 'v1' | 'services', links: readonly string[] | null): string {
  const lines = SERVICES.map(name => {
    const list = name === 'web' && links ? `, links: [${links.map(link => `"${link}"`).join(', ')}]` : '';
    return `${name}: {image: i${list}}`;
  });
  return format === 'v1' ? lines.join('\n') : `services:\n${lines.map(line => `  ${line}`).join('\n')}`;
}

function merged(format: 'v1' | 'services', lists: readonly (readonly string[] | null)[]): string[] {
  const stack = stackOf(Object.fromEntries(lists.map((links, i) => [`${i}.yml`, file(format, links)])));
  return stack.services.get('web')!.links.map(({ target, alias }) => {
    return alias === null || alias === target ? target : `${target}:${alias}`;
  });
}

// link-semantics D8.
describe('several files', () => {
  test.each<[string, (string[] | null)[], string[], string[]]>([
    [
      'one file keeps its order and its duplicates',
      [['b:x', 'a:x', 'a']],
      ['b:x', 'a:x', 'a'],
      ['b:x', 'a:x', 'a'],
    ],
    ['union', [['b'], ['a']], ['a', 'b'], ['b', 'a']],
    ['one alias, two targets', [['a:x'], ['b:x']], ['b:x'], ['a:x', 'b:x']],
    ['the same entry twice', [['a:x'], ['a:x']], ['a:x'], ['a:x']],
    ['the long form of the same entry', [['a'], ['a:a']], ['a'], ['a']],
    ['a name and an alias', [['a'], ['b:a']], ['b:a'], ['a', 'b:a']],
    ['two aliases of one target', [['a:y'], ['a:x']], ['a:x', 'a:y'], ['a:y', 'a:x']],
    ['the second file says nothing', [['b', 'a'], null], ['a', 'b'], ['b', 'a']],
    ['the second file has an empty list', [['b', 'a', 'a:b'], []], ['a', 'a:b'], ['b', 'a', 'a:b']],
    ['three files', [['a:x'], ['b:x'], ['c:x', 'a']], ['a', 'c:x'], ['a:x', 'b:x', 'c:x', 'a']],
  ])('%s', (_, lists, v1, services) => {
    expect({ v1: merged('v1', lists), services: merged('services', lists) }).toEqual({ v1, services });
  });

  test('a service that only one of the files has is merged with nothing', () => {
    const one = 'web: {image: i, links: [b, a, "a:b"]}\na: {image: i}\nb: {image: i}\n';
    const links = (files: Record<string, string>) =>
      stackOf(files)
        .services.get('web')!
        .links.map(({ node }) => node.value);
    expect(links({ 'a.yml': one })).toEqual(['b', 'a', 'a:b']);
    expect(links({ 'a.yml': one, 'b.yml': 'c: {image: i}\n' })).toEqual(['a', 'a:b']);
  });

  const COMPOSE = hasPython('compose.config.config');
  (COMPOSE ? test : test.skip)('format 1 as docker-compose 1.29.2 merges it', () => {
    const link = fc
      .tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('', ':x', ':y', ':a', ':b', ':'))
      .map(([target, alias]) => target + alias);
    const pairs = fc.sample(fc.tuple(fc.array(link), fc.array(link)), { numRuns: 200, seed: 1 });
    const seen = askPython<string[][]>(
      `
from compose.config.config import merge_service_dicts
from compose.const import COMPOSEFILE_V1
answer = [merge_service_dicts({'links': a}, {'links': b}, COMPOSEFILE_V1)['links'] for a, b in given]
`,
      pairs,
    );
    expect(pairs.map(lists => merged('v1', lists))).toEqual(seen);
  });
});
