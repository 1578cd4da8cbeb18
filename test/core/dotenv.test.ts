import { parseDotenv } from '../../src/core/dotenv.js';

test.each<[string, string, Record<string, string>]>([
  ['plain values', 'A=1\nB=two words\n', { A: '1', B: 'two words' }],
  ['no final newline, CRLF, byte order mark', '\uFEFFA=1\r\nB=2', { A: '1', B: '2' }],
  ['spaces around names and values', '  A = 1 \n', { A: '1' }],
  ['comments', '# c\nA=1 # c\nB=1#2\n#C=3\n', { A: '1', B: '1#2' }],
  [
    'quotes',
    `A="x # y"\nB='x # y'\nC="a\\nb\\"c"\nD='a\\nb'\n`,
    { A: 'x # y', B: 'x # y', C: 'a\nb"c', D: 'a\\nb' },
  ],
  ['a comment after quotes', 'A="x" # c\nB=1\n', { A: 'x', B: '1' }],
  ['export', 'export A=1\nexport\tB=2\n', { A: '1', B: '2' }],
  ['empty values', 'A=\nB=""\nC=\n', { A: '', B: '', C: '' }],
  ['a name alone is taken from the shell, so it is not here', 'A\nB=1\n', { B: '1' }],
  ['the last one wins', 'A=1\nA=2\n', { A: '2' }],
  ['earlier variables', 'A=1\nB=${A}-${C:-d}-${E}\n', { A: '1', B: '1-d-' }],
  ['a line that is no assignment', '=x\nA="x" y\nB=1\n', { B: '1' }],
  ['a value over several lines', 'A="x\ny"\nB=1\n', { A: 'x\ny', B: '1' }],
  ['a quote that never ends', 'A="x\nB=1\n', { B: '1' }],
  ['nothing', '', {}],
])('reads %s', (_, text, expected) => {
  expect(parseDotenv(text)).toEqual(expected);
});
