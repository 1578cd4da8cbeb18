import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { inspectFile } from '../../src/core/inspect.js';
import { loadProjects, type Selection } from '../../src/node/load-projects.js';
import { directoryWith } from '../support/temporary-directory.js';

const WEB = 'web:\n  image: a\n  links: [db]\ndb:\n  image: b\n';
const MODERN = 'services:\n  web:\n    image: a\n';
const PART = 'web:\n  environment: [A=1]\n';
const extending = (file: string) => `web:\n  extends: {file: ${file}, service: web}\n`;

function load(cwd: string, selection: Partial<Selection> = {}) {
  const { projects, errors } = loadProjects({ cwd, paths: [], ...selection }, inspectFile);
  return {
    errors,
    projects: projects.map(({ input }) => input),
    stacks: projects.map(({ input }) => input.stacks.map(stack => stack.join('+'))),
    legacy: projects.map(({ legacy }) => legacy),
  };
}

test('a tree of projects, each with its directory, name and variables', () => {
  const cwd = directoryWith({
    'docker-compose.yml': WEB,
    '.env': 'COMPOSE_PROJECT_NAME=Shop\nTAG=1\n',
    'b/docker-compose.yml': WEB,
    'b/.env/bin/python': '',
    'a/compose.yaml': MODERN,
    'compose-notes.yml': '- 1\n',
  });
  const { projects, errors, legacy } = load(cwd);
  expect(errors).toEqual([]);
  expect(projects.map(({ directory, name, stacks }) => [directory, name, stacks])).toEqual([
    ['.', 'shop', [['docker-compose.yml']]],
    ['a', 'a', [['a/compose.yaml']]],
    ['b', 'b', [['b/docker-compose.yml']]],
  ]);
  expect(projects[0]!.variables).toEqual({ COMPOSE_PROJECT_NAME: 'Shop', TAG: '1' });
  expect(legacy).toEqual([true, false, true]);
});

describe('the whole project is loaded', () => {
  const cwd = () =>
    directoryWith({
      'docker-compose.yml': `${WEB}more:\n  extends: {file: parts/common.yml, service: web}\n`,
      'docker-compose.override.yml': PART,
      'docker-compose.prod.yml': PART,
      'docker-compose.test.yml': WEB,
      'parts/common.yml': WEB,
    });
  const stacks = [
    'docker-compose.yml+docker-compose.override.yml',
    'docker-compose.yml+docker-compose.prod.yml',
  ];

  test.each([
    'docker-compose.yml',
    'docker-compose.override.yml',
    'docker-compose.prod.yml',
    'parts/common.yml',
  ])('when only %s is named', path => {
    const { projects, errors } = load(cwd(), { paths: [path] });
    expect(errors).toEqual([]);
    expect(projects).toHaveLength(1);
    expect(projects[0]!.stacks.map(stack => stack.join('+'))).toEqual(expect.arrayContaining(stacks));
    expect(projects[0]!.files.map(({ path }) => path)).toContain('parts/common.yml');
  });

  test('and nothing that does not belong to it', () => {
    expect(load(cwd(), { paths: ['docker-compose.test.yml'] }).stacks).toEqual([['docker-compose.test.yml']]);
  });

  test('and -f takes just the files that it names', () => {
    const { stacks: found } = load(cwd(), { stack: ['docker-compose.yml', 'docker-compose.test.yml'] });
    expect(found).toEqual([['docker-compose.yml+docker-compose.test.yml']]);
  });
});

