import {
  commonNetworks,
  defineRule,
  groupBy,
  type LintLink,
  type LintStack,
  quoteList,
} from '../../src/core/lint/rule.js';

export const linkAliasDivergent = defineRule({
  meta: {
    id: 'link-alias-divergent',
    group: 'links',
    summary: 'An alias means another service to each client',
    severity: 'warning',
    since: '0.1.0',
    fix: null,
    migrate: 'settles',
    messages: {
      divergent:
        '"{name}" leads "{client}" to "{target}", but others to {others}; on one network for all it would lead each of them to any of these; `delink migrate` keeps them apart on networks of their own, or keeps a link',
    },
  },
  stack(stack, context) {
    for (const links of groupBy(aliases(stack), link => link.name.toLowerCase()).values()) {
      if (!links.some(link => links.some(other => isInTheWay(link, other)))) continue;
      const [first, ...others] = links as [LintLink, ...LintLink[]];
      const target = first.owner!.name;
      const targets = new Set(others.map(link => link.owner!.name));
      context.report({
        message: 'divergent',
        at: first.nameAt,
        service: first.client.name,
        data: {
          name: first.name,
          client: first.client.name,
          target,
          others: quoteList([...targets].filter(name => name !== target)),
        },
        related: others.map(({ nameAt, name, client, owner }) => ({
          at: nameAt,
          note: `"${name}" leads "${client.name}" to "${owner!.name}"`,
        })),
      });
    }
  },
});

/** Aliases that lead where they say. Those that are the name of a service are `link-alias-shadows-service`'s. */
function aliases({ services }: LintStack): LintLink[] {
  const names = new Set([...services.keys()].map(name => name.toLowerCase()));
  return [...services.values()].flatMap(service =>
    service.links.filter(({ alias, leads }) => alias !== null && leads && !names.has(alias.toLowerCase())),
  );
}

/** Whether the first alias can be given on no network without the other's client seeing it, too. */
function isInTheWay(link: LintLink, other: LintLink): boolean {
  if (link.owner === other.owner || link.client === other.client) return false;
  const seen = commonNetworks(other.client, other.client);
  return commonNetworks(link.client, link.owner!).every(network => seen.includes(network));
}
