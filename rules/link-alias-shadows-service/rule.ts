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
  link(link, context) {
    const { client, alias, name } = link;
    if (alias === null || !link.leads || isContested(link)) return;
    const shadowed = [...client.stack.services.values()].find(
      service => service.name.toLowerCase() === alias.toLowerCase(),
    );
    if (!shadowed || shadowed === link.service || shadowed === link.owner) return;
    // Without a common network the two names would never meet.
    if (commonNetworks(client, shadowed).length === 0) return;
    context.report({
      message: shadowed === client ? 'own' : 'other',
      at: link.nameAt,
      service: client.name,
      data: { client: client.name, target: link.owner!.name, name },
      related: [{ at: shadowed.nameSpan, note: noteOf(shadowed) }],
    });
  },
});

/** Several entries with this name are `link-alias-conflict`'s. */
function isContested({ client, name, owner }: LintLink): boolean {
  return client.links.some(
    other => !other.broken && other.name.toLowerCase() === name.toLowerCase() && other.owner !== owner,
  );
}

function noteOf({ name }: LintService): string {
  return `the service "${name}"`;
}
