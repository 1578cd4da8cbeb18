import { defineRule, quoteList, type ScriptLink } from '../../src/core/lint/rule.js';

const BOTH = 'put both on one network with --network';

export const runLinkNetwork = defineRule<'refused' | 'no-network' | 'elsewhere' | 'unshared' | 'unclear'>({
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
        '{client} is on the network of {place}, where the engine refuses --link ("conflicting options"); take it away, or put both on one network with --network',
      'no-network':
        '{client} is started with "--network none", so --link leads nowhere; take one of the two away',
      elsewhere:
        '"{target}" is on {place}, and the engine refuses a link there from the default bridge; {remedy}',
      unshared: `"{target}" is not on {place} of {client}, so the name "{alias}" leads nowhere; ${BOTH}`,
      unclear: `this file does not tell whether "{target}" and {client} are on one network, and --link leads nowhere unless they are; ${BOTH}`,
    },
  },
  scriptLink(link, context) {
    const message = messageFor(link);
    if (message === null) return;
    const { at, client, target, alias, clientOnAt, targetsAt } = link;
    const aboutClient = message === 'refused' || message === 'no-network';
    const own = clientOnAt ? [{ at: clientOnAt, note: `the network of ${client}` }] : [];
    const others = targetsAt.map(at => ({ at, note: `"${target}" is started here` }));
    context.report({
      message,
      ...(message === 'unclear' ? { severity: 'info' } : {}),
      at,
      data: {
        client,
        target: target ?? '',
        alias: alias ?? '',
        place: placeIn(link),

        remedy: remedyFor(link),
      },
      related: aboutClient ? own : others,
    });
  },
});

function messageFor({ standing, tool, form, clientOn, targetOn, leftBy, networksUnclear }: ScriptLink) {
  if (standing === 'comment' || tool === 'podman') return null;
  if (form !== 'complete' && form !== 'unknown') return null;
  if (clientOn === 'host' || clientOn === 'container') return 'refused';
  if (clientOn === 'none') return 'no-network';
  // A link to a container on the network of another one leads to that one.
  if (leftBy !== 'run-link-network' || (clientOn === 'bridge' && targetOn === 'container')) return null;
  if (networksUnclear) return 'unclear';
  return clientOn === 'bridge' ? 'elsewhere' : 'unshared';
}

function placeIn({ clientOn, clientNetworks, targetOn, targetNetworks }: ScriptLink): string {
  if (clientOn === 'host') return 'the host';
  if (clientOn === 'container') return 'another container';
  if (clientOn === 'networks') return networkWords(clientNetworks);
  if (targetOn === 'networks') return networkWords(targetNetworks);
  return targetOn === 'host' ? 'the network of the host' : 'no network';
}

function networkWords(names: readonly string[]): string {
  return `the ${names.length === 1 ? 'network' : 'networks'} ${quoteList(names)}`;
}

function remedyFor({ client, target, alias, targetNetworks: [network], hasAlias }: ScriptLink): string {
  if (network === undefined) return BOTH;
  const own = `give ${client} "--network ${network}" in its place`;
  return hasAlias ? own : `${own}, and "${target}" "--network-alias ${alias}"`;
}
