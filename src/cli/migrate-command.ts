import { resolve } from 'node:path';
import { UsageError } from '../errors.js';
import { formatDiff } from '../formatters/diff.js';
import { formatJson } from '../formatters/json.js';
import type { FormatEnv, MigrationReport } from '../formatters/migration-report.js';
import { formatOutcome, formatStatus } from '../formatters/status.js';
import { formatSummary } from '../formatters/summary.js';
import { nothingFound } from '../formatters/words.js';
import type { Selection } from '../node/load-projects.js';
import { STDIN_LABEL } from '../node/load-projects.js';
import { type Core, runMigration } from '../node/run-migration.js';
import { version } from '../version.js';
import { ExitCode } from './exit-code.js';
import { currentDirectory, type Io, readAll, wantsColor } from './io.js';
import type { MigrateCall } from './program.js';
import { progressLine } from './progress.js';

const FORMATTERS = { diff: formatDiff, json: formatJson, summary: formatSummary } as const;

/** Runs `delink migrate`. */
export async function migrateCommand(call: MigrateCall, io: Io, core: Core): Promise<ExitCode> {
  const fromStdin = call.paths.includes('-');
  refuseContradictions(call, fromStdin);
  const selection: Selection = {
    cwd: currentDirectory(io),
    paths: call.paths,
    scripts: call.scripts,
    ...(call.files.length > 0 ? { stack: call.files } : {}),
    ...(fromStdin ? { stdin: { bytes: await readAll(io.stdin), name: call.stdinFilename ?? null } } : {}),
  };
  const progress = progressLine(io.stderr, io.env);
  const report = runMigration(
    {
      selection,
      options: call.options,
      write: call.write && !fromStdin,
      debug: Boolean(io.env.DELINK_DEBUG),
      onProject: progress.show,
    },
    core,
  );
  progress.clear();
  const code = exitCode(report, call);
  const env: FormatEnv = { version, color: wantsColor(call.color, io.stdout, io.env) };
  if (fromStdin && call.write) writeNewText(report, selection, call, code, io);
  else if (call.format || !call.write) io.stdout.write(FORMATTERS[call.format ?? 'diff'](report, env));
  const status = call.format === 'summary' ? formatOutcome : formatStatus;
  const color = wantsColor(call.color, io.stderr, io.env);
  io.stderr.write(status(report, { version, color }) + hints(report, call));
  return code;
}

function refuseContradictions(call: MigrateCall, fromStdin: boolean): void {
  if (call.write && call.check)
    throw new UsageError('--write and --check contradict each other: take one of them');
  if (call.files.length > 0 && call.paths.length > 0) {
    throw new UsageError('give paths to search, or the files of one project with -f, not both');
  }
  if (fromStdin && call.paths.length > 1) throw new UsageError('"-" reads standard input and stands alone');
  if (call.files.includes('-'))
    throw new UsageError('-f takes files; to read standard input, give "-" as the only path');
  if (call.stdinFilename !== undefined && !fromStdin) {
    throw new UsageError('--stdin-filename names standard input, so it needs "-" as the path');
  }
  if (fromStdin && call.write && call.format) {
    throw new UsageError(`"--write -" prints the new text, so it takes no --format`);
  }
}

/** As a filter: the new text, or the text that came in where nothing can be done with it. */
function writeNewText(
  report: MigrationReport,
  selection: Selection,
  call: MigrateCall,
  code: ExitCode,
  io: Io,
): void {
  // A filter that prints nothing and fails is noticed; one that prints half a file may not be.
  if (code === ExitCode.Trouble) return;
  const path = resolve(selection.cwd, call.stdinFilename ?? STDIN_LABEL);
  const changes = report.projects
    .filter(({ report }) => report.status === 'migrated')
    .flatMap(({ report }) => report.files);
  const own = changes.find(change => resolve(selection.cwd, change.path) === path);
  io.stdout.write(own ? own.after : selection.stdin!.bytes.toString('utf8'));
}

function exitCode({ projects, errors }: MigrationReport, call: MigrateCall): ExitCode {
  if (errors.length > 0) return ExitCode.Trouble;
  const statuses = projects.map(({ report }) => report.status);
  if (statuses.includes('failed')) return ExitCode.Attention;
  // Refusals, and in what is migrated anyway variables that nobody sets any more.
  if (projects.some(({ report }) => report.status === 'blocked' || report.manual.length > 0))
    return ExitCode.Attention;
  return call.check && statuses.includes('migrated') ? ExitCode.Attention : ExitCode.Ok;
}

function hints({ projects, errors }: MigrationReport, call: MigrateCall): string {
  if (projects.length === 0) return errors.length === 0 ? nothingFound(call) : '';
  const pending = projects.some(({ report, written }) => report.status === 'migrated' && !written);
  if (!pending || call.write) return '';
  return call.check
    ? 'run without --check to see the changes, with --write to make them\n'
    : 'nothing was written: add --write to apply this\n';
}
