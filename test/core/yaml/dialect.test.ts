import fc from 'fast-check';
import {
  dialectsDiffer,
  meaningOf,
  needsQuotes,
  plainMeaning,
  quoteWhereNeeded,
} from '../../../src/core/yaml/dialect.js';
import { parseYaml } from '../../../src/core/yaml/parse.js';
import { keyText, type ScalarNode } from '../../../src/core/yaml/tree.js';
import { askPython, hasPython } from '../../support/python.js';

/** Text, what PyYAML makes of it, what the Go parser makes of it. */
const MEANINGS: readonly (readonly [string, string, string])[] = [
  ['web', 'string web', 'string web'],
  ['', 'null ', 'null '],
  ['~', 'null ', 'null '],
  ['null', 'null ', 'null '],
  ['NULL', 'null ', 'null '],
  ['nULL', 'string nULL', 'string nULL'],
  ['none', 'string none', 'string none'],
  // Booleans: the words of YAML 1.1 are texts since 1.2; y and n are texts to both.
  ['true', 'bool true', 'bool true'],
  ['FALSE', 'bool false', 'bool false'],
  ['tRue', 'string tRue', 'string tRue'],
  ['yes', 'bool true', 'string yes'],
  ['No', 'bool false', 'string No'],
  ['on', 'bool true', 'string on'],
  ['OFF', 'bool false', 'string OFF'],
  ['y', 'string y', 'string y'],
  ['N', 'string N', 'string N'],
  // Integers.
  ['0', 'int 0', 'int 0'],
  ['-0', 'int 0', 'int 0'],
  ['+12', 'int 12', 'int 12'],
  ['1_000', 'int 1000', 'int 1000'],
  ['1_', 'int 1', 'int 1'],
  ['_1', 'string _1', 'string _1'],
  ['-_1', 'string -_1', 'int -1'],
  ['017', 'int 15', 'int 15'],
  ['-017', 'int -15', 'int -15'],
  ['0o17', 'string 0o17', 'int 15'],
  ['0O17', 'string 0O17', 'int 15'],
  ['08', 'string 08', 'float 8'],
  ['00', 'int 0', 'int 0'],
  ['0x1F', 'int 31', 'int 31'],
  ['0X1F', 'string 0X1F', 'int 31'],
  ['-0x1_f', 'int -31', 'int -31'],
  ['0b101', 'int 5', 'int 5'],
  ['0B101', 'string 0B101', 'int 5'],
  ['0b2', 'string 0b2', 'string 0b2'],
  ['0x', 'string 0x', 'string 0x'],
  ['1,000', 'string 1,000', 'string 1,000'],
  ['9223372036854775807', 'int 9223372036854775807', 'int 9223372036854775807'],
  ['18446744073709551615', 'int 18446744073709551615', 'int 18446744073709551615'],
  ['18446744073709551616', 'int 18446744073709551616', 'float 18446744073709552000'],
  ['-9223372036854775808', 'int -9223372036854775808', 'int -9223372036854775808'],
  ['-9223372036854775809', 'int -9223372036854775809', 'float -9223372036854776000'],
  // Base 60: the reason for quotes around ports.
  ['22:22', 'int 1342', 'string 22:22'],
  ['59:59', 'int 3599', 'string 59:59'],
  ['100:00', 'int 6000', 'string 100:00'],
  ['-1:30', 'int -90', 'string -1:30'],
  ['1:2:3', 'int 3723', 'string 1:2:3'],
  ['60:60', 'string 60:60', 'string 60:60'],
  ['8080:80', 'string 8080:80', 'string 8080:80'],
  ['0:30', 'string 0:30', 'string 0:30'],
  ['01:30', 'string 01:30', 'string 01:30'],
  ['22:22/tcp', 'string 22:22/tcp', 'string 22:22/tcp'],
  ['127.0.0.1:22:22', 'string 127.0.0.1:22:22', 'string 127.0.0.1:22:22'],
  ['1:30.5', 'float base60 1:30.5', 'string 1:30.5'],
  // Floats: PyYAML wants a dot and a sign in the exponent.
  ['1.50', 'float 1.5', 'float 1.5'],
  ['1.', 'float 1', 'float 1'],
  ['.5', 'float 0.5', 'float 0.5'],
  ['-.5', 'string -.5', 'float -0.5'],
  ['1_0.5', 'float 10.5', 'float 10.5'],
  ['.5_', 'float 0.5', 'string .5_'],
  ['1e3', 'string 1e3', 'float 1000'],
  ['1.5e3', 'string 1.5e3', 'float 1500'],
  ['1.5e+3', 'float 1500', 'float 1500'],
  ['12e-2', 'string 12e-2', 'float 0.12'],
  ['1e400', 'string 1e400', 'string 1e400'],
  ['1.5.2', 'string 1.5.2', 'string 1.5.2'],
  ['.', 'string .', 'string .'],
  ['.inf', 'float .inf', 'float .inf'],
  ['+.INF', 'float .inf', 'float .inf'],
  ['-.Inf', 'float -.inf', 'float -.inf'],
  ['.NaN', 'float .nan', 'float .nan'],
  ['-.nan', 'string -.nan', 'string -.nan'],
  ['inf', 'string inf', 'string inf'],
  // Dates.
  ['2015-01-01', 'time 2015-01-01', 'time 2015-01-01'],
  ['2015-1-1', 'string 2015-1-1', 'time 2015-1-1'],
  ['2015-13-01', 'time 2015-13-01', 'string 2015-13-01'],
  ['2015-01-01 10:00:00', 'time 2015-01-01 10:00:00', 'time 2015-01-01 10:00:00'],
  ['2015-01-01T10:00:00', 'time 2015-01-01T10:00:00', 'string 2015-01-01T10:00:00'],
  ['2015-01-01t10:00:00.5+02:00', 'time 2015-01-01t10:00:00.5+02:00', 'time 2015-01-01t10:00:00.5+02:00'],
  ['2015-01-01 10:00:00 -5', 'time 2015-01-01 10:00:00 -5', 'string 2015-01-01 10:00:00 -5'],
  ['2015-01-01 10:00', 'string 2015-01-01 10:00', 'string 2015-01-01 10:00'],
  ['15-01-01', 'string 15-01-01', 'string 15-01-01'],
];

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

