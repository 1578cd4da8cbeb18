import { ConfigError } from '../../src/config/config-error.js';
import { type ConfigFormat, readConfig } from '../../src/config/read-config.js';
import { KNOWN } from '../support/made-up-rules.js';

/** What is wrong with a text, each mistake as its place and its words; [] for a sound one. */
function mistakes(text: string, format: ConfigFormat = 'json'): string[] {
  try {
    readConfig('rc', text, format, KNOWN);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
  }
}

const LEVELS = '"error", "warning", "info" or "off"';

test.each<[string, ConfigFormat]>([
  ['{}', 'json'],
  ['', 'yaml'],
  ['# nothing\n', 'yaml'],
  ['{"$schema": "x", "extends": ["a", "b"], "ignore": ["a/"], "failOn": "never"}', 'json'],
  ['{"sources": {"maxFiles": 0, "maxBytes": 5000000}}', 'json'],
  ['{"rules": {"link-order": "off", "format-v1": ["info"], "env-missing": ["error", {"most": 3}]}}', 'json'],
  ['{"rules": {"link-order": ["off", {}]}, "extends": "./base.json"}', 'json'],
  [
    'rules:\n  link-order: off\n  env-missing: [error, {strict: true, most: 3, mode: all, allow: [A, B]}]\n',
    'yaml',
  ],
  ['{"rules": {"link-order": "off"}, }', 'yaml'],
])('takes %j as %s', (text, format) => {
  expect(mistakes(text, format)).toEqual([]);
});

test.each<[string, string[]]>([
  ['{"rule": {}}', ['1:2 there is no key "rule"; did you mean "rules"?']],
  [
    '{"plugins": []}',
    [
      '1:2 there is no key "plugins"; there are "$schema", "extends", "rules", "ignore", "failOn" and "sources"',
    ],
  ],
  [
    '{"__proto__": {}}',
    [
      '1:2 there is no key "__proto__"; there are "$schema", "extends", "rules", "ignore", "failOn" and "sources"',
    ],
  ],
  ['{"sources": 5}', ['1:13 "sources" takes a mapping with "maxFiles" or "maxBytes"']],
  [
    '{"sources": {"maxFile": 5, "maxBytes": "1MB"}}',
    [
      '1:14 "sources" has no "maxFile"; did you mean "maxFiles"?',
      '1:40 "maxBytes" of "sources" takes a whole number from 0 to 100000000',
    ],
  ],
  ['{"sources": {"maxFiles": -1}}', ['1:26 "maxFiles" of "sources" takes a whole number from 0 on']],
  ['{"rules": {"link-ordr": "off"}}', ['1:12 there is no rule "link-ordr"; did you mean "link-order"?']],
  ['{"rules": {"constructor": "off"}}', ['1:12 there is no rule "constructor"; `delink rules` lists them']],
  [
    '{"rules": {"link-order": "waring"}}',
    [`1:26 "link-order" takes ${LEVELS}, not "waring"; did you mean "warning"?`],
  ],
  [
    '{"rules": {"link-order": 2}}',
    [`1:26 "link-order" takes ${LEVELS}, or a list of one of them and a mapping of options`],
  ],
  [
    '{"rules": {"link-order": []}}',
    [`1:26 "link-order" takes ${LEVELS}, or a list of one of them and a mapping of options`],
  ],
  [
    '{"rules": {"link-order": ["off", {}, 1]}}',
    [`1:26 "link-order" takes ${LEVELS}, or a list of one of them and a mapping of options`],
  ],
  [
    '{"rules": {"env-missing": ["eror", {}]}}',
    [`1:28 "env-missing" takes ${LEVELS}, not "eror"; did you mean "error"?`],
  ],
  [
    '{"rules": {"env-missing": ["off", true]}}',
    [`1:35 "env-missing" takes ${LEVELS}, or a list of one of them and a mapping of options`],
  ],
  ['{"rules": {"link-order": ["off", {"a": 1}]}}', ['1:35 "link-order" has no option "a"; it has none']],
  [
    '{"rules": {"env-missing": ["off", {"strickt": 1}]}}',
    ['1:36 "env-missing" has no option "strickt"; did you mean "strict"?'],
  ],
  [
    '{"rules": {"env-missing": ["off", {"x": 1}]}}',
    ['1:36 "env-missing" has no option "x"; there are "strict", "most", "mode" and "allow"'],
  ],
  [
    '{"rules": {"env-missing": ["off", {"strict": "no"}]}}',
    ['1:46 option "strict" of "env-missing" takes true or false'],
  ],
  [
    '{"rules": {"env-missing": ["off", {"most": 0}]}}',
    ['1:44 option "most" of "env-missing" takes a whole number from 1 on'],
  ],
  [
    '{"rules": {"env-missing": ["off", {"most": 1.5}]}}',
    ['1:44 option "most" of "env-missing" takes a whole number from 1 on'],
  ],
  [
    '{"rules": {"env-missing": ["off", {"mode": "any"}]}}',
    ['1:44 option "mode" of "env-missing" takes "some" or "all"'],
  ],
  [
    '{"rules": {"env-missing": ["off", {"allow": ["A", "b"]}]}}',
    ['1:51 option "allow" of "env-missing" takes a list, each item a text that matches ^[A-Z_]+$'],
  ],
  ['{"rules": []}', ['1:11 "rules" takes a mapping of rules to levels']],
  ['{"ignore": "x"}', ['1:12 "ignore" takes a list of patterns as in .gitignore']],
  ['{"ignore": ["a", 1]}', ['1:18 "ignore" takes a list of patterns as in .gitignore']],
  ['{"extends": {}}', ['1:13 "extends" takes the path of a file, or a list of paths']],
  ['{"extends": ["a", ""]}', ['1:19 "extends" takes the path of a file, or a list of paths']],
  [
    '{"failOn": "warnings"}',
    ['1:12 "failOn" takes "error", "warning", "info" or "never"; did you mean "warning"?'],
  ],
  ['{"$schema": 1}', ['1:13 "$schema" takes a text']],
  ['[]', ['1:1 a configuration is a mapping with keys like "rules"']],
  ['"x"', ['1:1 a configuration is a mapping with keys like "rules"']],
  ['{"rules": {}, "rules": {}}', ['1:15 "rules" stands twice; remove one of them']],
  [
    '{\n  "rulez": {},\n  "rules": {\n    "env-missing": "on",\n    "link-order": ["off", {"x": 1}]\n  }\n}',
    [
      '2:3 there is no key "rulez"; did you mean "rules"?',
      `4:20 "env-missing" takes ${LEVELS}, not "on"`,
      '5:28 "link-order" has no option "x"; it has none',
    ],
  ],
  ['{"rules": {"link-order": "off",}}', ['1:32 JSON has no comma before a closing bracket']],
])('%s', (text, expected) => {
  expect(mistakes(text)).toEqual(expected);
});

