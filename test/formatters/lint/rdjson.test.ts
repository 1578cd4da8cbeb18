import fc from 'fast-check';
import { applyEdits } from '../../../src/core/text/edit.js';
import { formatRdjson } from '../../../src/formatters/lint/rdjson.js';
import { cannedReport, cleanReport, errorsOnly, span, TEXTS } from './canned-report.js';
import { anyReport } from './random-report.js';

interface Range {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

const diagnostics = (report = cannedReport) => JSON.parse(formatRdjson(report)).diagnostics;
const about = (message: string) =>
  diagnostics().find((diagnostic: { message: string }) => diagnostic.message === message);

/** Cuts a range out of a file as reviewdog does: lines end with \n, columns count bytes. */
function bytesAround(text: string, { start, end }: Range): [before: Buffer, covered: Buffer, after: Buffer] {
  const bytes = Buffer.from(text);
  const offsetOf = ({ line, column }: Range['start']) => {
    let at = 0;
    for (let n = 1; n < line; n++) at = bytes.indexOf('\n', at) + 1;
    return at + column - 1;
  };
  const [from, to] = [offsetOf(start), offsetOf(end)];
  return [bytes.subarray(0, from), bytes.subarray(from, to), bytes.subarray(to)];
}

test('a diagnostic as reviewdog documents it', () => {
  expect(
    about(cannedReport.findings.find(({ message }) => message.includes('did you mean'))!.message),
  ).toEqual({
    message: expect.stringContaining('did you mean "database"?'),
    location: {
      path: 'docker-compose.yml',
      range: { start: { line: 4, column: 7 }, end: { line: 4, column: 14 } },
    },
    severity: 'ERROR',
    code: { value: 'link-target-undefined' },
    suggestions: [
      { range: { start: { line: 4, column: 7 }, end: { line: 4, column: 14 } }, text: 'database' },
    ],
    related_locations: [
      {
        message: '"database" is defined here',
        location: {
          path: 'docker-compose.yml',
          range: { start: { line: 8, column: 1 }, end: { line: 8, column: 9 } },
        },
      },
    ],
  });
});

test('columns count bytes', () => {
  const [first] = diagnostics().filter(({ message }: { message: string }) => message === 'the same words');
  const { path, range } = first.location;
  expect(range).toEqual({ start: { line: 3, column: 12 }, end: { line: 3, column: 18 } });
  const [before, covered] = bytesAround(TEXTS.get(path)!, range);
  expect(covered.toString()).toBe('漢字');
  expect(before.toString()).toHaveLength(span(path, '漢字').start);
});

test('a byte order mark belongs to the bytes of the first line', () => {
  const { path, range } = about('a byte order mark stands before this').location;
  expect(bytesAround(TEXTS.get(path)!, range)[1].toString()).toBe('web');
});

test('a place in a file that is not at hand has lines only, and no suggestion', () => {
  expect(about('a place in a file that is not at hand')).toEqual({
    message: 'a place in a file that is not at hand',
    location: { path: 'gone.yml', range: { start: { line: 1 }, end: { line: 1 } } },
    severity: 'INFO',
    code: { value: 'link-legacy' },
  });
});

test('a fix of another file is no suggestion: it could not say where', () => {
  const [finding] = cannedReport.findings.filter(({ fix }) => fix?.edits.length === 1);
  const elsewhere = { ...finding!, file: '../shared/base.yml' };
  expect(diagnostics({ ...cannedReport, findings: [elsewhere] })[0].suggestions).toBeUndefined();
});

test('nothing found, and nothing but errors', () => {
  expect(JSON.parse(formatRdjson(cleanReport))).toEqual({ source: { name: 'delink' }, diagnostics: [] });
  expect(diagnostics(errorsOnly)).toEqual([
    { message: 'does not exist', location: { path: 'compose.yml' }, severity: 'ERROR' },
  ]);
});

test('ranges cover the same text, and suggestions write what the fix writes, in bytes', () => {
  fc.assert(
    fc.property(anyReport, report => {
      const written = diagnostics(report);
      for (const [index, { file, fix, ...found }] of report.findings.entries()) {
        const { location, suggestions = [] } = written[index];
        const text = report.sources.get(file)!;
        expect(location.path).toBe(file);
        const starts = [0, ...[...text.matchAll(/\n/g)].map(match => match.index + 1)];
        const bom = text.startsWith('\ufeff') ? 1 : 0;
        const at = (line: number, column: number) => starts[line - 1]! + column - 1 + (line === 1 ? bom : 0);
        const covered = text.slice(at(found.line, found.column), at(found.endLine, found.endColumn));
        expect(bytesAround(text, location.range)[1]).toEqual(Buffer.from(covered));
        expect(suggestions).toHaveLength(fix && fix.edits.length > 0 ? 1 : 0);
        for (const suggestion of suggestions) {
          const [before, , after] = bytesAround(text, suggestion.range);
          const changed = Buffer.concat([before, Buffer.from(suggestion.text), after]);
          expect(changed.toString()).toBe(applyEdits(text, fix!.edits));
        }
      }
    }),
  );
});
