/** A plan for a script, as reports have it. */
import type { MigrateOptions, Notice, ReportedPlan } from '../report.js';
import { positionAt } from '../text/lines.js';
import { unquoted } from '../text/unquoted.js';
import { nameOf } from './model/name-of.js';
import type { ResolvedLink } from './model/resolve-links.js';
import type { Run, Script } from './model/script.js';
import { lostVariables } from './plan/carry-variables.js';
import type { EnginePlan, LinkFate } from './plan/plan.js';

export function reportedScriptPlan(plans: readonly EnginePlan[]): ReportedPlan {
  const kept = plans.flatMap(({ fates }) => fates.filter(({ fate }) => fate === 'kept'));
  return {
    networks: plans.flatMap(({ networks }) =>
      networks.map(({ name, members, aliases }) => ({
        name,
        members: distinctMembers(members).map(run => ({
          service: nameOf(run),
          aliases: aliases.get(run) ?? [],
        })),
      })),
    ),
    startAfter: [],
    environment: plans.flatMap(({ changes }) =>
      changes.flatMap(({ run, environment }) =>
        environment.map(argument => {
          const [variable, ...value] = argument.replace(/^["']|["']$/g, '').split('=');
          return {
            service: nameOf(run),
            variable: variable!,
            value: value.join('='),
            because: 'its command reads it',
          };
        }),
      ),
    ),
    keptLinks: kept.map(({ resolved: { run, link }, reason }) => ({
      service: nameOf(run),
      target: link.target!,
      alias: link.alias!,
      because: reason!.because,
    })),
  };
}

function distinctMembers(members: readonly Run[]): Run[] {
  return [...new Map(members.map(run => [run.name ?? run, run])).values()];
}

/** What is left for a human, each with its place. */
export function manualNotices(
  script: Script,
  plans: readonly EnginePlan[],
  { linkEnv }: Pick<MigrateOptions, 'linkEnv'>,
): Notice[] {
  const at = (ruleId: string, offset: number, message: string): Notice => ({
    ruleId,
    file: script.path,
    ...positionAt(script.lines, offset),
    message,
  });
  const left = plans.flatMap(({ fates }) => fates.filter(({ fate }) => fate === 'left'));
  return [
    ...left.map(fate => at(fate.reason!.ruleId, fate.resolved.link.option.start, leftWords(fate))),
    ...lostVariables(script, plans, linkEnv).map(({ use, because }) =>
      at(
        'link-env-variable',
        use.start,
        `"${use.variable}" is not set without the link: ${because}; set it with -e`,
      ),
    ),
    ...addressReads(script, plans).map(offset => at('run-link', offset, ADDRESS_WORDS)),
  ].sort((a, b) => a.line - b.line || a.column - b.column);
}

function leftWords({ resolved, reason }: LinkFate): string {
  const { because, todo } = reason!;
  return `the link ${linkWords(resolved)} is left: ${because}${todo === null ? '' : `; ${todo}`}`;
}

function linkWords({ link }: ResolvedLink): string {
  return `"${unquoted(link.option.value?.text ?? '')}"`;
}

const ADDRESS_WORDS =
  '".NetworkSettings.IPAddress" is empty for a container that is only on networks; read {{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}} instead, and move whoever reads it: networks do not reach each other';

/** Where a script asks for an address on the default bridge, which containers that moved have no more. */
function addressReads({ text }: Script, plans: readonly EnginePlan[]): number[] {
  if (!plans.some(({ changes }) => changes.some(({ join }) => join !== null))) return [];
  return [...text.matchAll(/\.NetworkSettings\.(?:IPAddress|Gateway)\b/g)].map(({ index }) => index);
}

/** Good to know about what was done. */
export function notes(script: Script, plans: readonly EnginePlan[]): Notice[] {
  const noted: Notice[] = [];
  const note = (offset: number, message: string) =>
    noted.push({ ruleId: 'run-link', file: script.path, ...positionAt(script.lines, offset), message });
  for (const { engine, changes, networks, fates } of plans) {
    const moved = new Map(changes.map(change => [change.run.name, change] as const));
    for (const { name, command } of engine.restarts) {
      const change = moved.get(name);
      // `docker start db || docker run --name db …`: the container may be an old one.
      if (!change || change.join === null || command.start > change.run.command.start) continue;
      note(
        command.start,
        `"${name}" stays on the default bridge where it is only started again; remove it once, or run docker network connect ${change.join} ${name}`,
      );
    }
    for (const { name, isCreated, members } of networks) {
      const made = fates.find(({ resolved }) => resolved.composeMade && members.includes(resolved.run));
      if (isCreated || !made) continue;
      const { project } = made.resolved.composeMade!;
      note(
        made.resolved.link.option.start,
        `"${name}" is taken for the network of the Compose project "${project}"`,
      );
    }
  }
  for (const { links } of script.commented) {
    for (const { option } of links) note(option.start, 'a comment shows a link, and is left as it is');
  }
  if (plans.some(({ changes }) => changes.length > 0)) {
    for (const offset of mentions(script))
      note(offset, 'the text speaks of --link here; see whether it still holds');
  }
  return noted;
}

/** Where the words of a document are about links. */
function mentions({ kind, text, engines, commented }: Script): number[] {
  if (kind !== 'markdown' && kind !== 'rst') return [];
  const runs = [...engines.flatMap(engine => engine.runs), ...commented];
  const own = new Set(runs.flatMap(({ links }) => links.map(({ option }) => option.start)));
  return [...text.matchAll(/--link(?![\w-])/g)].flatMap(({ index }) => (own.has(index) ? [] : [index]));
}