const PYYAML = hasPython('yaml');
if (!PYYAML) console.warn('PyYAML is not here: what it makes of scalars is not compared');

(PYYAML ? test : test.skip)('about 300 scalars mean what PyYAML says', () => {
  const texts = scalarTexts();
  expect(texts.length).toBeGreaterThan(300);
  const seen = askPython<[string, string][]>(
    `
import yaml, math
def value(node):
    tag = node.tag.rsplit(':', 1)[1]
    try:
        v = yaml.SafeLoader('').construct_object(node)
    except ValueError:
        return ''
    if tag == 'int': return str(v)
    if tag == 'bool': return str(v).lower()
    if tag == 'float' and not math.isinf(v) and not math.isnan(v): return repr(v)
    return ''
answer = []
for text in given:
    node = yaml.compose('k: ' + text, Loader=yaml.SafeLoader).value[0][1]
    answer.append([node.tag.rsplit(':', 1)[1], value(node)])
`,
    texts,
  );
  const ours = texts.map((text, index) => {
    const { type, text: value } = plainMeaning(text, 'legacy');
    const tag = { null: 'null', bool: 'bool', int: 'int', float: 'float', time: 'timestamp', string: 'str' }[
      type
    ];
    const theirs = seen[index]![1];
    if (type === 'float' && theirs !== '' && !value.startsWith('base60'))
      return [text, tag, Number(value) === Number(theirs) ? theirs : value];
    return [text, tag, type === 'int' || type === 'bool' ? (theirs === '' ? '' : value) : theirs];
  });
  expect(ours).toEqual(texts.map((text, index) => [text, ...seen[index]!]));
});

/** Numbers, dates and words in many spellings, the same ones in every run. */
function scalarTexts(): string[] {
  const pieces = fc.sample(
    fc.oneof(
      fc.stringMatching(/^[-+]?[0-9_]{1,4}(:[0-9]{1,2}){0,2}\.?[0-9_]{0,2}$/),
      fc.stringMatching(/^[-+]?0[xXbBoO]?[0-9a-fA-F_]{0,4}$/),
      fc.stringMatching(/^[-+]?[0-9]?\.?[0-9_]{1,3}[eE][-+]?[0-9]{1,2}$/),
      fc.stringMatching(
        /^201[0-9]-[01]?[0-9]-[0-3]?[0-9]([Tt ][0-2]?[0-9]:[0-5][0-9]:[0-5][0-9](\.[0-9]{0,2})?(Z| ?[-+][01]?[0-9])?)?$/,
      ),
      fc
        .constantFrom('y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null', '~')
        .chain(word =>
          fc.constantFrom(word, word.toUpperCase(), word[0]!.toUpperCase() + word.slice(1), `${word}s`),
        ),
    ),
    { numRuns: 500, seed: 1 },
  );
  const known = MEANINGS.map(([text]) => text);
  return [...new Set([...known, ...pieces])].filter(
    text => /^[^-+]|^[-+]./.test(text) && !text.endsWith(' '),
  );
}

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

(PYYAML ? test : test.skip)('PyYAML reads texts back as they were', () => {
  const unit = fc.constantFrom(
    ...'-?:#&*!|>%@`"\'[]{}, ab01~=<.\n\t\r\u0000\u007f\u0085\u2028\ufeff\uffffé𝄞',
  );
  const texts = fc.sample(fc.string({ unit, maxLength: 6 }), { numRuns: 300, seed: 1 });
  const sources = texts.flatMap(text => {
    const [plain, flow] = [quoteWhereNeeded(text, 'plain', true), quoteWhereNeeded(text, 'single')];
    return [`- ${quoteWhereNeeded(text)}`, `[${plain}, x]`, `- ${flow}`];
  });
  const read = askPython<string[]>(
    'import yaml\nanswer = [yaml.safe_load(text)[0] for text in given]',
    sources,
  );
  expect(read).toEqual(texts.flatMap(text => [text, text, text]));
});

function scalarsOf(node: ReturnType<typeof parseYaml>['root'] | unknown): string[] {
  const found: string[] = [];
  const visit = (inner: unknown): void => {
    const tree = inner as import('../../../src/core/yaml/tree.js').TreeNode | null;
    if (tree?.kind === 'scalar') found.push(tree.value);
    if (tree?.kind === 'sequence') for (const item of tree.items) visit(item.value);
    if (tree?.kind === 'mapping')
      for (const pair of tree.pairs) {
        found.push(keyText(pair) ?? '');
        visit(pair.value);
      }
  };
  visit(node);
  return found;
}
