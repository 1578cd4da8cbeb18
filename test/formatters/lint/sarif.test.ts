import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { applyEdits } from '../../../src/core/text/edit.js';
import type { LintReport } from '../../../src/formatters/lint/lint-report.js';
import { formatSarif } from '../../../src/formatters/lint/sarif.js';
import { cannedReport, cleanReport, errorsOnly, plainEnv, RULES } from './canned-report.js';
import { anyReport } from './random-report.js';

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

const SCHEMA = require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
// It is of draft 4, of which ajv reads all but the name of the id, and has a pattern that the flag "u" forbids.
const { $schema: _draft, id: _id, ...published } = JSON.parse(readFileSync(SCHEMA, 'utf8'));
const isSarif = new Ajv({
  strict: false,
  validateFormats: false,
  unicodeRegExp: false,
  allErrors: true,
}).compile(published);

function sarif(report: LintReport = cannedReport) {
  return JSON.parse(formatSarif(report, plainEnv));
}

function run(report?: LintReport) {
  return sarif(report).runs[0];
}

function resultOf(words: string) {
  return run().results.find(({ message }: { message: { text: string } }) => message.text.includes(words));
}

test.each(Object.entries({ cannedReport, cleanReport, errorsOnly }))('%s: fits the schema', (_, report) => {
  isSarif(sarif(report));
  expect(isSarif.errors).toBeNull();
});

test('the schema is the one that says no', () => {
  const log = sarif();
  log.runs[0].results[0].level = 'info';
  log.runs[0].tool.driver.rules[0].defaultConfiguration.severity = 'error';
  expect(isSarif(log)).toBe(false);
  expect(isSarif.errors).toHaveLength(2);
});

test('knows every rule, found or not', () => {
  const { name, version, rules } = run(cleanReport).tool.driver;
  expect([name, version]).toEqual(['delink', '1.2.3']);
  expect(rules.map(({ id }: { id: string }) => id)).toEqual(RULES.map(({ id }) => id));
  expect(rules[0]).toEqual({
    id: 'link-duplicate',
    name: 'LinkDuplicate',
    shortDescription: { text: 'Two entries of one service say the same' },
    fullDescription: { text: 'Two entries of `links` that say the same.' },
    help: {
      text: 'Two entries of one service say the same. Run `delink explain link-duplicate` for why it matters and when to ignore it.',
      markdown:
        '## What it finds\n\nTwo entries of `links` that\nsay the same.\n\nNot more.\n\n## Why it matters\n\nIt does nothing.\n',
    },
    defaultConfiguration: { level: 'warning' },
    properties: {
      tags: ['docker-compose', 'links'],
      precision: 'very-high',
      'problem.severity': 'warning',
    },
  });
});

test('does without pages where they are not at hand', () => {
  const [, rule] = run().tool.driver.rules;
  expect(rule.fullDescription).toEqual(rule.shortDescription);
  expect(rule.help).toEqual({ text: expect.stringContaining('delink explain link-legacy') });
});

test('a result has its rule, its place, related places, and a mark to know it again by', () => {
  const [finding] = cannedReport.findings.filter(({ message }) => message.includes('did you mean'));
  const physicalLocation = (startLine: number, startColumn: number, endColumn: number) => ({
    artifactLocation: { uri: 'docker-compose.yml', uriBaseId: '%SRCROOT%' },
    region: { startLine, startColumn, endLine: startLine, endColumn },
  });
  const result = resultOf('did you mean');
  expect(result).toMatchObject({
    ruleId: 'link-target-undefined',
    level: 'error',
    locations: [{ physicalLocation: physicalLocation(4, 7, 14) }],
    relatedLocations: [
      {
        id: 1,
        message: { text: '"database" is defined here' },
        physicalLocation: physicalLocation(8, 1, 9),
      },
    ],
    partialFingerprints: { 'delinkFinding/v1': finding!.fingerprint },
  });
  expect(run().tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
});

test('levels have the names that SARIF has for them', () => {
  const levels = run().results.map(({ level }: { level: string }) => level);
  expect([...new Set(levels)].sort()).toEqual(['error', 'note', 'warning']);
});

test('files are named relative to where the run began, percent-encoded; those outside by their whole path', () => {
  expect(resultOf('tab in a value').locations[0].physicalLocation.artifactLocation).toEqual({
    uri: 'dir%20with%20space/100%25%2C%20a%3Ab%20%26%20%3C%C3%BC%3E.yml',
    uriBaseId: '%SRCROOT%',
  });
  expect(resultOf('everything').relatedLocations[0].physicalLocation.artifactLocation).toEqual({
    uri: 'file:///home/anna/shared/base.yml',
  });
});

test('what a message quotes is no link', () => {
  expect(resultOf('everything').message.text).toContain('[x\\](https://evil.example)');
});

test('errors are notifications, and the run says that it did not succeed', () => {
  expect(run(cleanReport).invocations).toEqual([
    { executionSuccessful: true, toolExecutionNotifications: [] },
  ]);
  const [{ executionSuccessful, toolExecutionNotifications }] = run().invocations;
  expect(executionSuccessful).toBe(false);
  expect(toolExecutionNotifications[0]).toEqual({
    level: 'error',
    message: { text: 'it says "a\nb" & no more ]]>' },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'broken%2C%20100%25%3A%20%3Cx%3E.yml', uriBaseId: '%SRCROOT%' },
          region: { startLine: 3, startColumn: 7 },
        },
      },
    ],
  });
  expect(toolExecutionNotifications[1].locations[0].physicalLocation.region).toBeUndefined();
});

test('whatever a report says, it fits the schema, and its fixes write what they should', () => {
  fc.assert(
    fc.property(anyReport, report => {
      const log = sarif(report);
      isSarif(log);
      expect(isSarif.errors).toBeNull();
      for (const [index, { file, fix }] of report.findings.entries()) {
        const [written] = log.runs[0].results[index].fixes ?? [];
        expect(written !== undefined).toBe(fix !== null);
        if (!fix || fix.edits.length === 0) continue;
        expect(written.artifactChanges).toHaveLength(1);
        const text = report.sources.get(file)!;
        const edits = written.artifactChanges[0].replacements.map(
          (one: { deletedRegion: Region; insertedContent?: { text: string } }) => ({
            ...offsetsOf(one.deletedRegion, text),
            text: one.insertedContent?.text ?? '',
          }),
        );
        expect(applyEdits(text, edits)).toBe(applyEdits(text, fix.edits));
      }
    }),
  );
});

/** Columns count UTF-16 units, and no byte order mark. */
function offsetsOf({ startLine, startColumn, endLine, endColumn }: Region, text: string) {
  const bom = text.startsWith('\ufeff') ? 1 : 0;
  const offset = (line: number, column: number) => {
    let start = 0;
    for (let n = 1; n < line; n++) start = text.indexOf('\n', start) + 1;
    return start + column - 1 + (line === 1 ? bom : 0);
  };
  return { start: offset(startLine, startColumn), end: offset(endLine, endColumn) };
}
