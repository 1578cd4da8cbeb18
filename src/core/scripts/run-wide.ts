/** What the scripts and projects of one run know of each other. */
import type { ProjectReport } from '../report.js';
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
