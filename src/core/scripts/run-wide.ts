/** What the scripts and projects of one run know of each other. */
import { entryOf } from '../plan/grouping.js';
import type { Notice, ProjectReport } from '../report.js';
import { scriptKindOf } from './kind.js';
import type { ScriptOptions } from './plan-script.js';

/** A Compose project of the run, under Compose's name for it. */
export interface RunProject {
  readonly name: string;
  readonly report: ProjectReport;
}

/**
 * The network of a project's service by the engine's name for it, where the project moved to networks in this run; ''
 * where it could not, so that it goes on on the default bridge. null for a project that is not part of the run, and for
 * services that stay on the network that Compose makes by itself.
 */
export function composeNetworks(
  projects: readonly RunProject[],
): NonNullable<ScriptOptions['composeNetwork']> {
  return (project, service) => {
    for (const { name, report } of projects) {
      if (name !== project) continue;
      const network = report.plan.networks.find(({ members }) =>
        members.some(member => member.service === service),
      );
      if (network) return `${project}_${network.name}`;
      if (report.status === 'blocked' || report.status === 'failed') return '';
    }
    return null;
  };
}

/** Where the scripts of a run start containers that they put on networks, seen from one of them. */
export function startedByOthers(
  reports: readonly ProjectReport[],
  own: ProjectReport,
): NonNullable<ScriptOptions['startedElsewhere']> {
  return container => {
    for (const { status, files, plan } of reports) {
      const file = files[0]?.path;
      if (status !== 'migrated' || file === undefined || files === own.files) continue;
      const network = plan.networks.find(({ members }) =>
        members.some(({ service }) => service === container),
      );
      if (network) return { file, network: network.name };
    }
    return null;
  };
}

/** Who had a name first. */
interface Owner {
  readonly file: string;
  readonly container: string;
}

/**
 * Notes on names that scripts of one run give to different containers on networks of one name: each script is right by
 * itself, but on one host they share the network. What documents show is left out.
 */
export function sharedNames(
  reports: readonly ProjectReport[],
): ReadonlyMap<ProjectReport, readonly Notice[]> {
  const owners = new Map<string, Owner>();
  const notes = new Map<ProjectReport, Notice[]>();
  for (const report of reports) {
    const file = report.files[0]?.path;
    if (report.status !== 'migrated' || file === undefined || isDocument(file)) continue;
    for (const { name: network, members } of report.plan.networks) {
      for (const { service: container, aliases } of members) {
        for (const name of [container, ...aliases]) {
          const key = JSON.stringify([network, name.toLowerCase()]);
          const owner: Owner = entryOf(owners, key, () => ({ file, container }));
          if (owner.container === container || owner.file === file) continue;
          const message = `"${name}" leads to "${container}" on the network "${network}", and in "${owner.file}" to "${owner.container}": where both run on one host, migrate one of them with --network and another name`;
          entryOf(notes, report, () => []).push({ ruleId: 'run-link', file, line: 1, column: 1, message });
        }
      }
    }
  }
  return notes;
}

function isDocument(path: string): boolean {
  const kind = scriptKindOf(path, '');
  return kind === 'markdown' || kind === 'rst';
}
