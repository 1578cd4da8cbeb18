import fc from 'fast-check';
import { visible, visibleLine } from '../../../src/formatters/lint/visible-text.js';
import { oddText } from './random-report.js';

test.each([
  ['\u001b[31mred\u001b[0m', '␛[31mred␛[0m'],
  ['\u0000\u0007\u007f', '␀␇␡'],
  ['\u0085\u009b31m', '��31m'],
  ['a\u202eb\u2066c\u200f', 'a�b�c�'],
  ['a\u2028b\u2029', 'a�b�'],
  ['x\ud800', 'x�'],
  ['zero\u200bwidth\ufeff', 'zero�width�'],
])('%j is shown as %s', (text, shown) => {
  expect(visible(text)).toBe(shown);
});

test('words of any language and emoji stay as they are', () => {
  const text = 'Grüße, 漢字, עברית, देवनागरी, 👩‍👩‍👧 ❤️ 🇩🇪 e\u0301';
  expect(visible(text)).toBe(text);
});

test('a message becomes one line', () => {
  expect(visibleLine('one\r\ntwo\tthree\u2028four\u202e ')).toBe('one two three four�');
});

test('nothing that a terminal obeys is left of any text', () => {
  fc.assert(
    fc.property(oddText, text => {
      expect(visible(text)).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
      expect(visibleLine(text)).not.toContain('\n');
    }),
  );
});
