import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { activeRules, printConfig } from '../config/resolve.js';
import { parseRuleFlags } from '../config/rule-flags.js';
import type { Rule } from '../core/lint/rule.js';
import { entryOf } from '../core/plan/grouping.js';
import { validateConfig } from '../generated/validate-config.js';
import { configFinder, type DirectoryConfig } from './find-config.js';
import type { LintSettings } from './run-lint.js';

/** What counts where, for one call. */
export interface SettingsSource {
  settingsFor(directory: string): LintSettings;
  /** The configuration that counts for a file or a directory, as JSON. */
  print(path: string): string;
}

/** What a call says of its configuration. */
export interface SettingsCall {
  /** One file for everything, or false for none; undefined for the closest one. */
  readonly config: string | false | undefined;
  /** `id:level`, each. */
  readonly rules: readonly string[];
}

/** @throws UsageError for a configuration or a flag that is wrong, when it is first needed */
export function lintSettings(call: SettingsCall, cwd: string, rules: readonly Rule[]): SettingsSource {
  const known = { metas: rules.map(rule => rule.meta), validate: validateConfig };
  const overrides = parseRuleFlags(call.rules, known);
  const find = configFinder({ cwd, config: call.config, overrides }, known);
  // Most directories have one configuration in common.
  const made = new Map<DirectoryConfig, LintSettings>();
  return {
    settingsFor(directory) {
      const config = find(directory);
      const { failOn, sources } = config.resolved;
      return entryOf(made, config, () => ({
        rules: activeRules(rules, config.resolved),
        failOn,
        sources,
        isIgnored: config.isIgnored,
      }));
    },
    print(path) {
      const absolute = resolve(cwd, path);
      const isDirectory = statSync(absolute, { throwIfNoEntry: false })?.isDirectory() ?? false;
      const { file, resolved } = find(isDirectory ? absolute : dirname(absolute));
      return printConfig(resolved, file);
    },
  };
}
