import {
  defineRule,
  type LintFile,
  type LintProject,
  type RuleFix,
  removeItem,
  type SchemaProblem,
  type Value,
} from '../../src/core/lint/rule.js';

type Path = SchemaProblem['path'];

export const valueInvalid = defineRule({
  meta: {
    id: 'value-invalid',
    group: 'format',
    summary: 'A value that Compose does not take at its place',
    severity: 'error',
    since: '0.1.0',
    fix: 'safe',
    migrate: 'leaves',
    messages: {
      wrong:
        '{where} must be {expected}, but {found} stands there, and {compose} refuses the file; correct it',
      quotes:
        '{where} must be {expected}, but YAML reads {found} there, and {compose} refuses the file; put it in quotes',
      pair: '{where} must be {expected}, but the blank behind its colon makes it a mapping, and {compose} refuses the file; write it as one text',
      empty:
        '{where} must be {expected}, but nothing stands there, and {compose} refuses the file; fill it in, or remove it',
      missing: '{where} lacks "{key}", and {compose} refuses the file; add it',
      beside: '"{neededBy}" of {where} needs "{key}" beside it, and {compose} refuses the file; add it',
      again: '{where} has "{item}" twice, and {compose} refuses the file; remove one of the two',
    },
  },
  file(file, context) {
    const compose = file.format === 'v1' ? 'docker-compose' : 'Compose';
    for (const problem of file.schemaProblems) {
      const { at, path, service, where } = problem;
      if (problem.kind === 'unknown-key' || saidElsewhere(problem, file)) continue;
      if (lacksSomething(problem) && canComeFromElsewhere(problem, file, context.project)) continue;
      const report = { at, ...(service !== null && { service }) };
      const data = { where, compose };
      if (problem.kind === 'missing-key') {
        const { key, neededBy } = problem;
        if (neededBy === null) context.report({ ...report, message: 'missing', data: { ...data, key } });
        else context.report({ ...report, message: 'beside', data: { ...data, key, neededBy } });
      } else if (problem.kind === 'repeated-item') {
        context.report({
          ...report,
          message: 'again',
          data: { ...data, item: file.text.slice(at.start, at.end).replace(/^(["'])(.*)\1$/s, '$2') },
          related: [{ at: problem.first, note: 'the first one' }],
          fix: removal(file, path),
        });
      } else {
        const { expected, found, quotesHelp } = problem;
        if (found === null) context.report({ ...report, message: 'empty', data: { ...data, expected } });
        else {
          context.report({
            ...report,
            message: quotesHelp ? 'quotes' : isPair(problem, file) ? 'pair' : 'wrong',
            data: { ...data, expected, found },
            fix: quotesHelp ? quoting(file, problem) : null,
          });
        }
      }
    }
  },
});

/** What YAML makes of a text in format 1 has a rule of its own, and so has every entry of `links`. */
function saidElsewhere(problem: SchemaProblem, { format }: LintFile): boolean {
  const [key] = problem.path.slice(format === 'v1' ? 1 : 2);
  if (key === 'links' || key === 'external_links') {
    return problem.kind !== 'wrong-value' || problem.found !== null || problem.path.at(-1) !== key;
  }
  return format === 'v1' && problem.kind === 'wrong-value' && problem.quotesHelp;
}

/** Whether an entry of a list of texts is written like one, but with a blank too many. */
function isPair({ path }: SchemaProblem, file: LintFile): boolean {
  const value = valueAt(file, path);
  return typeof path.at(-1) === 'number' && value?.kind === 'map' && !value.flow && value.entries.size === 1;
}

function lacksSomething(problem: SchemaProblem): boolean {
  return problem.kind === 'missing-key' || (problem.kind === 'wrong-value' && problem.found === null);
}

/**
 * Modern Compose merges files, and what a service extends, before it looks at the schema: an earlier file can have
 * what lacks here.
 */
function canComeFromElsewhere(
  { path, service }: SchemaProblem,
  file: LintFile,
  project: LintProject,
): boolean {
  if (file.format === 'v1') return false;
  if (service !== null && file.services.get(service)?.keys.has('extends')) return true;
  const stacks = project.stacks.filter(({ files }) => files.includes(file));
  return (
    stacks.length > 0 &&
    stacks.every(({ files }) => files.slice(0, files.indexOf(file)).some(earlier => valueAt(earlier, path)))
  );
}

function valueAt({ top }: LintFile, [first, ...rest]: Path): Value | null {
  return rest.reduce<Value | null>(inside, top.get(String(first))?.value ?? null);
}

function inside(value: Value | null, step: string | number): Value | null {
  if (value?.kind === 'map') return value.entries.get(String(step))?.value ?? null;
  return value?.kind === 'list' ? (value.items[Number(step)]?.value ?? null) : null;
}

function quoting(file: LintFile, { path, at }: SchemaProblem): RuleFix | null {
  const value = valueAt(file, path);
  // What an alias stands for may be used elsewhere, too.
  if (value?.kind !== 'text' || value.textStart === null || value.span.start !== at.start) return null;
  if (/&\S+\s+$/.test(file.text.slice(0, at.start))) return null;
  const edits = [{ at, text: `"${value.text}"` }];
  return { title: 'Put it in quotes', safety: 'safe', edits };
}

/** Where entries are pairs, another one of the same name between the two may count only until the second. */
function removal(file: LintFile, path: Path): RuleFix | null {
  const list = valueAt(file, path.slice(0, -1));
  const item = list?.kind === 'list' ? list.items[Number(path.at(-1))] : undefined;
  if (list?.kind !== 'list' || item?.value?.kind !== 'text') return null;
  const { text } = item.value;
  const nameOf = (entry: string) => entry.split(/[=:]/, 1)[0];
  const same = list.items.every(
    ({ value }) => value?.kind === 'text' && (nameOf(value.text) !== nameOf(text) || value.text === text),
  );
  const edit = same ? removeItem(file, list, item) : null;
  return edit && { title: 'Remove the second one', safety: 'safe', edits: [edit] };
}
