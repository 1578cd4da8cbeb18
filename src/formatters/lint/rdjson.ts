import type { FindingFix, Place } from '../../core/lint/finding.js';
import type { Severity } from '../../core/lint/rule.js';
import { applyEdits } from '../../core/text/edit.js';
import type { Lines } from '../../core/text/lines.js';
import type { LintReport } from './lint-report.js';
import { sourceLines } from './source-lines.js';
import { utf8Length } from './utf8-length.js';

const SEVERITIES = { error: 'ERROR', warning: 'WARNING', info: 'INFO' } as const satisfies Record<
  Severity,
  string
>;

interface Position {
  readonly line: number;
  /** 1-based, in bytes of UTF-8. */
  readonly column?: number;
}

interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Diagnostics in the format of reviewdog. */
export function formatRdjson(report: LintReport): string {
  const linesIn = sourceLines(report);
  const locationOf = (place: Place) => ({ path: place.file, range: rangeOf(place, linesIn(place.file)) });
  const findings = report.findings.map(finding => {
    const suggestion = finding.fix && suggestionOf(finding.fix, finding.file, linesIn(finding.file));
    return {
      message: finding.message,
      location: locationOf(finding),
      severity: SEVERITIES[finding.severity],
      code: { value: finding.ruleId },
      ...(suggestion ? { suggestions: [suggestion] } : {}),
      ...(finding.related.length > 0
        ? {
            related_locations: finding.related.map(place => ({
              message: place.note,
              location: locationOf(place),
            })),
          }
        : {}),
    };
  });
  const errors = report.errors.map(({ file, line, message }) => ({
    message,
    location: { path: file, ...(line === undefined ? {} : { range: { start: { line } } }) },
    severity: SEVERITIES.error,
  }));
  const document = { source: { name: 'delink' }, diagnostics: [...findings, ...errors] };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function rangeOf({ line, column, endLine, endColumn }: Place, lines: Lines | null): Range {
  // Without the text nobody can count its bytes; whole lines need no columns.
  if (!lines) return { start: { line }, end: { line: endLine } };
  return { start: positionOf(line, column, lines), end: positionOf(endLine, endColumn, lines) };
}

/** A byte order mark has a place among the bytes of its line, though no column of ours. */
function positionOf(line: number, column: number, { text, starts }: Lines): Position {
  const start = starts[line - 1] ?? text.length;
  const bom = start === 0 && text.startsWith('\ufeff') ? 1 : 0;
  return { line, column: utf8Length(text.slice(start, start + bom + column - 1)) + 1 };
}

/** Each suggestion is applied by itself, so the edits of a fix, which belong together, become one. */
function suggestionOf({ edits }: FindingFix, file: string, lines: Lines | null) {
  const inOrder = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  const [first] = inOrder;
  const last = [...edits].sort((a, b) => a.end - b.end).at(-1);
  // A suggestion cannot say that it is for another file than its diagnostic.
  if (!lines || !first || !last || edits.some(edit => edit.file !== file)) return null;
  const moved = edits.map(edit => ({
    ...edit,
    start: edit.start - first.start,
    end: edit.end - first.start,
  }));
  return {
    range: {
      start: positionOf(first.line, first.column, lines),
      end: positionOf(last.endLine, last.endColumn, lines),
    },
    text: applyEdits(lines.text.slice(first.start, last.end), moved),
  };
}
