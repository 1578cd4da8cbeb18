import { defineRule } from '../../src/core/lint/rule.js';

export const yamlSyntax = defineRule({
  meta: {
    id: 'yaml-syntax',
    group: 'format',
    summary: 'A file is no YAML that Compose could read',
    severity: 'error',
    since: '0.1.0',
    fix: null,
    migrate: 'stops',
    messages: { problem: '{problem}' },
  },
  brokenFile({ problems }, context) {
    for (const { at, message } of problems) {
      context.report({ message: 'problem', at, data: { problem: message } });
    }
  },
});
