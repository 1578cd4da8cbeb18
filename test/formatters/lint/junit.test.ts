import fc from 'fast-check';
import { formatJunit } from '../../../src/formatters/lint/junit.js';
import type { LintReport } from '../../../src/formatters/lint/lint-report.js';
import { cannedReport, cleanReport, errorsOnly } from './canned-report.js';
import { anyReport } from './random-report.js';
import { asXmlHolds, type ReadElement, readXml } from './read-xml.js';

/** What the schema of Jenkins' xUnit plugin (junit-10.xsd) allows of what is used here: attributes, then children. */
const ALLOWED: Readonly<Record<string, readonly [required: string[], optional: string[], inside: string[]]>> =
  {
    testsuites: [[], ['name', 'time', 'tests', 'failures', 'errors'], ['testsuite']],
    testsuite: [['name', 'tests', 'failures', 'errors'], ['time'], ['testcase']],
    testcase: [['name'], ['time', 'classname'], ['failure', 'error', 'system-out']],
    failure: [[], ['type', 'message'], []],
    error: [[], ['type', 'message'], []],
    'system-out': [[], [], []],
  };

function expectFits({ name, attributes, children, text }: ReadElement): void {
  const [required, optional, inside] = ALLOWED[name]!;
  expect(Object.keys(attributes)).toEqual(expect.arrayContaining(required));
  expect([...required, ...optional]).toEqual(expect.arrayContaining(Object.keys(attributes)));
  if (inside.length > 0) expect(text.trim()).toBe('');
  for (const child of children) {
    expect(inside).toContain(child.name);
    expectFits(child);
  }
}

function junit(report: LintReport): ReadElement {
  const root = readXml(formatJunit(report));
  expect(root.name).toBe('testsuites');
  expectFits(root);
  return root;
}

const cases = (report: LintReport) => junit(report).children.flatMap(suite => suite.children);

test('a case for each finding, in the suite of its file', () => {
  const [suite] = junit(cannedReport).children.filter(
    ({ attributes }) => attributes.name === 'docker-compose.yml',
  );
  expect(suite!.attributes).toEqual({
    name: 'docker-compose.yml',
    tests: '4',
    failures: '2',
    errors: '0',
    time: '0',
  });
  expect(suite!.children[3]).toEqual({
    name: 'testcase',
    attributes: {
      name: 'link-duplicate: "web" links "cache" twice; the second entry does nothing',
      classname: 'docker-compose.yml',
      time: '0',
    },
    text: expect.any(String),
    children: [
      {
        name: 'failure',
        attributes: {
          message: '"web" links "cache" twice; the second entry does nothing',
          type: 'warning',
        },
        text:
          'docker-compose.yml:6:7: "web" links "cache" twice; the second entry does nothing\n' +
          'docker-compose.yml:5:7: the first entry\n' +
          'fix: Remove the second entry (--fix)',
        children: [],
      },
    ],
  });
});

test('what is good to know passes, and says what it has to say', () => {
  const [passed] = cases(cannedReport).filter(({ attributes }) =>
    attributes.name!.includes('nothing is covered'),
  );
  expect(passed!.children.map(({ name, text }) => [name, text])).toEqual([
    ['system-out', 'dir with space/100%, a:b & <ü>.yml:1:5: nothing is covered'],
  ]);
});

test('findings that say the same have names of their own', () => {
  const names = cases(cannedReport).map(({ attributes }) => attributes.name);
  expect(names.filter(name => name!.includes('the same words'))).toEqual([
    'link-legacy: the same words',
    'link-legacy: the same words (2)',
  ]);
});

test('a clean run is a test that passed: a report without any means a broken run', () => {
  expect(cases(cleanReport)).toEqual([
    {
      name: 'testcase',
      attributes: { name: '2 files checked', classname: 'delink', time: '0' },
      children: [],
      text: '',
    },
  ]);
});

test('nothing but errors', () => {
  const { attributes, children } = junit(errorsOnly);
  expect(attributes).toEqual({ name: 'delink', tests: '1', failures: '0', errors: '1', time: '0' });
  expect(children[0]!.children[0]!.children[0]).toEqual({
    name: 'error',
    attributes: { message: 'does not exist', type: 'error' },
    text: 'compose.yml: does not exist',
    children: [],
  });
});

test('every field comes back as it was, and numbers add up, whatever is in a report', () => {
  fc.assert(
    fc.property(anyReport, report => {
      const root = junit(report);
      const all = root.children.flatMap(suite => suite.children);
      expect(Number(root.attributes.tests)).toBe(Math.max(1, report.findings.length + report.errors.length));
      const kind = (name: string) => all.filter(({ children }) => children[0]?.name === name);
      expect(Number(root.attributes.failures)).toBe(kind('failure').length);
      expect(Number(root.attributes.errors)).toBe(report.errors.length);
      for (const suite of root.children) {
        const names = suite.children.map(({ attributes }) => attributes.name);
        expect(new Set(names).size).toBe(names.length);
        expect(Number(suite.attributes.tests)).toBe(names.length);
      }
      for (const { file, message, severity, line, column, fix } of report.findings) {
        const text = asXmlHolds(`${file}:${line}:${column}: ${message}`);
        const [found] = all.filter(
          ({ attributes, children }) =>
            attributes.classname === asXmlHolds(file) && children[0]?.text.startsWith(text),
        );
        expect(found).toBeDefined();
        if (severity !== 'info')
          expect(kind('failure').map(one => one.children[0]!.attributes.message)).toContain(
            asXmlHolds(message),
          );
        if (fix)
          expect(all.some(one => one.children[0]?.text.includes(asXmlHolds(`fix: ${fix.title} (`)))).toBe(
            true,
          );
      }
    }),
  );
});
