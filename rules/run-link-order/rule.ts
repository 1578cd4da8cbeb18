import { defineRule } from '../../src/core/lint/rule.js';

export const runLinkOrder = defineRule<'later' | 'foreground'>({
  meta: {
    id: 'run-link-order',
    group: 'scripts',
    summary: 'The target of a --link is started later, or by a command that does not come back',
    severity: 'error',
    since: '0.1.0',
    fix: null,
    migrate: 'leaves',
    messages: {
      later:
        '"{target}" is only started further down, so --link finds none here, or one that an earlier run has left; start it before {client}',
      foreground:
        '"{target}" is started in the foreground, so this command waits until it has ended, and --link then has no running container; start "{target}" with --detach',
    },
  },
  scriptLink({ at, tool, client, clientOn, target, standing, started, heldUpAt, targetsAt }, context) {
    if (standing === 'comment' || target === null || tool === 'podman') return;
    const data = { client, target };
    // On a network the engine looks the name up when somebody asks for it.
    if (started === 'after' && clientOn === 'bridge') {
      context.report({
        message: 'later',
        // The sections of a document need not be read from top to bottom.
        severity: standing === 'shown' ? 'warning' : 'error',
        at,
        data,
        related: targetsAt.map(at => ({ at, note: `"${target}" is started here` })),
      });
    } else if (heldUpAt !== null && (clientOn === 'bridge' || clientOn === 'networks')) {
      const related = [{ at: heldUpAt, note: `"${target}" is started here` }];
      context.report({ message: 'foreground', at, data, related });
    }
  },
});
