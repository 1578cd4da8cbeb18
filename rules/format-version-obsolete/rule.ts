import {
  defineRule,
  type Entry,
  type FixEdit,
  type LintFile,
  removeLines,
} from '../../src/core/lint/rule.js';

export const formatVersionObsolete = defineRule({
  meta: {
    id: 'format-version-obsolete',
    group: 'format',
    summary: 'A file says which version of the format it has, which Compose ignores',
    severity: 'info',
    since: '0.1.0',
    fix: 'unsafe',
    migrate: 'leaves',
    messages: {
      obsolete:
        '"version" is obsolete: Compose ignores it, and warns about it at every start; remove it, unless docker-compose before 1.27 or `docker stack deploy` before Docker 23 still reads the file',
    },
  },
  file(file, context) {
    const version = file.top.get('version');
    // What is no text is refused, and another rule says so.
    if (file.format === 'v1' || version?.value?.kind !== 'text') return;
    if (version.value.meaning('modern').type !== 'string') return;
    const edit = removal(file, version);
    context.report({
      message: 'obsolete',
      at: version.keySpan,
      fix: edit && { title: 'Remove "version"', safety: 'unsafe', edits: [edit] },
    });
  },
});

/** With the blank lines behind it where it is the first thing in the file. */
function removal(file: LintFile, { span }: Entry): FixEdit | null {
  const edit = removeLines(file, span);
  if (!edit || file.text.slice(0, edit.at.start).replace(/^\uFEFF/, '') !== '') return edit;
  const [blank] = /^(?:[ \t]*\r?\n)*/.exec(file.text.slice(edit.at.end))!;
  return { ...edit, at: { ...edit.at, end: edit.at.end + blank.length } };
}
