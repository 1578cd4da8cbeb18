import { inspectFile } from '../../src/core/inspect.js';
import { EMPTY_PROOF, emptyPlan } from '../../src/core/migration/plan-report.js';
import type { ProjectInput, ProjectReport } from '../../src/core/report.js';
import type { Core } from '../../src/node/run-migration.js';

/**
 * A core whose answers a test can read off its input: `links:` becomes `networks:`, in scripts `--link x` `--network app`.
 * A comment in any file decides the status: `# blocked`, `# crash`, `# unreadable`, `# left` for something that is left to a human.
 */
export const madeUpCore: Core = {
  inspectFile,
  migrateProject(input) {
    const all = input.files.map(({ text }) => text).join('');
    const first = input.files[0]!.path;
    if (all.includes('# crash')) throw new Error('a made-up crash');
    if (all.includes('# unreadable')) {
      return { report: null, errors: [{ file: first, line: 1, column: 1, message: 'made up' }] };
    }
    if (all.includes('# blocked')) {
      const manual = [{ ruleId: 'link-made-up', file: first, line: 1, column: 1, message: 'do it yourself' }];
      return { report: { ...reportFor(input), status: 'blocked', manual }, errors: [] };
    }
    const files = input.files
      .filter(({ text }) => text.includes('links:'))
      .map(({ path, text }) => ({ path, before: text, after: text.replaceAll('links:', 'networks:') }));
    const proof = { ...reportFor(input).proof, clients: 1, names: 2, preserved: 2 };
    const notice = { ruleId: 'link-made-up', file: 'run.sh', line: 2, column: 1, message: 'set it yourself' };
    const manual = all.includes('# left') ? [notice] : [];
    return { report: { ...reportFor(input), files, proof, manual, status: 'migrated' }, errors: [] };
  },
  migrateScript({ path, text }) {
    const directory = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.';
    const report = reportFor({ directory });
    const notice = { ruleId: 'run-link', file: path, line: 2, column: 1, message: 'do it yourself' };
    if (text.includes('# crash')) throw new Error('a made-up crash');
    if (text.includes('# blocked')) return { ...report, status: 'blocked', manual: [notice] };
    if (!text.includes('docker run --link ')) return report;
    const files = [{ path, before: text, after: text.replace(/--link \S+/g, '--network app') }];
    const proof = { ...report.proof, clients: 2, names: 3, preserved: 3 };
    const manual = text.includes('# left') ? [notice] : [];
    return { ...report, status: 'migrated', files, proof, manual };
  },
  verifyProjects(before, after) {
    const equivalent = before.files[0]!.text === after.files[0]!.text;
    const place = { file: after.files[0]!.path, line: 1, column: 1 };
    const differences = equivalent ? [] : [{ ...place, ruleId: 'made-up', message: 'not the same text' }];
    return { equivalent, proof: reportFor(before).proof, differences, errors: [] };
  },
};

/** A report that says nothing yet. */
export function reportFor({ directory }: Pick<ProjectInput, 'directory'>): ProjectReport {
  return {
    directory,
    status: 'unchanged',
    files: [],
    plan: emptyPlan(),
    proof: EMPTY_PROOF,
    manual: [],
    notes: [],
  };
}
