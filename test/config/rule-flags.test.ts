import { parseRuleFlags, ruleWithId } from '../../src/config/rule-flags.js';
import { UsageError } from '../../src/errors.js';
import { KNOWN, METAS } from '../support/made-up-rules.js';

test.each<[string, unknown]>([
  ['link-order:off', 'off'],
  [' link-order : error ', 'error'],
  ['env-missing:info:{"most": 3, "mode": "all"}', ['info', { most: 3, mode: 'all' }]],
])('%j', (flag, expected) => {
  const [{ rules }] = parseRuleFlags([flag], KNOWN) as [{ rules: Record<string, unknown> }];
  expect(Object.values(rules)).toEqual([expected]);
});

test('each is a configuration of its own, in order', () => {
  expect(parseRuleFlags(['link-order:off', 'link-order:info'], KNOWN)).toEqual([
    { rules: { 'link-order': 'off' } },
    { rules: { 'link-order': 'info' } },
  ]);
});

test.each([
  ['link-odrer:off', 'there is no rule "link-odrer"; did you mean "link-order"?'],
  ['x:off', 'there is no rule "x"; `delink rules` lists them'],
  ['', 'there is no rule ""; `delink rules` lists them'],
  ['__proto__:off', 'there is no rule "__proto__"; `delink rules` lists them'],
  ['link-order', 'a level is missing; write "link-order:error", or another level'],
  ['link-order:', 'a level is missing; write "link-order:error", or another level'],
  ['link-order:of', '"link-order" takes "error", "warning", "info" or "off", not "of"; did you mean "off"?'],
  ['env-missing:off:{"most": 0}', 'option "most" of "env-missing" takes a whole number from 1 on'],
  ['env-missing:off:{most: 1}', 'the options are no JSON: a key in double quotes is missing here'],
  ['env-missing:off:', 'the options are no JSON: the text ends too early'],
])('refuses %j', (flag, message) => {
  expect(() => parseRuleFlags(['format-v1:off', flag], KNOWN)).toThrow(
    new UsageError(`--rule ${flag}: ${message}`),
  );
});

test('finds a rule by its id', () => {
  expect(ruleWithId('link-order', METAS)).toBe(METAS[0]);
  expect(() => ruleWithId('link-ordr', METAS)).toThrow(
    new UsageError('there is no rule "link-ordr"; did you mean "link-order"?'),
  );
});
