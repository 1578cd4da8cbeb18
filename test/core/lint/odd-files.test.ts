/** Whatever a file holds, no rule fails on it, and every place lies in its text. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { RULES } from '../../../rules/index.js';
import { fixProject } from '../../../src/core/lint/apply-fixes.js';
import { activate } from '../../../src/core/lint/default-options.js';
import { lintProject } from '../../../src/core/lint/lint.js';
import { lintInput } from '../../support/lint-text.js';

const ACTIVE = RULES.map(rule => activate(rule));
const IDS = RULES.map(rule => rule.meta.id);

function lintAll(text: string) {
  const result = lintProject(lintInput({ files: text }), ACTIVE, IDS);
  expect(result.failures).toEqual([]);
  const lines = text.split('\n');
  for (const finding of result.findings) {
    for (const { line, column, endLine, endColumn } of [finding, ...finding.related]) {
      expect(line).toBeGreaterThan(0);
      expect(endLine).toBeLessThanOrEqual(lines.length);
      expect(line < endLine || column <= endColumn).toBe(true);
      expect(endColumn).toBeLessThanOrEqual(lines[endLine - 1]!.length + 1);
    }
    expect(finding.message).not.toMatch(/[\r\n]|undefined|\[object/);
  }
  return result;
}

test.each([
  ['nothing', ''],
  ['a byte order mark', '\ufeff'],
  ['comments', '# nothing\n'],
  ['a text', 'hello'],
  ['a list', '- a\n'],
  ['null services', 'services:\n'],
  ['a tab', 'web:\n\timage: a\n'],
  ['two documents', 'a: {image: b}\n---\nc: {image: d}\n'],
  ['an alias of nothing', 'web:\n  links: *gone\n'],
  [
    'keys that are no texts',
    '{a: b}: {image: w}\n? [a]\n: {image: w}\n: {image: w}\n1: {image: x, links: [1]}\n',
  ],
  ['empty links', 'web:\n  image: w\n  links:\n  -\n  - ""\n  - ":"\n  - ":x"\n  - "db:"\ndb: {image: d}\n'],
  ['links of mappings', 'web: {image: w, links: [{db: x}, [db], ]}\ndb: {image: d}\n'],
  [
    'every value null',
    'web:\n  image:\n  build:\n  links:\n  env_file:\n  environment:\n  ports:\n  hostname:\n  extra_hosts:\n',
  ],
  [
    'every value a list',
    'services:\n  web:\n    image: []\n    links: [[]]\n    env_file: [[]]\n    hostname: []\n    command: [[]]\n',
  ],
  [
    'names of every object',
    'constructor:\n  image: a\n  links: [__proto__, toString:valueOf]\n__proto__:\n  image: b\ntoString:\n  image: c\n',
  ],
  ['Windows line ends', 'web:\r\n  image: a\r\n  links:\r\n    - db\r\n    - db\r\ndb:\r\n  image: b\r\n'],
  ['old Macintosh line ends', 'web:\r  image: a\r  links:\r    - db\r'],
  [
    'a file that only has suppressions',
    '# delink-ignore\n# delink-ignore-file\n# delink-ignore-next-line link-legacy',
  ],
])('%s', (_, text) => {
  lintAll(text);
});

/** Real shapes to start from: the fixtures. */
const FOLDER = join(__dirname, '../../../fixtures/projects');
const TEXTS = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter(path => /before\/[^/]*\.ya?ml$/.test(path))
  .map(path => readFileSync(join(FOLDER, path), 'utf8'));
const SCRAPS = [
  '\n',
  '  ',
  '- ',
  ': ',
  '"',
  "'",
  '[',
  ']',
  '{',
  '}',
  '&a ',
  '*a',
  '<<: *a',
  '#',
  '$',
  '${X}',
  '|\n',
  '\t',
  '\r\n',
  'db',
  'links:',
  'null',
  '\u{1f600}',
];

const mutated = fc
  .record({
    text: fc.constantFrom(...TEXTS),
    changes: fc.array(
      fc.record({ at: fc.nat(), length: fc.nat({ max: 12 }), scrap: fc.constantFrom('', ...SCRAPS) }),
      { maxLength: 4 },
    ),
  })
  .map(({ text, changes }) =>
    changes.reduce((before, { at, length, scrap }) => {
      const start = at % (before.length + 1);
      return before.slice(0, start) + scrap + before.slice(start + length);
    }, text),
  );

test('files that somebody broke', () => {
  fc.assert(
    fc.property(mutated, text => {
      const result = lintAll(text);
      const fixed = fixProject(lintInput({ files: text }), ACTIVE, IDS, 'unsafe');
      expect(fixed.result.broken.length).toBeLessThanOrEqual(result.broken.length);
    }),
    { numRuns: 400 },
  );
});

test('10,000 services', () => {
  const services = Array.from(
    { length: 10_000 },
    (_, i) => `s${i}:\n  image: i\n  links: ["s${(i + 1) % 10_000}:next"]\n`,
  );
  const { findings } = lintAll(services.join(''));
  expect(findings.filter(({ ruleId }) => ruleId === 'link-cycle')).toHaveLength(1);
  expect(findings.filter(({ ruleId }) => ruleId === 'link-legacy')).toHaveLength(10_000);
});
