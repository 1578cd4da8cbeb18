import type { Rule, Severity } from '../../src/core/lint/rule.js';
import { coveredText, fixWith, type LintCase, lintInput, lintWith, placeText } from './lint-text.js';

export interface GoodCase extends LintCase {
  readonly name: string;
}

export interface ExpectedFinding {
  /** `3:5-3:16`: 1-based lines and columns, the end behind the last character; with `PATH:` before it among several files. */
  readonly at: string;
  /** The text that the place covers; a second look at `at` for whoever reads the test. */
  readonly text: string;
  /** The whole message. */
  readonly message: string;
  /** Where it is another one than the rule's, or than the one that the case sets. */
  readonly severity?: Severity;
  /** `PLACE NOTE`, each. */
  readonly related?: readonly string[];
}

export interface BadCase extends GoodCase {
  /** All of them, in order. */
  readonly findings: readonly ExpectedFinding[];
  /** What the rule's fixes leave (unsafe ones included): one text, or several by path. Left out = nothing may be fixable. */
  readonly fixed?: string | Readonly<Record<string, string>>;
}

/**
 * Tests one rule with small projects. Strict: findings must be equal in number, place and words; a fix must be stated;
 * names must differ; every message of the rule must occur; fixing must leave nothing fixable. A rule that looks after
 * what others do needs some `beside` it.
 */
export function testRule(
  rule: Rule,
  cases: { readonly good: readonly GoodCase[]; readonly bad: readonly BadCase[] },
  beside: readonly Rule[] = [],
): void {
  describe(rule.meta.id, () => {
    const names = [...cases.good, ...cases.bad].map(({ name }) => name);
    test('has good and bad cases, each with its own name', () => {
      expect(cases.good).not.toEqual([]);
      expect(cases.bad).not.toEqual([]);
      expect(new Set(names).size).toBe(names.length);
    });

    test.each(cases.good)('good: $name', given => {
      expect(lintWith(rule, given, beside).findings.map(found => found.message)).toEqual([]);
    });

    const said = new Set<string>();
    test.each(cases.bad)('bad: $name', given => {
      const input = lintInput(given);
      const all = [...input.files, ...(input.scripts ?? []), ...(input.sources ?? [])];
      // A case of only one file needs no name before each place.
      const several = given.sources !== undefined || (typeof given.files !== 'string' && !isOneScript(given));
      const { findings } = lintWith(rule, given, beside);
      for (const { messageId } of findings) said.add(messageId);
      const texts = new Map(all.map(file => [file.path, file.text]));
      const textOf = (path: string) => texts.get(path)!;
      const seen = findings.map(finding => ({
        at: placeText(finding, several),
        text: coveredText(finding, textOf(finding.file)),
        message: finding.message,
        ...(finding.severity === (given.severity ?? rule.meta.severity)
          ? {}
          : { severity: finding.severity }),
        related: finding.related.map(place => `${placeText(place, several)} ${place.note}`),
      }));
      expect(seen).toEqual(given.findings.map(finding => ({ related: [], ...finding })));

      const fixes = findings.flatMap(finding => finding.fix ?? []);
      for (const fix of fixes) expect([rule.meta.fix, 'safe']).toContain(fix.safety);
      const { fixed = {} } = given;
      const after =
        typeof fixed === 'string'
          ? { [typeof given.files === 'string' ? 'docker-compose.yml' : Object.keys(given.files)[0]!]: fixed }
          : fixed;
      const mended = fixWith(rule, given, 'unsafe', beside);
      expect(mended).toEqual(after);
      if (Object.keys(mended).length === 0) return;
      const before = typeof given.files === 'string' ? { 'docker-compose.yml': given.files } : given.files;
      const again = lintWith(rule, { ...given, files: { ...before, ...mended } }, beside).findings;
      expect(again.filter(finding => finding.fix)).toEqual([]);
    });

    test('every message occurs', () => {
      expect([...said].sort()).toEqual(Object.keys(rule.meta.messages).sort());
    });
  });
}

function isOneScript(given: LintCase): boolean {
  const { files, scripts = [] } = lintInput(given);
  return files.length === 0 && scripts.length === 1;
}