describe('extended files', () => {
  test('are followed through files and circles, and those that are missing are left out', () => {
    const cwd = directoryWith({
      'docker-compose.yml': extending('a/one.yml'),
      'a/one.yml': extending('../two.yml'),
      'two.yml': `${extending('docker-compose.yml')}x:\n  extends: {file: missing.yml, service: x}\n`,
    });
    const { projects, errors } = load(cwd);
    expect(errors).toEqual([]);
    expect(projects).toHaveLength(1);
    expect(projects[0]!.files.map(({ path }) => path)).toEqual([
      'docker-compose.yml',
      'a/one.yml',
      'two.yml',
    ]);
  });

  test('join the projects that share them, also across directories', () => {
    const cwd = directoryWith({
      'a/docker-compose.yml': extending('../common.yml'),
      'b/docker-compose.yml': extending('../common.yml'),
      'common.yml': WEB,
    });
    expect(load(cwd).stacks).toEqual([['a/docker-compose.yml', 'b/docker-compose.yml']]);
  });

  test('outside of the given paths are loaded, and not writable', () => {
    const root = directoryWith({ 'app/docker-compose.yml': extending('../common.yml'), 'common.yml': WEB });
    const [project] = load(join(root, 'app')).projects;
    expect(project!.files.map(({ path }) => path)).toEqual(['docker-compose.yml', '../common.yml']);
    expect(project!.writable).toEqual(['docker-compose.yml']);
    expect(load(root).projects[0]!.writable).toEqual(['app/docker-compose.yml', 'common.yml']);
  });

  test('have full paths where names alone would not lead to them', () => {
    const root = directoryWith({
      'app/docker-compose.yml': extending('../app/common.yml'),
      'app/common.yml': WEB,
    });
    const cwd = join(root, 'app');
    const [project] = load(cwd, { paths: ['docker-compose.yml', 'common.yml'] }).projects;
    expect(project!.files.map(({ path }) => path)).toEqual([
      join(cwd, 'docker-compose.yml'),
      join(cwd, 'common.yml'),
    ]);
    expect(project!.stacks).toContainEqual([join(cwd, 'docker-compose.yml')]);
  });

  test('that cannot be read are named', () => {
    const cwd = directoryWith({
      'docker-compose.yml': extending('common.yml'),
      'common.yml': Buffer.from([0xff]),
    });
    expect(load(cwd).errors).toMatchObject([{ file: 'common.yml', line: 1, column: 1 }]);
  });
});

describe('what may be written', () => {
  test('a link out of the searched tree is not followed for writing, unless it is named', () => {
    const outside = directoryWith({ 'real.yml': WEB });
    const cwd = directoryWith({});
    symlinkSync(join(outside, 'real.yml'), join(cwd, 'docker-compose.yml'));
    expect(load(cwd).projects[0]!.writable).toEqual([]);
    expect(load(cwd, { paths: ['docker-compose.yml'] }).projects[0]!.writable).toEqual([
      'docker-compose.yml',
    ]);
  });
});

describe('broken files', () => {
  test('stop their own project only', () => {
    const cwd = directoryWith({
      'a/docker-compose.yml': 'web: [\n',
      'a/docker-compose.override.yml': PART,
      'b/docker-compose.yml': WEB,
    });
    const { stacks, errors } = load(cwd);
    expect(stacks).toEqual([['b/docker-compose.yml']]);
    expect(errors.map(({ file }) => file)).toEqual(['a/docker-compose.yml', 'a/docker-compose.override.yml']);
    expect(errors[1]!.message).toBe(
      'is passed over, because "a/docker-compose.yml" belongs to it and cannot be read',
    );
  });

  test('beside a named file do not matter to it', () => {
    const cwd = directoryWith({ 'docker-compose.yml': WEB, 'x-compose.yml': Buffer.from([0]) });
    expect(load(cwd, { paths: ['docker-compose.yml'] }).errors).toEqual([]);
  });

  test('named files must be Compose files, found ones need not', () => {
    const cwd = directoryWith({ 'compose-notes.yml': '- 1\n', 'docker-compose.yml': WEB });
    expect(load(cwd).errors).toEqual([]);
    expect(load(cwd, { paths: ['compose-notes.yml'] }).errors).toHaveLength(1);
    expect(load(cwd, { paths: ['compose-notes.yml'] }).projects).toEqual([]);
  });
});

describe('standard input', () => {
  test('without a name is a project of its own', () => {
    const cwd = directoryWith({ 'docker-compose.yml': MODERN, 'docker-compose.override.yml': PART });
    const { stacks } = load(cwd, { stdin: { bytes: Buffer.from(WEB), name: null } });
    expect(stacks).toEqual([['stdin']]);
  });

  test('with a name stands for that file in its project', () => {
    const cwd = directoryWith({ 'docker-compose.yml': MODERN, 'docker-compose.override.yml': PART });
    const { projects } = load(cwd, { stdin: { bytes: Buffer.from(WEB), name: 'docker-compose.yml' } });
    expect(projects[0]!.stacks).toEqual([['docker-compose.yml', 'docker-compose.override.yml']]);
    expect(projects[0]!.files[0]!.text).toBe(WEB);
    expect(projects[0]!.writable).toEqual(['docker-compose.yml']);
  });
});
