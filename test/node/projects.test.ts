import { basename } from 'node:path';
import { groupDirectory, type KnownFile, mergeStacks, projectName } from '../../src/node/projects.js';

/** `known('prod.yml', 'web db', 'web')`: defines web and db, says too little of web. */
function known(
  path: string,
  services: string,
  incomplete = '',
  kind: KnownFile['facts']['kind'] = 'compose',
): KnownFile {
  const words = (text: string) => text.split(' ').filter(Boolean);
  return {
    path,
    name: basename(path),
    facts: { kind, services: words(services), incomplete: words(incomplete) },
  };
}

const stacksOf = (...files: KnownFile[]) => groupDirectory(files).stacks.map(stack => stack.join('+'));

describe('files of one directory', () => {
  test('base and override are one stack', () => {
    expect(
      stacksOf(known('docker-compose.override.yml', 'web', 'web'), known('docker-compose.yml', 'web')),
    ).toEqual(['docker-compose.yml+docker-compose.override.yml']);
  });

  test('an override goes with any base, as Compose has it, but not with Fig', () => {
    expect(stacksOf(known('compose.yaml', 'a'), known('docker-compose.override.yml', 'a', 'a'))).toEqual([
      'compose.yaml+docker-compose.override.yml',
    ]);
    expect(stacksOf(known('fig.yml', 'a'), known('docker-compose.override.yml', 'b'))).toEqual([
      'fig.yml',
      'docker-compose.override.yml',
    ]);
  });

  test.each([
    ['compose.yaml', 'compose.yml'],
    ['compose.yml', 'docker-compose.yml'],
    ['docker-compose.yml', 'docker-compose.yaml'],
    ['docker-compose.yaml', 'fig.yml'],
  ])('%s is the base before %s', (first, second) => {
    expect(stacksOf(known(second, 'web'), known(first, 'web'), known('x.compose.yml', 'web', 'web'))).toEqual(
      [first, `${first}+x.compose.yml`, second],
    );
  });

  test('a file that completes services of the base is loaded on top of it', () => {
    expect(
      stacksOf(known('docker-compose.yml', 'web db'), known('docker-compose.prod.yml', 'web extra', 'web')),
    ).toEqual(['docker-compose.yml', 'docker-compose.yml+docker-compose.prod.yml']);
  });

  test('a file that can run alone, or completes something else, is a project of its own', () => {
    expect(
      stacksOf(
        known('docker-compose.yml', 'web'),
        known('docker-compose.test.yml', 'web'),
        known('docker-compose.x.yml', 'other', 'other'),
      ),
    ).toEqual(['docker-compose.yml', 'docker-compose.test.yml', 'docker-compose.x.yml']);
  });

  test('without a base every file stands alone', () => {
    expect(stacksOf(known('a.compose.yml', 'a'), known('docker-compose.override.yml', 'a', 'a'))).toEqual([
      'a.compose.yml',
      'docker-compose.override.yml',
    ]);
  });

  test('files that are no Compose files are passed over', () => {
    expect(stacksOf(known('docker-compose.yml', '', '', 'other'), known('compose.yml', 'a'))).toEqual([
      'compose.yml',
    ]);
  });

  test('a broken base strands what belongs to it, and nothing else', () => {
    const { stacks, stranded } = groupDirectory([
      known('docker-compose.yml', '', '', 'broken'),
      known('docker-compose.override.yml', 'web', 'web'),
      known('docker-compose.prod.yml', 'web', 'web'),
      known('docker-compose.ci.yml', 'ci'),
    ]);
    expect(stacks).toEqual([['docker-compose.ci.yml']]);
    expect(stranded.map(({ path }) => path)).toEqual([
      'docker-compose.override.yml',
      'docker-compose.prod.yml',
    ]);
  });

  test('a broken override strands its base', () => {
    const { stacks, stranded } = groupDirectory([
      known('docker-compose.yml', 'web'),
      known('docker-compose.override.yml', '', '', 'broken'),
    ]);
    expect(stacks).toEqual([]);
    expect(stranded).toEqual([{ path: 'docker-compose.yml', because: 'docker-compose.override.yml' }]);
  });
});

test('stacks that share a file, directly or by extends, are one project', () => {
  const extended: Record<string, string[]> = { a: ['common'], d: ['common'], e: ['f'] };
  const stacks = [['a'], ['b'], ['b', 'c'], ['d'], ['e'], ['f']];
  expect(mergeStacks(stacks, path => extended[path] ?? [])).toEqual([
    [['a'], ['d']],
    [['b'], ['b', 'c']],
    [['e'], ['f']],
  ]);
});

test('chains of sharing end in one project, in the order of its first stack', () => {
  expect(mergeStacks([['a'], ['b'], ['c'], ['a', 'c'], ['b', 'c']], () => [])).toHaveLength(1);
});

test.each([
  ['/srv/My.App', {}, 'myapp'],
  ['/srv/my-app_2', {}, 'my-app_2'],
  ['/srv/x', { COMPOSE_PROJECT_NAME: 'Shop One' }, 'shopone'],
  ['/srv/x', { COMPOSE_PROJECT_NAME: '' }, 'x'],
  ['/srv/日本', {}, 'default'],
  ['/', {}, 'default'],
])('the project in %s with %j is called %s', (directory, variables, name) => {
  expect(projectName(variables, directory)).toBe(name);
});
