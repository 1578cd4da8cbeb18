import { entriesOf, valueAt, writtenValueAt } from '../../../src/core/yaml/merge-keys.js';
import { parseYaml } from '../../../src/core/yaml/parse.js';
import type { MappingNode, ResolvedNode } from '../../../src/core/yaml/tree.js';

function at(text: string, path: string[] = ['r']): MappingNode {
  let node: ResolvedNode | null = parseYaml('a.yml', text).root;
  for (const key of path) node = valueAt(node, key);
  return node as MappingNode;
}

const written = (text: string) => {
  const node = at(text);
  return [...entriesOf(node).values()].map(({ key, pair, holder }) => {
    const value = pair.value ? text.slice(pair.value.start, pair.value.end) : '';
    return `${key}=${value}${holder === node ? '' : ' merged'}`;
  });
};

test.each<[string, string, string[]]>([
  ['no merge', 'r: {a: 1, b: }', ['a=1', 'b=']],
  ['merged keys come first', 'x: &x {a: 1}\nr: {b: 2, <<: *x}', ['a=1 merged', 'b=2']],
  ['own keys win, wherever they stand', 'x: &x {a: 1, b: 2}\nr: {a: 3, <<: *x}', ['b=2 merged', 'a=3']],
  [
    'of a list the first wins',
    'x: &x {a: 1}\ny: &y {a: 2, b: 2}\nr: {<<: [*x, *y]}',
    ['a=1 merged', 'b=2 merged'],
  ],
  ['a merge of a merge', 'x: &x {a: 1}\ny: &y {<<: *x, b: 2}\nr: {<<: *y}', ['a=1 merged', 'b=2 merged']],
  ['the last of duplicate keys', 'r: {a: 1, a: 2}', ['a=2']],
  ['a quoted << is a key', 'x: &x {a: 1}\nr: {"<<": *x}', ['<<=*x']],
  ['what is no mapping merges nothing', 'x: &x [1]\nr: {<<: *x, <<: text, a: 1}', ['a=1']],
  [
    'names of object methods',
    'r: {constructor: 1, __proto__: 2, toString: 3}',
    ['constructor=1', '__proto__=2', 'toString=3'],
  ],
  ['keys that are no texts are left out', 'r: {[a]: 1, {b: c}: 2, d: 3}', ['d=3']],
  ['an alias as a key', 'x: &x a\nr: {*x : 1}', ['a=1']],
])('%s', (_, text, expected) => {
  expect(written(text)).toEqual(expected);
});

test('values behind keys', () => {
  const root = at('a: &a {b: 1}\nc: *a\nd: ~\ne:\n', []);
  expect(valueAt(root, 'c')).toBe(valueAt(root, 'a'));
  expect(writtenValueAt(root, 'c')).toMatchObject({ kind: 'alias', name: 'a' });
  expect(valueAt(root, 'd')).toMatchObject({ kind: 'scalar', value: '~' });
  expect([
    valueAt(root, 'e'),
    writtenValueAt(root, 'e'),
    valueAt(root, 'toString'),
    valueAt(null, 'a'),
  ]).toEqual([null, null, null, null]);
  expect(valueAt(valueAt(valueAt(root, 'c'), 'b'), 'x')).toBe(null);
});

test('hundreds of merges of merges', () => {
  const chain = Array.from(
    { length: 800 },
    (_, i) => `  - &m${i} {${i === 0 ? '' : `<<: *m${i - 1}, `}k: ${i}}`,
  );
  expect(written(`x:\n${chain.join('\n')}\nr:\n  <<: *m799\n`)).toEqual(['k=799 merged']);
});
