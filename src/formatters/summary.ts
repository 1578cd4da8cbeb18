import type { NameChange, ReportedPlan, VariableProof } from '../core/report.js';
import { paint } from './color.js';
import type { FormatEnv, MigratedProject, MigrationReport } from './migration-report.js';
import { projectHeadline } from './status.js';
import {
  formatKeptLink,
  formatNameChange,
  formatNotice,
  formatProof,
  formatVariables,
  quoteList,
} from './words.js';

/** Longer lists are cut where they are good to know, and nothing to act on. */
const MOST_SHOWN = 12;

/** The plan and the proof of each project, for people. Projects with nothing to do take one line. */
export function formatSummary(report: MigrationReport, env: FormatEnv): string {
  const parts = report.projects.map(project => summarize(project, env));
  return parts.map(lines => lines.map(line => `${line}\n`).join('')).join('\n');
}

function summarize(project: MigratedProject, env: FormatEnv): string[] {
  const { plan, proof, manual, notes } = project.report;
  const proved = [formatProof(proof), formatVariables(proof.variables)].filter(line => line !== '');
  const { alreadySet, left } = proof.variables;
  const sections = [
    section('Networks', plan.networks.map(networkLine), env),
    section('Starts after', plan.startAfter.map(startLine), env),
    section('Environment', plan.environment.map(environmentLine), env),
    section('Links kept, each for one client', plan.keptLinks.map(formatKeptLink), env),
    section('Proved', proved.length > 0 ? [...proved, ...endedNames(proof.instanceNamesEnded)] : [], env),
    section('Link variables that are set already', shortened(alreadySet.map(alreadyLine)), env),
    section('Link variables that are not set', shortened(left.map(leftLine)), env),
    section('Would be lost', proof.lost.map(formatNameChange), env),
    section('Would lead elsewhere', proof.changed.map(formatNameChange), env),
    section('Was left to chance before', proof.ambiguous.map(ambiguousLine), env),
    section('Also resolves from now on', gainedLines(proof.gained), env),
    section('Needs a human', manual.map(formatNotice), env),
    section('Good to know', notes.map(formatNotice), env),
  ].filter(lines => lines.length > 0);
  return [
    paint(env.color, 'bold', projectHeadline(project)),
    ...sections.flatMap(lines => lines.map(line => `  ${line}`)),
  ];
}

function section(title: string, lines: readonly string[], env: FormatEnv): string[] {
  return lines.length === 0 ? [] : [paint(env.color, 'cyan', title), ...lines.map(line => `  ${line}`)];
}

function networkLine({ name, members }: ReportedPlan['networks'][number]): string {
  const shown = members.map(({ service, aliases }) => {
    return aliases.length === 0 ? service : `${service} (as ${quoteList(aliases)})`;
  });
  return `${name}: ${shown.join(', ')}`;
}

function startLine({ service, after }: ReportedPlan['startAfter'][number]): string {
  return `${service} after ${after.join(', ')}`;
}

function environmentLine({ service, variable, value, because }: ReportedPlan['environment'][number]): string {
  return `${service}: ${variable}=${value} (${because})`;
}

function alreadyLine({ service, variable, by }: VariableProof['alreadySet'][number]): string {
  return `${service}: ${variable} (${by})`;
}

function leftLine({ service, variable, because }: VariableProof['left'][number]): string {
  return `${service}: ${variable} (${because})`;
}

function endedNames(n: number): string[] {
  if (n === 0) return [];
  const what = n === 1 ? '1 generated name (like "db_1") ends' : `${n} generated names (like "db_1") end`;
  return [`${what}: nothing in the project uses ${n === 1 ? 'it' : 'them'}`];
}

function ambiguousLine({ client, name, before }: NameChange): string {
  return `"${name}" in "${client}" could be ${quoteList(before)}`;
}

/** One line per name: on a shared network the same name is gained by many at once. */
function gainedLines(gained: readonly NameChange[]): readonly string[] {
  const clients = new Map<string, string[]>();
  for (const { client, name, after } of gained) {
    const what = after.length === 1 && after[0] === name ? `"${name}"` : `"${name}" (${after.join(', ')})`;
    const known = clients.get(what);
    if (known) known.push(client);
    else clients.set(what, [client]);
  }
  const lines = [...clients].map(([what, who]) => `${what} in ${who.join(', ')}`);
  return shortened(lines);
}

function shortened(lines: readonly string[]): readonly string[] {
  if (lines.length <= MOST_SHOWN) return lines;
  return [...lines.slice(0, MOST_SHOWN), `… and ${lines.length - MOST_SHOWN} more: see --format json`];
}
