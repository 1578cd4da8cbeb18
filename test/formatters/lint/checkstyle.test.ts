import fc from 'fast-check';
import { formatCheckstyle } from '../../../src/formatters/lint/checkstyle.js';
import type { LintReport } from '../../../src/formatters/lint/lint-report.js';
import { cannedReport, cleanReport, errorsOnly } from './canned-report.js';
import { anyReport } from './random-report.js';
import { asXmlHolds, readXml } from './read-xml.js';

/** Every entry with its file, in a form that does not depend on how files are grouped. */
function entriesOf(report: LintReport): string[] {
  return readXml(formatCheckstyle(report)).children.flatMap(file => {
    expect(file.name).toBe('file');
    return file.children.map(({ attributes }) =>
      JSON.stringify({ file: file.attributes.name, ...attributes }),
    );
  });
}

test('an entry in its file', () => {
  const root = readXml(formatCheckstyle(cannedReport));
  expect([root.name, root.attributes]).toEqual(['checkstyle', { version: '4.3' }]);
  const [file] = root.children.filter(({ attributes }) => attributes.name === 'docker-compose.yml');
  expect(file!.children[2]).toEqual({
    name: 'error',
    attributes: {
      line: '4',
      column: '7',
      severity: 'error',
      message: expect.stringContaining('did you mean "database"?'),
      source: 'delink.link-target-undefined',
    },
    children: [],
    text: '',
  });
});

test('nothing found, and nothing but errors', () => {
  expect(formatCheckstyle(cleanReport)).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3"/>\n',
  );
  expect(entriesOf(errorsOnly)).toEqual([
    JSON.stringify({ file: 'compose.yml', severity: 'error', message: 'does not exist', source: 'delink' }),
  ]);
});

test('every field comes back as it was, whatever is in it', () => {
  fc.assert(
    fc.property(anyReport, report => {
      const findings = report.findings.map(({ file, line, column, severity, message, ruleId }) => ({
        file: asXmlHolds(file),
        line: String(line),
        column: String(column),
        severity,
        message: asXmlHolds(message),
        source: `delink.${ruleId}`,
      }));
      const errors = report.errors.map(({ file, line, message }) => ({
        file: asXmlHolds(file),
        ...(line === undefined ? {} : { line: String(line) }),
        severity: 'error',
        message: asXmlHolds(message),
        source: 'delink',
      }));
      expect(entriesOf(report).sort()).toEqual(
        [...findings, ...errors].map(one => JSON.stringify(one)).sort(),
      );
    }),
  );
});
