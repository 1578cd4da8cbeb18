import type { RuleMeta } from '../core/lint/rule.js';
import { UsageError } from '../errors.js';
import { configProblems, unknownRule } from './problems.js';
import type { KnownRules } from './read-config.js';
import { readJson } from './read-json.js';
import type { WrittenConfig } from './resolve.js';

/**
 * Rules set on the command line, `ID:LEVEL` or `ID:LEVEL:{"option": value}`, each as a configuration of its own, so that
 * later ones win.
 * @throws UsageError with a suggestion
 */
export function parseRuleFlags(flags: readonly string[], known: KnownRules): WrittenConfig[] {
  return flags.map(flag => parseRuleFlag(flag, known));
}

function parseRuleFlag(flag: string, { metas, validate }: KnownRules): WrittenConfig {
  const fail = (message: string) => new UsageError(`--rule ${flag}: ${message}`);
  const [, id, level, json] = /^\s*([^:]*?)\s*(?::\s*([^:]*?)\s*(?::(.*))?)?$/s.exec(flag)!;
  if (!metas.some(meta => meta.id === id)) throw fail(unknownRule(id!, metas));
  if (!level) throw fail(`a level is missing; write "${id}:error", or another level`);
  const options = json === undefined ? null : readJson(json);
  if (options && 'message' in options) throw fail(`the options are no JSON: ${options.message}`);
  const written = { rules: { [id!]: options ? [level, options.value] : level } };
  const [problem] = configProblems(written, validate, metas);
  if (problem) throw fail(problem.message);
  return written as unknown as WrittenConfig;
}

/**
 * The rule that has an id.
 * @throws UsageError with a suggestion
 */
export function ruleWithId(id: string, metas: readonly RuleMeta[]): RuleMeta {
  const meta = metas.find(known => known.id === id);
  if (!meta) throw new UsageError(unknownRule(id, metas));
  return meta;
}
