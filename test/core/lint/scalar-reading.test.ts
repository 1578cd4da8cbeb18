import { readingOf } from '../../../src/core/lint/scalar-reading.js';
import { plainMeaning } from '../../../src/core/yaml/dialect.js';

const SPAN = { file: '', start: 0, end: 0 };

function reading(text: string, kind: Parameters<typeof readingOf>[1], dialect: 'legacy' | 'modern') {
  const meaning = (of: 'legacy' | 'modern') => plainMeaning(text, of);
  const found = readingOf(
    { kind: 'text', text, style: 'plain', span: SPAN, textStart: 0, meaning },
    kind,
    dialect,
  );
  return 'text' in found ? found.text : `refused: ${found.refused}`;
}

describe('readingOf', () => {
  // The first column was measured on docker-compose 1.29.2.
  test.each([
    ['2.0', '2.0', '2'],
    ['1.50', '1.5', '1.5'],
    ['12345678.0', '12345678.0', '1.2345678e+07'],
    ['123456789.5', '123456789.5', '1.234567895e+08'],
    ['100000.0', '100000.0', '100000'],
    ['1.0e+20', '1e+20', '1e+20'],
    ['0.00001', '1e-05', '1e-05'],
    ['-0.0001', '-0.0001', '-0.0001'],
    ['1:30.5', '90.5', '1:30.5'],
    ['-1:30.5', '-90.5', '-1:30.5'],
    ['.inf', 'inf', '+Inf'],
    ['-.inf', '-inf', '-Inf'],
    ['.nan', 'nan', 'NaN'],
    ['017', '15', '15'],
    ['0o17', '0o17', '15'],
    ['080', '080', '80'],
    ['0123456789', '0123456789', '1.23456789e+08'],
    ['true', 'refused: bool', 'true'],
    ['no', 'refused: bool', 'no'],
    ['2015-01-01', 'refused: time', 'refused: time'],
    ['~', '', ''],
  ])('%s as a variable', (text, legacy, modern) => {
    expect([reading(text, 'variable', 'legacy'), reading(text, 'variable', 'modern')]).toEqual([
      legacy,
      modern,
    ]);
  });

  test.each([
    ['text', '1', 'refused: int', 'refused: int'],
    ['text', '1.5', 'refused: float', 'refused: float'],
    ['text', 'no', 'refused: bool', 'no'],
    ['port', '22:22', '1342', '22:22'],
    ['port', '80', '80', '80'],
    ['port', 'true', 'refused: bool', 'refused: bool'],
    ['label', 'true', 'True', 'true'],
    ['label', 'off', 'False', 'off'],
  ] as const)('as a %s: %s', (kind, text, legacy, modern) => {
    expect([reading(text, kind, 'legacy'), reading(text, kind, 'modern')]).toEqual([legacy, modern]);
  });
});
