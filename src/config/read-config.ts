import type { RuleMeta } from '../core/lint/rule.js';
import { linesOf, positionAt } from '../core/text/lines.js';
import { oneLine } from '../core/text/one-line.js';
import { ConfigError } from './config-error.js';
import { type ConfigValidator, configProblems } from './problems.js';
import { readJson } from './read-json.js';
import { readYaml } from './read-yaml.js';
import type { WrittenConfig } from './resolve.js';
import { type ConfigNode, offsetAt, type Path, type ReadProblem, repeatedKeys } from './tree.js';

/** How a file holds its configuration; `package` is JSON with it behind a key of its own. */
export type ConfigFormat = 'json' | 'yaml' | 'package';

/** The key in `package.json`. */
export const PACKAGE_KEY = 'delink';

/** The rules that there are, and the validator that was made from them. */
export interface KnownRules {
  readonly metas: readonly RuleMeta[];
  /** Called only where there is something to validate. */
  readonly validate: () => ConfigValidator;
}

export interface ConfigFile {
  readonly written: WrittenConfig;
  /** A mistake that only shows later, at its place in this file. */
  errorAt(path: Path, message: string): ConfigError;
}

/**
 * Reads and checks one configuration file; null for a `package.json` that has none. Pure; `path` is only named.
 * @throws ConfigError with every mistake at its place
 */
export function readConfig(
  path: string,
  text: string,
  format: ConfigFormat,
  known: KnownRules,
): ConfigFile | null {
  const lines = linesOf(text);
  const errorOf = (mistakes: readonly ReadProblem[]) => {
    const byPlace = [...mistakes].sort((a, b) => a.offset - b.offset);
    return new ConfigError(
      byPlace.map(({ offset, message }) => ({
        file: path,
        ...positionAt(lines, offset),
        message: oneLine(message),
      })),
    );
  };
  const whole = format === 'yaml' ? readYaml(path, text) : readJson(text);
  if ('message' in whole) throw errorOf([whole]);
  const root = format === 'package' ? whole.entries?.get(PACKAGE_KEY)?.node : whole;
  if (!root) return null;
  const mistakes = mistakesIn(root, known);
  if (mistakes.length > 0) throw errorOf(mistakes);
  return {
    written: root.value as WrittenConfig,
    errorAt: (place, message) => errorOf([{ offset: offsetAt(root, place, 'value'), message }]),
  };
}

function mistakesIn(root: ConfigNode, { metas, validate }: KnownRules): ReadProblem[] {
  const repeated = repeatedKeys(root).map(({ key, keyStart }) => {
    return { offset: keyStart, message: `"${key}" stands twice; remove one of them` };
  });
  const wrong = configProblems(root.value, validate, metas).map(({ path, part, message }) => {
    return { offset: offsetAt(root, path, part), message };
  });
  return [...repeated, ...wrong];
}
