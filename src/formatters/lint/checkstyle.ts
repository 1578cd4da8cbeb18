import { byFile } from './finding-words.js';
import type { LintReport } from './lint-report.js';
import { type XmlElement, xmlDocument } from './xml.js';

/** The version that readers of this format were written for; it says nothing about delink. */
const CHECKSTYLE_VERSION = '4.3';

/** A report in the format of Checkstyle. Severities have the same names there. */
export function formatCheckstyle(report: LintReport): string {
  const files = byFile(report.findings, report.errors).map(([file, about]): XmlElement => {
    const findings = about.findings.map(({ line, column, severity, message, ruleId }) =>
      entry({ line, column, severity, message, source: `delink.${ruleId}` }),
    );
    const errors = about.errors.map(({ line, column, message }) =>
      entry({ line, column, severity: 'error', message, source: 'delink' }),
    );
    return { name: 'file', attributes: { name: file }, children: [...findings, ...errors] };
  });
  return xmlDocument({ name: 'checkstyle', attributes: { version: CHECKSTYLE_VERSION }, children: files });
}

function entry(attributes: XmlElement['attributes']): XmlElement {
  return { name: 'error', attributes };
}
