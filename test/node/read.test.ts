import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { decodeText, readText } from '../../src/node/read.js';
import { directoryWith } from '../support/temporary-directory.js';

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map(part => Buffer.from(part as string)));

test.each([
  ['plain text', 'web:\n  image: a\n'],
  ['a byte order mark', '\uFEFFweb:\n'],
  ['letters of every length', 'aäあ😀\r\n'],
  ['nothing', ''],
])('%s comes back byte for byte', (_, text) => {
  const original = Buffer.from(text);
  const result = decodeText(original);
  expect(result).toEqual({ text });
  expect('text' in result && Buffer.from(result.text)).toEqual(original);
});

test.each<[string, Buffer, number, number, RegExp]>([
  ['a lone byte', bytes('ab\ncd', [0xff], '\n'), 2, 3, /not valid UTF-8 here \(byte 0xFF\)/],
  ['Latin-1', bytes('# caf', [0xe9], '\nweb:\n'), 1, 6, /byte 0xE9/],
  ['a character cut short at the end', bytes('aä\n😀', [0xf0, 0x9f, 0x98]), 2, 3, /byte 0xF0/],
  ['an overlong form', bytes('x: ', [0xc0, 0xaf]), 1, 4, /byte 0xC0/],
  ['half of a surrogate pair', bytes('あ\n', [0xed, 0xa0, 0x80]), 2, 1, /byte 0xED/],
  [
    'far inside a long text',
    bytes('日本\n'.repeat(5000), 'x', [0x80], 'あ'.repeat(5000)),
    5001,
    2,
    /byte 0x80/,
  ],
  ['a NUL byte', bytes('a\nb', [0], 'c'), 2, 2, /NUL byte/],
  ['UTF-16, little end first', bytes([0xff, 0xfe, 0x61, 0]), 1, 1, /UTF-16/],
  ['UTF-16, big end first', bytes([0xfe, 0xff, 0, 0x61]), 1, 1, /UTF-16/],
])('%s is refused at its place', (_, content, line, column, message) => {
  expect(decodeText(content)).toEqual({ problem: { line, column, message: expect.stringMatching(message) } });
});

test('what cannot be opened is explained in words', () => {
  const directory = directoryWith({});
  mkdirSync(join(directory, 'd'));
  expect(readText(join(directory, 'd'))).toEqual({
    problem: { message: 'cannot be read: is a directory, not a file' },
  });
  expect(readText(join(directory, 'x'))).toEqual({
    problem: { message: 'cannot be read: no such file or directory' },
  });
});
