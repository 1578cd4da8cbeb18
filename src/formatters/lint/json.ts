import type { Finding } from '../../core/lint/finding.js';
import type { LintEnv, LintReport } from './lint-report.js';

/** Raised when a field is renamed or removed; additions leave it. */
const SCHEMA_VERSION = 1;

/** The run as one JSON document for other programs, with a final newline. */
export function formatLintJson(report: LintReport, env: LintEnv): string {
  const document = {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'delink', version: env.version },
    findings: report.findings.map(findingToJson),
    errors: report.errors,
    summary: report.summary,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function findingToJson(finding: Finding) {
  const { ruleId, messageId, severity, message, service, fix, related, data, fingerprint } = finding;
  const { file, line, column, endLine, endColumn } = finding;
  return {
    ruleId,
    messageId,
    severity,
    message,
    file,
    line,
    column,
    endLine,
    endColumn,
    ...(service === null ? {} : { service }),
    related,
    fix,
    data,
    fingerprint,
  };
}
