import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { inspectFile } from '../../src/core/inspect.js';
import { loadProjects, type Selection } from '../../src/node/load-projects.js';
import { directoryWith } from '../support/temporary-directory.js';

const LINKED = 'docker run -d --link db:pg web\n';
const SHELL = `#!/bin/sh\n${LINKED}`;
const COMPOSE = 'services:\n  web:\n    image: a\n';

function load(cwd: string, selection: Partial<Selection> = {}) {
  const { projects, scripts, errors } = loadProjects({ cwd, paths: [], ...selection }, inspectFile);
  return {
    errors,
    scripts,
    projects: projects.flatMap(({ input }) => input.files.map(({ path }) => path)),
    paths: scripts.map(({ input }) => input.path),
  };
}

describe('a search', () => {
  test('finds whatever can hold commands by its name, also in hidden folders', () => {
    const linked = [
      '.travis.yml',
      'GNUmakefile',
      'README.md',
      'Vagrantfile',
      'ci.service',
      'docs.rst',
      '.circleci/config.yml',
      '.github/workflows/test.yaml',
      '.semaphore/semaphore.yml',
      'bin/a.sh',
      'bin/b.bash',
      'ops/Jenkinsfile',
    ];
    const others = ['notes.txt', 'values.yml', 'index.js', 'node_modules/a/run.sh', '.git/hooks/run.sh'];
    const cwd = directoryWith(Object.fromEntries([...linked, ...others].map(path => [path, LINKED])));
    expect(load(cwd)).toMatchObject({ paths: linked, errors: [], projects: [] });
  });

  test('takes names without an ending where the first line names a shell', () => {
    const cwd = directoryWith({
      'a/start': SHELL,
      'a/bom': `\uFEFF${SHELL}`,
      'a/env': `#!/usr/bin/env bash\r\n${LINKED}`,
      'a/none': LINKED,
      'a/python': `#!/usr/bin/env python3\n${LINKED}`,
      'a/empty': '',
    });
    expect(load(cwd).paths).toEqual(['a/bom', 'a/env', 'a/start']);
  });

  test('passes over what holds no link, what is excluded, what is binary and what is huge', () => {
    const cwd = directoryWith({
      '.gitignore': 'build/\n*.gen.sh\n',
      '.git/HEAD': '',
      'build/a.sh': SHELL,
      'b.gen.sh': SHELL,
      'prose.md': 'A link to the pages about docker.\n',
      'link.sh': '#!/bin/sh\nln --link a b\n',
      'binary.sh': Buffer.concat([Buffer.from(SHELL), Buffer.from([0, 1])]),
      'utf16.sh': Buffer.from(`\uFEFF${SHELL}`, 'utf16le'),
      'huge.sh': `${SHELL}${'#'.repeat(2_000_000)}`,
      'kept.sh': SHELL,
    });
    expect(load(cwd)).toMatchObject({ paths: ['kept.sh'], errors: [] });
  });

  test('reads no file longer for one that is read before it', () => {
    const cwd = directoryWith({ 'a.sh': `${SHELL}# a longer text\n`.repeat(50), 'b.sh': '#!/bin/sh\n' });
    expect(load(cwd).paths).toEqual(['a.sh']);
  });

  test('keeps byte order marks and line ends', () => {
    const text = `\uFEFF${SHELL.replaceAll('\n', '\r\n')}`;
    const { scripts } = load(directoryWith({ 'run.sh': text }));
    expect(scripts[0]!.input.text).toBe(text);
  });

  test('leaves scripts alone where nobody wants them', () => {
    const cwd = directoryWith({ 'run.sh': SHELL, 'compose.yml': COMPOSE });
    expect(load(cwd, { scripts: false })).toMatchObject({ paths: [], projects: ['compose.yml'] });
    expect(load(cwd, { stack: ['compose.yml'] })).toMatchObject({ paths: [], errors: [] });
  });

  test.each([
    ['with scripts', { 'run.sh': 'echo\n' }, []],
    ['with a script by its first line', { run: '#!/bin/sh\n' }, []],
    ['with excluded scripts only', { '.gitignore': '*.sh\n', 'run.sh': SHELL }, ['x']],
    ['with other files only', { 'run.js': '', LICENSE: '' }, ['x']],
  ])('of a named directory %s', (_, files, wrong) => {
    const cwd = directoryWith(Object.fromEntries(Object.entries(files).map(([k, v]) => [`x/${k}`, v])));
    const { errors } = load(cwd, { paths: ['x'] });
    expect(errors).toEqual(
      wrong.map(file => ({ file, message: 'is a directory without any Compose file or script' })),
    );
  });
});