test.each<[string, string[]]>([
  ['rules:\n  link-ordr: off\n', ['2:3 there is no rule "link-ordr"; did you mean "link-order"?']],
  ['rules:\n  link-order: no\n', [`2:15 "link-order" takes ${LEVELS}, not "no"`]],
  [
    'rules:\n  link-order:\n',
    [`2:14 "link-order" takes ${LEVELS}, or a list of one of them and a mapping of options`],
  ],
  ['rules:\n', ['1:7 "rules" takes a mapping of rules to levels']],
  [
    'rules: {env-missing: [error, {most: "3"}]}\n',
    ['1:37 option "most" of "env-missing" takes a whole number from 1 on'],
  ],
  [
    'rules:\n  env-missing:\n    - error\n    - strict: yes\n',
    ['4:15 option "strict" of "env-missing" takes true or false'],
  ],
  ['ignore:\n  - a\n  -\n', ['3:3 "ignore" takes a list of patterns as in .gitignore']],
  ['ignore: [a]\nignore: [b]\n', ['2:1 "ignore" stands twice; remove one of them']],
  [
    '[rules]: {}\n',
    [
      '1:1 there is no key "["rules"]"; there are "$schema", "extends", "rules", "ignore", "failOn" and "sources"',
    ],
  ],
  ['\ufeffruls: {}\r\n', ['1:1 there is no key "ruls"; did you mean "rules"?']],
  ['rules:\n\tlink-order: off\n', ['2:1 a tab is used for indentation; YAML allows only spaces: replace it']],
])('YAML: %j', (text, expected) => {
  expect(mistakes(text, 'yaml')).toEqual(expected);
});

test('YAML: merged mappings and aliases count', () => {
  const text = 'rules:\n  <<: &base {env-missing: [info, &o {most: 2}]}\n  format-v1: *level\n';
  const sound = text.replace('*level', 'off');
  expect(readConfig('rc', sound, 'yaml', KNOWN)?.written).toEqual({
    rules: { 'env-missing': ['info', { most: 2 }], 'format-v1': 'off' },
  });
  expect(mistakes(text, 'yaml')).toEqual([expect.stringMatching(/^3:14 .*anchor/)]);
});

describe('package.json', () => {
  test('has it behind a key', () => {
    const text = '{\n\t"name": "x",\n\t"name": "y",\n\t"delink": {"rules": {"link-order": "off"}}\n}';
    expect(readConfig('package.json', text, 'package', KNOWN)?.written).toEqual({
      rules: { 'link-order': 'off' },
    });
    expect(mistakes(text.replace('order', 'odrer'), 'package')).toEqual([
      '4:23 there is no rule "link-odrer"; did you mean "link-order"?',
    ]);
  });

  test.each(['{"name": "delink"}', '{"dependencies": {"delink": "1"}}', '[]', '"delink"'])(
    '%s has none',
    text => {
      expect(readConfig('package.json', text, 'package', KNOWN)).toBeNull();
    },
  );

  test('must be JSON where it has one', () => {
    expect(mistakes('{"delink": {},}', 'package')).toEqual([
      '1:15 JSON has no comma before a closing bracket',
    ]);
    expect(mistakes('{"delink": null}', 'package')).toEqual([
      '1:12 a configuration is a mapping with keys like "rules"',
    ]);
  });
});

test('one mistake is one line, several are a list', () => {
  expect(() => readConfig('.delinkrc', 'ruls: {}\n', 'yaml', KNOWN)).toThrow(
    new ConfigError([
      { file: '.delinkrc', line: 1, column: 1, message: 'there is no key "ruls"; did you mean "rules"?' },
    ]),
  );
  const said = (text: string) => {
    try {
      return readConfig('.delinkrc', text, 'yaml', KNOWN);
    } catch (error) {
      return (error as Error).message;
    }
  };
  expect(said('ruls: {}\n')).toBe('.delinkrc:1:1: there is no key "ruls"; did you mean "rules"?');
  expect(said('ruls: {}\nfailOn: x\n')).toBe(
    '2 mistakes in the configuration\n.delinkrc:1:1: there is no key "ruls"; did you mean "rules"?\n' +
      '.delinkrc:2:9: "failOn" takes "error", "warning", "info" or "never"',
  );
});

test('a message stays on its line, whatever it quotes', () => {
  const [said] = mistakes('{"a\\u001b[31m\\nb": 1}');
  expect(said).toMatch(/^1:2 there is no key "a \[31m b"/);
});
