import { formatLintJson } from '../../../src/formatters/lint/json.js';
import { cannedReport, cleanReport, errorsOnly, plainEnv } from './canned-report.js';

const json = (report = cannedReport) => JSON.parse(formatLintJson(report, plainEnv));

test('the documented shape', () => {
  const [finding] = cannedReport.findings.filter(({ message }) => message.includes('did you mean'));
  const document = json({ ...cannedReport, findings: [finding!] });
  expect(document).toEqual({
    schemaVersion: 1,
    tool: { name: 'delink', version: '1.2.3' },
    findings: [
      {
        ruleId: 'link-target-undefined',
        messageId: 'found',
        severity: 'error',
        message: finding!.message,
        file: 'docker-compose.yml',
        line: 4,
        column: 7,
        endLine: 4,
        endColumn: 14,
        service: 'web',
        related: [
          {
            file: 'docker-compose.yml',
            line: 8,
            column: 1,
            endLine: 8,
            endColumn: 9,
            note: '"database" is defined here',
          },
        ],
        fix: {
          title: 'Link "database" instead',
          safety: 'unsafe',
          edits: [
            {
              file: 'docker-compose.yml',
              line: 4,
              column: 7,
              endLine: 4,
              endColumn: 14,
              start: 34,
              end: 41,
              text: 'database',
            },
          ],
        },
        data: { client: 'web', target: 'databse', similar: 'database' },
        fingerprint: finding!.fingerprint,
      },
    ],
    errors: cannedReport.errors,
    summary: cannedReport.summary,
  });
});

test('a finding about no service has no service, and one without a fix says so', () => {
  const [finding] = cannedReport.findings.filter(({ message }) => message === 'nothing is covered');
  const [written] = json({ ...cannedReport, findings: [finding!] }).findings;
  expect(Object.keys(written)).not.toContain('service');
  expect(written.fix).toBeNull();
});

test('nothing found, and nothing but errors', () => {
  expect(json(cleanReport)).toMatchObject({ findings: [], errors: [], summary: cleanReport.summary });
  expect(json(errorsOnly).errors).toEqual([{ file: 'compose.yml', message: 'does not exist' }]);
});
