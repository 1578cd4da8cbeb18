/** What the build makes of the rules, so that nothing of ajv runs with the program. */
import { RULES } from '../../rules/index.js';
import { readConfig } from '../../src/config/read-config.js';
import { defaultOptions } from '../../src/core/lint/default-options.js';
import { PAGES } from '../../src/generated/pages.js';
import { validateConfig } from '../../src/generated/validate-config.js';

const METAS = RULES.map(rule => rule.meta);
const KNOWN = { metas: METAS, validate: validateConfig };
const NEW_BUILD = 'src/generated is older than the rules: node generate.mjs';

test('the validator knows every rule and its options', () => {
  const rules = METAS.map(meta => [meta.id, [meta.severity, defaultOptions(meta)]]);
  const text = JSON.stringify({ rules: Object.fromEntries(rules) });
  expect([NEW_BUILD, readConfig('rc', text, 'json', KNOWN)?.written]).toEqual([NEW_BUILD, JSON.parse(text)]);
});

test('the validator refuses what it does not know', () => {
  expect(() => readConfig('rc', '{"rules": {"no-such-rule": "off"}}', 'json', KNOWN)).toThrow(
    'rc:1:12: there is no rule "no-such-rule"; `delink rules` lists them',
  );
  const withOptions = METAS.find(meta => meta.options)!;
  const text = `{"rules": {"${withOptions.id}": ["off", {"noSuchOption": 1}]}}`;
  expect(() => readConfig('rc', text, 'json', KNOWN)).toThrow(/ has no option "noSuchOption"; /);
});

test('every rule brings its page', () => {
  expect([NEW_BUILD, Object.keys(PAGES)]).toEqual([NEW_BUILD, METAS.map(meta => meta.id)]);
  for (const page of Object.values(PAGES)) expect(page).toContain('## What it finds\n');
});
