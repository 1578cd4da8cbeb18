import fc from 'fast-check';
import {
  dialectsDiffer,
  meaningOf,
  needsQuotes,
  plainMeaning,
  quoteWhereNeeded,
} from '../../../src/core/yaml/dialect.js';
import { parseYaml } from '../../../src/core/yaml/parse.js';
import { keyText, type ScalarNode, type TreeNode } from '../../../src/core/yaml/tree.js';
import { MEANINGS } from '../../support/scalar-meanings.js';

test.each(MEANINGS)('%j means to PyYAML %j, to the Go parser %j', (text, legacy, modern) => {
  const words = (dialect: 'legacy' | 'modern') => {
    const { type, text: value } = plainMeaning(text, dialect);
    return `${type} ${value}`;
  };
  expect([words('legacy'), words('modern')]).toEqual([legacy, modern]);
  expect(dialectsDiffer(text)).toBe(legacy !== modern);
  // Quotes are needed as soon as one of them sees anything but this text.
  expect(needsQuotes(text)).toBe(legacy !== `string ${text}` || modern !== `string ${text}`);
});

describe('meaningOf', () => {
  test.each<[string, string]>([
    ['yes', 'bool true'],
    ['"yes"', 'string yes'],
    ["'22:22'", 'string 22:22'],
    ['!!str 22:22', 'string 22:22'],
    ['! 017', 'string 017'],
    ['|\n    yes', 'string yes'],
    ['""', 'string '],
  ])('%j', (source, expected) => {
    const root = parseYaml('a.yml', `a: ${source}`).root;
    const node = (root?.kind === 'mapping' ? root.pairs[0]!.value : null) as ScalarNode;
    const { type, text } = meaningOf(node, 'legacy');
    expect(`${type} ${text}`).toBe(expected);
  });
});

describe('quotes', () => {
  test.each<[string, boolean]>([
    ['web', false],
    ['my-db_1', false],
    ['api.example.com', false],
    ['${DB:-db}', false],
    ['a b', false],
    ['a:b', false],
    ['a#b', false],
    ['-a', false],
    ['http://x', false],
    ['日本', false],
    [' a', true],
    ['a ', true],
    ['-', true],
    ['- a', true],
    ['? a', true],
    [': a', true],
    ['a: b', true],
    ['a:', true],
    ['a #b', true],
    ['#a', true],
    ['&a', true],
    ['*a', true],
    ['!a', true],
    ['|', true],
    ['>a', true],
    ['%a', true],
    ['@a', true],
    ['`a', true],
    ['"a', true],
    ["'a", true],
    ['[a', true],
    ['{a', true],
    [',a', true],
    ['a\nb', true],
    ['a\tb', true],
    ['a\u0085b', true],
    ['a\u2028b', true],
    ['a\u0007b', true],
    ['---', true],
    ['... x', true],
    ['<<', true],
    ['=', true],
  ])('%j: %s', (text, needed) => {
    expect(needsQuotes(text)).toBe(needed);
  });

  test.each<[string, 'plain' | 'single' | 'double', boolean, string]>([
    ['db', 'plain', false, 'db'],
    ['db', 'single', false, "'db'"],
    ['db', 'double', false, '"db"'],
    ["it's", 'single', false, "'it''s'"],
    ['no', 'plain', false, '"no"'],
    ['a,b', 'plain', false, 'a,b'],
    ['a,b', 'plain', true, '"a,b"'],
    ['a}', 'plain', true, '"a}"'],
    ['a\nb', 'single', false, '"a\\nb"'],
    ['a"b\\', 'double', false, '"a\\"b\\\\"'],
    ['a\u0085b', 'single', false, '"a\\u0085b"'],
  ])('%j, %s, in flow style: %s', (text, preferred, flow, written) => {
    expect(quoteWhereNeeded(text, preferred, flow)).toBe(written);
  });

  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.string({
      unit: fc.constantFrom(...'-?:#&*!|>%@`"\'[]{}, ab01~=<.\n\t\u0085\u2028\ufeff'),
      maxLength: 6,
    }),
  );
  const preferred = fc.constantFrom('plain' as const, 'single' as const, 'double' as const);

  test('every text is read back as it was, as a value, an item, a key, and in flow style', () => {
    fc.assert(
      fc.property(text, preferred, (value, style) => {
        const [block, flow] = [quoteWhereNeeded(value, style), quoteWhereNeeded(value, style, true)];
        const source = `a:\n  b: ${block}\n  c:\n    - ${block}\n  d: [x, ${flow}]\n  e: {x: ${flow}}\n  ${block}: f\n`;
        const { root, problems } = parseYaml('a.yml', source);
        expect(problems).toEqual([]);
        expect(scalarsOf(root).filter(found => found === value).length).toBeGreaterThanOrEqual(5);
      }),
      { numRuns: 1000 },
    );
  });
});

/** Every scalar of a tree, keys among them. */
function scalarsOf(node: TreeNode | null): string[] {
  if (node?.kind === 'scalar') return [node.value];
  if (node?.kind === 'sequence') return node.items.flatMap(item => scalarsOf(item.value));
  if (node?.kind !== 'mapping') return [];
  return node.pairs.flatMap(pair => [keyText(pair) ?? '', ...scalarsOf(pair.value)]);
}
