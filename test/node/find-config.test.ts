import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../src/errors.js';
import { CONFIG_FILES, type ConfigSource, configFinder } from '../../src/node/find-config.js';
import { KNOWN } from '../support/made-up-rules.js';
import { directoryWith } from '../support/temporary-directory.js';

const order = (level: string) => JSON.stringify({ rules: { 'link-order': level } });

/** The level of `link-order` in a directory, and the file that says so. */
function levelIn(cwd: string, directory = '.', source: Partial<ConfigSource> = {}): [string, string | null] {
  const { file, resolved } = configFinder({ cwd, ...source }, KNOWN)(join(cwd, directory));
  return [resolved.levels.get('link-order')!.level, file];
}

function messageOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('which file counts', () => {
  test.each(CONFIG_FILES)('%s', name => {
    const text = name === 'package.json' ? `{"delink": ${order('off')}}` : order('off');
    expect(levelIn(directoryWith({ [name]: text }))).toEqual(['off', name]);
  });

  test('the closest one, alone', () => {
    const cwd = directoryWith({
      '.delinkrc.json': order('off'),
      'a/.delinkrc.yml': 'failOn: info\n',
      'a/b/c/x': '',
      'd/x': '',
    });
    expect(levelIn(cwd, 'a')).toEqual(['warning', 'a/.delinkrc.yml']);
    expect(levelIn(cwd, 'a/b/c')).toEqual(['warning', 'a/.delinkrc.yml']);
    expect(levelIn(cwd, 'd')).toEqual(['off', '.delinkrc.json']);
  });

  test('of several in one directory the first in the list', () => {
    const files = Object.fromEntries(CONFIG_FILES.map(name => [name, '{}']));
    const cwd = directoryWith({ ...files, '.delinkrc.yml': 'rules: {link-order: info}\n' });
    expect(levelIn(cwd)[1]).toBe('.delinkrc.json');
    const others = directoryWith({
      'delink.config.json': order('off'),
      '.delinkrc': 'rules: {link-order: info}\n',
    });
    expect(levelIn(others)).toEqual(['info', '.delinkrc']);
  });

  test('a package.json without our key is passed over', () => {
    const cwd = directoryWith({
      '.delinkrc': order('off'),
      'a/package.json': '{"devDependencies": {"delink": "1"}}',
      'b/package.json': '{ no json at all',
    });
    expect(levelIn(cwd, 'a')).toEqual(['off', '.delinkrc']);
    expect(levelIn(cwd, 'b')).toEqual(['off', '.delinkrc']);
  });

  test('files above the current directory count, with their full path', () => {
    const root = directoryWith({ '.delinkrc': order('off'), 'a/b/x': '' });
    expect(levelIn(join(root, 'a'), 'b')).toEqual(['off', join(root, '.delinkrc')]);
  });

  test('none at all', () => {
    expect(levelIn(directoryWith({ x: '' }))).toEqual(['warning', null]);
  });

  test('each file is read once', () => {
    const cwd = directoryWith({ '.delinkrc': order('off'), 'a/x': '', 'b/c/x': '' });
    const find = configFinder({ cwd }, KNOWN);
    const first = find(join(cwd, 'a'));
    writeFileSync(join(cwd, '.delinkrc'), order('info'));
    expect(find(join(cwd, 'b/c'))).toBe(first);
    expect(find(cwd)).toBe(first);
  });
});

describe('what is asked for on the command line', () => {
  test('--config is taken for everything', () => {
    const cwd = directoryWith({ '.delinkrc': order('off'), 'conf/lint.yml': 'rules: {link-order: info}\n' });
    expect(levelIn(cwd, '.', { config: 'conf/lint.yml' })).toEqual(['info', 'conf/lint.yml']);
    const elsewhere = directoryWith({ 'my.json': order('error') });
    expect(levelIn(cwd, '.', { config: join(elsewhere, 'my.json') })).toEqual([
      'error',
      join(elsewhere, 'my.json'),
    ]);
  });

  test('--config must be there, and be one', () => {
    const cwd = directoryWith({ 'package.json': '{}', 'x.json': '{a}', conf: '{}' });
    mkdirSync(join(cwd, 'folder'));
    const message = (config: string) => messageOf(() => configFinder({ cwd, config }, KNOWN));
    expect(message('none.json')).toBe('none.json: cannot be read: no such file or directory');
    expect(message('folder')).toBe('folder: cannot be read: is a directory, not a file');
    expect(message('package.json')).toBe('package.json: has no key "delink"');
    expect(message('x.json')).toBe('x.json:1:2: a key in double quotes is missing here');
  });

  test('--no-config', () => {
    const cwd = directoryWith({ '.delinkrc': 'rules: 1\n' });
    expect(levelIn(cwd, '.', { config: false })).toEqual(['warning', null]);
  });

  test('single rules are stronger than any file', () => {
    const cwd = directoryWith({ '.delinkrc': order('off') });
    const overrides = [{ rules: { 'link-order': 'info' } }, { rules: { 'link-order': 'error' } }] as const;
    expect(levelIn(cwd, '.', { overrides })[0]).toBe('error');
    expect(levelIn(cwd, '.', { overrides, config: false })[0]).toBe('error');
  });
});

