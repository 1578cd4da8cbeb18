import fc from 'fast-check';
import { displayWidth, graphemes } from '../../../src/formatters/lint/display-width.js';
import { visible } from '../../../src/formatters/lint/visible-text.js';
import { frame } from './text-look.js';

const LIST = 'web:\n  links:\n    - db\n    - cache\ndb:\n  image: b\n';

test('marks exactly the place, between the lines around it', () => {
  expect(frame(LIST, '3:7-3:9', 1)).toEqual([
    '2 |   links:',
    '3 |     - db',
    '  |       ^^',
    '4 |     - cache',
  ]);
});

test('has no line before the first, and none behind the last', () => {
  expect(frame('web:\n', '1:1-1:4', 2)).toEqual(['1 | web:', '  | ^^^']);
  expect(frame('web:', '1:1-1:5', 2)).toEqual(['1 | web:', '  | ^^^^']);
});

test('lines up numbers of different length', () => {
  const text = Array.from({ length: 12 }, (_, i) => `k${i + 1}: v`).join('\n');
  expect(frame(text, '9:1-9:3', 1)).toEqual([' 8 | k8: v', ' 9 | k9: v', '   | ^^', '10 | k10: v']);
});

test('a place without width has one mark, also at the end of a line and of the text', () => {
  expect(frame(LIST, '3:7-3:7')).toEqual(['3 |     - db', '  |       ^']);
  expect(frame(LIST, '3:9-3:9')).toEqual(['3 |     - db', '  |         ^']);
  expect(frame('a\n', '2:1-2:1')).toEqual(['2 |', '  | ^']);
});

test('a place in several lines is marked in each, without their indentation', () => {
  expect(frame(LIST, '2:3-3:9', 1)).toEqual([
    '1 | web:',
    '2 |   links:',
    '  |   ^^^^^^',
    '3 |     - db',
    '  |     ^^^^',
    '4 |     - cache',
  ]);
});

test('a place that ends where a line begins has nothing of that line', () => {
  expect(frame(LIST, '3:1-4:1')).toEqual(['3 |     - db', '  | ^^^^^^^^']);
});

test('blank lines in the middle have no marks', () => {
  expect(frame('a:\n\n  b: c\n', '1:1-3:7')).toEqual(['1 | a:', '  | ^^', '2 |', '3 |   b: c', '  |   ^^^^']);
});

test('of many lines the beginning and the end are shown', () => {
  const text = Array.from({ length: 20 }, (_, i) => `k${i + 1}: v`).join('\n');
  expect(frame(text, '2:1-19:4', 1)).toEqual([
    ' 1 | k1: v',
    ' 2 | k2: v',
    '   | ^^^^^',
    ' 3 | k3: v',
    '   | ^^^^^',
    ' 4 | k4: v',
    '   | ^^^^^',
    '   …',
    '19 | k19: v',
    '   | ^^^',
    '20 | k20: v',
  ]);
  expect(frame(text, '2:1-6:4')).toHaveLength(10);
});

test('tabs take four columns wherever they stand', () => {
  expect(frame('a:\t"\tb"\n', '1:4-1:8')).toEqual(['1 | a:    "    b"', '  |       ^^^^^^^']);
});

test('wide characters, marks and emoji take the columns that they have', () => {
  expect(frame('漢字: "画像" # x', '1:5-1:9')).toEqual(['1 | 漢字: "画像" # x', '  |       ^^^^^^']);
  expect(frame('e\u0301: 👩‍👩‍👧 x', '1:5-1:13')).toEqual(['1 | e\u0301: 👩‍👩‍👧 x', '  |    ^^']);
  expect(frame('e\u0301: 👩‍👩‍👧 x', '1:14-1:15')).toEqual(['1 | e\u0301: 👩‍👩‍👧 x', '  |       ^']);
});

test('a place inside of one character marks all of it', () => {
  expect(frame('a 👍🏽 b', '1:5-1:7')).toEqual(['1 | a 👍🏽 b', '  |   ^^']);
});

test('control characters are shown, and counted as they are shown', () => {
  expect(frame('a: \u001b[31m\u0007b # \u202e', '1:10-1:11')).toEqual([
    '1 | a: ␛[31m␇b # �',
    '  |          ^',
  ]);
});

test('Windows line ends and a byte order mark take no column', () => {
  expect(frame('\ufeffweb:\r\n  a: b\r\n', '1:1-1:4', 1)).toEqual(['1 | web:', '  | ^^^', '2 |   a: b']);
  expect(frame('\ufeffweb:\r\n  a: b\r\n', '2:6-2:7', 1)).toEqual(['1 | web:', '2 |   a: b', '  |      ^']);
});

