import type { Rule, RuleMeta } from './rule.js';
import type { ActiveRule } from './run-rules.js';

/** The options of a rule as nobody changed them. */
export function defaultOptions({ options = {} }: RuleMeta): Record<string, unknown> {
  return Object.fromEntries(Object.entries(options).map(([name, option]) => [name, option.default]));
}

/** A rule at its own severity, with some of its options changed. */
export function activate(rule: Rule, options: Readonly<Record<string, unknown>> = {}): ActiveRule {
  return { rule, severity: rule.meta.severity, options: { ...defaultOptions(rule.meta), ...options } };
}
