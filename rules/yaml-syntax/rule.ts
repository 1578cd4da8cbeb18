import { type BrokenFile, defineRule, type Span } from '../../src/core/lint/rule.js';

export const yamlSyntax = defineRule({
  meta: {
    id: 'yaml-syntax',
    group: 'format',
    summary: 'A file is no YAML that Compose could read',
    severity: 'error',
    since: '0.1.0',
    fix: null,
    migrate: 'stops',
    messages: {
      problem: '{problem}',
      conflict:
        'a merge conflict was left in the file, and no Compose reads it: keep what is meant of the two sides, and remove the marks',
    },
  },
  brokenFile(file, context) {
    const conflicts = conflictsIn(file);
    for (const at of conflicts) context.report({ message: 'conflict', at });
    if (conflicts.length > 0) return;
    // What a parser says next about the same line follows from what it said first.
    const lines = new Set<number>();
    for (const { at, line, message } of file.problems) {
      if (!lines.has(line)) context.report({ message: 'problem', at, data: { problem: message } });
      lines.add(line);
    }
  },
});

/** The first marks of conflicts that a version control system left; each to the end of its line. */
function conflictsIn({ path, text }: BrokenFile): Span[] {
  if (!/^>{7}(?:\s|$)/m.test(text)) return [];
  return [...text.matchAll(/^<{7}(?: [^\r\n]*|(?=\r?$))/gm)].map(({ 0: mark, index }) => ({
    file: path,
    start: index,
    end: index + mark.length,
  }));
}
