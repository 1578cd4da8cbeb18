import { defineRule, type ScriptLink } from '../../src/core/lint/rule.js';

const ENDS = 'Docker Engine 30 drops links on the default bridge';

export const runLink = defineRule<
  'shared' | 'named' | 'kept' | 'compose' | 'own' | 'left' | 'malformed' | 'comment'
>({
  meta: {
    id: 'run-link',
    group: 'scripts',
    summary: 'A command starts a container with --link',
    severity: 'warning',
    since: '0.1.0',
    fix: null,
    migrate: 'settles',
    messages: {
      shared: `"{client}" finds "{target}" by --link, and ${ENDS}; "delink migrate" puts both on the network "{network}"`,
      named: `"{client}" finds "{target}" as "{alias}" by --link, and ${ENDS}; "delink migrate" puts both on the network "{network}", where "{target}" gets the alias "{alias}"`,
      kept: `"{client}" finds "{target}" as "{alias}" by --link, and ${ENDS}; "delink migrate" puts both on the network "{network}" and keeps the link there, because {because}`,
      compose: `"{client}" finds "{target}" by --link, and ${ENDS}; "delink migrate" puts it on "{network}", the network of the Compose project "{project}"`,
      own: '"{alias}" is a name for "{client}" only; "delink migrate" makes it an alias of "{target}" on the network "{network}"',
      left: `"{client}" is started with --link, and ${ENDS}; "delink migrate" leaves it, because {because}{todo}`,
      malformed: '"--link {written}" makes no link, because {because}{todo}',
      comment: `the comment shows a command with --link, and ${ENDS}; show --network instead`,
    },
  },
  scriptLink(link, context) {
    const message = messageFor(link);
    if (message === null) return;
    const { at, alias, target, because, todo } = link;
    context.report({
      message,
      at,
      ...(link.standing === 'comment' ? { severity: 'info' } : {}),
      data: {
        client: link.client,
        target: target ?? '',
        alias: alias ?? '',
        written: link.written,
        network: link.network ?? '',
        project: link.composeProject ?? '',
        because,
        todo: todo === null ? '' : `; ${todo}`,
      },
      related: link.targetsAt.map(at => ({ at, note: `"${target}" is started here` })),
    });
  },
});

function messageFor(link: ScriptLink) {
  const { fate, form, clientOn } = link;
  if (link.standing === 'comment') return 'comment';
  if (form !== 'complete' && form !== 'unknown') return 'malformed';
  // A link on a network of its own goes on working; what is broken already has another rule.
  if (clientOn !== 'bridge') return fate === 'removed' && link.givesAlias ? 'own' : null;
  if (fate === 'left') return link.leftBy === 'run-link-network' ? null : 'left';
  if (link.composeProject !== null) return 'compose';
  if (fate === 'kept') return 'kept';
  return link.givesAlias ? 'named' : 'shared';
}
