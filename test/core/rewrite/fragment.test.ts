import { blockLines, type Fragment, flowText } from '../../../src/core/rewrite/fragment.js';

const FRAGMENTS: readonly (readonly [string, Fragment, string[], string, string])[] = [
  ['nothing', { key: 'a', value: null }, ['    a:'], 'a: {}', '"a": {}'],
  ['a text', { key: 'a', value: 'b' }, ['    a: b'], 'a: b', '"a": "b"'],
  ['a quoted text', { key: '"no"', value: '"yes"' }, ['    "no": "yes"'], '"no": "yes"', '"no": "yes"'],
  ['a boolean', { key: 'a', value: 'true' }, ['    a: true'], 'a: true', '"a": true'],
  [
    'a list',
    { key: 'a', value: ['b', '"c"'] },
    ['    a:', '     - b', '     - "c"'],
    'a: [b, "c"]',
    '"a": ["b", "c"]',
  ],
  ['an empty list', { key: 'a', value: [] }, ['    a: []'], 'a: []', '"a": []'],
  [
    'keys below',
    {
      key: 'a',
      value: {
        pairs: [
          { key: 'b', value: null },
          { key: 'c', value: { pairs: [{ key: 'd', value: ['e'] }] } },
        ],
      },
    },
    ['    a:', '       b:', '       c:', '          d:', '           - e'],
    'a: {b: {}, c: {d: [e]}}',
    '"a": {"b": {}, "c": {"d": ["e"]}}',
  ],
];

test.each(FRAGMENTS)('%s', (_, fragment, block, flow, json) => {
  expect(blockLines(fragment, 4, { unit: 3, dash: 1 })).toEqual(block);
  expect(flowText(fragment)).toBe(flow);
  expect(flowText(fragment, true)).toBe(json);
  expect(JSON.parse(`{${flowText(fragment, true)}}`)).toBeInstanceOf(Object);
});
