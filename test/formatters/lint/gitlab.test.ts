import fc from 'fast-check';
import { formatGitlab } from '../../../src/formatters/lint/gitlab.js';
import type { LintReport } from '../../../src/formatters/lint/lint-report.js';
import { cannedReport, cleanReport, errorsOnly } from './canned-report.js';
import { anyReport } from './random-report.js';

test('an issue as GitLab documents it', () => {
  const issues = JSON.parse(formatGitlab(cannedReport));
  const [finding] = cannedReport.findings.filter(({ message }) => message.includes('did you mean'));
  expect(issues).toContainEqual({
    description: finding!.message,
    check_name: 'link-target-undefined',
    fingerprint: finding!.fingerprint,
    severity: 'major',
    location: {
      path: 'docker-compose.yml',
      lines: { begin: 4, end: 4 },
      positions: { begin: { line: 4, column: 7 }, end: { line: 4, column: 14 } },
    },
  });
});

test('nothing found is an empty list; a file that cannot be read blocks', () => {
  expect(formatGitlab(cleanReport)).toBe('[]\n');
  expect(JSON.parse(formatGitlab(errorsOnly))).toEqual([
    {
      description: 'does not exist',
      check_name: 'delink',
      fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
      severity: 'blocker',
      location: { path: 'compose.yml', lines: { begin: 1 } },
    },
  ]);
});

test('the same file in two projects, and the same error twice, are told apart', () => {
  const twice = {
    ...cannedReport,
    findings: [...cannedReport.findings, ...cannedReport.findings],
    errors: [...cannedReport.errors, ...cannedReport.errors],
  };
  const fingerprints = (report: LintReport): string[] =>
    JSON.parse(formatGitlab(report)).map((issue: { fingerprint: string }) => issue.fingerprint);
  expect(new Set(fingerprints(twice)).size).toBe(twice.findings.length + twice.errors.length);
  expect(fingerprints(twice)).toEqual(expect.arrayContaining(fingerprints(cannedReport)));
});

test('whatever a report says, each issue has what GitLab asks for', () => {
  fc.assert(
    fc.property(anyReport, report => {
      const issues = JSON.parse(formatGitlab(report));
      expect(issues).toHaveLength(report.findings.length + report.errors.length);
      for (const { description, check_name, fingerprint, severity, location } of issues) {
        expect([description, check_name, location.path].map(value => typeof value)).toEqual(
          Array(3).fill('string'),
        );
        expect(fingerprint).toMatch(/^[0-9a-f]{16}$/);
        expect(['info', 'minor', 'major', 'critical', 'blocker']).toContain(severity);
        expect(location.lines.begin).toBeGreaterThan(0);
        expect(location.lines.end ?? location.lines.begin).toBeGreaterThanOrEqual(location.lines.begin);
      }
    }),
  );
});
