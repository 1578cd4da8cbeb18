import { formatCheckstyle } from './checkstyle.js';
import { formatGithub } from './github.js';
import { formatGitlab } from './gitlab.js';
import { formatLintJson } from './json.js';
import { formatJunit } from './junit.js';
import type { LintFormatter } from './lint-report.js';
import { formatRdjson } from './rdjson.js';
import { formatSarif } from './sarif.js';
import { formatText } from './text.js';

/** What `--format` takes. */
export const LINT_FORMATS = [
  'text',
  'json',
  'sarif',
  'github',
  'gitlab',
  'junit',
  'checkstyle',
  'rdjson',
] as const;
export type LintFormat = (typeof LINT_FORMATS)[number];

export const LINT_FORMATTERS: Readonly<Record<LintFormat, LintFormatter>> = {
  text: formatText,
  json: formatLintJson,
  sarif: formatSarif,
  github: formatGithub,
  gitlab: formatGitlab,
  junit: formatJunit,
  checkstyle: formatCheckstyle,
  rdjson: formatRdjson,
};
