import { entryOf } from '../plan/grouping.js';
import { type Lines, positionAt } from '../text/lines.js';
import type { Span } from './model.js';
import type { Data, Severity } from './rule.js';

/** A place as people count: 1-based lines and UTF-16 columns, the end behind the last character. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface FindingEdit extends Place {
  /** The same place as offsets in the original text. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface FindingFix {
  readonly title: string;
  readonly safety: 'safe' | 'unsafe';
  /** All or none of them. */
  readonly edits: readonly FindingEdit[];
}

/** One thing found, at its place, in words. */
export interface Finding extends Place {
  readonly ruleId: string;
  readonly messageId: string;
  readonly severity: Severity;
  readonly message: string;
  readonly service: string | null;
  readonly related: readonly (Place & { readonly note: string })[];
  readonly fix: FindingFix | null;
  readonly data: Data;
  /** Whether `delink migrate` leaves this one, whatever it does about others of its rule. */
  readonly isLeft?: true;
  /** The same for the same finding in another run, also when its line has moved. */
  readonly fingerprint: string;
}

/** A span as a place; the lines are those of its file. */
export function placeOf(span: Span, lines: Lines): Place {
  const start = positionAt(lines, span.start);
  const end = positionAt(lines, Math.max(span.start, span.end));
  return { file: span.file, ...start, endLine: end.line, endColumn: end.column };
}

/** By file, place, rule and words: the same in whatever order rules and files came. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compare(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    compare(a.ruleId, b.ruleId) ||
    a.endLine - b.endLine ||
    a.endColumn - b.endColumn ||
    compare(a.message, b.message) ||
    compare(JSON.stringify(a.related), JSON.stringify(b.related))
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Each once: a project that is loaded in several ways, and projects that have files in common, say the same thing
 * several times. The places around it are put together.
 */
export function distinctFindings(findings: readonly Finding[]): Finding[] {
  const result: Finding[] = [];
  // Places are told apart by a number first: keys with the whole message in them cost more than all comparisons.
  const byStart = new Map<number, number[]>();
  for (const finding of findings) {
    const there = entryOf(byStart, finding.line * 2 ** 20 + finding.column, () => []);
    const known = there.find(index => saysTheSame(result[index]!, finding));
    if (known === undefined) there.push(result.push(finding) - 1);
    else result[known] = { ...result[known]!, related: unitedRelated(result[known]!, finding) };
  }
  return result;
}

function saysTheSame(a: Finding, b: Finding): boolean {
  return (
    a.ruleId === b.ruleId &&
    a.line === b.line &&
    a.column === b.column &&
    a.endLine === b.endLine &&
    a.endColumn === b.endColumn &&
    a.file === b.file &&
    a.message === b.message
  );
}

function unitedRelated(a: Finding, b: Finding): Finding['related'] {
  return [...new Map([...a.related, ...b.related].map(place => [JSON.stringify(place), place])).values()];
}
