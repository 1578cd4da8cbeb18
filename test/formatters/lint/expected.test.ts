import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LINT_FORMATS, LINT_FORMATTERS } from '../../../src/formatters/lint/index.js';
import { cannedReport, cleanReport, plainEnv } from './canned-report.js';

const FOLDER = join(__dirname, '../../../fixtures/reports');

const FILES: Readonly<Record<string, string>> = {
  text: 'text.txt',
  github: 'github.txt',
  sarif: 'sarif.sarif',
  junit: 'junit.xml',
  checkstyle: 'checkstyle.xml',
};

/** `UPDATE=1` writes what comes out as what should; read the difference. */
function expectFile(name: string, text: string): void {
  const path = join(FOLDER, name);
  if (process.env.UPDATE) writeFileSync(path, text);
  expect(text).toBe(readFileSync(path, 'utf8'));
}

test.each(LINT_FORMATS)('%s: the whole report', format => {
  expectFile(FILES[format] ?? `${format}.json`, LINT_FORMATTERS[format](cannedReport, plainEnv));
});

test('text: in colour and with links', () => {
  const env = { ...plainEnv, color: true, hyperlinks: true };
  expectFile('text-in-colour.txt', LINT_FORMATTERS.text(cannedReport, env));
});

test.each(LINT_FORMATS)('%s: says the same again, and leaves its input alone', format => {
  const frozen = freeze(cannedReport);
  const first = LINT_FORMATTERS[format](frozen, freeze(plainEnv));
  LINT_FORMATTERS[format](cleanReport, plainEnv);
  expect(LINT_FORMATTERS[format](frozen, plainEnv)).toBe(first);
});

test.each(LINT_FORMATS.slice(1))('%s: has no colours, it is for machines', format => {
  const colored = { ...plainEnv, color: true, hyperlinks: true };
  expect(LINT_FORMATTERS[format](cannedReport, colored)).toBe(
    LINT_FORMATTERS[format](cannedReport, plainEnv),
  );
});

function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of value instanceof Map ? value.values() : Object.values(value)) freeze(part);
  return Object.freeze(value);
}
