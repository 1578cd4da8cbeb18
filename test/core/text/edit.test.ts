import fc from 'fast-check';
import { applyEdits, EditConflict, type TextEdit } from '../../../src/core/text/edit.js';

const edit = (start: number, end: number, text: string): TextEdit => ({ start, end, text });

describe('applyEdits', () => {
  test.each<[string, string, TextEdit[], string]>([
    ['nothing to do', 'abc', [], 'abc'],
    ['an insertion into nothing', '', [edit(0, 0, 'x')], 'x'],
    ['a replacement', 'abc', [edit(1, 2, 'X')], 'aXc'],
    ['a removal', 'abc', [edit(0, 2, '')], 'c'],
    ['the whole text', 'abc', [edit(0, 3, 'x')], 'x'],
    ['both ends', 'abc', [edit(3, 3, '>'), edit(0, 0, '<')], '<abc>'],
    ['neighbours', 'abcd', [edit(2, 3, 'C'), edit(1, 2, 'B')], 'aBCd'],
    [
      'insertions at one place keep their order',
      'ab',
      [edit(1, 1, '1'), edit(1, 1, '2'), edit(1, 1, '3')],
      'a123b',
    ],
    [
      'an insertion stands before a replacement that begins there',
      'ab',
      [edit(1, 2, 'B'), edit(1, 1, '+')],
      'a+B',
    ],
    ['and behind one that ends there', 'abc', [edit(1, 1, '+'), edit(0, 1, 'A')], 'A+bc'],
    [
      'offsets are those of the old text',
      'abcdef',
      [edit(0, 1, 'long'), edit(5, 6, ''), edit(3, 3, '|')],
      'longbc|de',
    ],
    ['UTF-16 units', '𝄞b', [edit(2, 3, 'x')], '𝄞x'],
  ])('%s', (_, text, edits, expected) => {
    expect(applyEdits(text, edits)).toBe(expected);
  });

  test.each<[string, TextEdit[], number]>([
    ['two replacements of the same characters', [edit(0, 2, ''), edit(0, 2, '')], 0],
    ['an overlap', [edit(0, 2, 'x'), edit(1, 3, 'y')], 1],
    ['an overlap in the other order', [edit(1, 3, 'y'), edit(0, 2, 'x')], 1],
    ['one inside of another', [edit(0, 3, 'x'), edit(1, 2, 'y')], 1],
    ['an insertion inside of a replacement', [edit(0, 3, 'x'), edit(1, 1, 'y')], 1],
    ['the same start', [edit(1, 2, ''), edit(1, 3, '')], 1],
  ])('refuses %s', (_, edits, offset) => {
    expect(() => applyEdits('abc', edits)).toThrow(new EditConflict(offset));
    expect(() => applyEdits('abc', edits)).toThrow(expect.objectContaining({ offset }));
  });

  test('leaves its arguments alone', () => {
    const edits = [edit(2, 3, 'c'), edit(0, 1, 'a')];
    const copy = structuredClone(edits);
    applyEdits('abc', Object.freeze(edits) as TextEdit[]);
    expect(edits).toEqual(copy);
  });
});

/** Cuts of a text into pieces, some of which are replaced; and the same edits in any order. */
const spliced = fc
  .array(
    fc.record({ kept: fc.string({ maxLength: 4 }), old: fc.string({ maxLength: 3 }), text: fc.string() }),
  )
  .chain(pieces => {
    const edits: TextEdit[] = [];
    let text = '';
    for (const { kept, old, text: fresh } of pieces) {
      text += kept;
      // An empty replacement next to another edit would be a matter of order, which the tables above have.
      if (kept !== '' || edits.length === 0) edits.push(edit(text.length, text.length + old.length, fresh));
      text += old;
    }
    return fc.record({
      text: fc.constant(`${text}end`),
      sorted: fc.constant(edits),
      shuffled: fc.shuffledSubarray<TextEdit>(edits, { minLength: edits.length }),
    });
  });

test('edits that do not overlap give what one splice after another gives, from the end', () => {
  fc.assert(
    fc.property(spliced, ({ text, sorted, shuffled }) => {
      const naive = sorted.reduceRight<string>(
        (result, { start, end, text: fresh }) => result.slice(0, start) + fresh + result.slice(end),
        text,
      );
      expect(applyEdits(text, shuffled)).toBe(naive);
    }),
  );
});
