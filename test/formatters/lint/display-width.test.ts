import { displayWidth } from '../../../src/formatters/lint/display-width.js';

test.each([
  ['plain ascii', 11],
  ['é', 1],
  ['e\u0301', 1],
  ['漢字', 4],
  ['ひらがなカタカナ', 16],
  ['한글', 4],
  ['\u1112\u1161\u11ab', 2],
  ['ｱｲ', 2],
  ['ＡＢ！', 6],
  ['😀', 2],
  ['👍🏽', 2],
  ['👩‍👩‍👧', 2],
  ['🇩🇪', 2],
  ['❤\ufe0f', 2],
  ['❤', 1],
  ['→ … § ä', 7],
  ['𝒳', 1],
  ['�␛', 2],
  ['', 0],
])('%s takes %i columns', (text, columns) => {
  expect(displayWidth(text)).toBe(columns);
});
