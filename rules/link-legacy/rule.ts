import { defineRule } from '../../src/core/lint/rule.js';

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
        '"{client}" reaches "{target}" as "{name}" by a link on the default bridge, which Docker Engine 30 removes; `delink migrate` puts both on a network where "{name}" leads to "{target}"',
      network:
        '"{client}" reaches "{target}" as "{name}" by a legacy link; `delink migrate` makes "{name}" an alias on their network where that means the same',
      problem: '{problem}',
    },
  },
  link(link, context) {
    // A link that leads nowhere is no way to anything: other rules say so.
    if (link.external || link.broken || !link.service) return;
    context.report({
      message: link.client.attachment.kind === 'bridge' ? 'bridge' : 'network',
      at: link.at,
      service: link.client.name,
      data: { client: link.client.name, target: link.target, name: link.name },
    });
  },
  stack({ problems }, context) {
    for (const { at, message } of problems.filter(problem => problem.ruleId === 'link-legacy')) {
      context.report({ message: 'problem', at, data: { problem: message } });
    }
  },
});
