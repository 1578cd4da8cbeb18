import { defineRule } from '../../src/core/lint/rule.js';

export const runLinkTarget = defineRule<'absent' | 'meant' | 'compose'>({
  meta: {
    id: 'run-link-target',
    group: 'scripts',
    summary: 'The target of a --link is not started in the same file',
    severity: 'info',
    since: '0.1.0',
    fix: null,
    migrate: 'leaves',
    messages: {
      absent:
        '"{target}" is not started in this file, so it has to run already, and "delink migrate" cannot put it on a network',
      meant:
        '"{target}" is not started in this file, but "{suggestion}" is; correct the name if that one is meant',
      compose:
        '"{target}" has a name that Compose makes for the project "{project}", which has to be on the network "{network}" when "delink migrate" has run',
    },
  },
  scriptLink(link, context) {
    const { at, target, standing, started, suggestion, composeProject, network } = link;
    if (standing === 'comment' || started !== 'absent' || target === null) return;
    const data = {
      target,
      suggestion: suggestion ?? '',
      project: composeProject ?? '',
      network: network ?? `${composeProject}_default`,
    };
    if (suggestion !== null) context.report({ message: 'meant', severity: 'warning', at, data });
    else context.report({ message: composeProject === null ? 'absent' : 'compose', at, data });
  },
});
