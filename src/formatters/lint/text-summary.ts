import type { Finding } from '../../core/lint/finding.js';
import { type RuleMeta, SEVERITIES, type Severity } from '../../core/lint/rule.js';
import { paint } from '../color.js';
import { count } from '../words.js';
import type { LintEnv, LintReport, LintSummary } from './lint-report.js';
import { visibleLine } from './visible-text.js';

export const SEVERITY_COLORS = { error: 'red', warning: 'yellow', info: 'cyan' } as const;

/** What a run found in numbers, and the commands that go on from there; nothing where nothing was looked at. */
export function formatLintSummary(report: LintReport, env: LintEnv): string[] {
  const { summary, findings } = report;
  const total = summary.errors + summary.warnings + summary.infos;
  if (summary.files === 0 && total === 0) return [];
  const looked = `${count(summary.files, 'file')} in ${count(summary.projects, 'project')} checked`;
  const asides = [...setAside(summary), ...unchecked(report)];
  if (total === 0) {
    const none = paint(env.color, 'green', 'No findings');
    return [[`${none}: ${looked}`, ...asides].join('; ')];
  }
  const hidden = total - findings.length;
  const lines = [
    `${tally(summary, env)}: ${looked}${hidden > 0 ? `; ${hidden} not shown` : ''}`,
    ...(asides.length > 0 ? [asides.join('; ')] : []),
  ];
  const next = nextCommands(report);
  const width = Math.max(...next.map(([command]) => command.length));
  return [
    ...lines,
    ...next.map(([command, what]) => `  ${paint(env.color, 'bold', command.padEnd(width))}  ${what}`),
  ];
}

/** `2 errors, 1 warning`; what there is none of is left out. */
function tally(summary: LintSummary, { color }: LintEnv): string {
  const counts: Record<Severity, number> = {
    error: summary.errors,
    warning: summary.warnings,
    info: summary.infos,
  };
  return SEVERITIES.filter(severity => counts[severity] > 0)
    .map(severity => paint(color, SEVERITY_COLORS[severity], count(counts[severity], severity)))
    .join(', ');
}

function setAside({ suppressed, baselined, fixed }: LintSummary): string[] {
  return [
    ...(suppressed > 0 ? [`${suppressed} suppressed by comments`] : []),
    ...(baselined > 0 ? [`${baselined} accepted by the baseline`] : []),
    ...(fixed > 0 ? [`${fixed} fixed`] : []),
  ];
}

function unchecked({ errors }: LintReport): string[] {
  const files = new Set(errors.map(({ file }) => file)).size;
  return files > 0 ? [`${count(files, 'file')} could not be checked`] : [];
}

function nextCommands({ findings, heldBack: { safe, unsafe }, rules }: LintReport): [string, string][] {
  const metas = new Map<string, RuleMeta>(rules.map(meta => [meta.id, meta]));
  const numberThat = (does: RuleMeta['migrate']) =>
    findings.filter(({ ruleId, isLeft }) => !isLeft && metas.get(ruleId)?.migrate === does).length;
  const settled = numberThat('settles');
  const read = gravestOf(findings);
  const commands: [string, string][] = [];
  if (settled > 0)
    commands.push(['delink migrate', migrateWords(settled, numberThat('stops'), findings.length)]);
  if (safe > 0) commands.push(['delink lint --fix', `mends ${safe}; the project means the same afterwards`]);
  if (unsafe > 0) commands.push(['delink lint --unsafe-fixes', unsafeWords(safe, unsafe)]);
  if (read)
    commands.push([
      `delink explain ${visibleLine(read.ruleId)}`,
      'says why it matters, and when to ignore it',
    ]);
  return commands;
}

function migrateWords(settled: number, stopping: number, shown: number): string {
  const what = settled < shown ? `${settled} of ${shown} findings` : count(shown, 'finding');
  return stopping > 0 ? `settles ${what}; it stops at ${stopping} until they are mended` : `settles ${what}`;
}

function unsafeWords(safe: number, unsafe: number): string {
  if (safe === 0) return `mends ${unsafe}; the project may mean something else afterwards`;
  return `mends ${safe + unsafe}; with ${unsafe} of them the project may mean something else afterwards`;
}

/** The first of those that matter most: the one to read about. */
function gravestOf(findings: readonly Finding[]): Finding | null {
  for (const severity of SEVERITIES) {
    const found = findings.find(finding => finding.severity === severity);
    if (found) return found;
  }
  return null;
}
