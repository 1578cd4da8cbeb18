import fc from 'fast-check';
import type { LintReport } from '../../../src/formatters/lint/lint-report.js';
import { formatText } from '../../../src/formatters/lint/text.js';
import { cannedReport, cleanReport, errorsOnly, plainEnv } from './canned-report.js';
import { anyReport } from './random-report.js';
import { withoutStyle } from './text-look.js';

const styled = { ...plainEnv, color: true, hyperlinks: true };
const say = (report: LintReport) => formatText(report, plainEnv);

/** A report with these numbers in its summary and no finding to show. */
function counted(summary: Partial<LintReport['summary']>, rest: Partial<LintReport> = {}): LintReport {
  return { ...cleanReport, ...rest, summary: { ...cleanReport.summary, ...summary } };
}

/** A report with those findings of the canned one that a rule made. */
function findingsOf(...ruleIds: string[]): LintReport {
  const findings = cannedReport.findings.filter(({ ruleId }) => ruleIds.includes(ruleId));
  const number = (severity: string) => findings.filter(found => found.severity === severity).length;
  return counted(
    { errors: number('error'), warnings: number('warning'), infos: number('info') },
    { findings, sources: cannedReport.sources },
  );
}

const lastLines = (text: string) => text.slice(text.lastIndexOf('\n\n') + 2);

describe('a clean run', () => {
  test('is one line', () => {
    expect(say(cleanReport)).toBe('No findings: 2 files in 1 project checked\n');
  });

  test('does not hide what was set aside', () => {
    expect(say(counted({ files: 1, suppressed: 2, baselined: 3, fixed: 1 }))).toBe(
      'No findings: 1 file in 1 project checked; 2 suppressed by comments; 3 accepted by the baseline; 1 fixed\n',
    );
  });

  test('does not claim to have seen what it could not read', () => {
    const errors = [
      { file: 'a.yml', message: 'x' },
      { file: 'a.yml', line: 2, message: 'y' },
    ];
    expect(say(counted({}, { errors }))).toBe(
      'No findings: 2 files in 1 project checked; 1 file could not be checked\n',
    );
  });

  test('says nothing when there was nothing to look at', () => {
    expect(say(errorsOnly)).toBe('');
  });
});

describe('the summary', () => {
  test('counts, and names the commands that go on from here', () => {
    const report = { ...findingsOf('link-duplicate', 'link-legacy'), heldBack: { safe: 1, unsafe: 0 } };
    expect(lastLines(say(report))).toBe(
      '1 warning, 7 infos: 2 files in 1 project checked\n' +
        '  delink migrate                 settles 8 findings\n' +
        '  delink lint --fix              mends 1; the project means the same afterwards\n' +
        '  delink explain link-duplicate  says why it matters, and when to ignore it\n',
    );
  });

  test('says what stands in the way of a migration', () => {
    const report = {
      ...findingsOf('link-target-undefined', 'link-duplicate'),
      heldBack: { safe: 0, unsafe: 1 },
    };
    expect(lastLines(say(report))).toBe(
      '2 errors, 1 warning: 2 files in 1 project checked\n' +
        '  delink migrate                        settles 1 of 3 findings; it stops at 2 until they are mended\n' +
        '  delink lint --unsafe-fixes            mends 1; the project may mean something else afterwards\n' +
        '  delink explain link-target-undefined  says why it matters, and when to ignore it\n',
    );
  });

  test('counts no finding as settled that a migration leaves', () => {
    const { findings, ...rest } = findingsOf('link-duplicate', 'link-legacy');
    const report = {
      ...rest,
      findings: findings.map((one, index) => (index < 3 ? { ...one, isLeft: true as const } : one)),
    };
    expect(say(report)).toContain('  delink migrate                 settles 5 of 8 findings\n');
  });

  test('does not send people to a command that would do nothing', () => {
    const text = say(findingsOf('link-target-undefined', 'yaml-dialect'));
    expect(text).not.toContain('delink migrate');
    expect(text).not.toContain('delink lint --');
  });

  test('with --quiet says that there is more than it shows', () => {
    expect(say(counted({ warnings: 3, infos: 1 }))).toBe(
      '3 warnings, 1 info: 2 files in 1 project checked; 4 not shown\n',
    );
  });
});

