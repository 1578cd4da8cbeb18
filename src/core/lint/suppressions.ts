import { type Lines, lineIndexAt } from '../text/lines.js';
import { nearest } from '../text/nearest.js';
import { type Comment, placedComments } from '../yaml/comments.js';
import type { Finding } from './finding.js';
import type { Span } from './model.js';
import type { IdleSuppression } from './rule.js';

/** A comment like `# delink-ignore-next-line link-legacy: wait for the release`. */
interface Directive {
  readonly comment: Span;
  /** The 0-based line that it holds for; null for the whole file. */
  readonly line: number | null;
  readonly rules: readonly { readonly id: string; readonly at: Span }[];
  readonly reason: string;
}

const MARK = 'delink-ignore';
const DIRECTIVE = /^#+\s*delink-ignore(-next-line|-file)?(?![\w-])([^:]*)(?::(.*))?$/;

/** The suppressions of one file, and what they held back so far. */
export interface Suppressions {
  /** Whether a finding in this file is held back. */
  holdsBack(finding: Finding): boolean;
  /** What has held nothing back although its rule ran, and what cannot hold anything. */
  idle(ran: ReadonlySet<string>, known: readonly string[]): IdleSuppression[];
}

/** Reads the comments of a file. `readable`: whether it is YAML; else whatever looks like a comment counts. */
export function suppressionsOf(path: string, lines: Lines, readable: boolean): Suppressions {
  if (!lines.text.includes(MARK)) return suppressionsFrom([]);
  const comments = readable ? placedComments(lines.text) : looseComments(lines.text);
  return suppressionsFrom(directivesIn(path, lines, comments, /^(?:#|$)/));
}

function suppressionsFrom(directives: readonly Directive[]): Suppressions {
  const used = new Set<string>();
  return {
    holdsBack: finding => {
      let held = false;
      for (const [number, { line, rules }] of directives.entries()) {
        if (line !== null && line !== finding.line - 1) continue;
        if (!rules.some(rule => rule.id === finding.ruleId)) continue;
        used.add(`${number} ${finding.ruleId}`);
        held = true;
      }
      return held;
    },
    idle: (ran, known) =>
      directives.flatMap((directive, number) => idleIn(directive, number, used, ran, known)),
  };
}

/** What begins a comment in a file of any language. */
const LEADER = String.raw`(?:#|//|/\*|--|;|%|<!--|\.\.(?=[ \t]))`;
const SOURCE_COMMENT = new RegExp(String.raw`${LEADER}[#/*;%!-]*[ \t]*(delink-ignore[^\r\n]*)`, 'g');
const COMMENT_END = /\s*(?:\*\/|-->|%>)\s*$/;

/** The suppressions of a file that is no Compose file: the same words in a comment of whatever language it has. */
export function sourceSuppressions(path: string, lines: Lines): Suppressions {
  if (!lines.text.includes(MARK)) return suppressionsFrom([]);
  const comments = [...lines.text.matchAll(SOURCE_COMMENT)].map(({ 1: words, index }) => ({
    text: `# ${words!.replace(COMMENT_END, '')}`,
    start: index,
  }));
  return suppressionsFrom(directivesIn(path, lines, comments, new RegExp(`^(?:${LEADER}|$)`)));
}

function idleIn(
  { comment, rules, reason }: Directive,
  number: number,
  used: ReadonlySet<string>,
  ran: ReadonlySet<string>,
  known: readonly string[],
): IdleSuppression[] {
  const idle = (reason: IdleSuppression['reason'], ruleId: string | null, at: Span): IdleSuppression => ({
    reason,
    ruleId,
    suggestion: reason === 'unknown-rule' ? nearest(ruleId!, known) : null,
    at,
    comment,
    alone: rules.length < 2,
  });
  if (rules.length === 0) return [idle('no-rule', null, comment)];
  const found = rules.flatMap(({ id, at }) => {
    if (!known.includes(id)) return [idle('unknown-rule', id, at)];
    return ran.has(id) && !used.has(`${number} ${id}`) ? [idle('unused', id, at)] : [];
  });
  return reason === '' ? [...found, idle('no-reason', rules[0]!.id, comment)] : found;
}

/** `blank` matches a line, without the blanks around it, that is empty or a comment. */
function directivesIn(path: string, lines: Lines, comments: readonly Comment[], blank: RegExp): Directive[] {
  return comments.flatMap(({ text: written, start }) => {
    const match = DIRECTIVE.exec(written);
    if (!match) return [];
    const [, kind, names = '', reason = ''] = match;
    const offset = start + written.indexOf(names, written.indexOf(MARK) + MARK.length + (kind?.length ?? 0));
    const rules = [...names.matchAll(/[^\s,]+/g)].map(({ 0: id, index }) => ({
      id,
      at: { file: path, start: offset + index, end: offset + index + id.length },
    }));
    const line = lineIndexAt(lines, start);
    return [
      {
        comment: { file: path, start, end: start + written.length },
        line: kind === '-file' ? null : kind === '-next-line' ? nextLine(lines, line, blank) : line,
        rules,
        reason: reason.trim(),
      },
    ];
  });
}

/** The next line that is neither blank nor a comment, so that several suppressions can stand above one line. */
function nextLine(lines: Lines, from: number, blank: RegExp): number {
  const content = (line: number) => lines.text.slice(lines.starts[line], lines.starts[line + 1]).trim();
  let line = from + 1;
  while (line < lines.starts.length - 1 && blank.test(content(line))) line++;
  return line;
}

function looseComments(text: string): Comment[] {
  return [...text.matchAll(/#[^\r\n]*/g)].map(({ 0: comment, index }) => ({
    text: comment.trim(),
    start: index,
  }));
}
