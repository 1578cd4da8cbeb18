import { formatExplanation } from '../../src/formatters/explain.js';
import { renderMarkdown } from '../../src/formatters/page/render.js';

const PLAIN = { color: false, width: 60 };

function lines(...text: string[]): string {
  return text.map(line => `${line}\n`).join('');
}

function widest(text: string): number {
  return Math.max(...text.split('\n').map(line => line.length));
}

test("a rule's page, and how to hold the rule back", () => {
  const page = lines(
    '<!-- header:begin -->',
    '# link-order',
    '',
    'A link makes services start in an order.',
    '<!-- header:end -->',
    '',
    '## What `migrate` does',
    '',
    'It writes',
    '`depends_on`.',
  );
  expect(formatExplanation(page, { id: 'link-order' }, PLAIN)).toBe(
    lines(
      'link-order',
      '',
      '  A link makes services start in an order.',
      '',
      'What migrate does',
      '',
      '  It writes `depends_on`.',
      '',
      'How to hold it back',
      '',
      '    # delink-ignore-next-line link-order: why it is right here',
      '',
      '  above the line, or in the configuration, for all files:',
      '',
      '    { "rules": { "link-order": "off" } }',
    ),
  );
});

test.each<[string, string, string]>([
  ['comments of several lines', 'a\n\n<!-- b\n\nc -->\nd\n', lines('  a', '', '  d')],
  [
    'wrapped text',
    'One sentence that is long enough for two lines of sixty columns.\nAnother one.\n',
    lines('  One sentence that is long enough for two lines of sixty', '  columns. Another one.'),
  ],
  [
    'a word that is longer than a line',
    `see ${'x'.repeat(80)} there\n`,
    lines('  see', `  ${'x'.repeat(80)}`, '  there'),
  ],
  ['wide characters', `${'漢字 '.repeat(13)}\n`, lines(`  ${'漢字 '.repeat(10)}漢字`, '  漢字 漢字')],
  [
    'lists',
    'Some:\n\n- one that is long enough to need a second line, which stands below\n  the first\n- two\n  1. three\n',
    lines(
      '  Some:',
      '',
      '  - one that is long enough to need a second line, which',
      '    stands below the first',
      '  - two',
      '    1. three',
    ),
  ],
  [
    'code as it was',
    '```sh\n$ delink  lint\n\n\ta <!-- b -->\n# c\n```\n',
    lines('    $ delink  lint', '', '    \ta <!-- b -->', '    # c'),
  ],
  ['code within longer fences', '````\n```\n````\n', lines('    ```')],
  ['code without an end', '```yaml\na: 1', lines('    a: 1')],
  [
    'examples with their words',
    '```yaml bad a.yml\na: 1\n```\n\n```yaml fixed\na: 2\n```\n\n```yaml constructor\na: 3\n```\n',
    lines('  found, a.yml:', '    a: 1', '', '  after the fix:', '    a: 2', '', '    a: 3'),
  ],
  [
    'marks in the text',
    '**Never** write `a b` or ``c ` d`` _here_ \\*, 2*3*4, snake_case_name, [`link-x`](../link-x/README.md), [docs](https://x.y) <https://z>.\n',
    lines(
      '  Never write `a b` or `c ` d` here *, 2*3*4,',
      '  snake_case_name, link-x, docs (https://x.y) https://z.',
    ),
  ],
  [
    'tables',
    '| `name` | value |\n| --- | :-: |\n| `a` | x \\| y |\n| bb | some words that do not fit into what is left of the line here |\n',
    lines(
      '  name  value',
      '  `a`   x | y',
      '  bb    some words that do not fit into what is left of the',
      '        line here',
    ),
  ],
  ['Windows line ends', '# a\r\n\r\nb\r\n', lines('a', '', '  b')],
  ['nothing', '\n', ''],
])('%s', (_, markdown, expected) => {
  expect(renderMarkdown(markdown, PLAIN)).toBe(expected);
});

test('colour takes the place of marks', () => {
  const text = renderMarkdown(
    '# A\n\nrun `delink lint`, **now**\n\n| a |\n| - |\n| `b` |\n\n```yaml good\nx: 1\n```\n',
    {
      color: true,
      width: 80,
    },
  );
  expect(text).toBe(
    lines(
      '\x1b[1mA\x1b[0m',
      '',
      '  run \x1b[36mdelink lint\x1b[0m, \x1b[1mnow\x1b[0m',
      '',
      '  \x1b[2ma\x1b[0m',
      '  \x1b[36mb\x1b[0m',
      '',
      '  \x1b[2mfine:\x1b[0m',
      '    x: 1',
    ),
  );
});

test('text is neither too wide nor too narrow to be read', () => {
  const text = 'word '.repeat(60);
  expect(widest(renderMarkdown(text, { color: false, width: 300 }))).toBe(96);
  expect(widest(renderMarkdown(text, { color: false, width: 10 }))).toBe(36);
});
