import { defineRule, type LintService } from '../../src/core/lint/rule.js';

export const linkScaledTarget = defineRule({
  meta: {
    id: 'link-scaled-target',
    group: 'links',
    summary: 'A link to a service that runs several containers',
    severity: 'warning',
    since: '0.1.0',
    fix: null,
    migrate: 'settles',
    messages: {
      scaled:
        '"{client}" links "{target}", which runs {count} containers: the link leads to one of them, but "{name}" on a network to all of them in turn, and so it does after `delink migrate`; make sure that each will do, or give the one that is meant a service of its own',
    },
  },
  link({ at, broken, client, name, owner, target }, context) {
    if (broken || !owner || owner.instances < 2) return;
    const scale = scaleEntry(owner);
    context.report({
      message: 'scaled',
      at,
      service: client.name,
      data: { client: client.name, target, name, count: owner.instances },
      related: scale ? [{ at: scale.span, note: `"${owner.name}" runs ${owner.instances} containers` }] : [],
    });
  },
});

function scaleEntry(service: LintService) {
  const deploy = service.entry('deploy')?.value;
  return service.entry('scale') ?? (deploy?.kind === 'map' ? deploy.entries.get('replicas') : null);
}
