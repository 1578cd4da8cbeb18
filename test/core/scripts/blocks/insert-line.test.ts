import type { NewCommand } from '../../../../src/core/scripts/blocks/block.js';
import { insertLineBefore } from '../../../../src/core/scripts/blocks/insert-line.js';
import { applyEdits } from '../../../../src/core/text/edit.js';

const command: NewCommand = { tolerant: 'NEW', plain: 'PLAIN' };

/** Inserts before the first `RUN` of a text that is one block, with some of its characters blanked. */
function inserted(text: string, blanked: RegExp = /^$/g, secondPrefix?: (prefix: string) => string) {
  const shell = text.replace(blanked, hidden => ' '.repeat(hidden.length));
  const edit = insertLineBefore(text, { start: 0, shell }, text.indexOf('RUN'), command, secondPrefix);
  return edit && applyEdits(text, [edit]);
}

describe('a line before a command', () => {
  test.each<[string, string, RegExp | undefined, string]>([
    ['at the start of the text', 'RUN a\n', undefined, 'NEW\nRUN a\n'],
    ['behind a byte order mark', '\uFEFFRUN a\n', /\uFEFF/g, '\uFEFFNEW\nRUN a\n'],
    ['at an indentation', 'if x; then\n\t  RUN a\nfi\n', undefined, 'if x; then\n\t  NEW\n\t  RUN a\nfi\n'],
    ['behind a prompt', 'ls\n  $ RUN a\n', /\$/g, 'ls\n  $ NEW\n  $ RUN a\n'],
    ['in a recipe', 'x:\n\t@-RUN a\n', /^x:|@-/g, 'x:\n\t@-NEW\n\t@-RUN a\n'],
    ['with the line endings of the file', 'a\r\n RUN b\r\n', /\r/g, 'a\r\n NEW\r\n RUN b\r\n'],
    ['on a last line without an end', 'a\nRUN b', undefined, 'a\nNEW\nRUN b'],
    ['behind a continued statement that ended', 'a; \\\n  RUN b\n', undefined, 'a; \\\n  NEW; \\\n  RUN b\n'],
    [
      'behind a continued `then`',
      'if a; then \\\n RUN b; fi',
      undefined,
      'if a; then \\\n NEW; \\\n RUN b; fi',
    ],
    ['behind a quoted backslash', 'echo \\\\\nRUN b', undefined, 'echo \\\\\nNEW\nRUN b'],
    ['behind an empty line', '\n\nRUN b', undefined, '\n\nNEW\nRUN b'],
  ])('%s', (_, text, blanked, expected) => {
    expect(inserted(text, blanked)).toBe(expected);
  });

  test.each([
    ['something stands before it', 'a; RUN b\n'],
    ['it continues a list', 'a && \\\n  RUN b\n'],
    ['it continues a command', 'time \\\n  RUN b\n'],
  ])('there is no room where %s', (_, text) => {
    expect(inserted(text)).toBeNull();
  });

  test('whatever stands before the block on its line is copied', () => {
    const text = 'script:\n  - RUN a\n';
    const block = { start: text.indexOf('RUN'), shell: 'RUN a' };
    const edit = insertLineBefore(text, block, block.start, command);
    expect(edit && applyEdits(text, [edit])).toBe('script:\n  - NEW\n  - RUN a\n');
    expect(insertLineBefore(text, block, 0, command)).toBeNull();
  });

  test('a mark that must not come twice moves to the new line', () => {
    const blank = (prefix: string) => prefix.replace('-', ' ');
    expect(inserted('-     RUN a\n', /-/g, blank)).toBe('-     NEW\n      RUN a\n');
  });
});
