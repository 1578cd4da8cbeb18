import { activeRules, printConfig, resolveConfig, type WrittenConfig } from '../../src/config/resolve.js';
import type { Rule } from '../../src/core/lint/rule.js';
import { METAS } from '../support/made-up-rules.js';

const DEFAULTS = { strict: false, most: 10, mode: 'some', allow: [] };

function setting(id: string, ...layers: WrittenConfig[]) {
  return resolveConfig(layers, METAS).levels.get(id);
}

test('without any configuration, every rule has its own severity and defaults', () => {
  const { levels, ignore, failOn } = resolveConfig([], METAS);
  expect([...levels]).toEqual([
    ['link-order', { level: 'warning', options: {} }],
    ['env-missing', { level: 'error', options: DEFAULTS }],
    ['format-v1', { level: 'info', options: {} }],
  ]);
  expect({ ignore, failOn }).toEqual({ ignore: [], failOn: 'error' });
});

test.each<[string, WrittenConfig[], unknown]>([
  ['a level', [{ rules: { 'env-missing': 'info' } }], { level: 'info', options: DEFAULTS }],
  ['a level in a list', [{ rules: { 'env-missing': ['info'] } }], { level: 'info', options: DEFAULTS }],
  [
    'options over defaults',
    [{ rules: { 'env-missing': ['info', { most: 3 }] } }],
    { level: 'info', options: { ...DEFAULTS, most: 3 } },
  ],
  [
    'a stronger level leaves the options',
    [{ rules: { 'env-missing': ['info', { most: 3 }] } }, { rules: { 'env-missing': 'off' } }],
    { level: 'off', options: { ...DEFAULTS, most: 3 } },
  ],
  [
    'stronger options replace all of them',
    [
      { rules: { 'env-missing': ['info', { most: 3 }] } },
      { rules: { 'env-missing': ['error', { strict: true }] } },
    ],
    { level: 'error', options: { ...DEFAULTS, strict: true } },
  ],
  [
    'a file that says nothing changes nothing',
    [{ rules: { 'env-missing': 'info' } }, { rules: { 'link-order': 'off' } }, {}],
    { level: 'info', options: DEFAULTS },
  ],
])('%s', (_, layers, expected) => {
  expect(setting('env-missing', ...layers)).toEqual(expected);
});

test('patterns are joined, the strongest last; of failOn the strongest counts', () => {
  const { ignore, failOn } = resolveConfig(
    [{ ignore: ['a/'], failOn: 'info' }, { failOn: 'never' }, { ignore: ['!a/b'] }],
    METAS,
  );
  expect({ ignore, failOn }).toEqual({ ignore: ['a/', '!a/b'], failOn: 'never' });
});

test('of limits each counts by itself', () => {
  const { sources } = resolveConfig(
    [{ sources: { maxFiles: 5, maxBytes: 7 } }, { sources: { maxFiles: 6 } }],
    METAS,
  );
  expect(sources).toEqual({ maxFiles: 6, maxBytes: 7 });
});

test('rules that are off do not run', () => {
  const rules: Rule[] = METAS.map(meta => ({ meta }));
  const resolved = resolveConfig([{ rules: { 'link-order': 'off', 'format-v1': 'error' } }], METAS);
  expect(activeRules(rules, resolved)).toEqual([
    { rule: rules[1], severity: 'error', options: DEFAULTS },
    { rule: rules[2], severity: 'error', options: {} },
  ]);
});

test('printed, it says where it comes from', () => {
  const resolved = resolveConfig([{ rules: { 'link-order': 'off' }, ignore: ['x'] }], METAS);
  const text = printConfig(resolved, '.delinkrc');
  expect(text).toMatch(/^\{\n {2}"configFile": ".delinkrc",\n/);
  expect(JSON.parse(text)).toEqual({
    configFile: '.delinkrc',
    failOn: 'error',
    ignore: ['x'],
    sources: { maxFiles: 20_000, maxBytes: 1_000_000 },
    rules: { 'link-order': 'off', 'env-missing': ['error', DEFAULTS], 'format-v1': 'info' },
  });
  expect(text.endsWith('}\n')).toBe(true);
});
