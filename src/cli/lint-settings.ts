import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { activeRules, printConfig } from '../config/resolve.js';
import { parseRuleFlags } from '../config/rule-flags.js';
import type { Rule } from '../core/lint/rule.js';
import { validateConfig } from '../generated/validate-config.js';
import { configFinder } from '../node/find-config.js';
import type { LintSettings } from '../node/run-lint.js';
import type { LintCall } from './add-lint.js';

/** What counts where, for one call. */
export interface SettingsSource {
  settingsFor(directory: string): LintSettings;
  /** The configuration that counts for a file or a directory, as JSON. */
  print(path: string): string;
}

/** @throws UsageError for a configuration or a flag that is wrong, when it is first needed */
export function lintSettings(
  call: Pick<LintCall, 'config' | 'rules'>,
  cwd: string,
  rules: readonly Rule[],
): SettingsSource {
  const known = { metas: rules.map(rule => rule.meta), validate: validateConfig };
  const overrides = parseRuleFlags(call.rules, known);
  const find = configFinder({ cwd, config: call.config, overrides }, known);
  return {
    settingsFor(directory) {
      const { resolved, isIgnored } = find(directory);
      const { failOn, sources } = resolved;
      return { rules: activeRules(rules, resolved), failOn, sources, isIgnored };
    },
    print(path) {
      const absolute = resolve(cwd, path);
      const isDirectory = statSync(absolute, { throwIfNoEntry: false })?.isDirectory() ?? false;
      const { file, resolved } = find(isDirectory ? absolute : dirname(absolute));
      return printConfig(resolved, file);
    },
  };
}
