import { defineRule, reportProblems } from '../../src/core/lint/rule.js';

export const formatV1 = defineRule({
  meta: {
    id: 'format-v1',
    group: 'format',
    summary: 'A file is of format 1, which no Compose since v2 reads',
    severity: 'error',
    since: '0.1.0',
    fix: null,
    migrate: 'settles',
    messages: {
      format:
        'the services stand at the top of the file, which is format 1, and every Compose since v2 refuses that; `delink migrate` converts the file',
      problem: '{problem}',
    },
  },
  file({ path, format, services }, context) {
    const [first] = services.values();
    if (format !== 'v1' || !first) return;
    // A file of two formats is told how to become one of a single format first.
    const mixed = context.project.stacks.some(({ problems }) =>
      problems.some(problem => problem.ruleId === 'format-mixed' && problem.at.file === path),
    );
    if (!mixed) context.report({ message: 'format', at: first.nameSpan });
  },
  stack({ problems }, context) {
    reportProblems(problems, 'format-v1', context);
  },
});
