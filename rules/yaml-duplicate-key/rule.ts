import {
  type DuplicateKey,
  defineRule,
  type Entry,
  type FixEdit,
  type LintFile,
  type RuleFix,
  removeLines,
  replaceSpan,
  type Span,
  serviceAt,
} from '../../src/core/lint/rule.js';

export const yamlDuplicateKey = defineRule({
  meta: {
    id: 'yaml-duplicate-key',
    group: 'format',
    summary: 'A key stands twice in one mapping',
    severity: 'error',
    since: '0.1.0',
    fix: 'unsafe',
    migrate: 'settles',
    messages: {
      duplicate:
        '"{key}" stands again {where}: docker-compose 1.x drops this one without a word, and newer Compose refuses the file; bring them together, or remove one',
      merge:
        '"<<" stands more than once {where}: docker-compose 1.x merges them all, but newer Compose refuses the file; name them in one list, the strongest first',
    },
  },
  file(file, context) {
    for (const duplicate of file.duplicateKeys) {
      const { key, path, last, earlier } = duplicate;
      const service = serviceAt(file, [...path, key])?.name;
      const found = {
        data: { key, where: path.length === 0 ? 'at the top of the file' : `in "${path.join('.')}"` },
        ...(service === undefined ? {} : { service }),
      };
      if (isMerge(file, last)) {
        context.report({
          ...found,
          message: 'merge',
          at: last.keySpan,
          related: earlier.map(({ keySpan }) => ({ at: keySpan, note: 'the first ones stand here' })),
          fix: listOfAll(file, duplicate),
        });
        continue;
      }
      for (const entry of earlier) {
        context.report({
          ...found,
          message: 'duplicate',
          at: entry.keySpan,
          related: [{ at: last.keySpan, note: 'this one counts' }],
          fix: withoutIt(file, entry, last),
        });
      }
    }
  },
});

function isMerge({ text }: LintFile, { key, keySpan }: Entry): boolean {
  return key === '<<' && text.slice(keySpan.start, keySpan.end) === '<<';
}

/** Equal entries: nothing is lost. Others: what was dropped may be what was meant. */
function withoutIt(file: LintFile, entry: Entry, last: Entry): RuleFix | null {
  const edit = removal(file, entry);
  if (!edit) return null;
  const equal = textOf(file, entry) === textOf(file, last);
  return { title: 'Remove the entry that is dropped', safety: equal ? 'safe' : 'unsafe', edits: [edit] };
}

/** One list instead of several merges, each of a single alias. The last merge wins, and of a list the first. */
function listOfAll(file: LintFile, { earlier, last }: DuplicateKey): RuleFix | null {
  const aliases = [...earlier, last].map(
    entry => /^<<\s*:[ \t]+(\*[^\s,[\]{}]+)$/.exec(textOf(file, entry))?.[1],
  );
  const removals = earlier.map(entry => removal(file, entry));
  if (![...aliases, ...removals].every(Boolean)) return null;
  const { end } = last.span;
  return {
    title: 'Merge them by one list',
    safety: 'safe',
    edits: [
      ...(removals as FixEdit[]),
      replaceSpan({ ...last.span, start: end - aliases.at(-1)!.length }, `[${aliases.reverse().join(', ')}]`),
    ],
  };
}

/** Takes the entry's lines; null where others stand on them, or where its anchor is needed elsewhere. */
function removal(file: LintFile, entry: Entry): FixEdit | null {
  const span = contentOf(file, entry);
  const inside = file.text.slice(span.start, span.end);
  const outside = `${file.text.slice(0, span.start)}\n${file.text.slice(span.end)}`;
  const anchors = [...inside.matchAll(/(?<=[\s:,[{])&([^\s,[\]{}]+)/g)].map(([, name]) => name!);
  return anchors.some(name => outside.includes(`*${name}`)) ? null : removeLines(file, span);
}

function textOf(file: LintFile, entry: Entry): string {
  const { start, end } = contentOf(file, entry);
  return file.text.slice(start, end);
}

/** A block scalar ends behind its last line. */
function contentOf({ text }: LintFile, { span }: Entry): Span {
  return { ...span, end: span.start + text.slice(span.start, span.end).trimEnd().length };
}
