import {
  defineRule,
  groupBy,
  type LintLink,
  type LintService,
  type Report,
} from '../../src/core/lint/rule.js';

export const linkAliasConflict = defineRule({
  meta: {
    id: 'link-alias-conflict',
    group: 'links',
    summary: 'A client gives one name to several targets',
    severity: 'warning',
    since: '0.1.0',
    fix: null,
    migrate: 'settles',
    messages: {
      last: '"{client}" gives the name "{name}" to {targets}, and the last entry wins: it leads to {winner}; remove what is not meant (`delink migrate` keeps the winner)',
      loaders:
        '"{client}" gives the name "{name}" to {targets}: docker-compose 1.29.2 takes {winner}, newer Compose {first}; remove what is not meant (`delink migrate` stops here)',
      chance:
        '"{client}" has names for {targets} that differ in case only, which the default bridge ignores: chance decides at every start where "{name}" leads; rename one (`delink migrate` keeps none of them)',
    },
  },
  service(service, context) {
    const winners: LintLink[] = [];
    for (const entries of byName(service).values()) {
      const winner = entries.at(-1)!;
      winners.push(winner);
      const found = winner.external || winner.leads ? conflictOf(entries, winner) : null;
      if (found) context.report(found);
    }
    // On networks an alias of a link is found in its exact spelling only, so two of them never meet.
    if (service.attachment.kind === 'bridge') for (const found of chances(winners)) context.report(found);
  },
});

/** Entries that work, by their exact names, in the order in which they count. */
function byName({ links, externalLinks }: LintService): Map<string, LintLink[]> {
  return groupBy(
    [...links, ...externalLinks].filter(link => !link.broken && !link.unknown),
    link => link.name,
  );
}

function conflictOf(entries: readonly LintLink[], winner: LintLink): Report<'last' | 'loaders'> | null {
  const { client, name } = winner;
  const losers = entries.filter(entry => keyOf(entry) !== keyOf(winner) && !isReplaced(entry, winner));
  if (losers.length === 0) return null;
  const first = entries[0]!;
  const message = isReadBothWays(client) && keyOf(first) !== keyOf(winner) ? 'loaders' : 'last';
  return {
    message,
    at: winner.nameAt,
    service: client.name,
    data: {
      client: client.name,
      name,
      targets: labels([...losers, winner]),
      winner: label(winner),
      first: label(first),
    },
    related: losers.map(entry => ({ at: entry.nameAt, note: `"${name}" is ${label(entry)} here` })),
  };
}

function chances(winners: readonly LintLink[]): Report<'chance'>[] {
  const groups = [...groupBy(winners, ({ name }) => name.toLowerCase()).values()];
  return groups.flatMap(group => {
    if (new Set(group.map(keyOf)).size < 2) return [];
    const { client, name, nameAt } = group.at(-1)!;
    // `extra_hosts` and the like are asked before links, and leave nothing to chance.
    if (client.stack.resolve(client.name, name).length === 0) return [];
    return {
      message: 'chance',
      at: nameAt,
      service: client.name,
      data: { client: client.name, name, targets: labels(group) },
      related: group
        .slice(0, -1)
        .map(entry => ({ at: entry.nameAt, note: `${label(entry)} is "${entry.name}" here` })),
    };
  });
}

/**
 * Outside of format 1 newer Compose reads these files, too, and on the default bridge the engine keeps the first of
 * the links that it hands over, where docker-compose 1.29.2 hands over only the last.
 */
function isReadBothWays({ attachment, stack }: LintService): boolean {
  return stack.format === 'services' && attachment.kind === 'bridge';
}

/** Whether a later file, or the one who extends, has put another entry in its place on purpose. */
function isReplaced(entry: LintLink, winner: LintLink): boolean {
  return entry.list !== winner.list && !entry.external && !winner.external && !isReadBothWays(winner.client);
}

/** Equal for two entries that mean the same containers. */
function keyOf({ client: { stack }, external, owner, target }: LintLink): string {
  if (!external) return `service ${owner?.name}`;
  const own = [...stack.services.values()].find(
    ({ name, containerName }) => target === (containerName ?? `${stack.project}_${name}_1`),
  );
  return own ? `service ${own.name}` : `container ${target}`;
}

function label({ external, target }: LintLink): string {
  return external ? `the container "${target}"` : `"${target}"`;
}

function labels(entries: readonly LintLink[]): string {
  const all = [...new Set(entries.map(label))];
  return `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}
