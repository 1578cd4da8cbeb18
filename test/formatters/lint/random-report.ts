import fc from 'fast-check';
import { type Finding, type FindingEdit, placeOf } from '../../../src/core/lint/finding.js';
import { hashText } from '../../../src/core/text/hash.js';
import { linesOf } from '../../../src/core/text/lines.js';
import type { LintReport } from '../../../src/formatters/lint/lint-report.js';
import { cannedReport, RULES } from './canned-report.js';

/** What formats have to escape, what terminals obey, and what takes more or less room than one column. */
const PIECES = [
  ...'aB0 -_:,;%=&<>"\'`\\/[](){}$#|^~.?!',
  ...['\n', '\r\n', '\r', '\t', '\u0000', '\u001b[31m', '\u0007', '\u007f', '\u0085', '\u009b', '\u2028'],
  ...[
    '\ufffe',
    '\uffff',
    '\ufeff',
    '\u202e',
    '\u200b',
    '\u00ad',
    '::',
    ']]>',
    '%0A',
    '&amp;',
    '](',
    '\\',
    '{0}',
  ],
  ...['é', 'e\u0301', '漢', 'ｱ', '한', '👍🏽', '👩‍👩‍👧', '🇩🇪', '❤\ufe0f', '𝒳', '\u200d'],
];

const wellFormed = (maxLength: number) =>
  fc.array(fc.constantFrom(...PIECES), { maxLength }).map(pieces => pieces.join(''));

/** Texts of all sorts, halves of characters included. */
export const oddText = fc.oneof(wellFormed(12), fc.string({ unit: 'binary', maxLength: 8 }), halves());
export const oddName = oddText.filter(text => text !== '');
const fileText = fc
  .tuple(fc.constantFrom('', '', '\ufeff'), wellFormed(60))
  .map(([mark, text]) => mark + text);

function halves() {
  return fc.constantFrom('\ud800', 'a\udc00b', '\udc00\ud800');
}

/** Any report that a run could make, if file names and messages could hold anything. */
export const anyReport: fc.Arbitrary<LintReport> = fc
  .uniqueArray(fc.tuple(oddName, fileText), { minLength: 1, maxLength: 3, selector: ([name]) => name })
  .chain(files =>
    fc.record({
      findings: fc.array(anyFinding(new Map(files)), { maxLength: 4 }),
      errors: fc.array(
        fc.oneof(
          fc.record({ file: oddName, message: oddText }),
          fc.record({ file: oddName, line: fc.integer({ min: 1, max: 99 }), message: oddText }),
        ),
        { maxLength: 2 },
      ),
      summary: fc.constant(cannedReport.summary),
      heldBack: fc.record({ safe: fc.nat(2), unsafe: fc.nat(2) }),
      rules: fc.constant(RULES),
      sources: fc.constant(new Map(files)),
    }),
  );

function anyFinding(files: ReadonlyMap<string, string>): fc.Arbitrary<Finding> {
  return fc.constantFrom(...files.keys()).chain(file => {
    const place = fc.constantFrom(...files.keys()).chain(other => anyPlace(other, files.get(other)!));
    return fc
      .record({
        rule: fc.constantFrom(...RULES),
        message: oddText,
        at: anyPlace(file, files.get(file)!),
        service: fc.option(oddText),
        related: fc.array(
          fc.record({ place, note: oddText }).map(({ place, note }) => ({ ...place, note })),
          { maxLength: 11 },
        ),
        fix: fc.option(
          fc.record({
            title: oddText,
            safety: fc.constantFrom('safe' as const, 'unsafe' as const),
            edits: anyEdits(file, files.get(file)!),
          }),
        ),
        data: fc.constant({}),
      })
      .map(({ rule, at, ...rest }) => ({
        ...rest,
        ...at,
        ruleId: rule.id,
        messageId: 'found',
        severity: rule.severity,
        fingerprint: hashText(rest.message),
      }));
  });
}

/** Ascending offsets between whole characters, behind a byte order mark. */
function offsets(text: string, count: number): fc.Arbitrary<number[]> {
  const all = [0];
  for (const character of text) all.push(all.at(-1)! + character.length);
  const places = text.startsWith('\ufeff') ? all.slice(1) : all;
  return fc
    .array(fc.constantFrom(...places), { minLength: count, maxLength: count })
    .map(chosen => chosen.sort((a, b) => a - b));
}

function anyPlace(file: string, text: string) {
  return offsets(text, 2).map(([start, end]) => placeOf({ file, start: start!, end: end! }, linesOf(text)));
}

/** One to three edits that do not meet, in any order. */
function anyEdits(file: string, text: string): fc.Arbitrary<FindingEdit[]> {
  return fc
    .tuple(offsets(text, 6), fc.array(wellFormed(4), { minLength: 3, maxLength: 3 }), fc.boolean())
    .map(([at, texts, turned]) => {
      const edits = [0, 1, 2].map(n => {
        const span = { file, start: at[2 * n]!, end: at[2 * n + 1]! };
        return { ...placeOf(span, linesOf(text)), start: span.start, end: span.end, text: texts[n]! };
      });
      const apart = edits.filter((edit, n) => n === 0 || edit.start > edits[n - 1]!.end);
      return turned ? apart.reverse() : apart;
    });
}
