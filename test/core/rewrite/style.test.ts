import { columnOf, dashOf, styleOf } from '../../../src/core/rewrite/style.js';
import { fileOf } from '../../support/project.js';

test.each<[string, string, object]>([
  ['nothing to see', '{}\n', { unit: 2, dash: 2, eol: '\n' }],
  ['two spaces, dashes below the key', 'a:\n  image: i\n  links:\n  - b\n', { unit: 2, dash: 0, eol: '\n' }],
  ['four spaces', 'a:\n    image: i\n', { unit: 4, dash: 4, eol: '\n' }],
  ['four spaces, dashes two further', 'a:\n    links:\n      - b\n', { unit: 4, dash: 2, eol: '\n' }],
  ['one space before the dash', 'a:\n  links:\n   - b\n', { unit: 2, dash: 1, eol: '\n' }],
  ['below services', 'services:\n   a:\n      ports:\n      - b\n', { unit: 3, dash: 0, eol: '\n' }],
  [
    'services further right than their keys',
    'services:\n    a:\n      ports:\n        - b\n',
    { unit: 2, dash: 2, eol: '\n' },
  ],
  ['Windows line ends', 'a:\r\n  image: i\r\n', { unit: 2, dash: 2, eol: '\r\n' }],
  [
    'what most do',
    'a:\n    ports:\n    - b\nb:\n  ports:\n    - b\nc:\n  ports:\n    - b\n',
    { unit: 2, dash: 2, eol: '\n' },
  ],
  [
    'flow style says nothing',
    'a: {ports: [b]}\nb: {image: i}\nc:\n    image: i\n',
    { unit: 4, dash: 4, eol: '\n' },
  ],
  ['an alias says nothing', 'a: &a\n   image: i\nb: *a\nc: *a\nd: *a\n', { unit: 3, dash: 3, eol: '\n' }],
  ['empty lists say nothing', 'a:\n  ports: []\n  links:\n  - b\n', { unit: 2, dash: 0, eol: '\n' }],
  ['a byte order mark is no column', '\ufeffa:\n  image: i\n', { unit: 2, dash: 2, eol: '\n' }],
])('%s', (_, text, style) => {
  expect(styleOf(fileOf(text))).toEqual(style);
});

test("a mapping's own dashes count before the file's", () => {
  const file = fileOf('a:\n  ports:\n  - b\nb:\n  ports:\n    - b\nc: {image: i}\nd:\n  image: i\n');
  const style = styleOf(file);
  expect(style.dash).toBe(0);
  const dash = (name: string) => dashOf(file, file.services.get(name)!.body!, style);
  expect([dash('a'), dash('b'), dash('c'), dash('d')]).toEqual([0, 2, 0, 0]);
});

test('columns', () => {
  const file = fileOf('\ufeffa: {image: i}\nb: {image: i}\n');
  expect([1, 4, 15, 18].map(offset => columnOf(file, offset))).toEqual([0, 3, 0, 3]);
});
