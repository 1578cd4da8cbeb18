import { ruleWithId } from '../config/rule-flags.js';
import type { Rule } from '../core/lint/rule.js';
import { formatExplanation } from '../formatters/explain.js';
import { formatRules, formatRulesJson } from '../formatters/rules-list.js';
import { PAGES } from '../generated/pages.js';
import { version } from '../version.js';
import { ExitCode } from './exit-code.js';
import { type Io, wantsColor } from './io.js';
import type { ExplainCall, RulesCall } from './program.js';

/** Where there is no terminal to ask. */
const PAGE_WIDTH = 80;

/** Runs `delink explain RULE`. */
export function explainCommand(call: ExplainCall, io: Io, rules: readonly Rule[]): ExitCode {
  const meta = ruleWithId(
    call.rule,
    rules.map(rule => rule.meta),
  );
  const width = io.stdout.columns ?? PAGE_WIDTH;
  const env = { width, color: wantsColor(call.color, io.stdout, io.env) };
  io.stdout.write(formatExplanation(PAGES[meta.id]!, meta, env));
  return ExitCode.Ok;
}

/** Runs `delink rules`. */
export function rulesCommand(call: RulesCall, io: Io, rules: readonly Rule[]): ExitCode {
  const metas = rules.map(rule => rule.meta);
  const color = wantsColor(call.color, io.stdout, io.env);
  io.stdout.write(
    call.format === 'json' ? formatRulesJson(metas, { version }) : formatRules(metas, { color }),
  );
  return ExitCode.Ok;
}
