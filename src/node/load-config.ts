import { basename, dirname, extname, resolve } from 'node:path';
import { ConfigError } from '../config/config-error.js';
import {
  type ConfigFile,
  type ConfigFormat,
  type KnownRules,
  PACKAGE_KEY,
  readConfig,
} from '../config/read-config.js';
import type { WrittenConfig } from '../config/resolve.js';
import { displayPath } from './display-path.js';
import { readText } from './read.js';

/**
 * A configuration file and all that it extends, the weakest first. A path in `extends` is relative to the file that
 * says it. Null for a `package.json` without a key of ours.
 * @throws UsageError for a file that cannot be read or is wrong, with its place
 */
export function loadConfig(path: string, cwd: string, known: KnownRules): WrittenConfig[] | null {
  const result = readText(path);
  const shown = displayPath(cwd, path);
  if ('problem' in result) throw new ConfigError([{ file: shown, ...result.problem }]);
  const file = parse(path, shown, result.text, known);
  return file && withExtended(file, [path], cwd, known);
}

function parse(path: string, shown: string, text: string, known: KnownRules): ConfigFile | null {
  const format = formatOf(path);
  // Reading it whole would cost more than all else in a directory with nothing in it for us.
  if (format === 'package' && !text.includes(`"${PACKAGE_KEY}"`)) return null;
  return readConfig(shown, text, format, known);
}

function formatOf(path: string): ConfigFormat {
  if (basename(path) === 'package.json') return 'package';
  return extname(path) === '.json' ? 'json' : 'yaml';
}

function withExtended(
  { written, errorAt }: ConfigFile,
  chain: readonly string[],
  cwd: string,
  known: KnownRules,
): WrittenConfig[] {
  const several = typeof written.extends === 'object';
  const names = typeof written.extends === 'string' ? [written.extends] : (written.extends ?? []);
  const extended = names.flatMap((name, index) => {
    const fail = (message: string) => errorAt(several ? ['extends', String(index)] : ['extends'], message);
    const path = resolve(dirname(chain.at(-1)!), name);
    if (chain.includes(path)) {
      const circle = [...chain.slice(chain.indexOf(path)), path].map(file => displayPath(cwd, file));
      throw fail(`"extends" leads in a circle: ${circle.join(' -> ')}`);
    }
    const result = readText(path);
    const shown = displayPath(cwd, path);
    if ('problem' in result) throw fail(`"${name}" ${result.problem.message} (looked for "${shown}")`);
    const file = parse(path, shown, result.text, known);
    if (!file) throw fail(`"${name}" has no key "${PACKAGE_KEY}"`);
    return withExtended(file, [...chain, path], cwd, known);
  });
  return [...extended, written];
}
