/** delink without a file system: texts in, reports and texts out. Runs in a browser. */

export { RULES } from '../rules/index.js';
export { type FileFacts, inspectFile } from './core/inspect.js';
export { type FixedProject, fixProject } from './core/lint/apply-fixes.js';
export { activate } from './core/lint/default-options.js';
export type { Finding, FindingEdit, FindingFix, Place } from './core/lint/finding.js';
export { type LintInput, type LintResult, lintProject } from './core/lint/lint.js';
export { lintScript } from './core/lint/lint-script.js';
export type { Rule, RuleMeta, Severity } from './core/lint/rule.js';
export type { ActiveRule } from './core/lint/run-rules.js';
export { type MigrateResult, migrateProject } from './core/migrate.js';
export { migrateScript, type ScriptOptions } from './core/migrate-script.js';
export type * from './core/report.js';
export type { ScriptKind } from './core/scripts/blocks/block.js';
export { type NameRole, scriptKindOf, scriptNameRole } from './core/scripts/kind.js';
export { mayHoldLinks } from './core/scripts/may-hold-links.js';
export { type VerifyResult, verifyProjects } from './core/verify-projects.js';
export { type WantedSources, wantedSources } from './core/wanted-sources.js';
export { formatDiff } from './formatters/diff.js';
export { formatJson } from './formatters/json.js';
export type { FormatEnv, MigratedProject, MigrationReport } from './formatters/migration-report.js';
export { formatStatus } from './formatters/status.js';
export { formatSummary } from './formatters/summary.js';
export { unifiedDiff } from './formatters/unified.js';
export { formatVerification } from './formatters/verification.js';
export { version } from './version.js';
