import { paint } from './color.js';
import type { FormatEnv, MigrationReport } from './migration-report.js';
import { unifiedDiff } from './unified.js';

/** Every change of a run as one unified diff, in the order of the projects. */
export function formatDiff(report: MigrationReport, env: FormatEnv): string {
  let out = '';
  for (const { report: project } of report.projects) {
    for (const file of project.files) {
      const diff = unifiedDiff(file.path, file.before, file.after);
      out += env.color ? colorDiff(diff) : diff;
    }
  }
  return out;
}

function colorDiff(diff: string): string {
  const lines = diff.split('\n').map((line, index) => {
    if (line === '') return line;
    if (index < 2) return paint(true, 'bold', line);
    if (line.startsWith('@@')) return paint(true, 'cyan', line);
    if (line.startsWith('+')) return paint(true, 'green', line);
    if (line.startsWith('-')) return paint(true, 'red', line);
    return line;
  });
  return lines.join('\n');
}
