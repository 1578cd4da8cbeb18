/** What we say of the legacy loader's YAML, held against PyYAML itself. */
import fc from 'fast-check';
import { plainMeaning, quoteWhereNeeded } from '../../../src/core/yaml/dialect.js';
import { entriesOf, valueAt } from '../../../src/core/yaml/merge-keys.js';
import { parseYaml } from '../../../src/core/yaml/parse.js';
import { type ResolvedNode, resolve } from '../../../src/core/yaml/tree.js';
import { askPython, hasPython } from '../../support/python.js';
import { MEANINGS } from '../../support/scalar-meanings.js';

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

/** Mappings with merges; what PyYAML makes of each is asked, not written down. */
const MERGED: readonly string[] = [
  'x: &x {a: 1, b: 2}\nr: {<<: *x}',
  'x: &x {a: 1, b: 2}\nr: {<<: *x, a: 3}',
  'x: &x {a: 1, b: 2}\nr: {a: 3, <<: *x}',
  'x: &x {a: 1}\ny: &y {a: 2, b: 2}\nr: {<<: [*x, *y]}',
  'x: &x {a: 1}\ny: &y {a: 2, b: 2}\nr: {<<: [*y, *x], c: 3}',
  'x: &x {a: 1}\ny: &y {<<: *x, b: 2}\nr: {<<: *y}',
  'x: &x {a: 1}\ny: &y {<<: *x, a: 2}\nr: {<<: [*x, *y]}',
  'x: &x {a: 1}\ny: &y {a: 2}\nr: {<<: *x, <<: *y}',
  'x: &x {a: 1}\ny: &y {a: 2}\nr: {<<: *x, b: 1, <<: *y, a: 3, a: 4}',
  'r: {a: 1, a: 2, b: 3}',
  'x: &x {a: {b: 1}}\nr: {<<: *x, a: {c: 2}}',
  'x: &x {<<: {a: 1}, b: 2}\nr: {<<: {<<: *x, b: 3}}',
  'r: {<<: [], a: 1}',
  'r: {<<: {}, a: 1}',
];

(PYYAML ? test : test.skip)('keys merge as PyYAML merges them', () => {
  const seen = askPython<unknown[]>(
    'import yaml\nanswer = [yaml.safe_load(text)["r"] for text in given]',
    MERGED,
  );
  const ours = MERGED.map(text => numbers(valueAt(parseYaml('a.yml', text).root, 'r')));
  expect(ours).toEqual(seen);
});

function numbers(node: ResolvedNode | null): unknown {
  if (node?.kind !== 'mapping') return Number(node?.kind === 'scalar' ? node.value : Number.NaN);
  return Object.fromEntries(
    [...entriesOf(node)].map(([key, { pair }]) => [key, numbers(resolve(pair.value))]),
  );
}
