import { defineRule, type ScriptLink } from '../../src/core/lint/rule.js';

const HERE = 'and `delink migrate` can put both on a network';

export const runLinkTarget = defineRule<'absent' | 'elsewhere' | 'computed' | 'meant' | 'itself' | 'compose'>(
  {
    meta: {
      id: 'run-link-target',
      group: 'scripts',
      summary: 'The target of a --link is not started in the same file',
      severity: 'info',
      since: '0.1.0',
      fix: null,
      migrate: 'leaves',
      messages: {
        absent: `"{target}" is not started in this file, so it has to run already when {client} starts; start it here, ${HERE}`,
        elsewhere: `"{target}" is started in this file, but for another job, machine or engine than {client}; start it here as well, ${HERE}`,
        computed: `which container "{target}" is shows only when this runs, as none is started here by that name; give it a fixed --name here and link that, ${HERE}`,
        meant:
          '"{target}" is not started in this file, but "{suggestion}" is; correct the name if that one is meant',
        itself:
          '"{target}" is the container that the command starts, and cannot be linked before it runs; name another one, or take --link away',
        compose:
          '"{target}" is what Compose 1 calls a container of the project "{project}"; it has to run already, and for `delink migrate` on the network "{network}"; Compose 2 calls it "{modern}"',
      },
    },
    scriptLink(link, context) {
      const { at, client, target, suggestion, composeProject, network } = link;
      const message = messageFor(link);
      if (message === null || target === null) return;
      context.report({
        message,
        ...(message === 'meant' ? { severity: 'warning' } : {}),
        ...(message === 'itself' ? { severity: 'error' } : {}),
        at,
        data: {
          client,
          target,
          suggestion: suggestion ?? '',
          project: composeProject ?? '',
          network: network ?? `${composeProject}_default`,
          // Neither part of such a name has an underscore of its own.
          modern: target.replaceAll('_', '-'),
        },
      });
    },
  },
);

function messageFor({
  standing,
  started,
  startedElsewhere,
  target,
  isItself,
  suggestion,
  composeProject,
  clientOn,
}: ScriptLink) {
  if (standing === 'comment' || started !== 'absent') return null;
  if (isItself) return 'itself';
  if (startedElsewhere) return 'elsewhere';
  if (suggestion !== null) return 'meant';
  // On a network the container starts without the target, and its link goes on working.
  if (clientOn !== 'bridge') return null;
  if (composeProject !== null) return 'compose';
  return target?.includes('$') ? 'computed' : 'absent';
}
