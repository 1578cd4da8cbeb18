import fc from 'fast-check';
import { FILLER } from '../../../../src/core/scripts/blocks/block.js';
import { makefileBlocks } from '../../../../src/core/scripts/blocks/makefile.js';
import { commandsOf, expectSound, withNewCommand } from './shell-checks.js';

const F = FILLER;

describe('recipes', () => {
  test.each<[string, string, string[][]]>([
    ['each line is a block', 'up:\n\tdocker run a\n\tdocker run b\n', [['docker run a'], ['docker run b']]],
    [
      'continued lines are one',
      'up:\n\tdocker run \\\n\t  --link a:b \\\n\t  x\n',
      [['docker run \\', '--link a:b \\', 'x']],
    ],
    [
      'modifiers are none of the shell',
      'up:\n\t@-docker run a\n\t+ @docker run b',
      [['docker run a'], ['docker run b']],
    ],
    [
      'blank lines and comments between',
      'up:\n\n# x\n\tdocker run a\n\n\tdocker run b\n',
      [['docker run a'], ['docker run b']],
    ],
    [
      'behind a semicolon',
      'up: down ; @docker run a\n\tdocker run b\n',
      [['docker run a'], ['docker run b']],
    ],
    [
      'within conditions',
      'up:\nifdef X\n\tdocker run a\nelse\n\tdocker run b\nendif\n',
      [['docker run a'], ['docker run b']],
    ],
    ['a tab outside of a rule is no recipe', 'A = 1\n\tdocker run a\n', []],
    ['a definition is none', 'define X\n\tdocker run a\nendef\n', []],
    ['behind a definition', 'define X\na:\nendef\nb:\n\tdocker run a\n', [['docker run a']]],
    [
      'with another prefix',
      '.RECIPEPREFIX = >\nup:\n>docker run a \\\n>  b\n\tdocker run c\n',
      [['docker run a \\', 'b']],
    ],
    ['of pattern rules and several targets', '%.x a b &: c\n\tdocker run a\n', [['docker run a']]],
    ['of Windows', 'up:\r\n\tdocker run \\\r\n\t\tx\r\n', [['docker run  \\', 'x']]],
    ['behind a byte order mark', '\uFEFFup:\n\tdocker run a\n', [['docker run a']]],
    [
      'a comment that the shell is given',
      'up:\n\t@# docker run a\n\t# $ docker run b\n',
      [['docker run a'], ['docker run b']],
    ],
    ['a colon in a reference', 'X = $(Y:a=b)\n$(Z:.c=.o): x\n\tdocker run a\n', [['docker run a']]],
  ])('%s', (_, text, commands) => {
    expect(commandsOf(makefileBlocks(text))).toEqual(commands);
  });

  test('those of one rule are a routine; comments are none', () => {
    const text =
      '# docker run z\nup: x\n\tdocker run a\n\tdocker run b\ndown:\n\tdocker rm a\nup:\n\tdocker run a';
    expect(makefileBlocks(text).map(({ routine, standing }) => [routine, standing])).toEqual([
      ['', 'comment'],
      ['up:2', 'run'],
      ['up:2', 'run'],
      ['down:5', 'run'],
      ['up:7', 'run'],
    ]);
  });

  test.each([
    ['$(NAME)', '${NAME}'],
    ['${NAME}', '${NAME}'],
    ['$$NAME', `${F}$NAME`],
    ['$$(pwd)', `${F}$(pwd)`],
    ['$$$$', `${F}${F}$$`],
    ['$$$(X)', `${F}$\${X}`],
    ['$(shell pwd)', '$(         )'],
    ['$(call f,$(X),(y))', '$(               )'],
    ['$(X:.c=.o)', '$(       )'],
    ['$(my-name)', '$(       )'],
    ['$@ $< $^ $| $? $* $+', '$@ $@ $@ $@ $@ $@ $@'],
    ['"$(X)"', '"${X}"'],
    ['$(X', '$(X'],
    ['$X', '$X'],
    ['a$', 'a$'],
  ])('%s is read as %s', (written, shell) => {
    expect(commandsOf(makefileBlocks(`up:\n\tdocker run ${written}\n`))).toEqual([[`docker run ${shell}`]]);
    expect(commandsOf(makefileBlocks(`# docker run ${written}\n`))).toEqual([[`docker run ${shell}`]]);
  });
});

