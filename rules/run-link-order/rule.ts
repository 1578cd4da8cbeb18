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
        '"{target}" is started further down, so --link finds no such container here; start it before "{client}"',
      foreground:
        '"{target}" is started in the foreground, so this command waits until it has ended and then finds it stopped; start "{target}" with --detach',
    },
  },
  scriptLink({ at, client, target, standing, started, heldUpAt, targetsAt }, context) {
    if (standing === 'comment' || target === null) return;
    const data = { client, target };
    if (started === 'after') {
      context.report({
        message: 'later',
        // The sections of a document need not be read from top to bottom.
        severity: standing === 'shown' ? 'warning' : 'error',
        at,
        data,
        related: targetsAt.map(at => ({ at, note: `"${target}" is started here` })),
      });
    } else if (heldUpAt !== null) {
      const related = [{ at: heldUpAt, note: `"${target}" is started here` }];
      context.report({ message: 'foreground', at, data, related });
    }
  },
});