test('nothing is shown of lines that are not there', () => {
  expect(frame('a: b\n', '7:1-7:2')).toEqual([]);
  expect(frame('a: b\n', '1:1-9:2', 1)).toEqual(['1 | a: b', '  | ^^^^']);
  expect(frame('a: b\n', '1:90-1:95')).toEqual(['1 | a: b', '  |     ^']);
});

describe('long lines', () => {
  const widthOf = (lines: readonly string[]) => Math.max(...lines.map(line => displayWidth(line)));

  test('are not cut as long as they have room', () => {
    const text = `${'a'.repeat(96)}HERE`;
    expect(frame(text, '1:97-1:101')).toEqual([`1 | ${text}`, `  | ${' '.repeat(96)}^^^^`]);
    expect(frame(`a${text}`, '1:98-1:102')[0]).toMatch(/^1 \| …a{30}HERE$/);
    expect(frame(`${text}b`, '1:97-1:101')[0]).toMatch(/^1 \| a{96}HERE…$/);
  });

  test('are cut around the place', () => {
    const text = `${'a'.repeat(5_000)}HERE${'b'.repeat(5_000)}`;
    const [code, marks] = frame(text, '1:5001-1:5005') as [string, string];
    expect(code).toMatch(/^1 \| …a{30}HEREb{66}…$/);
    expect(marks).toBe(`  | ${' '.repeat(31)}^^^^`);
  });

  test('keep their beginning when the place is in it', () => {
    const [code, marks] = frame(`HERE${'b'.repeat(500)}`, '1:1-1:5') as [string, string];
    expect(code).toMatch(/^1 \| HEREb{96}…$/);
    expect(marks).toBe('  | ^^^^');
  });

  test('keep their end when the place is there', () => {
    const [code, marks] = frame(`${'a'.repeat(500)}HERE`, '1:501-1:505') as [string, string];
    expect(code).toMatch(/^1 \| …a{30}HERE$/);
    expect(marks).toBe(`  | ${' '.repeat(31)}^^^^`);
  });

  test('a place that is itself too long is marked as far as it is shown', () => {
    for (const before of [0, 50, 5_000]) {
      const lines = frame(`${'a'.repeat(before)}${'x'.repeat(3_000)}`, `1:${before + 1}-1:${before + 3_001}`);
      expect(widthOf(lines)).toBeLessThanOrEqual(106);
      expect(lines[1]!.split('^').length - 1).toBe(lines[0]!.split('x').length - 1);
    }
  });

  test('wide characters are not cut in half', () => {
    const [code, marks] = frame(`${'漢'.repeat(3_000)}HERE${'👍🏽'.repeat(3_000)}`, '1:3001-1:3005') as [
      string,
      string,
    ];
    expect(code).toMatch(/^1 \| …漢{15}HERE(?:👍🏽){33}…$/u);
    expect(marks).toBe(`  | ${' '.repeat(31)}^^^^`);
  });

  test('a file of megabytes in one line takes no time to speak of', () => {
    const text = `${'漢'.repeat(4_000_000)}HERE${'👍'.repeat(2_000_000)}`;
    const start = process.hrtime.bigint();
    for (let n = 0; n < 20; n++) frame(text, '1:4000001-1:4000005', 1);
    expect(Number(process.hrtime.bigint() - start) / 1e6).toBeLessThan(2_000);
  });
});

test('marks stand under what is marked, whatever the line is made of', () => {
  const units = ['a', ' ', '\t', '漢', 'e\u0301', '👩‍👩‍👧', '🇩🇪', '❤\ufe0f', 'ｱ', '\u001b', '\u202e', '한'];
  const given = fc
    .array(fc.constantFrom(...units), { minLength: 1, maxLength: 20 })
    .chain(line => fc.tuple(fc.constant(line), fc.nat(line.length - 1), fc.nat(line.length)));
  fc.assert(
    fc.property(given, ([line, first, length]) => {
      const covered = line.slice(first, first + Math.max(1, length)).join('');
      const column = line.slice(0, first).join('').length + 1;
      const place = `1:${column}-1:${column + covered.length}`;
      const [code, marks] = frame(`${line.join('')}\n`, place) as [string, string];
      const from = marks.indexOf('^');
      const to = marks.length;
      let at = 0;
      const above = graphemes(code + ' '.repeat(to)).filter(grapheme => {
        at += displayWidth(grapheme);
        return at > from && at <= to;
      });
      expect(above.join('')).toBe(visible(covered.replaceAll('\t', '    ')));
    }),
  );
});