describe('extends', () => {
  const settings = (files: Record<string, string>, directory = '.') => {
    const cwd = directoryWith(files);
    const { resolved } = configFinder({ cwd }, KNOWN)(join(cwd, directory));
    const levels = [...resolved.levels].map(([id, { level }]) => `${id}:${level}`);
    return { levels, ignore: resolved.ignore, failOn: resolved.failOn };
  };

  test('a path is relative to the file that says it; the file itself wins', () => {
    expect(
      settings(
        {
          'shared/base.json':
            '{"extends": "./more/deep.yml", "ignore": ["b/"], "rules": {"link-order": "off", "format-v1": "off"}}',
          'shared/more/deep.yml':
            'failOn: info\nignore: [d/]\nrules: {env-missing: info, link-order: error}\n',
          'app/.delinkrc.yml':
            'extends: ../shared/base.json\nignore: ["!b/c"]\nrules: {format-v1: warning}\n',
        },
        'app',
      ),
    ).toEqual({
      levels: ['link-order:off', 'env-missing:info', 'format-v1:warning'],
      ignore: ['d/', 'b/', '!b/c'],
      failOn: 'info',
    });
  });

  test('of a list the later one wins; the same file may come twice', () => {
    expect(
      settings({
        '.delinkrc': 'extends: [one.json, two.json]\n',
        'one.json': `{"extends": "zero.json", ${order('info').slice(1)}`,
        'two.json': `{"extends": "zero.json", ${order('error').slice(1)}`,
        'zero.json': '{"rules": {"format-v1": "off"}}',
      }).levels,
    ).toEqual(['link-order:error', 'env-missing:error', 'format-v1:off']);
  });

  test('a file of an installed package, and a package.json', () => {
    expect(
      settings({
        '.delinkrc': 'extends: [node_modules/@acme/rules/delink.json, other/package.json]\n',
        'node_modules/@acme/rules/delink.json': order('off'),
        'other/package.json': '{"delink": {"rules": {"format-v1": "off"}}}',
      }).levels,
    ).toEqual(['link-order:off', 'env-missing:error', 'format-v1:off']);
  });

  test.each<[string, Record<string, string>, string]>([
    [
      'a circle',
      {
        '.delinkrc.json': '{\n  "extends": "a.json"\n}',
        'a.json': '{"extends": ["b/b.json"]}',
        'b/b.json': '{"extends": "../a.json"}',
      },
      'b/b.json:1:13: "extends" leads in a circle: a.json -> b/b.json -> a.json',
    ],
    [
      'a file that extends itself',
      { '.delinkrc': 'extends: .delinkrc\n' },
      '.delinkrc:1:10: "extends" leads in a circle: .delinkrc -> .delinkrc',
    ],
    [
      'a file that is missing',
      { '.delinkrc': 'extends:\n  - a.json\n  - b.json\n', 'a.json': '{}' },
      '.delinkrc:3:5: "b.json" cannot be read: no such file or directory (looked for "b.json")',
    ],
    [
      'a package.json without the key',
      { '.delinkrc': 'extends: a/package.json\n', 'a/package.json': '{}' },
      '.delinkrc:1:10: "a/package.json" has no key "delink"',
    ],
    [
      'a mistake in the other file',
      { '.delinkrc': 'extends: a.json\n', 'a.json': '{\n  "rule": {}\n}' },
      'a.json:2:3: there is no key "rule"; did you mean "rules"?',
    ],
  ])('%s', (_, files, message) => {
    expect(messageOf(() => settings(files))).toBe(message);
  });
});

describe('ignored files', () => {
  const ignored = (cwd: string, source: Partial<ConfigSource>, directory: string, paths: string[]) => {
    const { isIgnored } = configFinder({ cwd, ...source }, KNOWN)(join(cwd, directory));
    return paths.filter(path => isIgnored(join(cwd, path)));
  };
  const FILES = {
    'app/.delinkrc': 'ignore: [/old.yml, "vendor/", "!vendor/", "**/Legacy/*.yml", vendor/x/]\n',
  };

  test('patterns are relative to the directory of the configuration', () => {
    const paths = [
      'old.yml',
      'app/old.yml',
      'app/a/old.yml',
      'app/vendor/x/c.yml',
      'app/vendor/y/c.yml',
      'app/a/b/Legacy/c.yml',
      'app/a/legacy/c.yml',
      'app',
    ];
    expect(ignored(directoryWith(FILES), {}, 'app', paths)).toEqual([
      'app/old.yml',
      'app/vendor/x/c.yml',
      'app/a/b/Legacy/c.yml',
    ]);
  });

  test('with --config, to the current directory', () => {
    const cwd = directoryWith({ 'conf/c.json': '{"ignore": ["/vendor"]}' });
    expect(
      ignored(cwd, { config: 'conf/c.json' }, 'a', ['vendor/c.yml', 'conf/vendor/c.yml', '../vendor']),
    ).toEqual(['vendor/c.yml']);
  });

  test('patterns of an extended file, to the directory of the one that extends it', () => {
    const cwd = directoryWith({
      'shared/b.json': '{"ignore": ["/x"]}',
      'app/.delinkrc': 'extends: ../shared/b.json\n',
    });
    expect(ignored(cwd, {}, 'app', ['app/x', 'shared/x', 'app/y/x', 'app/..x'])).toEqual(['app/x']);
  });
});

test('a configuration that cannot be read is named', () => {
  const cwd = directoryWith({ '.delinkrc': Buffer.from([0x7b, 0x0a, 0xff]) });
  expect(messageOf(() => levelIn(cwd))).toMatch(/^\.delinkrc:2:1: is not valid UTF-8 here/);
  mkdirSync(join(cwd, '.delinkrc.yml'));
  expect(messageOf(() => levelIn(cwd))).toBe('.delinkrc.yml: cannot be read: is a directory, not a file');
});
