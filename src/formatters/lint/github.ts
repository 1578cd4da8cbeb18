import type { Severity } from '../../core/lint/rule.js';
import { findingWords, lastLineOf } from './finding-words.js';
import type { LintReport } from './lint-report.js';

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } as const satisfies Record<
  Severity,
  string
>;

type Properties = Readonly<Record<string, string | number | undefined>>;

/** Workflow commands of GitHub Actions, one a line: annotations at the places of the findings. */
export function formatGithub(report: LintReport): string {
  const findings = report.findings.map(finding => {
    const { file, line, column, endColumn, ruleId, severity } = finding;
    // The runner drops columns when the lines differ, and says so in the debug log.
    const columns = line === finding.endLine ? { col: column, endColumn } : {};
    const place = { file, line, endLine: lastLineOf(finding), ...columns, title: `delink (${ruleId})` };
    return workflowCommand(COMMANDS[severity], place, findingWords(finding));
  });
  const errors = report.errors.map(({ file, line, column: col, message }) =>
    workflowCommand('error', { file, line, col, title: 'delink' }, message),
  );
  return [...findings, ...errors].map(command => `${command}\n`).join('');
}

function workflowCommand(name: string, properties: Properties, message: string): string {
  const pairs = Object.entries(properties).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${escapeProperty(String(value))}`],
  );
  return `::${name} ${pairs.join(',')}::${escapeData(message)}`;
}

/** `%` comes first: it begins what the others become. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
