import type { InputFile } from '../report.js';
import { type LintResult, lintProject } from './lint.js';
import type { ActiveRule } from './run-rules.js';

/** Runs rules over one script, document or Makefile. Pure, and never throws on any text. */
export function lintScript(
  file: InputFile,
  rules: readonly ActiveRule[],
  knownRules: readonly string[],
): LintResult {
  const alone = { directory: '.', name: 'default', stacks: [], files: [], variables: {}, writable: [] };
  const input = { ...alone, environment: {}, present: null, asked: [], ignored: [], scripts: [file] };
  return lintProject(input, rules, knownRules);
}
