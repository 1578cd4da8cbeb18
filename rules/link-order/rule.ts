import { defineRule, type LintLink, type LintService, quoteList } from '../../src/core/lint/rule.js';

export const linkOrder = defineRule({
  meta: {
    id: 'link-order',
    group: 'links',
    summary: 'Services start first only because a link says so',
    severity: 'warning',
    since: '0.1.0',
    fix: null,
    migrate: 'settles',
    messages: {
      order:
        'only `links` make {targets} start before "{client}"; a rewrite without them needs `depends_on: [{list}]`, which `delink migrate` adds',
    },
  },
  service(service, context) {
    // A link that is refused orders nothing; one that merely leads nowhere does.
    const links = service.links.filter(
      link => link.service && !link.broken?.fatal && !service.otherDependencies.includes(link.target),
    );
    if (links.length === 0) return;
    const ordered = reachable(service, otherDependencies);
    // Services that wait for each other have no order that could be lost: `link-cycle` names them.
    const isCircle = (target: LintService) =>
      service.stack.cycles.length > 0 && reachable(target, allDependencies).has(service);
    const alone = links.filter(link => !ordered.has(link.service!) && !isCircle(link.service!));
    if (alone.length === 0) return;
    const names = [...new Set(alone.map(link => link.target))];
    context.report({
      message: 'order',
      at: alone[0]!.key.keySpan,
      service: service.name,
      data: { client: service.name, targets: quoteList(names), list: names.join(', ') },
      related: alone.map(relatedPlace),
    });
  },
});

function relatedPlace({ at, target, client }: LintLink) {
  return { at, note: `"${target}" starts before "${client.name}"` };
}

/** Everything that the edges lead to; the service itself only where they lead back to it. */
function reachable(
  from: LintService,
  edgesOf: (service: LintService) => readonly LintService[],
): ReadonlySet<LintService> {
  const reached = new Set(edgesOf(from));
  for (const service of reached) for (const next of edgesOf(service)) reached.add(next);
  return reached;
}

function otherDependencies({ otherDependencies, stack }: LintService): LintService[] {
  return otherDependencies.flatMap(name => stack.services.get(name) ?? []);
}

function allDependencies(service: LintService): LintService[] {
  return [...otherDependencies(service), ...service.links.flatMap(link => link.service ?? [])];
}
