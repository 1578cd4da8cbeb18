import fc from 'fast-check';
import { shellFileBlocks } from '../../../../src/core/scripts/blocks/shell-file.js';
import { commandsOf, expectSound, withNewCommand } from './shell-checks.js';

describe('a script', () => {
  test('is one block that runs', () => {
    const text = '#!/bin/sh\nset -e\ndocker run --link cache:c shop\n';
    expect(shellFileBlocks(text)).toEqual([
      {
        start: 0,
        shell: text,
        holds: 'commands',
        machine: '',
        routine: '',
        standing: 'run',
        insertBefore: expect.any(Function),
      },
    ]);
  });

  test('begins behind a byte order mark', () => {
    expect(shellFileBlocks('\uFEFFdocker ps\n')).toMatchObject([{ start: 1, shell: 'docker ps\n' }]);
  });

  test.each([
    ['a\r\nb\r\n', 'a \nb \n'],
    ['docker run \\\r\n  x\r\n', 'docker run  \\\n  x \n'],
    ['echo \\\\\r\nb', 'echo \\\\ \nb'],
    ['a\\\\\\\r\nb', 'a\\\\ \\\nb'],
    ['a\rb\r', 'a b '],
  ])('%j without its carriage returns', (text, shell) => {
    expect(shellFileBlocks(text)).toMatchObject([{ shell }]);
  });

  test('a new command has the line ending of the file', () => {
    const text = 'if x; then\r\n  docker run y\r\nfi\r\n';
    expect(withNewCommand(text, shellFileBlocks(text), 'docker run')).toBe(
      'if x; then\r\n  NEW\r\n  docker run y\r\nfi\r\n',
    );
  });
});

describe('comments of a script', () => {
  const comments = (text: string) => shellFileBlocks(text).filter(({ standing }) => standing === 'comment');

  test.each<[string, string, string[][]]>([
    ['a command', '# docker run --link a:b x\n', [['docker run --link a:b x']]],
    ['with several marks', '## # docker run x', [['docker run x']]],
    ['with a prompt', '  # $ sudo docker run x', [['sudo docker run x']]],
    ['without a blank', '#docker run x', [['docker run x']]],
    ['as root of its own', '# sudo -E podman run x', [['sudo -E podman run x']]],
    [
      'with the lines that continue it',
      '# docker run \\\n#   --link a:b \\\n#   x\n# and so on',
      [['docker run \\', '--link a:b \\', 'x']],
    ],
    ['with continuations of Windows', '# docker run \\\r\n#   x\r\n', [['docker run  \\', 'x']]],
    ['up to a line that is no comment', '# docker run \\\n  x\n', [['docker run \\']]],
    ['two of them', '# docker run a\n# docker run b\n', [['docker run a'], ['docker run b']]],
    [
      'a sentence in quotes',
      '# docker run x echo "this is the one"',
      [['docker run x echo "this is the one"']],
    ],
    [
      'a placeholder',
      '# docker run --name <name of the container> x',
      [['docker run --name <name of the container> x']],
    ],
    [
      'a command with a remark',
      '# docker run --link a:b x # this is old',
      [['docker run --link a:b x # this is old']],
    ],
    ['a mention', '# use docker run --link a:b x', []],
    ['a sentence', '# docker run --link is deprecated\n', []],
    ['a sentence that breaks', '# docker run --link to connect containers', []],
    ['a sentence with an end', '# docker run --link considered harmful.', []],
    ['another tool', '# docker-compose run --link x', []],
    ['a command with a remark of the shell', 'docker run x # docker run y', []],
  ])('%s', (_, text, commands) => {
    expect(commandsOf(comments(text))).toEqual(commands);
  });

  test('a new command is a comment as well', () => {
    const text = 'a\n  # $ docker run x\n';
    expect(withNewCommand(text, comments(text), 'docker')).toBe('a\n  # $ NEW\n  # $ docker run x\n');
  });
});

const piece = fc.constantFrom(
  'docker run ',
  '# ',
  '#',
  '\\',
  '\n',
  '\r',
  '\r\n',
  ' ',
  '$ ',
  '--link a:b ',
  '"',
  "'",
  '\uFEFF',
  'is ',
);

test('blocks of any text are sound', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), pieces => {
      const text = pieces.join('');
      expectSound(text, shellFileBlocks(text), '\\');
    }),
  );
});
