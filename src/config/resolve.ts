import { defaultOptions } from '../core/lint/default-options.js';
import type { Rule, RuleMeta } from '../core/lint/rule.js';
import type { ActiveRule } from '../core/lint/run-rules.js';
import { DEFAULT_SOURCE_LIMITS, type FailOn, type Level, type SourceLimits } from './schema.js';

/** A configuration as a file writes it, once it is known to fit the schema. */
export interface WrittenConfig {
  readonly extends?: string | readonly string[];
  readonly rules?: Readonly<Record<string, WrittenRule>>;
  readonly ignore?: readonly string[];
  readonly failOn?: FailOn;
  readonly sources?: Partial<SourceLimits>;
}

export type Options = Readonly<Record<string, unknown>>;
export type WrittenRule = Level | readonly [Level, Options?];

/** What one rule does. */
export interface RuleSetting {
  readonly level: Level;
  /** With its defaults filled in. */
  readonly options: Options;
}

/** Everything that counts for a project. */
export interface ResolvedConfig {
  /** Every rule by its id. */
  readonly levels: ReadonlyMap<string, RuleSetting>;
  /** Patterns as in `.gitignore`, the weakest first. */
  readonly ignore: readonly string[];
  readonly failOn: FailOn;
  readonly sources: SourceLimits;
}

/**
 * Puts configurations together, the weakest first. A stronger one wins rule by rule: a level alone leaves the
 * options as they are, options replace all of them. Patterns are joined, and of
 * limits each counts by itself.
 */
export function resolveConfig(layers: readonly WrittenConfig[], metas: readonly RuleMeta[]): ResolvedConfig {
  const levels = metas.map((meta): [string, RuleSetting] => {
    let level: Level = meta.severity;
    let options: Options = {};
    for (const { rules = {} } of layers) {
      const written = Object.hasOwn(rules, meta.id) ? rules[meta.id] : undefined;
      if (written === undefined) continue;
      const [strongerLevel, strongerOptions = options] = typeof written === 'string' ? [written] : written;
      level = strongerLevel;
      options = strongerOptions;
    }
    return [meta.id, { level, options: { ...defaultOptions(meta), ...options } }];
  });
  return {
    levels: new Map(levels),
    ignore: layers.flatMap(({ ignore = [] }) => ignore),
    failOn: layers.reduce<FailOn>((before, { failOn = before }) => failOn, 'error'),
    sources: Object.assign({ ...DEFAULT_SOURCE_LIMITS }, ...layers.map(({ sources }) => sources)),
  };
}

/** The rules that are on, as the configuration wants them. */
export function activeRules(rules: readonly Rule[], { levels }: ResolvedConfig): ActiveRule[] {
  return rules.flatMap(rule => {
    const { level, options } = levels.get(rule.meta.id)!;
    return level === 'off' ? [] : [{ rule, severity: level, options }];
  });
}

/** A resolved configuration as JSON, in the words of a configuration file; `configFile` says where it comes from. */
export function printConfig(
  { levels, ignore, failOn, sources }: ResolvedConfig,
  configFile: string | null,
): string {
  const rules = [...levels].map(([id, { level, options }]) => {
    return [id, Object.keys(options).length === 0 ? level : [level, options]];
  });
  const config = { configFile, failOn, ignore, sources, rules: Object.fromEntries(rules) };
  return `${JSON.stringify(config, null, 2)}\n`;
}
