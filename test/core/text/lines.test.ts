import {
  lineContentEnd,
  lineEnding,
  lineIndexAt,
  lineStart,
  linesOf,
  nextLineStart,
  positionAt,
} from '../../../src/core/text/lines.js';

describe('where lines begin', () => {
  test.each<[string, string, number[]]>([
    ['an empty text has one line', '', [0]],
    ['no line end', 'a', [0]],
    ['a final line end opens an empty line', 'a\n', [0, 2]],
    ['Unix', 'a\nbc\n\nd', [0, 2, 5, 6]],
    ['Windows', 'a\r\nbc\r\n\r\nd', [0, 3, 7, 9]],
    ['a lone carriage return ends no line', 'a\rb\nc', [0, 4]],
    ['a byte order mark belongs to the first line', '\ufeffa\nb', [0, 3]],
    ['other separators end no line', 'a\u2028b\u0085c\fd', [0]],
  ])('%s', (_, text, starts) => {
    expect(linesOf(text)).toEqual({ text, starts });
  });
});

describe('the line at an offset', () => {
  // One row per offset: line index, start, end of content, start of the next line.
  test.each<[string, number[][]]>([
    ['', [[0, 0, 0, 0]]],
    [
      'ab\nc',
      [
        [0, 0, 2, 3],
        [0, 0, 2, 3],
        [0, 0, 2, 3],
        [1, 3, 4, 4],
        [1, 3, 4, 4],
      ],
    ],
    [
      'a\r\nb\r\n',
      [
        [0, 0, 1, 3],
        [0, 0, 1, 3],
        [0, 0, 1, 3],
        [1, 3, 4, 6],
        [1, 3, 4, 6],
        [1, 3, 4, 6],
        [2, 6, 6, 6],
      ],
    ],
    [
      '\n\na',
      [
        [0, 0, 0, 1],
        [1, 1, 1, 2],
        [2, 2, 3, 3],
        [2, 2, 3, 3],
      ],
    ],
    [
      'a\r\r\nb',
      [
        [0, 0, 2, 4],
        [0, 0, 2, 4],
        [0, 0, 2, 4],
        [0, 0, 2, 4],
        [1, 4, 5, 5],
        [1, 4, 5, 5],
      ],
    ],
  ])('%j', (text, rows) => {
    const lines = linesOf(text);
    const found = rows.map((_, offset) => [
      lineIndexAt(lines, offset),
      lineStart(lines, offset),
      lineContentEnd(lines, offset),
      nextLineStart(lines, offset),
    ]);
    expect(found).toEqual(rows);
  });

  test('every offset of a long text', () => {
    const texts = Array.from({ length: 200 }, (_, index) => 'x'.repeat(index % 7));
    const lines = linesOf(texts.join('\n'));
    const slow = [...lines.text].map((_, offset) => lines.text.slice(0, offset).split('\n').length - 1);
    expect(slow.map((_, offset) => lineIndexAt(lines, offset))).toEqual(slow);
  });
});

describe('positions for people', () => {
  test.each<[string, string, number, string]>([
    ['the first character', 'abc', 0, '1:1'],
    ['the end of the text', 'abc', 3, '1:4'],
    ['the second line', 'a\nbc', 3, '2:2'],
    ['Windows', 'a\r\nbc', 4, '2:2'],
    ['a line end is the last column of its line', 'a\nb', 1, '1:2'],
    ['a byte order mark is no column', '\ufeffabc', 2, '1:2'],
    ['the byte order mark itself', '\ufeffabc', 0, '1:1'],
    ['only in the first line', '\ufeffa\n\ufeffb', 4, '2:2'],
    ['columns are UTF-16 units', 'é𝄞x', 3, '1:4'],
    ['tabs are one column', '\t\tx', 2, '1:3'],
  ])('%s', (_, text, offset, place) => {
    const { line, column } = positionAt(linesOf(text), offset);
    expect(`${line}:${column}`).toBe(place);
  });
});

test.each<[string, '\n' | '\r\n']>([
  ['', '\n'],
  ['a', '\n'],
  ['a\n', '\n'],
  ['a\r\n', '\r\n'],
  ['a\r\nb\nc\r\n', '\r\n'],
  ['a\r\nb\n', '\n'],
  ['a\r\nb\nc\n', '\n'],
  ['a\rb\r\nc', '\r\n'],
])('what most lines of %j end with', (text, ending) => {
  expect(lineEnding(text)).toBe(ending);
});
