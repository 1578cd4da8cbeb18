import { lintProject } from '../../../src/core/lint/lint.js';
import { defineRule, partIn } from '../../../src/core/lint/rule.js';
import { lintInput } from '../../support/lint-text.js';

/** What is covered where `word` stands in the first value of the file that has it, by each occurrence. */
function covered(text: string, word: string): string[] {
  const found: string[] = [];
  const rule = defineRule({
    meta: {
      id: 'parts',
      group: 'format',
      summary: '',
      severity: 'info',
      since: '0.1.0',
      fix: null,
      migrate: 'leaves',
      messages: {},
    },
    file(file) {
      const value = file.texts.map(placed => placed.value).find(one => one.text.includes(word))!;
      for (let at = value.text.indexOf(word); at !== -1; at = value.text.indexOf(word, at + 1)) {
        const { start, end } = partIn(file, value, at, at + word.length);
        found.push(`${start} ${text.slice(start, end)}`);
      }
    },
  });
  const { failures } = lintProject(
    lintInput({ files: text }),
    [{ rule, severity: 'info', options: {} }],
    ['parts'],
  );
  expect(failures).toEqual([]);
  return found;
}

describe('partIn', () => {
  test.each([
    ['plain', 'web:\n  image: a$X-$X\n', ['15 $X', '18 $X']],
    ['quoted', "web:\n  image: '$X'\n", ['15 $X']],
    ['behind an escape', 'web:\n  image: "\\t$X"\n', ['17 $X']],
    ['a literal block', 'web:\n  image: a\n  command: |\n    echo $X\n    $X\n', ['38 $X', '45 $X']],
    ['folded over lines', 'web:\n  image: a\n  command: sh -c\n    $X\n', ['37 $X']],
  ])('%s', (_, text, expected) => {
    expect(covered(text, '$X')).toEqual(expected);
  });

  test('the whole value where an escape makes one up', () => {
    expect(covered('web:\n  image: "\\x24X $X"\n', '$X')).toEqual(['14 "\\x24X $X"', '14 "\\x24X $X"']);
  });
});
