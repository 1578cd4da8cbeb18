import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { unifiedDiff } from '../../src/formatters/unified.js';
import { directoryWith } from '../support/temporary-directory.js';

const TOOLS: readonly (readonly [string, readonly string[]])[] = [
  ['git', ['apply', '--whitespace=nowarn', 'change.diff']],
  ['patch', ['-p1', '--binary', '--no-backup-if-mismatch', '--input=change.diff']],
];

function apply([tool, args]: (typeof TOOLS)[number], path: string, before: string, diff: string): string {
  const directory = directoryWith({ 'change.diff': diff });
  mkdirSync(dirname(join(directory, path)), { recursive: true });
  writeFileSync(join(directory, path), before);
  execFileSync(tool, args, { cwd: directory, stdio: 'pipe' });
  return readFileSync(join(directory, path), 'utf8');
}

const BASE = Array.from({ length: 30 }, (_, i) => `line ${i}\n`).join('');

const TEXTS: readonly (readonly [string, string, string])[] = [
  ['one line', BASE, BASE.replace('line 7\n', 'seven\n')],
  ['two hunks', BASE, BASE.replace('line 2\n', '').replace('line 20\n', 'line 20\nnew\n')],
  ['a shift', BASE, `services:\n${BASE.replace(/^/gm, '  ').trimEnd()}\n`],
  ['no final newline before', 'a\nb', 'a\nc\n'],
  ['no final newline after', 'a\nb\n', 'a\nc'],
  ['no final newline on either side', 'a\nb\nc', 'x\nb\nc'],
  ['CRLF', BASE.replaceAll('\n', '\r\n'), BASE.replaceAll('\n', '\r\n').replace('line 3', 'three')],
  ['a byte order mark', `\uFEFFweb:\n  image: a\n`, `\uFEFFservices:\n  web:\n    image: a\n`],
  ['first line only', BASE, `new\n${BASE}`],
  ['last line only', BASE, `${BASE}new\n`],
  ['lines that look like a diff', '--- a\n+++ b\n@@ -1 +1 @@\n', '--- a\n+++ c\n@@ -1 +1 @@\n-x\n'],
];

const NAMES = [
  'docker-compose.yml',
  'some where/docker compose.yml',
  'Größe/日本.yml',
  'a"quote\\.yml',
  'tab\there.yml',
];

describe.each(TOOLS)('%s', (...tool) => {
  test.each(TEXTS)('applies %s', (_, before, after) => {
    expect(apply(tool, 'docker-compose.yml', before, unifiedDiff('docker-compose.yml', before, after))).toBe(
      after,
    );
  });

  test.each(NAMES)('finds the file %j', name => {
    const after = BASE.replace('line 7\n', 'seven\n');
    expect(apply(tool, name, BASE, unifiedDiff(name, BASE, after))).toBe(after);
  });
});

test('prints nothing for equal texts', () => {
  expect(unifiedDiff('a', 'x\n', 'x\n')).toBe('');
});

test('prints hunks with three lines of context', () => {
  expect(unifiedDiff('a.yml', BASE, BASE.replace('line 7\n', 'seven\n'))).toBe(
    '--- a/a.yml\n+++ b/a.yml\n@@ -5,7 +5,7 @@\n line 4\n line 5\n line 6\n-line 7\n+seven\n line 8\n line 9\n line 10\n',
  );
});

test('keeps the slash of a path from the root as the part that -p1 strips', () => {
  expect(unifiedDiff('/srv/a.yml', 'a\n', 'b\n')).toMatch(/^--- \/srv\/a\.yml\n\+\+\+ \/srv\/a\.yml\n/);
});

test('leads from any text to any other', () => {
  const line = fc.constantFrom('a', ' a', '  a', 'b', '  b', '', '# c', 'd\r');
  const text = fc
    .tuple(fc.array(line, { maxLength: 25 }), fc.boolean())
    .map(([lines, newline]) => lines.join('\n') + (newline ? '\n' : ''));
  fc.assert(
    fc.property(text, text, (before, after) => replay(before, unifiedDiff('x', before, after)) === after),
    {
      numRuns: 2_000,
    },
  );
});

test('shows a shifted file line by line around what stays', () => {
  const diff = unifiedDiff(
    'a.yml',
    '# one\na: 1\n\n# two\nb: 2\n',
    'services:\n# one\n  a: 1\n\n# two\n  b: 2\n',
  );
  expect(diff.split('\n').slice(3, -1)).toEqual([
    '+services:',
    ' # one',
    '-a: 1',
    '+  a: 1',
    ' ',
    ' # two',
    '-b: 2',
    '+  b: 2',
  ]);
});

/** A patch program of ten lines, strict: every line of context must be there. */
function replay(before: string, diff: string): string | null {
  if (diff === '') return before;
  const lines = before.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const out: string[] = [];
  let at = 0;
  const body = diff.split('\n').slice(2, -1);
  for (const [index, entry] of body.entries()) {
    const header = /^@@ -(\d+)(?:,(\d+))? \+/.exec(entry);
    if (entry.startsWith('\\')) continue;
    if (header) {
      const start = header[2] === '0' ? Number(header[1]) : Number(header[1]) - 1;
      out.push(...lines.slice(at, start));
      at = start;
      continue;
    }
    const text = entry.slice(1) + (body[index + 1]?.startsWith('\\') ? '' : '\n');
    if (entry[0] !== '+' && lines[at++] !== text) return null;
    if (entry[0] !== '-') out.push(text);
  }
  return [...out, ...lines.slice(at)].join('');
}
