import { applyBaseline, baselineOf } from '../core/lint/baseline.js';
import type { Finding } from '../core/lint/finding.js';
import type { Rule } from '../core/lint/rule.js';
import { SEVERITIES } from '../core/lint/rule.js';
import type { InputError } from '../core/report.js';
import { UsageError } from '../errors.js';
import { LINT_FORMATTERS } from '../formatters/lint/index.js';
import type { LintEnv, LintReport, LintSummary } from '../formatters/lint/lint-report.js';
import { count, formatErrors, nothingFound } from '../formatters/words.js';
import { baselineNames, readBaseline, writeBaseline } from '../node/baseline-file.js';
import { lintSettings } from '../node/lint-settings.js';
import type { Selection } from '../node/load-projects.js';
import { type LintRun, runLint } from '../node/run-lint.js';
import { writeOutput } from '../node/write-output.js';
import { version } from '../version.js';
import type { FailOn, LintCall } from './add-lint.js';
import { ExitCode } from './exit-code.js';
import { currentDirectory, type Io, readAll, wantsColor } from './io.js';
import { progressLine } from './progress.js';

/** Runs `delink lint`. */
export async function lintCommand(call: LintCall, io: Io, rules: readonly Rule[]): Promise<ExitCode> {
  const fromStdin = call.paths.includes('-');
  refuseContradictions(call, fromStdin);
  const cwd = currentDirectory(io);
  const settings = lintSettings(call, cwd, rules);
  if (call.printConfig) {
    io.stdout.write(settings.print(call.paths[0] ?? '.'));
    return ExitCode.Ok;
  }
  const selection: Selection = {
    cwd,
    paths: call.paths,
    ...(call.files.length > 0 ? { stack: call.files } : {}),
    ...(fromStdin ? { stdin: { bytes: await readAll(io.stdin), name: call.stdinFilename ?? null } } : {}),
  };
  const known = call.baseline !== undefined && !call.updateBaseline ? readBaseline(cwd, call.baseline) : null;
  const progress = progressLine(io.stderr, io.env);
  const run = runLint({
    selection,
    settingsFor: settings.settingsFor,
    knownRules: rules.map(rule => rule.meta.id),
    environment: io.env,
    fix: call.fix,
    debug: Boolean(io.env.DELINK_DEBUG),
    onProject: progress.show,
  });
  progress.clear();
  const errors = [...run.errors];
  const names = call.baseline === undefined ? undefined : baselineNames(cwd, call.baseline);
  const baseline = call.updateBaseline ? baselineOf(run.findings, names) : known;
  if (call.updateBaseline) errors.push(...writeBaseline(cwd, call.baseline!, baseline!));
  const { fresh, accepted } = applyBaseline(run.findings, baseline ?? { findings: [] }, names);

  const report = reportOf(call, run, fresh, accepted, errors, rules);
  const outputErrors = await writeOutputs(call, report, io, cwd);
  io.stderr.write(
    formatErrors([...errors, ...outputErrors], { color: wantsColor(call.color, io.stderr, io.env) }),
  );
  for (const note of run.notes) io.stderr.write(`${note}\n`);
  if (call.updateBaseline && errors.length === 0) {
    io.stderr.write(`${call.baseline} accepts ${count(accepted.length, 'finding')} from now on\n`);
  }
  if (run.projects === 0 && errors.length === 0) io.stderr.write(nothingFound({ scripts: true }));
  if (errors.length + outputErrors.length > 0 || run.unparsed) return ExitCode.Trouble;
  return fails(fresh, run, call) ? ExitCode.Attention : ExitCode.Ok;
}

function refuseContradictions(call: LintCall, fromStdin: boolean): void {
  if (call.files.length > 0 && call.paths.length > 0 && !call.printConfig) {
    throw new UsageError('give paths to search, or the files of one project with -f, not both');
  }
  if (fromStdin && call.paths.length > 1) throw new UsageError('"-" reads standard input and stands alone');
  if (call.files.includes('-')) {
    throw new UsageError('-f takes files; to read standard input, give "-" as the only path');
  }
  if (call.stdinFilename !== undefined && !fromStdin) {
    throw new UsageError('--stdin-filename names standard input, so it needs "-" as the path');
  }
  if (fromStdin && call.fix !== 'none') {
    throw new UsageError('standard input cannot be mended in place: give the file itself to --fix');
  }
  if (call.updateBaseline && call.baseline === undefined) {
    throw new UsageError('--update-baseline needs the file to write: --baseline FILE');
  }
  if (call.outputs.filter(output => output.file === null).length > 1) {
    throw new UsageError('only one format can go to standard output: give the others an --output-file');
  }
}

function reportOf(
  call: LintCall,
  run: LintRun,
  fresh: readonly Finding[],
  accepted: readonly Finding[],
  errors: readonly InputError[],
  rules: readonly Rule[],
): LintReport {
  const of = (severity: Finding['severity']) => fresh.filter(finding => finding.severity === severity).length;
  const shown = call.quiet ? fresh.filter(finding => finding.severity === 'error') : fresh;
  const open = (safety: 'safe' | 'unsafe') => shown.filter(finding => finding.fix?.safety === safety).length;
  const summary: LintSummary = {
    projects: run.projects,
    files: run.files,
    errors: of('error'),
    warnings: of('warning'),
    infos: of('info'),
    suppressed: run.suppressed,
    baselined: accepted.length,
    fixed: run.fixed,
  };
  return {
    findings: shown,
    errors,
    summary,
    heldBack: { safe: open('safe'), unsafe: open('unsafe') },
    rules: rules.map(rule => rule.meta),
    sources: run.sources,
  };
}

async function writeOutputs(call: LintCall, report: LintReport, io: Io, cwd: string): Promise<InputError[]> {
  const { PAGES } = await import('../generated/pages.js');
  const errors: InputError[] = [];
  for (const { format, file } of call.outputs) {
    const toTerminal = file === null;
    const env: LintEnv = {
      version,
      cwd,
      color: toTerminal && wantsColor(call.color, io.stdout, io.env),
      hyperlinks: toTerminal && wantsHyperlinks(io),
      page: id => PAGES[id] ?? null,
    };
    const text = LINT_FORMATTERS[format](report, env);
    if (toTerminal) io.stdout.write(text);
    else errors.push(...writeOutput(cwd, file, text));
  }
  return errors;
}

/** Terminals that are known to make links of OSC 8 sequences; others may show them as dirt. */
function wantsHyperlinks({ stdout, env }: Io): boolean {
  if (env.FORCE_HYPERLINK !== undefined) return env.FORCE_HYPERLINK !== '0';
  if (stdout.isTTY !== true || env.TERM === 'dumb' || env.CI) return false;
  if (Number(env.VTE_VERSION ?? 0) >= 5000) return true;
  const known = ['iTerm.app', 'WezTerm', 'vscode', 'ghostty', 'Hyper', 'rio'];
  return (
    known.includes(env.TERM_PROGRAM ?? '') ||
    env.WT_SESSION !== undefined ||
    env.KONSOLE_VERSION !== undefined ||
    /^(?:xterm-kitty|alacritty|foot)/.test(env.TERM ?? '')
  );
}

function fails(findings: readonly Finding[], run: LintRun, call: LintCall): boolean {
  const warnings = findings.filter(finding => finding.severity === 'warning').length;
  if (call.maxWarnings !== undefined && warnings > call.maxWarnings) return true;
  return findings.some(({ severity, file }) => {
    const from: FailOn = call.failOn ?? run.failOn.get(file) ?? 'error';
    return from !== 'never' && SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(from);
  });
}