describe('a file that is named', () => {
  test.each([
    ['a script by its name', 'run.sh', 'echo\n', 'script'],
    ['a script by its first line', 'run.txt', SHELL, 'script'],
    ['a file of CI', '.travis.yml', 'script: make\n', 'script'],
    ['a file of CI in its folder', '.github/workflows/x.yml', 'on: push\n', 'script'],
    ['a file of CI under the name of a Compose file', '.circleci/compose.yml', 'jobs: []\n', 'script'],
    ['a Compose file in a folder of CI', '.circleci/compose.yml', COMPOSE, 'compose'],
    ['a Compose file', 'my-compose.yml', COMPOSE, 'compose'],
    ['another YAML file', 'stack.yml', COMPOSE, 'compose'],
    ['a name that says nothing', 'stack', COMPOSE, 'compose'],
  ])('%s', (_, path, text, kind) => {
    const cwd = directoryWith({ [path]: text });
    const { paths, projects, errors } = load(cwd, { paths: [path] });
    expect({ paths, projects }).toEqual(
      kind === 'script' ? { paths: [path], projects: [] } : { paths: [], projects: [path] },
    );
    expect(errors).toEqual([]);
  });

  test('is no script if it only says nothing', () => {
    const cwd = directoryWith({ 'notes.txt': '- 1\n' });
    expect(load(cwd, { paths: ['notes.txt'] })).toMatchObject({ paths: [], errors: [{ file: 'notes.txt' }] });
  });

  test('is read although it is excluded, huge or without links', () => {
    const cwd = directoryWith({
      '.gitignore': '*\n',
      '.git/HEAD': '',
      'a.sh': '',
      'b.sh': '#'.repeat(2_100_000),
    });
    const { scripts } = load(cwd, { paths: ['a.sh', 'b.sh'] });
    expect(scripts.map(({ named }) => named)).toEqual([true, true]);
  });

  test('is named also when a search finds it, too', () => {
    const cwd = directoryWith({ 'a.sh': SHELL, 'b.sh': SHELL });
    for (const paths of [
      ['.', 'b.sh'],
      ['b.sh', '.'],
    ]) {
      expect(load(cwd, { paths }).scripts.map(({ input, named }) => [input.path, named])).toEqual([
        ['a.sh', false],
        ['b.sh', true],
      ]);
    }
  });

  test('has one clear message when it cannot be read as text', () => {
    const cwd = directoryWith({ 'nul.sh': Buffer.from([0x61, 0]) });
    mkdirSync(join(cwd, 'empty'));
    expect(load(cwd, { paths: ['nul.sh', 'no.sh', 'empty'] }).errors).toEqual([
      { file: 'no.sh', message: 'does not exist' },
      { file: 'empty', message: 'is a directory without any Compose file or script' },
      { file: 'nul.sh', line: 1, column: 2, message: 'has a NUL byte here, so it is not a text file' },
    ]);
  });
});

test('a text of another encoding is judged by its bytes, with the reason why it cannot be written', () => {
  const bytes = Buffer.from(`#!/bin/sh\n# caf\xe9\n${LINKED}`, 'latin1');
  const { scripts, errors } = load(directoryWith({ 'run.sh': bytes }));
  expect(errors).toEqual([]);
  expect(scripts[0]).toMatchObject({
    input: { text: bytes.toString('latin1') },
    problem: {
      file: 'run.sh',
      line: 2,
      column: 6,
      message: 'is not valid UTF-8 here (byte 0xE9); delink reads UTF-8 only',
    },
  });
});

describe('symbolic links', () => {
  test('a file is found once, under its own name', () => {
    const cwd = directoryWith({ 'm.sh': SHELL });
    symlinkSync('m.sh', join(cwd, 'a.sh'));
    symlinkSync('m.sh', join(cwd, 'z.sh'));
    expect(load(cwd).paths).toEqual(['m.sh']);
  });

  test('one that leads nowhere is nothing, and no circle traps the search', () => {
    const cwd = directoryWith({ 'm.sh': SHELL });
    symlinkSync('missing.sh', join(cwd, 'a.sh'));
    symlinkSync('.', join(cwd, 'up.sh'));
    expect(load(cwd)).toMatchObject({ paths: ['m.sh'], errors: [] });
  });

  test('what lies outside is read and not written, unless it is named', () => {
    const outside = directoryWith({ 'real.sh': SHELL });
    const cwd = directoryWith({});
    symlinkSync(join(outside, 'real.sh'), join(cwd, 'run.sh'));
    const writable = (paths: string[]) => load(cwd, { paths }).scripts.map(({ isWritable }) => isWritable);
    expect(writable(['.'])).toEqual([false]);
    expect(writable(['run.sh'])).toEqual([true]);
  });
});

describe('standard input', () => {
  const load1 = (name: string | null, text: string) =>
    load(directoryWith({}), { stdin: { bytes: Buffer.from(text), name } });

  test('is a script by its name, or by its first line', () => {
    expect(load1('bin/run.sh', LINKED)).toMatchObject({ paths: ['bin/run.sh'], projects: [], errors: [] });
    expect(load1(null, SHELL)).toMatchObject({ paths: ['stdin'], projects: [], errors: [] });
    expect(load1(null, COMPOSE)).toMatchObject({ paths: [], projects: ['stdin'], errors: [] });
  });

  test('comes as it is', () => {
    const { scripts } = load1('run.sh', `\uFEFF${SHELL}`);
    expect(scripts[0]).toMatchObject({ input: { text: `\uFEFF${SHELL}` }, isWritable: true, named: true });
  });
});
