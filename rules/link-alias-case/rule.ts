import { defineRule, type LintLink } from '../../src/core/lint/rule.js';

export const linkAliasCase = defineRule({
  meta: {
    id: 'link-alias-case',
    group: 'links',
    summary: 'An alias has capitals, which links on networks do not ignore',
    severity: 'info',
    since: '0.1.0',
    fix: null,
    migrate: 'settles',
    messages: {
      bridge:
        '"{client}" finds "{target}" as "{alias}" in capitals or not, but a link kept on a network is found in this spelling only; `delink migrate` makes it an alias of the network, which ignores case',
      network:
        '"{client}" finds "{target}" as "{alias}" in this spelling only, and asks outside of the project for "{lower}"; `delink migrate` makes it an alias of the network, which ignores case',
    },
  },
  link(link, context) {
    const { alias, client, leads, nameAt, owner } = link;
    if (alias === null || !leads || alias === alias.toLowerCase() || isFoundAnyway(link)) return;
    context.report({
      message: client.attachment.kind === 'bridge' ? 'bridge' : 'network',
      at: nameAt,
      service: client.name,
      data: { client: client.name, target: owner!.name, alias, lower: alias.toLowerCase() },
    });
  },
});

/** Whether a network answers to the other spellings by itself: the names of services ignore case. */
function isFoundAnyway({ client, name, service, owner }: LintLink): boolean {
  const lower = name.toLowerCase();
  if (client.attachment.kind === 'bridge') return service === owner && lower === service?.name.toLowerCase();
  return client.stack.resolve(client.name, lower).length > 0;
}
