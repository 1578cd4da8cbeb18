import { defineRule, removeLines, renameKey } from '../../src/core/lint/rule.js';

export const keyUnknown = defineRule({
  meta: {
    id: 'key-unknown',
    group: 'format',
    summary: 'A key that Compose does not know at its place',
    severity: 'error',
    since: '0.1.0',
    fix: 'unsafe',
    migrate: 'leaves',
    messages: {
      unknown: '"{key}" is no key of {where}, and {compose} refuses the file; correct it, or remove it',
      similar: '"{key}" is no key of {where}, and {compose} refuses the file; did you mean "{similar}"?',
      later:
        '"{key}" of {where} is a key of later formats, and docker-compose refuses it in format 1; `delink migrate` converts the file and keeps the key',
      name: '"{key}" is no name that {compose} takes in {where}; use letters, digits, ".", "_" and "-" only',
      version:
        '"version" is the name of a service in format 1, and no Compose takes a text for one; remove it, as `delink migrate` does',
    },
  },
  file(file, context) {
    const { format, schemaProblems, services, top } = file;
    const version = top.get('version');
    if (format === 'v1' && version && !services.has('version')) {
      const edit = removeLines(file, version.span);
      context.report({
        message: 'version',
        at: version.keySpan,
        fix: edit && { title: 'Remove "version"', safety: 'safe', edits: [edit] },
      });
    }
    const compose = format === 'v1' ? 'docker-compose' : 'Compose';
    const renamed = new Set<string>();
    for (const problem of schemaProblems) {
      if (problem.kind !== 'unknown-key') continue;
      const { at, isName, key, otherFormat, path, service, suggestion: similar, where } = problem;
      // Keys of format 1 under `services:` have a rule of their own.
      if (otherFormat && format !== 'v1') continue;
      const report = { at, ...(service !== null && { service }), data: { key, where, compose } };
      if (otherFormat) context.report({ ...report, message: 'later' });
      else if (isName) context.report({ ...report, message: 'name' });
      else if (similar === null) context.report({ ...report, message: 'unknown' });
      else {
        // Two keys cannot both become the same one.
        const meant = JSON.stringify([...path.slice(0, -1), similar]);
        const first = !renamed.has(meant);
        renamed.add(meant);
        const edits = [renameKey(file, at, similar)];
        context.report({
          ...report,
          message: 'similar',
          data: { key, where, compose, similar },
          fix: first ? { title: `Rename it to "${similar}"`, safety: 'unsafe', edits } : null,
        });
      }
    }
  },
});
