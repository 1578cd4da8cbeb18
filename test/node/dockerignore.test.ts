import { readDockerignore } from '../../src/node/dockerignore.js';

/** The paths of a few that are not sent. */
const PATHS = [
  'Dockerfile',
  'README.md',
  'docs/README.md',
  'docs/a/b.md',
  'lib/x.log',
  'src/app.py',
  'src/test/app.py',
  'x.log',
];
const excluded = (text: string) => PATHS.filter(path => readDockerignore(text).excludes(path));

test.each<[string, string, string[]]>([
  ['nothing', '', []],
  ['a comment, blank lines, blanks around', '# docs\n\n  README.md  \r\n', ['README.md']],
  ['a name counts at the root only', 'README.md\n*.log\n', ['README.md', 'x.log']],
  ['a folder with all that is in it', '/docs/\n', ['docs/README.md', 'docs/a/b.md']],
  ['at any depth', '**/*.log\n**/test', ['lib/x.log', 'src/test/app.py', 'x.log']],
  ['one level', '*/*.md', ['docs/README.md']],
  ['dots in a path', './docs/../src/./app.py', ['src/app.py']],
  ['a class', '[a-l]*', ['docs/README.md', 'docs/a/b.md', 'lib/x.log']],
  ['the last one that matches decides', '*.md\n!README.md\n*.md', ['README.md']],
  [
    'back from a folder that is out',
    '*\n!src\nsrc/test\n',
    ['Dockerfile', 'README.md', 'docs/README.md', 'docs/a/b.md', 'lib/x.log', 'src/test/app.py', 'x.log'],
  ],
  ['back from below a folder that is out', 'docs\n! docs/a', ['docs/README.md']],
  ['a blank mark, a dot', '!\n.\n', []],
  ['capitals', 'readme.md\nDOCS\n', []],
])('%s', (_, text, expected) => {
  expect(excluded(text)).toEqual(expected);
});

test('a folder that is out is looked into where something in it may be back', () => {
  const { mayHold } = readDockerignore('*\n!src/app\n!lib/*.py\n!**/keep\n');
  expect(['src', 'src/app', 'src/app/x', 'lib', 'anything'].map(mayHold)).toEqual([
    true,
    true,
    true,
    true,
    true,
  ]);
  const narrow = readDockerignore('*\n!src/app\n');
  expect(['src', 'src/app/x', 'src/test', 'srcs', 'docs'].map(narrow.mayHold)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
  expect(readDockerignore('docs\n').mayHold('docs')).toBe(false);
});
