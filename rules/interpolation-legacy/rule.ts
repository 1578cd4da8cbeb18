import {
  type Dollar,
  defineRule,
  dollarsIn,
  groupBy,
  type LintFile,
  partIn,
  type RuleFix,
  replaceSpan,
  type Span,
  serviceAt,
} from '../../src/core/lint/rule.js';

export const interpolationLegacy = defineRule({
  meta: {
    id: 'interpolation-legacy',
    group: 'variables',
    summary: 'A value in format 1 has a `$` that docker-compose 1.x does not understand there',
    severity: 'error',
    since: '0.1.0',
    fix: 'unsafe',
    migrate: 'leaves',
    messages: {
      operator:
        'docker-compose 1.x, the only one that reads format 1, knows no "{written}" in it and stops with `Invalid interpolation format`; in a newer format it takes effect; let `delink migrate` convert the file, or write the plain variable',
      lone: 'docker-compose 1.x, the only one that reads format 1, takes "$" for the begin of a variable and stops with `Invalid interpolation format`; write "$$" for the character itself',
      malformed:
        '"{written}" is no variable to any Compose, which stops with an error about interpolation; correct it, or write "$$" for the character itself',
    },
  },
  file(file, context) {
    if (file.format !== 'v1') return;
    for (const { value, path } of file.texts) {
      const refused = dollarsIn(value.text).filter(dollar => kindOf(dollar) !== null);
      const service = serviceAt(file, path)?.name;
      for (const [message, dollars] of groupBy(refused, kindOf)) {
        const [first, ...others] = dollars.map(({ start, end }) => partIn(file, value, start, end));
        context.report({
          message: message!,
          at: first!,
          ...(service === undefined ? {} : { service }),
          data: { written: value.text.slice(dollars[0]!.start, dollars[0]!.end) },
          related: others.map(at => ({ at, note: 'and here' })),
          fix: message === 'lone' ? doubled(file, [first!, ...others]) : null,
        });
      }
    }
  },
});

function kindOf({ kind, operator }: Dollar): 'operator' | 'lone' | 'malformed' | null {
  if (kind === 'variable') return operator === '' ? null : 'operator';
  return kind;
}

function doubled(file: LintFile, places: readonly Span[]): RuleFix | null {
  // An escape may stand for the character.
  if (places.some(({ start, end }) => file.text.slice(start, end) !== '$')) return null;
  return {
    title: 'Write "$$", which stands for the character',
    safety: 'unsafe',
    edits: places.map(at => replaceSpan(at, '$$')),
  };
}
