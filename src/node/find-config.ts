import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import ignore from 'ignore';
import { type KnownRules, PACKAGE_KEY } from '../config/read-config.js';
import { type ResolvedConfig, resolveConfig, type WrittenConfig } from '../config/resolve.js';
import { UsageError } from '../errors.js';
import { displayPath } from './display-path.js';
import { loadConfig } from './load-config.js';

/** Names of configuration files; of several in one directory, the first counts. */
export const CONFIG_FILES = [
  '.delinkrc.json',
  '.delinkrc.yml',
  '.delinkrc.yaml',
  '.delinkrc',
  'delink.config.json',
  'package.json',
] as const;

/** Where configuration is to be taken from. */
export interface ConfigSource {
  readonly cwd: string;
  /** One file for everything, or false for none at all; undefined for the closest one. */
  readonly config?: string | false | undefined;
  /** Stronger than any file, the weakest first. */
  readonly overrides?: readonly WrittenConfig[];
}

/** What counts for the files of a directory. */
export interface DirectoryConfig {
  /** The file that says so, as users are shown it; null where there is none. */
  readonly file: string | null;
  readonly resolved: ResolvedConfig;
  /** Whether nothing is to be said about a file, by its absolute path. */
  isIgnored(path: string): boolean;
}

/**
 * What counts for an absolute directory: the closest configuration, and nothing above it unless it is extended.
 * @throws UsageError for a configuration that cannot be read or is wrong, with its place
 */
export type FindConfig = (directory: string) => DirectoryConfig;

/** Reads each configuration file and looks into each directory once. */
export function configFinder({ cwd, config, overrides = [] }: ConfigSource, known: KnownRules): FindConfig {
  const made = (file: string | null, base: string, layers: readonly WrittenConfig[]): DirectoryConfig => {
    const resolved = resolveConfig([...layers, ...overrides], known.metas);
    return {
      file: file === null ? null : displayPath(cwd, file),
      resolved,
      isIgnored: ignoreTest(base, resolved.ignore),
    };
  };
  if (config !== undefined && config !== false) {
    const file = resolve(cwd, config);
    const layers = loadConfig(file, cwd, known);
    if (!layers) throw new UsageError(`${displayPath(cwd, file)}: has no key "${PACKAGE_KEY}"`);
    // Its patterns are those of the command line that names it; the file itself may lie anywhere.
    const only = made(file, cwd, layers);
    return () => only;
  }
  const none = made(null, cwd, []);
  if (config === false) return () => none;
  const seen = new Map<string, DirectoryConfig>();
  const find = (directory: string): DirectoryConfig => {
    const before = seen.get(directory);
    if (before) return before;
    const own = configIn(directory);
    const parent = dirname(directory);
    const result = own ? made(own.file, directory, own.layers) : parent === directory ? none : find(parent);
    seen.set(directory, result);
    return result;
  };
  const configIn = (directory: string) => {
    for (const name of CONFIG_FILES) {
      const file = join(directory, name);
      const layers = existsSync(file) ? loadConfig(file, cwd, known) : null;
      if (layers) return { file, layers };
    }
    return null;
  };
  return find;
}

function ignoreTest(base: string, patterns: readonly string[]): (path: string) => boolean {
  if (patterns.length === 0) return () => false;
  const matcher = ignore({ ignorecase: false }).add([...patterns]);
  return path => {
    const below = relative(base, path).split(sep).join('/');
    const inside = below !== '' && below !== '..' && !below.startsWith('../') && !isAbsolute(below);
    return inside && matcher.ignores(below);
  };
}
