import type { FormatEnv, MigratedProject, MigrationReport } from './migration-report.js';
import { unifiedDiff } from './unified.js';

/** Raised when a field is renamed or removed; additions leave it. */
const SCHEMA_VERSION = 1;

/** The run as one JSON document for other programs, with a final newline. */
export function formatJson(report: MigrationReport, env: FormatEnv): string {
  const document = {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'delink', version: env.version },
    projects: report.projects.map(projectToJson),
    errors: report.errors,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function projectToJson({ kind, files, report, written }: MigratedProject) {
  const changes = new Map(report.files.map(change => [change.path, change]));
  return {
    kind,
    directory: report.directory,
    status: report.status,
    written,
    files: files.map(path => {
      const change = changes.get(path);
      const diff = change ? unifiedDiff(path, change.before, change.after) : '';
      return { path, changed: diff !== '', diff };
    }),
    plan: report.plan,
    proof: report.proof,
    manual: report.manual,
    notes: report.notes,
  };
}
