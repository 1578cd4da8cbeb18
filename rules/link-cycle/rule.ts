import { defineRule, type StartEdge } from '../../src/core/lint/rule.js';

export const linkCycle = defineRule({
  meta: {
    id: 'link-cycle',
    group: 'links',
    summary: 'Links make services wait for each other in a circle',
    severity: 'error',
    since: '0.1.0',
    fix: null,
    migrate: 'settles',
    messages: {
      cycle:
        '{circle} is a circle of services that wait for each other, and no Compose starts it; remove a link that nothing needs, or run `delink migrate`, which keeps every name on a network and drops as few waits as it can',
    },
  },
  stack({ cycles }, context) {
    for (const cycle of cycles) {
      const [first, ...others] = cycle;
      // Where other keys say all of it, removing links would not help.
      if (!first || !cycle.some(isByLinkOnly)) continue;
      context.report({
        message: 'cycle',
        at: first.at,
        service: first.service.name,
        data: {
          circle: [...cycle.map(edge => edge.service), first.service]
            .map(({ name }) => `"${name}"`)
            .join(' -> '),
        },
        related: others.map(edge => ({ at: edge.at, note: noteOf(edge) })),
      });
    }
  },
});

function isByLinkOnly({ service, after, link }: StartEdge): boolean {
  return link !== null && !service.otherDependencies.includes(after.name);
}

function noteOf({ service, after, link }: StartEdge): string {
  return `"${service.name}" ${link ? 'links' : 'waits for'} "${after.name}"`;
}
