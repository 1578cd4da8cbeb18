import { defineRule, type LintFile, type Span } from '../../src/core/lint/rule.js';

export const formatMixed = defineRule({
  meta: {
    id: 'format-mixed',
    group: 'format',
    summary: 'Formats are mixed, in one file or among files that are loaded together',
    severity: 'error',
    since: '0.1.0',
    fix: null,
    migrate: 'stops',
    messages: { problem: '{problem}' },
  },
  stack({ files, format, problems }, context) {
    const [first] = files;
    // What is said of such a file as a whole comes first, and points at its beginning, be it a comment.
    const whole = new Map(
      files.filter(file => file.format !== format).map(file => [file.path, formatSpan(file)]),
    );
    for (const { ruleId, message, at } of problems) {
      if (ruleId !== 'format-mixed') continue;
      const shown = whole.get(at.file);
      const firstAt = shown && formatSpan(first!);
      whole.delete(at.file);
      context.report({
        message: 'problem',
        at: shown ?? at,
        data: { problem: message },
        related: firstAt ? [{ at: firstAt, note: `"${first!.path}" is of ${nameOf(first!)}` }] : [],
      });
    }
  },
});

/** What tells the format of a file. */
function formatSpan({ format, top, services }: LintFile): Span | null {
  const [service] = services.values();
  return (format === 'v1' ? service?.nameSpan : top.get('services')?.keySpan) ?? null;
}

function nameOf({ format }: LintFile): string {
  return format === 'v1' ? 'format 1' : 'a newer format';
}
