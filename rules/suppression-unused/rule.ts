import { defineRule, removeLines } from '../../src/core/lint/rule.js';

interface Options {
  readonly requireReason: boolean;
}

type Message = 'unused' | 'unknown' | 'similar' | 'noRule' | 'noReason';

export const suppressionUnused = defineRule<Message, Options>({
  meta: {
    id: 'suppression-unused',
    group: 'housekeeping',
    summary: 'A comment that should hold back a finding holds back nothing',
    severity: 'warning',
    since: '0.1.0',
    fix: 'safe',
    migrate: 'leaves',
    messages: {
      unused:
        'nothing is held back for "{rule}" here: the problem is gone, or the comment stands at another line; remove it',
      unknown: 'there is no rule "{rule}", so the comment holds back nothing; `delink rules` lists them',
      similar: 'there is no rule "{rule}", so the comment holds back nothing; did you mean "{similar}"?',
      noRule: 'the comment names no rule, so it holds back nothing; write `# delink-ignore RULE: REASON`',
      noReason: 'the comment does not say why "{rule}" is held back here; write the reason behind a colon',
    },
    options: {
      requireReason: {
        type: 'boolean',
        default: false,
        description: 'Whether every suppression must say why it is there',
      },
    },
  },
  suppression({ reason, ruleId, suggestion, at, comment }, context) {
    const rule = ruleId ?? '';
    if (reason === 'no-reason') {
      if (context.options.requireReason) context.report({ message: 'noReason', at, data: { rule } });
    } else if (reason === 'no-rule') {
      context.report({ message: 'noRule', at });
    } else if (reason === 'unused') {
      const file = context.project.files.find(one => one.path === comment.file);
      const edit = file && removeLines(file, comment);
      context.report({ message: 'unused', at, data: { rule } });
      void edit;
    } else if (suggestion === null) {
      context.report({ message: 'unknown', at, data: { rule } });
    } else {
      context.report({
        message: 'similar',
        at,
        data: { rule, similar: suggestion },
        fix: { title: `Name "${suggestion}"`, safety: 'unsafe', edits: [{ at, text: suggestion }] },
      });
    }
  },
});
