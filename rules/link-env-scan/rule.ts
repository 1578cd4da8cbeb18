import {
  defineRule,
  distinctBy,
  groupBy,
  type LintStack,
  NO_LINK_VARIABLES,
  namedLinks,
  quoteList,
  type VariableScan,
} from '../../src/core/lint/rule.js';

const INSTEAD =
  'name hosts and ports themselves, or let `delink migrate --link-env all` set all of these variables';

export const linkEnvScan = defineRule({
  meta: {
    id: 'link-env-scan',
    group: 'variables',
    summary: 'A program finds variables of links by a pattern, or by a library',
    severity: 'warning',
    since: '0.1.0',
    fix: null,
    migrate: 'leaves',
    messages: {
      library: `"{library}" reads the variables that come from the {links} of {clients}; ${NO_LINK_VARIABLES}, so that it finds nothing then; ${INSTEAD}`,
      part: `variables that come from the {links} of {clients} are read here by parts of their names; ${NO_LINK_VARIABLES}, so that none is found then; ${INSTEAD}`,
    },
    sources: true,
  },
  stack(stack, context) {
    for (const scans of groupsIn(stack)) {
      const clients = distinctBy(scans, ({ client }) => client).map(({ client }) => client);
      const links = distinctBy(
        scans.flatMap(scan => scan.links),
        ({ at }) => `${at.file} ${at.start}`,
      );
      const places = distinctBy(scans, ({ at }) => String(at.start)).sort((a, b) => a.at.start - b.at.start);
      const [first, ...others] = places;
      context.report({
        message: kindOf(first!),
        at: first!.at,
        ...(clients.length === 1 ? { service: clients[0]! } : {}),
        data: {
          library: first!.library ?? '',
          links: namedLinks(links),
          clients: quoteList(clients),
        },
        related: [
          ...links.map(({ at, client }) => ({ at, note: `a link that gives such variables to "${client}"` })),
          ...others.map(({ at }) => ({ at, note: 'here as well' })),
        ],
      });
    }
  },
});

/** Places of one file that do the same. */
function groupsIn(stack: LintStack): Iterable<VariableScan[]> {
  const scans = stack.linkVariables(false).scans;
  return groupBy(scans, scan => JSON.stringify([scan.at.file, kindOf(scan), scan.library])).values();
}

function kindOf({ library }: VariableScan): 'library' | 'part' {
  return library === null ? 'part' : 'library';
}
