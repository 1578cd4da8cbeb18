import fc from 'fast-check';
import { dollarsIn } from '../../../src/core/compose/variables.js';

const seen = (text: string) =>
  dollarsIn(text).map(({ kind, start, end, name, operator, argument, argumentStart }) => {
    expect(text.slice(argumentStart, argumentStart + argument.length)).toBe(argument);
    return [kind, text.slice(start, end), name, operator, argument].filter(part => part !== '').join(' ');
  });

describe('dollarsIn', () => {
  test.each([
    ['no dollar at all', []],
    ['$A-$b_2/${C}', ['variable $A A', 'variable $b_2 b_2', 'variable ${C} C']],
    ['$$A $$$B $$', ['variable $B B']],
    [
      '${A:-x} ${B-} ${C:?no} ${D?} ${E:+y} ${F+z}',
      [
        'variable ${A:-x} A :- x',
        'variable ${B-} B -',
        'variable ${C:?no} C :? no',
        'variable ${D?} D ?',
        'variable ${E:+y} E :+ y',
        'variable ${F+z} F + z',
      ],
    ],
    ['${A:-${B:-c}}/d', ['variable ${A:-${B:-c}} A :- ${B:-c}']],
    ['a$ $1 $(b) $', ['lone $', 'lone $', 'lone $', 'lone $']],
    ['${} ${1} ${A.b} ${A', ['malformed ${}', 'malformed ${1}', 'malformed ${A.b}', 'malformed ${']],
  ])('%s', (text, expected) => {
    expect(seen(text)).toEqual(expected);
  });

  test('lists them in order, apart from each other', () => {
    const part = fc.constantFrom('$', '$$', '{', '}', 'A', ':-', '?', '1', ' ', '${A', '${B}');
    fc.assert(
      fc.property(fc.array(part), parts => {
        const text = parts.join('');
        let at = 0;
        for (const { start, end } of dollarsIn(text)) {
          expect(text[start]).toBe('$');
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(at).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
