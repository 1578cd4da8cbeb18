import { defineRule, type ScriptLink } from '../../src/core/lint/rule.js';

export const runLinkNetwork = defineRule<'refused' | 'no-network' | 'elsewhere' | 'unshared'>({
  meta: {
    id: 'run-link-network',
    group: 'scripts',
    summary: 'The target of a --link is on another network, or the client is on none that has links',
    severity: 'error',
    since: '0.1.0',
    fix: null,
    migrate: 'leaves',
    messages: {
      refused:
        '--link contradicts the network of "{client}", so the engine refuses the command ("conflicting options"); take --link away',
      'no-network': '"{client}" has no network, so --link leads nowhere; take it away, or --network none',
      elsewhere:
        '"{target}" is on {place}, and a link from the default bridge cannot lead there; put both on one network with --network',
      unshared:
        '"{target}" is not on the network of "{client}", so the name "{alias}" leads nowhere; put both on one network with --network',
    },
  },
  scriptLink(link, context) {
    const message = messageFor(link);
    if (message === null) return;
    const { at, client, target, alias, clientOnAt, targetsAt, targetElsewhere } = link;
    const aboutClient = message === 'refused' || message === 'no-network';
    const own = clientOnAt ? [{ at: clientOnAt, note: `the network of "${client}"` }] : [];
    const others = targetsAt.map(at => ({ at, note: `"${target}" is started here` }));
    context.report({
      message,
      at,
      data: { client, target: target ?? '', alias: alias ?? '', place: targetElsewhere ?? '' },
      related: aboutClient ? own : others,
    });
  },
});

function messageFor({ standing, clientOn, leftBy }: ScriptLink) {
  if (standing === 'comment') return null;
  if (clientOn === 'host' || clientOn === 'container') return 'refused';
  if (clientOn === 'none') return 'no-network';
  if (leftBy !== 'run-link-network') return null;
  return clientOn === 'bridge' ? 'elsewhere' : 'unshared';
}
