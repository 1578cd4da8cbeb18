import { defineRule, type LintLink, type LintService, type LintStack } from '../../src/core/lint/rule.js';

export const externalLink = defineRule({
  meta: {
    id: 'external-link',
    group: 'links',
    summary: 'A link to a container of another project needs a network that both are on',
    severity: 'warning',
    since: '0.1.0',
    fix: null,
    migrate: 'stops',
    messages: {
      bridge:
        '"{client}" reaches the container "{target}" of another project as "{name}" on the default bridge, which no migration can take along alone: put that container on an external network as well, and name it with `delink migrate --external-network NAME`',
      network:
        '"{client}" links the container "{target}" of another project, but is on no external network, so "{name}" leads nowhere: name the network of that container with `delink migrate --external-network NAME`',
      problem: '{problem}',
    },
  },
  link(link, context) {
    const { at, broken, client, external, name, target } = link;
    // What is wrong with a link that does not start, and with one that has no network at all, other rules say.
    if (!external || (broken && broken.reason !== 'no-common-network')) return;
    const report = { at, service: client.name };
    const own = ownService(link);
    const problem = own ? problemOf(link) : null;
    if (problem !== null) {
      context.report({
        ...report,
        message: 'problem',
        data: { problem },
        related: [{ at: own!.nameSpan, note: `"${own!.name}" is a service of this project` }],
      });
      return;
    }
    const { kind } = client.attachment;
    if (kind !== 'bridge' && !broken) return;
    context.report({
      ...report,
      message: kind === 'bridge' ? 'bridge' : 'network',
      data: { client: client.name, target, name },
    });
  },
});

/** The service of this project whose container is meant, by the name that it has or that it is known by. */
function ownService({ client: { stack }, target }: LintLink): LintService | null {
  const names = ({ name, containerName }: LintService) =>
    containerName === null ? [name, `${stack.project}_${name}_1`] : [containerName];
  return [...stack.services.values()].find(service => names(service).includes(target)) ?? null;
}

function problemOf({ at, client }: LintLink): string | null {
  const { problems }: LintStack = client.stack;
  const found = problems.find(
    problem =>
      problem.ruleId === 'external-link' && problem.at.file === at.file && problem.at.start === at.start,
  );
  return found?.message ?? null;
}
