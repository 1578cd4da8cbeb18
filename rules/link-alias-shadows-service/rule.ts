import { commonNetworks, defineRule, type LintLink, type LintService } from '../../src/core/lint/rule.js';

export const linkAliasShadowsService = defineRule({
  meta: {
    id: 'link-alias-shadows-service',
    group: 'links',
    summary: 'An alias is the name of another service',
    severity: 'warning',
    since: '0.1.0',
    fix: null,
    migrate: 'settles',
    messages: {
      other:
        '"{client}" finds "{target}" under "{name}", which is the name of another service; on one network with both, "{name}" would lead to either of them by chance; `delink migrate` keeps them apart, or keeps the link',
      own: '"{client}" finds "{target}" under its own name, "{name}"; on a network it would find itself; `delink migrate` keeps the link, and another alias would spare it',
    },
  },
  stack({ services }, context) {
    const byName = new Map([...services.values()].map(service => [service.name.toLowerCase(), service]));
    for (const link of [...services.values()].flatMap(service => service.links)) {
      const shadowed = shadowedBy(link, byName);
      if (!shadowed) continue;
      const { client, name, nameAt, owner } = link;
      context.report({
        message: shadowed === client ? 'own' : 'other',
        at: nameAt,
        service: client.name,
        data: { client: client.name, target: owner!.name, name },
        related: [{ at: shadowed.nameSpan, note: `the service "${shadowed.name}"` }],
      });
    }
  },
});

function shadowedBy(link: LintLink, byName: ReadonlyMap<string, LintService>): LintService | null {
  const { alias, client, owner, service } = link;
  const namesake = alias === null ? undefined : byName.get(alias.toLowerCase());
  if (!namesake || namesake === service || namesake === owner || !link.leads || isContested(link))
    return null;
  // Without a common network the two names would never meet.
  return commonNetworks(client, namesake).length > 0 ? namesake : null;
}

/** Several entries with this name are `link-alias-conflict`'s. */
function isContested({ client, name, owner }: LintLink): boolean {
  return client.links.some(
    other => !other.broken && other.name.toLowerCase() === name.toLowerCase() && other.owner !== owner,
  );
}
