import { formatRules, formatRulesJson } from '../../src/formatters/rules-list.js';
import { METAS } from '../support/made-up-rules.js';

test('one line for each rule, by group', () => {
  expect(formatRules(METAS, { color: false })).toBe(`  rule         severity  fix     what it finds

links
  link-order   warning           A link makes services start in an order

variables
  env-missing  error     unsafe  A variable \`X\` is not set | anywhere

format
  format-v1    info      safe    A file has no services key
`);
});

test('in colour, with the same columns', () => {
  const text = formatRules(METAS, { color: true });
  expect(text).toContain('  env-missing  \x1b[31merror\x1b[0m     unsafe  A variable');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
  expect(text.replace(/\x1b\[\d+m/g, '')).toBe(formatRules(METAS, { color: false }));
});

test('as JSON, with everything but messages', () => {
  const { rules, ...rest } = JSON.parse(formatRulesJson(METAS, { version: '1.2.3' }));
  expect(rest).toEqual({ schemaVersion: 1, tool: { name: 'delink', version: '1.2.3' } });
  expect(rules[0]).toEqual({
    id: 'link-order',
    group: 'links',
    severity: 'warning',
    fix: null,
    migrate: 'settles',
    summary: 'A link makes services start in an order',
    since: '0.1.0',
    options: {},
  });
  expect(rules[1].options).toEqual(METAS[1]!.options);
});
