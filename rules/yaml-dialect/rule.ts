import {
  defineRule,
  isForLegacy,
  type LintFile,
  type RuleFix,
  readingOf,
  replaceSpan,
  type ScalarMeaning,
  type ScalarPlace,
  type ScalarReading,
  type SchemaProblem,
  scalarPlaces,
  type TextValue,
  type Value,
  type WrongValue,
} from '../../src/core/lint/rule.js';

export const yamlDialect = defineRule({
  meta: {
    id: 'yaml-dialect',
    group: 'format',
    summary:
      'A value without quotes that is not the text it seems to be, to docker-compose 1.x or to newer Compose',
    severity: 'warning',
    since: '0.1.0',
    fix: 'unsafe',
    migrate: 'settles',
    messages: {
      port: '"{written}" is the number {legacy} (in base 60) to docker-compose 1.x, which so publishes another port of the container, while newer Compose reads what stands there; put it in quotes',
      legacyRefuses:
        '"{written}" is {what} to docker-compose 1.x, which refuses it for "{key}", while newer Compose reads "{modern}"; put what is meant in quotes',
      modernRefuses:
        '"{written}" is {what} to newer Compose, which refuses it for "{key}", while docker-compose 1.x reads "{legacy}"; put what is meant in quotes',
      differ:
        '"{written}" for "{key}" becomes "{legacy}" with docker-compose 1.x and "{modern}" with newer Compose; put what is meant in quotes',
      refused:
        '{where} must be {expected}, but YAML reads {found} there, and docker-compose refuses the file; put it in quotes',
      date: '"{written}" is a date to Compose, which takes none for "{key}"; put it in quotes',
    },
  },
  file(file, { report }) {
    const said = new Set<number>();
    for (const place of scalarPlaces(file)) {
      const { value, key, kind, service } = place;
      const legacy = readingOf(value, kind, 'legacy');
      const modern = readingOf(value, kind, 'modern');
      const message = messageFor(file, place, legacy, modern);
      if (message === null) continue;
      said.add(value.span.start);
      report({
        message,
        at: value.span,
        service,
        data: {
          written: value.text,
          key,
          what: inWords('refused' in legacy ? value.meaning('legacy') : value.meaning('modern')),
          legacy: 'text' in legacy ? legacy.text : '',
          modern: 'text' in modern ? modern.text : '',
        },
        fix: quoted(file, value, legacy, modern),
      });
    }
    if (file.format !== 'v1') return;
    for (const problem of file.schemaProblems) {
      const value = quotable(problem, file);
      if (!value || said.has(value.span.start)) continue;
      said.add(value.span.start);
      const { where, expected, found, service } = problem as SchemaProblem & WrongValue;
      report({
        message: 'refused',
        at: value.span,
        ...(service === null ? {} : { service }),
        data: { where, expected, found: found ?? '' },
        fix: quoted(file, value, REFUSED, REFUSED),
      });
    }
  },
});

const REFUSED: ScalarReading = { refused: 'int' };

/** What docker-compose would take if it were in quotes; entries of links have rules of their own. */
function quotable(problem: SchemaProblem, { top }: LintFile): TextValue | null {
  if (problem.kind !== 'wrong-value' || !problem.quotesHelp) return null;
  const [service, key, ...rest] = problem.path;
  if (key === 'links' || key === 'external_links') return null;
  let value: Value | null = top.get(String(service))?.value ?? null;
  for (const step of [key!, ...rest]) {
    if (value?.kind === 'map') value = value.entries.get(String(step))?.value ?? null;
    else value = value?.kind === 'list' ? (value.items[Number(step)]?.value ?? null) : null;
  }
  return value?.kind === 'text' && value.style === 'plain' ? value : null;
}

type Message = 'port' | 'legacyRefuses' | 'modernRefuses' | 'differ' | 'date';

function messageFor(
  file: LintFile,
  { key, value }: ScalarPlace,
  legacy: ScalarReading,
  modern: ScalarReading,
): Message | null {
  const isDate = (reading: ScalarReading) => 'refused' in reading && reading.refused === 'time';
  // Where newer Compose alone is in question, or where both refuse, the type is simply the wrong one; but nobody who
  // writes a date means anything but its text.
  if (isDate(modern) && ('refused' in legacy || !isForLegacy(file))) return 'date';
  if (!isForLegacy(file)) return null;
  if ('refused' in legacy) return 'refused' in modern ? null : 'legacyRefuses';
  // In newer formats another rule says what newer Compose refuses.
  if ('refused' in modern) return file.format === 'v1' ? 'modernRefuses' : null;
  // A label that is `True` or `true` is the same to whoever reads it.
  if (legacy.text.toLowerCase() === modern.text.toLowerCase()) return null;
  return key === 'ports' && value.text.includes(':') ? 'port' : 'differ';
}

function inWords({ type, text }: ScalarMeaning): string {
  return type === 'bool'
    ? `the boolean ${text}`
    : type === 'time'
      ? 'a date'
      : `the number ${text.replace(/^base60 /, '')}`;
}

/** Safe where whoever loads the file as it is refuses it, or reads the very text. */
function quoted(file: LintFile, value: TextValue, legacy: ScalarReading, modern: ScalarReading): RuleFix {
  const { span, text } = value;
  // What aliases stand for can mean something else at another place.
  const shared = /&\S+\s+$/.test(file.text.slice(0, span.start));
  const legacyKeeps = 'refused' in legacy || legacy.text === text;
  // Some releases of newer Compose make a text of a date, with the time of day.
  const modernKeeps = 'refused' in modern ? modern.refused !== 'time' : modern.text === text;
  const safe = !shared && (!isForLegacy(file) || legacyKeeps) && (file.format === 'v1' || modernKeeps);
  return {
    title: 'Put it in quotes',
    safety: safe ? 'safe' : 'unsafe',
    edits: [replaceSpan(span, `"${text}"`)],
  };
}
