import type { ProjectReport } from '../core/report.js';
import { paint } from './color.js';
import type { FormatEnv, MigratedProject, MigrationReport } from './migration-report.js';
import {
  count,
  formatErrors,
  formatKeptLink,
  formatNameChange,
  formatNotice,
  formatProof,
  formatVariables,
} from './words.js';

/** More file names than this on one line would hide what the line says. */
const FILES_NAMED = 3;

/** More notes than this would push what matters off the screen. */
const NOTES_SHOWN = 5;

/** What a run did, for a person at a terminal: a few lines per project or script that has something to say. */
export function formatStatus(report: MigrationReport, env: FormatEnv): string {
  const { projects } = report;
  const lines = projects.filter(hasSomethingToSay).flatMap(project => projectLines(project, env));
  const [only, ...others] = projects;
  if (only?.report.status === 'unchanged' && lines.length + others.length === 0)
    lines.push(projectHeadline(only));
  return lines.map(line => `${line}\n`).join('') + formatOutcome(report, env);
}

/** The part of the status that does not repeat what the summary says: errors, and the total of several projects. */
export function formatOutcome(report: MigrationReport, env: FormatEnv): string {
  const total = report.projects.length > 1 ? `${totalLine(report)}\n` : '';
  return formatErrors(report.errors, env) + total;
}

/** `docker-compose.yml: migrated; 3 clients, 5 names resolve as before`. */
export function projectHeadline(project: MigratedProject): string {
  const { report } = project;
  const proved =
    report.status === 'migrated' ? [formatProof(report.proof), formatVariables(report.proof.variables)] : [];
  const parts = [`${projectLabel(project.files)}: ${statusWords(project)}`, ...proved];
  return parts.filter(part => part !== '').join('; ');
}

function projectLabel(files: readonly string[]): string {
  if (files.length <= FILES_NAMED) return files.join(', ');
  return `${files[0]} and ${count(files.length - 1, 'other file')}`;
}

function statusWords({ report, written, writeProblem }: MigratedProject): string {
  if (writeProblem !== null) return 'could not be written';
  const { manual } = report;
  switch (report.status) {
    case 'migrated':
      return written ? 'migrated' : 'can be migrated';
    case 'unchanged':
      return report.plan.keptLinks.length > 0 ? 'nothing more to migrate' : 'nothing to migrate';
    case 'blocked':
      return `left as it is; ${count(manual.length, 'place needs', 'places need')} you`;
    case 'failed':
      return 'left as it is; the new text did not pass its own check';
  }
}

function hasSomethingToSay({ report, writeProblem }: MigratedProject): boolean {
  // Its error says it all.
  if (writeProblem !== null) return false;
  return report.status !== 'unchanged' || report.manual.length > 0 || report.plan.keptLinks.length > 0;
}

function projectLines(project: MigratedProject, env: FormatEnv): string[] {
  const { report } = project;
  return [
    paint(env.color, headlineColor(report), projectHeadline(project)),
    ...lossLines(report).map(line => `  ${line}`),
    ...report.plan.keptLinks.map(link => `  link kept: ${formatKeptLink(link)}`),
    ...report.manual.map(notice => `  ${formatNotice(notice)}`),
    ...noteLines(report).map(line => `  ${line}`),
  ];
}

/** Shown in full: this is the reason why a project was not written. */
function lossLines({ status, proof }: ProjectReport): string[] {
  if (status !== 'failed') return [];
  return [...proof.lost, ...proof.changed].map(formatNameChange);
}

/** Good to know, as long as it can be read in one look; the summary has all of it. */
function noteLines({ notes }: ProjectReport): string[] {
  const shown = notes.slice(0, NOTES_SHOWN).map(formatNotice);
  const more = notes.length - shown.length;
  return more > 0 ? [...shown, `${count(more, 'more note')}: --format summary shows everything`] : shown;
}

function headlineColor({ status, manual }: ProjectReport): 'red' | 'yellow' | 'green' | 'dim' {
  if (status === 'blocked' || status === 'failed') return 'red';
  if (status === 'unchanged') return 'dim';
  return manual.length > 0 ? 'yellow' : 'green';
}

function totalLine({ projects }: MigrationReport): string {
  const tally = (...statuses: ProjectReport['status'][]) =>
    projects.filter(({ report }) => statuses.includes(report.status)).length;
  const done = projects.filter(({ written }) => written).length;
  const possible = tally('migrated') - done;
  const human = tally('blocked', 'failed');
  const unfinished = projects.filter(
    ({ report: { status, manual } }) => status === 'migrated' && manual.length > 0,
  ).length;
  const names = projects
    .filter(({ report }) => report.status === 'migrated')
    .reduce((sum, { report }) => sum + report.proof.preserved, 0);
  const parts = [
    ...(done > 0 ? [`${done} migrated`] : []),
    ...(possible > 0 ? [`${possible} can be migrated`] : []),
    ...(unfinished > 0 ? [`${unfinished} of them with something left for you`] : []),
    ...(human > 0 ? [`${human} left for you`] : []),
    ...(tally('unchanged') > 0 ? [`${tally('unchanged')} with nothing to do`] : []),
  ];
  const proved = names === 0 ? '' : `; ${count(names, 'name resolves', 'names resolve')} as before`;
  return `${numberOf(projects)}: ${parts.join(', ')}${proved}`;
}

/** `2 projects and 1 script`; whatever is no Compose file is called a script. */
function numberOf(projects: readonly MigratedProject[]): string {
  const scripts = projects.filter(({ kind }) => kind === 'script').length;
  const others = projects.length - scripts;
  const parts = [
    ...(others > 0 ? [count(others, 'project')] : []),
    ...(scripts > 0 ? [count(scripts, 'script')] : []),
  ];
  return parts.join(' and ');
}