describe('variables of make', () => {
  test.each<[string, string, Record<string, string>]>([
    [
      'set once',
      'A = db\nB := db:1\nC::=x\nexport D=y\noverride E = z\n',
      { A: 'db', B: 'db:1', C: 'x', D: 'y', E: 'z' },
    ],
    ['several words', 'A = --link db:db -d # the database\n', { A: '--link db:db -d' }],
    ['continued', 'A = -d \\\n  -P\n', { A: '-d -P' }],
    ['in quotes', 'A = "db"\nB=\'x\'\nC="a b"\n', { A: 'db', B: 'x' }],
    ['out of others', 'A = $(B)_db\nB = ${C}1\nC = x\n', { A: 'x1_db', B: 'x1', C: 'x' }],
    ['out of themselves', 'A = $(B)\nB = $(A)\nC = $(C)x\n', {}],
    ['out of unknown ones', 'A = $(shell pwd)\nB = $(X)/a\nC = $$HOME\nD = `pwd`\nE = $@\n', {}],
    ['twice', 'A = x\nA = y\nB = x\nB += y\n', {}],
    ['left to the caller', 'A ?= x\n', {}],
    ['for a target', 'A = x\nup: A = y\nB = x\nup: export B := y\n', {}],
    ['by a definition', 'define A\nx\nendef\nB = x\nundefine B\n', {}],
    ['on a condition', 'ifdef X\nA = x\nendif\nB = y\n', { B: 'y' }],
    ['behind a rule, indented', 'x:\n\ty\nA = x\n\tB = z\n', { A: 'x', B: 'z' }],
    ['empty', 'A =\n', { A: '' }],
    ['by a command', 'A != pwd\n', {}],
  ])('%s', (_, assignments, variables) => {
    const [block] = makefileBlocks(`${assignments}\nrun:\n\tdocker run x\n`);
    expect(Object.fromEntries(block!.variables!)).toEqual(variables);
  });
});

describe('a new command', () => {
  test.each<[string, string, string | null]>([
    ["has the recipe's tab and modifiers", 'up:\n\t@-docker run x\n', 'up:\n\t@-NEW\n\t@-docker run x\n'],
    ['goes before in a line behind a rule', 'up: ; @docker run x\n', 'up: ; @NEW; docker run x\n'],
    [
      'joins a recipe that goes on',
      'up:\n\tcd x; \\\n\tdocker run x\n',
      'up:\n\tcd x; \\\n\tNEW; \\\n\tdocker run x\n',
    ],
    ['has no room amid a list', 'up:\n\tcd x && \\\n\tdocker run x\n', null],
    ['has no room behind another', 'up: ; cd x; docker run x\n', null],
    ['is a comment in one', 'up:\n\t# docker run x\n', 'up:\n\t# NEW\n\t# docker run x\n'],
  ])('%s', (_, text, expected) => {
    expect(withNewCommand(text, makefileBlocks(text), 'docker run')).toBe(expected);
  });
});

const piece = fc.constantFrom(
  'docker run ',
  'up:',
  '\n',
  '\n\t',
  '\\\n',
  '\\\r\n',
  '\r',
  ' ',
  '@',
  '-',
  '$',
  '$$',
  '$(',
  '${',
  ')',
  '}',
  'X',
  '=',
  ':=',
  '#',
  ';',
  'define ',
  'endef',
  'ifdef X',
  'endif',
  '.RECIPEPREFIX = >\n',
  '>',
  'shell ',
  '\uFEFF',
  '\uE000',
);

test('blocks of any text are sound', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), pieces => {
      const text = `${pieces.join('')}\nx:\n\tdocker run`;
      expectSound(text, makefileBlocks(text), '\\${}()@');
    }),
  );
});
