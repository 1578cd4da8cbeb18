import { fallbackOf } from './fallback.js';
import { isKubernetesManifest } from './kubernetes.js';
import { type Names, namesOf } from './names.js';
import { type Prospects, prospectsOf } from './prefilter.js';
import { readingOf } from './reading.js';
import { readNames } from './readings.js';
import { scanUses } from './scan/scan-uses.js';
import { Source } from './source.js';
import type { ExactUse, FindOptions, Language, SetPlace, SourceFile, Use } from './types.js';

/** Read by others: Compose files by the project's loader; what a CI service runs, runs beside no link. */
const NOT_OURS: ReadonlySet<Language> = new Set(['compose', 'ci']);
const MANIFESTS: ReadonlySet<Language> = new Set(['yaml', 'json']);

/**
 * The places in a file where variables of links are read, in order. `prefixes` are those of the links of the
 * service that is built from the file, or mounts it (`DB`, `DB_1`, `MYAPP_DB_1`); hand in the same list for all
 * of its files, it is prepared once. Short names (`DB_PORT`, `DB_NAME`, `DB_ENV_X`) count only where the
 * environment is read. Never throws; linear in the text.
 */
export function findUses(file: SourceFile, prefixes: readonly string[], options: FindOptions = {}): Use[] {
  const found = lookInto(file, prefixes, options);
  if (!found) return [];
  const { source, names, prospects } = found;
  const placed = prospects.exact ? readNames(source, names, options) : [];
  const exact = placed.flatMap(({ name, role, place }): ExactUse[] => {
    if (role.is !== 'use') return [];
    const { variable, prefix, meaning, start, end } = name;
    const fallback = fallbackOf(role.idiom.fallback, readingOf(source.text, name), names);
    return [{ kind: 'exact', variable, prefix, meaning, start, end, idiom: role.idiom.id, fallback, place }];
  });
  const scans = prospects.scan ? scanUses(source, names, options) : [];
  return [...exact, ...scans].sort((a, b) => a.start - b.start);
}

/** The places in a file that set variables of links themselves, in order. See findUses for `prefixes`. */
export function findSets(file: SourceFile, prefixes: readonly string[]): SetPlace[] {
  const found = lookInto(file, prefixes, {});
  if (!found?.prospects.exact) return [];
  return readNames(found.source, found.names, {}).flatMap(({ name, role }) => {
    if (role.is !== 'set') return [];
    const { variable, prefix, meaning, start, end } = name;
    return [{ variable, prefix, meaning, start, end, how: role.how }];
  });
}

/** The file as a source, when there can be something in it. */
function lookInto(
  file: SourceFile,
  prefixes: readonly string[],
  options: FindOptions,
): { source: Source; names: Names; prospects: Prospects } | null {
  if (prefixes.length === 0) return null;
  const source = new Source(file);
  const { language, text } = source;
  if (NOT_OURS.has(language) || (language === 'docs' && !options.docs)) return null;
  const names = namesOf(prefixes);
  const prospects = prospectsOf(text, language, names);
  if (!prospects.exact && !prospects.scan) return null;
  return MANIFESTS.has(language) && isKubernetesManifest(text) ? null : { source, names, prospects };
}
