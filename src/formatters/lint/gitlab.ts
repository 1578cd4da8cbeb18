import type { Severity } from '../../core/lint/rule.js';
import { hashText } from '../../core/text/hash.js';
import { distinctNames } from './distinct-names.js';
import { lastLineOf } from './finding-words.js';
import type { LintReport } from './lint-report.js';

const SEVERITIES = { error: 'major', warning: 'minor', info: 'info' } as const satisfies Record<
  Severity,
  string
>;

/** A Code Quality report of GitLab. */
export function formatGitlab(report: LintReport): string {
  // GitLab keeps one of the issues with the same fingerprint; the same file in two projects has it twice.
  const unique = distinctNames((name, number) => hashText(`${name}\n${number}`));
  const findings = report.findings.map(finding => {
    const { message, ruleId, fingerprint, severity, file, line, column, endLine, endColumn } = finding;
    return {
      description: message,
      check_name: ruleId,
      fingerprint: unique(fingerprint),
      severity: SEVERITIES[severity],
      location: {
        path: file,
        lines: { begin: line, end: lastLineOf(finding) },
        positions: { begin: { line, column }, end: { line: endLine, column: endColumn } },
      },
    };
  });
  const errors = report.errors.map(({ file, line = 1, message }) => ({
    description: message,
    check_name: 'delink',
    fingerprint: unique(hashText(`${file}\n${message}`)),
    severity: 'blocker',
    location: { path: file, lines: { begin: line } },
  }));
  return `${JSON.stringify([...findings, ...errors], null, 2)}\n`;
}
