import { defineRule, type LintLink, reportProblems } from '../../src/core/lint/rule.js';

export const linkLegacy = defineRule({
  meta: {
    id: 'link-legacy',
    group: 'links',
    summary: 'A service reaches another one by a link',
    severity: 'warning',
    since: '0.1.0',
    fix: null,
    migrate: 'settles',
    messages: {
      bridge:
        '"{client}" reaches "{target}" as "{name}" by a link on the default bridge, which Docker means to remove in Engine 30; `delink migrate` puts both on a network where "{name}" leads to "{target}"',
      network:
        '"{client}" reaches "{target}" as "{name}" by a legacy link; `delink migrate` makes "{name}" an alias on their network where that means the same',
      dotted:
        '"{client}" reaches "{target}" as "{name}" by a legacy link; `delink migrate` keeps it on their network, as an alias with a dot would be seen by every member',
      plain:
        '"{client}" reaches "{target}" by a legacy link, although their network knows "{target}" by that name; `delink migrate` drops the link and keeps the start order',
      unnamed:
        '"{client}" links "{target}" the legacy way; `delink migrate` replaces the link by a network that both are on',
      problem: '{problem}',
    },
  },
  link(link, context) {
    const { client, name, service } = link;
    // A link that leads nowhere is no way to anything: other rules say so.
    if (link.external || link.broken || !service) return;
    const target = link.owner ?? service;
    context.report({
      message: link.leads ? wayOf(link) : 'unnamed',
      at: link.at,
      service: client.name,
      data: { client: client.name, target: target.name, name },
    });
  },
  stack({ problems }, context) {
    reportProblems(problems, 'link-legacy', context);
  },
});

function wayOf({ client, name, target }: LintLink): 'bridge' | 'dotted' | 'network' | 'plain' {
  if (name.includes('.')) return 'dotted';
  if (client.attachment.kind === 'bridge') return 'bridge';
  return name.toLowerCase() === target.toLowerCase() ? 'plain' : 'network';
}
