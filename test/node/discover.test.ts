import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { discover } from '../../src/node/discover.js';
import { directoryWith } from '../support/temporary-directory.js';

const YML = 'web:\n  image: a\n';

function found(cwd: string, ...paths: string[]): string[] {
  return discover(cwd, paths.length === 0 ? ['.'] : paths).candidates.map(({ path }) => relative(cwd, path));
}

function files(...paths: string[]): string {
  return directoryWith(Object.fromEntries(paths.map(path => [path, YML])));
}

test('finds the names that Compose and its users give to files, in a fixed order', () => {
  const names = [
    'Docker-Compose.YML',
    'app/compose.override.yaml',
    'app/compose.yaml',
    'docker-compose.prod.yml',
    'docker-compose.yml',
    'fig.yml',
    'test-compose.yaml',
    '.devcontainer/docker-compose.yml',
  ];
  const cwd = files(
    ...names,
    'other.yml',
    'docker-compose.yml.j2',
    'compose.json',
    'config.yml',
    'compose.py',
  );
  expect(found(cwd).sort()).toEqual([...names].sort());
  expect(found(cwd)).toEqual(found(cwd));
});

test('passes over node_modules and .git', () => {
  expect(
    found(files('node_modules/a/docker-compose.yml', '.git/docker-compose.yml', 'a/compose.yml')),
  ).toEqual(['a/compose.yml']);
});

describe('ignored files', () => {
  const ignoring = () =>
    directoryWith({
      '.git/info/exclude': '/local/\n',
      '.gitignore': 'build/\n*.prod.yml\n!keep.prod.yml\n/only-top\n',
      'build/docker-compose.yml': YML,
      'local/docker-compose.yml': YML,
      'only-top/compose.yml': YML,
      'a/only-top/compose.yml': YML,
      'a/docker-compose.prod.yml': YML,
      'a/compose.keep.prod.yml': YML,
      'a/.gitignore': '!docker-compose.prod.yml\nBuild2/\nx/*\n!x/y/\n',
      'a/build2/compose.yml': YML,
      'a/x/compose.yml': YML,
      'a/x/y/compose.yml': YML,
      'a/sub/docker-compose.prod.yml': YML,
      'nested/.git/HEAD': '',
      'nested/docker-compose.prod.yml': YML,
    });
  const visible = [
    'a/build2/compose.yml',
    'a/docker-compose.prod.yml',
    'a/only-top/compose.yml',
    'a/sub/docker-compose.prod.yml',
    'a/x/y/compose.yml',
    'nested/docker-compose.prod.yml',
  ];

  test('are not found, as git has it', () => {
    expect(found(ignoring()).sort()).toEqual(visible);
  });

  test('are those of the whole repository, also for a search further down', () => {
    const cwd = ignoring();
    expect(found(join(cwd, 'a')).sort()).toEqual(
      visible.filter(path => path.startsWith('a/')).map(path => path.slice(2)),
    );
  });

  test('are read when they are named', () => {
    const cwd = ignoring();
    expect(found(cwd, 'build/docker-compose.yml')).toEqual(['build/docker-compose.yml']);
    expect(found(cwd, 'build')).toEqual(['build/docker-compose.yml']);
  });

  test('match what git itself finds', () => {
    const cwd = ignoring();
    execFileSync('git', ['init', '--quiet'], { cwd });
    const listed = execFileSync('git', ['ls-files', '--others', '--exclude-standard', 'a'], {
      cwd,
      encoding: 'utf8',
    });
    const expected = listed.split('\n').filter(path => /compose.*\.yml$/.test(path));
    expect(found(cwd, 'a').sort()).toEqual(expected.sort());
  });
});

describe('symbolic links', () => {
  test('in a circle do not trap the search', () => {
    const cwd = files('a/compose.yml');
    symlinkSync('..', join(cwd, 'a/up'));
    symlinkSync('loop', join(cwd, 'loop'));
    expect(found(cwd)).toEqual(['a/compose.yml']);
  });

  test('to a file in the same directory give it their name and role', () => {
    const cwd = files('docker-compose.dev.yml');
    symlinkSync('docker-compose.dev.yml', join(cwd, 'docker-compose.yml'));
    expect(discover(cwd, ['.']).candidates).toEqual([
      { path: join(cwd, 'docker-compose.dev.yml'), name: 'docker-compose.yml', named: false },
    ]);
  });

  test('to nothing are reported', () => {
    const cwd = files('a/compose.yml');
    symlinkSync('missing.yml', join(cwd, 'docker-compose.yml'));
    expect(discover(cwd, ['.']).errors).toEqual([
      { file: 'docker-compose.yml', message: 'is a symbolic link to a file that does not exist' },
    ]);
  });
});

describe('what is named', () => {
  test('is taken whatever its name is, once', () => {
    const cwd = files('stack.txt', 'a/compose.yml');
    expect(found(cwd, 'stack.txt', './stack.txt', 'a', '.')).toEqual(['stack.txt', 'a/compose.yml']);
  });

  test.each<[string, string, string]>([
    ['missing', 'no.yml', 'does not exist'],
    ['below a file', 'a.txt/x', 'cannot be read: a part of its path is not a directory'],
    ['without Compose files', 'empty', 'is a directory without any Compose file or script'],
  ])('has one clear message when it is %s', (_, path, message) => {
    const cwd = files('a.txt', 'empty/x.txt');
    expect(discover(cwd, [path])).toMatchObject({ candidates: [], errors: [{ file: path, message }] });
  });
});

test('a directory with the name of a Compose file is reported, and searched', () => {
  const cwd = files('docker-compose.yml/compose.yml');
  const { candidates, errors } = discover(cwd, ['.']);
  expect(candidates.map(({ path }) => relative(cwd, path))).toEqual(['docker-compose.yml/compose.yml']);
  expect(errors).toEqual([
    { file: 'docker-compose.yml', message: 'cannot be read: is a directory, not a file' },
  ]);
  mkdirSync(join(cwd, 'docker-compose.d.yml'));
  expect(discover(cwd, ['.']).errors).toHaveLength(1);
});
