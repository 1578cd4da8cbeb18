import { defineRule, nearest } from '../../src/core/lint/rule.js';

export const linkTargetUndefined = defineRule({
  meta: {
    id: 'link-target-undefined',
    group: 'links',
    summary: 'A link names a service that does not exist',
    severity: 'error',
    since: '0.1.0',
    fix: 'unsafe',
    migrate: 'stops',
    messages: {
      undefined:
        '"{client}" links "{target}", but no service has that name, and no Compose starts the project; correct the name, or remove the link (`delink migrate --drop-broken` does)',
      similar:
        '"{client}" links "{target}", but no service has that name, and no Compose starts the project; did you mean "{similar}"?',
    },
  },
  link(link, context) {
    if (link.broken?.reason !== 'undefined') return;
    const { client, target, targetAt } = link;
    const others = [...client.stack.services.keys()].filter(name => name !== client.name);
    const similar = nearest(target, others);
    const report = { at: targetAt, service: client.name };
    if (similar === null) {
      context.report({ ...report, message: 'undefined', data: { client: client.name, target } });
      return;
    }
    context.report({
      ...report,
      message: 'similar',
      data: { client: client.name, target, similar },
      related: [{ at: client.stack.services.get(similar)!.nameSpan, note: `"${similar}" is defined here` }],
      // With escapes in the text the place is the whole entry, alias and all.
      fix:
        targetAt.end - targetAt.start === target.length
          ? { title: `Link "${similar}" instead`, safety: 'unsafe', edits: [{ at: targetAt, text: similar }] }
          : null,
    });
  },
});
