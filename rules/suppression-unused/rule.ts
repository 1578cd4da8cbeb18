import { defineRule, type FixEdit, type LintFile, removeLines, type Span } from '../../src/core/lint/rule.js';

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
    fix: 'unsafe',
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
  suppression({ reason, ruleId, suggestion, at, comment, alone }, context) {
    const rule = ruleId ?? '';
    if (reason === 'no-reason') {
      if (context.options.requireReason) context.report({ message: 'noReason', at, data: { rule } });
    } else if (reason === 'no-rule') {
      context.report({ message: 'noRule', at });
    } else if (reason === 'unused') {
      const file = alone ? context.project.files.find(one => one.path === comment.file) : null;
      context.report({
        message: 'unused',
        at,
        data: { rule },
        fix: file
          ? { title: 'Remove the comment', safety: 'safe', edits: [removeComment(file, comment)] }
          : null,
      });
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

/** With its line, or with the blanks before it. */
function removeComment(file: LintFile, comment: Span): FixEdit {
  const line = removeLines(file, comment);
  if (line) return line;
  const before = /[ \t]*$/.exec(file.text.slice(0, comment.start))![0];
  return { at: { ...comment, start: comment.start - before.length }, text: '' };
}
