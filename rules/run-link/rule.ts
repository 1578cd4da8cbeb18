import { defineRule, type ScriptLink } from '../../src/core/lint/rule.js';

const REACHES = '{client} is to reach "{target}" by --link, {end}';

type Message =
  | 'shared'
  | 'named'
  | 'kept'
  | 'compose'
  | 'compose-kept'
  | 'left'
  | 'own'
  | 'redundant'
  | 'no-name'
  | 'too-many-parts'
  | 'no-alias'
  | 'comment';

export const runLink = defineRule<Message>({
  meta: {
    id: 'run-link',
    group: 'scripts',
    summary: 'A command starts a container with --link',
    severity: 'warning',
    since: '0.1.0',
    fix: null,
    migrate: 'settles',
    messages: {
      shared: `${REACHES}; \`delink migrate\` puts both on the network "{network}"`,
      named: `${REACHES}; \`delink migrate\` puts both on the network "{network}", where "{target}" gets the alias "{alias}"`,
      kept: `${REACHES}; \`delink migrate\` puts both on the network "{network}" and keeps the link there, because {because}`,
      compose: `${REACHES}; \`delink migrate\` puts this container on "{network}", the network of the Compose project "{project}"`,
      'compose-kept': `${REACHES}; \`delink migrate\` puts this container on "{network}", the network of the Compose project "{project}", and keeps the link there, because {because}`,
      left: '{client} is started with --link, {end}; `delink migrate` leaves it, because {because}{todo}',
      own: '--link makes "{alias}" a name of "{target}" for {client} alone; `delink migrate` makes it an alias on the network "{network}"',
      redundant:
        '--link adds nothing, as the name "{alias}" leads to "{target}" on the network "{network}" without it; `delink migrate` takes it away',
      'no-name': '--link names no container here, so the engine refuses the command; take it away',
      'too-many-parts':
        'the engine refuses "--link {written}" ("bad format for links"), as it takes a name and at most one alias; take the rest away',
      'no-alias':
        'the engine makes no link of "--link {written}", as nothing is behind the colon; put both on one network with --network, or take the option away',
      comment: 'this comment shows a command with --link, {end}; show --network in its place',
    },
  },
  scriptLink(link, context) {
    const message = messageFor(link);
    if (message === null) return;
    const { at, client, target, alias, written, because, todo } = link;
    const severity = severityOf(message);
    context.report({
      message,
      at,
      ...(severity ? { severity } : {}),
      isLeft: LEFT.has(message),
      data: {
        client,
        target: target ?? '',
        alias: alias ?? '',
        written,
        network: link.network ?? '',
        project: link.composeProject ?? '',
        because,
        todo: todo === null ? '' : `; ${todo}`,
        end: endOf(link),
        // For programs: the command as it was understood.
        name: link.name ?? '',
        image: link.image ?? '',
        networks: link.clientNetworks.join(','),
        detached: String(link.isDetached),
      },
      related: link.targetsAt.map(at => ({ at, note: `"${target}" is started here` })),
    });
  },
});

const LEFT: ReadonlySet<Message> = new Set(['left', 'no-name', 'too-many-parts', 'no-alias', 'comment']);

function messageFor(link: ScriptLink): Message | null {
  const { tool, fate, form, clientOn, standing, composeProject, leftBy } = link;
  if (standing === 'comment') return 'comment';
  if (form === 'empty') return 'no-name';
  if (form === 'too-many-parts' || form === 'no-alias') return form;
  // A link on a network of its own goes on working; what is broken already has another rule.
  if (clientOn !== 'bridge' && fate === 'removed') return onItsNetwork(link);
  if (clientOn === 'unknown' && leftBy !== 'run-link-network') return 'left';
  if (clientOn !== 'bridge') return tool === 'podman' ? 'left' : null;
  if (fate === 'left') return hasOtherRule(link) ? null : 'left';
  if (composeProject !== null) return fate === 'kept' ? 'compose-kept' : 'compose';
  if (fate === 'kept') return 'kept';
  return link.givesAlias ? 'named' : 'shared';
}

function onItsNetwork({ givesAlias, hasAlias }: ScriptLink): 'own' | 'redundant' | null {
  if (givesAlias) return 'own';
  return hasAlias ? 'redundant' : null;
}

/** Whether the link is wrong in a way that another rule reports as an error. */
function hasOtherRule({ tool, leftBy, isItself, started, targetOn, networksUnclear }: ScriptLink): boolean {
  if (leftBy === 'run-link-network') return tool === 'docker' && targetOn !== 'container' && !networksUnclear;
  return leftBy === 'run-link-target' && isItself && started === 'absent';
}

function severityOf(message: Message): 'error' | 'info' | null {
  if (message === 'no-name' || message === 'too-many-parts') return 'error';
  return message === 'own' || message === 'redundant' || message === 'comment' ? 'info' : null;
}

function endOf({ tool }: ScriptLink): string {
  return tool === 'podman'
    ? 'which Podman does not have'
    : 'which Docker means to remove for the default bridge in Engine 30';
}
