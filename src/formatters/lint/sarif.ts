import type { Finding, FindingEdit, FindingFix, Place } from '../../core/lint/finding.js';
import type { RuleMeta, Severity } from '../../core/lint/rule.js';
import type { InputError } from '../../core/report.js';
import { fileUri, leavesDirectory, relativeUri } from './file-uri.js';
import type { LintEnv, LintReport } from './lint-report.js';
import { sarifRule } from './sarif-rule.js';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
const ROOT = '%SRCROOT%';

/** Names the way fingerprints are made; another way needs another name. */
const FINGERPRINT = 'delinkFinding/v1';

export const SARIF_LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<
  Severity,
  string
>;

/** The run as a SARIF 2.1.0 log. It names no directory of the machine unless a file lies outside of the current one. */
export function formatSarif(report: LintReport, env: LintEnv): string {
  const indexOf = new Map(report.rules.map((meta, index) => [meta.id, index]));
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: driver(report.rules, env) },
        originalUriBaseIds: {
          [ROOT]: { description: { text: 'The directory that delink was started in.' } },
        },
        invocations: [
          {
            executionSuccessful: report.errors.length === 0,
            toolExecutionNotifications: report.errors.map(error => notification(error, env)),
          },
        ],
        columnKind: 'utf16CodeUnits',
        results: report.findings.map(finding => result(finding, indexOf.get(finding.ruleId), env)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function driver(rules: readonly RuleMeta[], env: LintEnv) {
  return {
    name: 'delink',
    version: env.version,
    semanticVersion: env.version,
    rules: rules.map(meta => sarifRule(meta, env.page(meta.id), SARIF_LEVELS[meta.severity])),
  };
}

function result(finding: Finding, ruleIndex: number | undefined, env: LintEnv) {
  const { ruleId, severity, message, related, fix, fingerprint } = finding;
  return {
    ruleId,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: SARIF_LEVELS[severity],
    message: { text: plainText(message) },
    locations: [{ physicalLocation: physicalLocation(finding, env) }],
    ...(related.length > 0
      ? {
          relatedLocations: related.map((place, index) => ({
            id: index + 1,
            message: { text: plainText(place.note) },
            physicalLocation: physicalLocation(place, env),
          })),
        }
      : {}),
    ...(fix ? { fixes: [fixOf(fix, env)] } : {}),
    partialFingerprints: { [FINGERPRINT]: fingerprint },
  };
}

function fixOf({ title, safety, edits }: FindingFix, env: LintEnv) {
  const files = new Map<string, FindingEdit[]>();
  for (const edit of edits) files.set(edit.file, [...(files.get(edit.file) ?? []), edit]);
  return {
    description: { text: plainText(title) },
    artifactChanges: [...files].map(([file, own]) => ({
      artifactLocation: artifactLocation(file, env),
      replacements: own.map(edit => ({
        deletedRegion: region(edit),
        ...(edit.text === '' ? {} : { insertedContent: { text: edit.text } }),
      })),
    })),
    properties: { safety },
  };
}

function notification({ file, line, column, message }: InputError, env: LintEnv) {
  const place = { startLine: line, ...(column === undefined ? {} : { startColumn: column }) };
  const physicalLocation = {
    artifactLocation: artifactLocation(file, env),
    ...(line === undefined ? {} : { region: place }),
  };
  return { level: 'error', message: { text: plainText(message) }, locations: [{ physicalLocation }] };
}

function physicalLocation(place: Place, env: LintEnv) {
  return { artifactLocation: artifactLocation(place.file, env), region: region(place) };
}

function artifactLocation(file: string, { cwd }: LintEnv) {
  // Nothing below a base can have "..", and absolute paths have no base.
  if (leavesDirectory(file)) return { uri: fileUri(file, cwd) };
  return { uri: relativeUri(file), uriBaseId: ROOT };
}

function region({ line, column, endLine, endColumn }: Place) {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** What a file says must not become a link: `[text](target)` is one in plain messages. */
function plainText(text: string): string {
  return text.replaceAll('](', '\\](');
}
