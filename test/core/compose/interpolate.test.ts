import { interpolate } from '../../../src/core/compose/interpolate.js';

const VARIABLES = { A: 'a', EMPTY: '', _x1: 'under' };

test.each<[string, string, string]>([
  ['no variable', 'db:database', 'db:database'],
  ['bare', '$A-b', 'a-b variable'],
  ['in braces', '${A}b', 'ab variable'],
  ['the longest name counts', '$Ab', '$Ab variable unknown'],
  ['names begin with a letter or an underscore', '$_x1 $1 ${1}', 'under $1 ${1} variable'],
  ['unknown ones stay as written', '$B-${C}', '$B-${C} variable unknown'],
  ['an empty value is a value', '<${EMPTY}>', '<> variable'],
  ['a default for what is not set', '${B-x}${EMPTY-x}', 'x variable'],
  ['a default for what is not set or empty', '${B:-x}${EMPTY:-y}${A:-z}', 'xya variable'],
  ['an empty default', '<${B:-}>', '<> variable'],
  ['a default with a colon', '${B:-x:y}', 'x:y variable'],
  ['something else where it is set', '${A:+x}${EMPTY:+y}${EMPTY+z}${B+w}', 'xz variable'],
  ['mandatory', '${A:?no}${B?no}', 'a${B?no} variable unknown'],
  ['mandatory and empty', '${EMPTY:?no}${EMPTY?no}', '${EMPTY:?no} variable unknown'],
  ['a dollar sign', '$$A $$$A', '$A $a variable'],
  ['only dollar signs', 'a$$b', 'a$b'],
  ['a lone one', 'a$ $', 'a$ $'],
  ['braces without a name, or never closed', '${} ${A', '${} ${A'],
  ['a name with a dot', '${A.b}', '${A.b}'],
  [
    'names of object methods',
    '${toString}$constructor${__proto__}',
    '${toString}$constructor${__proto__} variable unknown',
  ],
])('%s', (_, text, expected) => {
  const result = interpolate(text, VARIABLES);
  expect(
    [result.text, result.variable && 'variable', result.unknown && 'unknown'].filter(Boolean).join(' '),
  ).toBe(expected);
});
