import type { Finding } from '../../core/lint/finding.js';
import type { RuleMeta } from '../../core/lint/rule.js';
import type { InputError } from '../../core/report.js';
import type { FormatEnv } from '../migration-report.js';

/** A whole run of `lint`, as formatters get it. */
export interface LintReport {
  /** In order of file and place; with `--quiet` only errors. */
  readonly findings: readonly Finding[];
  /** Files that could not be read, and mistakes of ours. */
  readonly errors: readonly InputError[];
  readonly summary: LintSummary;
  /** Fixes of the findings above that the run did not apply. */
  readonly heldBack: { readonly safe: number; readonly unsafe: number };
  /** Every rule that there is, in the order of their ids; those that are off are among them. */
  readonly rules: readonly RuleMeta[];
  /** The text of each file that a finding or one of its related places names, as it is now. */
  readonly sources: ReadonlyMap<string, string>;
}

export interface LintSummary {
  readonly projects: number;
  /** Files that were looked at. */
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  /** Findings that comments held back. */
  readonly suppressed: number;
  /** Findings that the baseline accepts. */
  readonly baselined: number;
  /** Findings whose fix was applied. */
  readonly fixed: number;
}

export interface LintEnv extends FormatEnv {
  /** Absolute, for links that a terminal can open; paths of findings are relative to it. */
  readonly cwd: string;
  /** Whether the terminal makes links of OSC 8 sequences. */
  readonly hyperlinks: boolean;
  /** A rule's page in Markdown; null where pages are not at hand. */
  page(ruleId: string): string | null;
}

export type LintFormatter = (report: LintReport, env: LintEnv) => string;
