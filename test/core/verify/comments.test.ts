import { lostComments } from '../../../src/core/verify/comments.js';

test.each<[string, string, string, string[]]>([
  ['none', 'a: 1\n', 'a: 2\n', []],
  ['kept', '# one\na: 1 # two\n', '# one\na: 1 # two\n', []],
  ['moved and indented', '# one\na: 1 # two\n', 'a:\n  # two\n  b: 1\n  # one\n', []],
  ['lost', '# one\na: 1 # two\n', '# one\na: 1\n', ['two']],
  ['one of two equal ones', '# x\n# x\na: 1\n', '# x\na: 1\n', ['x']],
  ['changed', '# one\n', '# One\n', ['one']],
  ['new ones are no loss', 'a: 1\n', '# new\na: 1\n', []],
  ['another line end', '# one\r\na: 1\r\n', '# one\na: 1\n', []],
  ['an empty one', '#\na: 1\n', 'a: 1\n', ['']],
  ['a number sign in a value', 'a: x#y\n', 'a: 1\n', []],
])('%s', (_, before, after, lost) => {
  expect(lostComments(before, after)).toEqual(lost);
});
