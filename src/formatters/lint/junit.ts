import type { Finding } from '../../core/lint/finding.js';
import type { InputError } from '../../core/report.js';
import { count } from '../words.js';
import { distinctNames } from './distinct-names.js';
import { byFile, findingWords, placeWords } from './finding-words.js';
import type { LintReport } from './lint-report.js';
import { type XmlElement, xmlDocument } from './xml.js';

/** A test report: a suite for each file, a case for each finding. What is only good to know does not fail. */
export function formatJunit(report: LintReport): string {
  const suites = byFile(report.findings, report.errors).map(([file, { findings, errors }]) => {
    // Readers take two cases of the same name for one.
    const nameOf = distinctNames((name, number) => `${name} (${number})`);
    return suite(file, [
      ...findings.map(finding => findingCase(finding, nameOf)),
      ...errors.map(error => errorCase(error, nameOf)),
    ]);
  });
  // Readers take a report without any test for a run that broke.
  const all = suites.length > 0 ? suites : [suite('delink', [passedCase(report)])];
  const sum = (tally: 'tests' | 'failures' | 'errors') =>
    all.reduce((total, { attributes }) => total + Number(attributes[tally]), 0);
  return xmlDocument({
    name: 'testsuites',
    attributes: {
      name: 'delink',
      tests: sum('tests'),
      failures: sum('failures'),
      errors: sum('errors'),
      time: 0,
    },
    children: all,
  });
}

function suite(name: string, cases: readonly XmlElement[]): XmlElement {
  const failing = (kind: string) =>
    cases.filter(({ children = [] }) => children.some(child => child.name === kind)).length;
  const attributes = { name, tests: cases.length, failures: failing('failure'), errors: failing('error') };
  return { name: 'testsuite', attributes: { ...attributes, time: 0 }, children: cases };
}

function findingCase(finding: Finding, nameOf: (name: string) => string): XmlElement {
  const { ruleId, message, severity, file } = finding;
  const text = `${placeWords(finding)}: ${findingWords(finding)}`;
  const result: XmlElement =
    severity === 'info'
      ? { name: 'system-out', attributes: {}, text }
      : { name: 'failure', attributes: { message, type: severity }, text };
  // No line in the name: who compares runs by it should know a finding again that has moved.
  return testCase(nameOf(`${ruleId}: ${message}`), file, [result]);
}

function errorCase(
  { file, line, column, message }: InputError,
  nameOf: (name: string) => string,
): XmlElement {
  const place = [file, line, column].filter(part => part !== undefined).join(':');
  const attributes = { message, type: 'error' };
  return testCase(nameOf(message), file, [{ name: 'error', attributes, text: `${place}: ${message}` }]);
}

function passedCase({ summary }: LintReport): XmlElement {
  return testCase(`${count(summary.files, 'file')} checked`, 'delink', []);
}

function testCase(name: string, classname: string, children: readonly XmlElement[]): XmlElement {
  return { name: 'testcase', attributes: { name, classname, time: 0 }, children };
}