describe('a finding', () => {
  const blockOf = (message: string) =>
    say(cannedReport)
      .split('\n\n')
      .find(block => block.includes(message))!;

  test('has its place, its lines, its related places and its fix', () => {
    expect(blockOf('did you mean "database"?')).toBe(
      'docker-compose.yml:4:7  error  "web" links "databse", but no service has that name, and no Compose starts the project; did you mean "database"?  link-target-undefined\n' +
        '    3 |   links:\n' +
        '    4 |     - databse:db\n' +
        '      |       ^^^^^^^\n' +
        '    5 |     - cache\n' +
        '  docker-compose.yml:8:1  "database" is defined here\n' +
        '    8 | database:\n' +
        '      | --------\n' +
        '  fix: Link "database" instead (--unsafe-fixes)',
    );
  });

  test('marks a related place in the lines around it, instead of showing them twice', () => {
    expect(blockOf('the second entry does nothing')).toBe(
      'docker-compose.yml:6:7  warning  "web" links "cache" twice; the second entry does nothing  link-duplicate\n' +
        '    5 |     - cache\n' +
        '      |       -----\n' +
        '    6 |     - cache\n' +
        '      |       ^^^^^\n' +
        '    7 |     - mail\n' +
        '  docker-compose.yml:5:7  the first entry\n' +
        '  fix: Remove the second entry (--fix)',
    );
  });

  test('names many related places without their lines, and counts those beyond', () => {
    const [first] = cannedReport.findings.filter(({ related }) => related.length > 8);
    const withRelated = (count: number) =>
      say({ ...cannedReport, findings: [{ ...first!, related: first!.related.slice(0, count) }] });
    expect(withRelated(4)).not.toContain('--\n');
    expect(withRelated(3)).toContain('--\n');
    expect(withRelated(9)).toContain('"i"');
    const more = { ...first!, related: [...first!.related, ...first!.related] };
    expect(say({ ...cannedReport, findings: [more] })).toContain(
      '  … and 10 more: --format json lists all places\n',
    );
  });

  test('is shown without lines when its file is not at hand', () => {
    expect(blockOf('not at hand')).toBe(
      'gone.yml:1:1  info  a place in a file that is not at hand  link-legacy\n  fix: Remove it (--fix)',
    );
  });
});

describe('for terminals', () => {
  test('places are links to their files', () => {
    const text = formatText(cannedReport, { ...plainEnv, hyperlinks: true });
    expect(text).toContain(
      '\u001b]8;;file:///home/anna/my%20shop/docker-compose.yml\u001b\\docker-compose.yml:4:7\u001b]8;;\u001b\\  error',
    );
    expect(text).toContain(
      '\u001b]8;;file:///home/anna/shared/base.yml\u001b\\../shared/base.yml:3:5\u001b]8;;',
    );
    expect(text).toContain('dir%20with%20space/100%25%2C%20a%3Ab%20%26%20%3C%C3%BC%3E.yml\u001b\\');
  });

  test('severities have colours of their own', () => {
    const text = formatText(cannedReport, { ...plainEnv, color: true });
    expect(text).toContain('  \u001b[31merror\u001b[0m  ');
    expect(text).toContain('  \u001b[33mwarning\u001b[0m  ');
    expect(text).toContain('  \u001b[36minfo\u001b[0m  ');
  });

  test('colours and links are all that is added', () => {
    fc.assert(
      fc.property(anyReport, report => {
        expect(withoutStyle(formatText(report, styled))).toBe(say(report));
      }),
    );
  });

  test('nothing of a file, a name or a message steers them', () => {
    fc.assert(
      fc.property(anyReport, report => {
        expect(say(report).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
      }),
    );
  });

  test('no message, name or line of a file begins a line of its own', () => {
    fc.assert(
      fc.property(anyReport, report => {
        const heads = say(report)
          .split('\n\n')
          .slice(0, report.findings.length)
          .map(block => block.split('\n')[0]);
        expect(heads).toHaveLength(report.findings.length);
        for (const [index, { severity, line, column }] of report.findings.entries())
          expect(heads[index]).toContain(`:${line}:${column}  ${severity}  `);
      }),
    );
  });
});
