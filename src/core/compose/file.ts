import type { InputFile } from '../report.js';
import { type Entry, entriesOf, isMergeKey, valueAt } from '../yaml/merge-keys.js';
import { type ParsedYaml, parseYaml } from '../yaml/parse.js';
import { keyText, type MappingNode, type PairNode, resolve } from '../yaml/tree.js';
import { V1_KEYS } from './keys.js';

export type Format = 'v1' | 'services';

/** One service as one file has it. */
export interface RawService {
  readonly file: ComposeFile;
  readonly name: string;
  /** Its entry among the services; of duplicates the last, which is the one that counts. */
  readonly pair: PairNode;
  /** null for a service with nothing in it. */
  readonly body: MappingNode | null;
  /** Effective keys, merges followed. */
  readonly entries: ReadonlyMap<string, Entry>;
}

/** A file read as Compose. */
export interface ComposeFile {
  readonly path: string;
  readonly parsed: ParsedYaml;
  readonly format: Format;
  readonly root: MappingNode | null;
  /** The mapping whose keys are services: the root itself in format 1. */
  readonly servicesNode: MappingNode | null;
  readonly services: ReadonlyMap<string, RawService>;
}

const READ = new WeakMap<InputFile, ComposeFile>();

/** Reads a file; the same object is read once. Look at `parsed.problems` before using the rest. */
export function readComposeFile(file: InputFile): ComposeFile {
  const known = READ.get(file);
  if (known) return known;
  const parsed = parseYaml(file.path, file.text);
  const root = parsed.root?.kind === 'mapping' ? parsed.root : null;
  const format = root ? formatOf(root) : 'services';
  const node = format === 'v1' ? root : valueAt(root, 'services');
  const servicesNode = node?.kind === 'mapping' ? node : null;
  const services = new Map<string, RawService>();
  const result: ComposeFile = { path: file.path, parsed, format, root, servicesNode, services };
  if (servicesNode) {
    for (const { key, pair } of entriesOf(servicesNode).values()) {
      const value = resolve(pair.value);
      if (format === 'v1' && key === 'version' && value?.kind !== 'mapping') continue;
      const body = value?.kind === 'mapping' ? value : null;
      services.set(key, { file: result, name: key, pair, body, entries: body ? entriesOf(body) : new Map() });
    }
  }
  READ.set(file, result);
  return result;
}

/**
 * Which meaning a file has. Compose 1.27 to 1.29: without `version`, format 1 unless one of `services`,
 * `networks`, `volumes` is a mapping with something in it; a `version` that is a mapping is a service of
 * that name (docker/compose 1.29.2 compose/config/config.py). A service that happens to be called
 * `services` (it has an image of its own) is told apart, as older releases did.
 */
function formatOf(root: MappingNode): Format {
  const entries = entriesOf(root);
  const version = resolve(entries.get('version')?.pair.value);
  if (version?.kind === 'mapping') return 'v1';
  const services = valueAt(root, 'services');
  const nested = services?.kind === 'mapping' && !looksLikeService(services);
  if (version?.kind === 'scalar' && !/^(?:|~|null|1|1\.0)$/.test(version.value)) return 'services';
  if (nested && services.pairs.length > 0) return 'services';
  if (services === null && entries.has('services')) return 'services';
  const rest = [...entries.keys()].filter(key => !NOT_SERVICES.has(key) && !key.startsWith('x-'));
  const declared = ['networks', 'volumes'].some(key => {
    const value = valueAt(root, key);
    return value?.kind === 'mapping' && value.pairs.length > 0 && !looksLikeService(value);
  });
  if (declared && rest.length === 0) return 'services';
  return entries.has('include') || (entries.has('name') && rest.length === 0) ? 'services' : 'v1';
}

const NOT_SERVICES = new Set([
  'version',
  'services',
  'networks',
  'volumes',
  'secrets',
  'configs',
  'name',
  'include',
]);

/**
 * Whether a mapping says by its own keys what container to run. Services may be called `build` or `extends`,
 * too: then their values are no settings of a build or of `extends`.
 */
export function looksLikeService(node: MappingNode): boolean {
  const has = (key: string, ...inner: readonly string[]) => {
    const value = valueAt(node, key);
    if (value?.kind === 'scalar') return true;
    return inner.some(name => valueAt(value, name)?.kind === 'scalar');
  };
  return (
    has('image') || has('build', 'context', 'dockerfile', 'dockerfile_inline') || has('extends', 'service')
  );
}

/** Keys that looksLikeService looks at. */
const RUNS = new Set(['image', 'build', 'extends']);

/** Why a readable YAML file is no Compose file, in words; null when it is one. */
export function notCompose(file: ComposeFile): string | null {
  const { root, format } = file;
  if (!file.parsed.root) return 'the file is empty: there is no service in it';
  if (!root) return 'a Compose file must be a mapping of services at its top';
  if (format === 'services') return null;
  const template = root.pairs.find(pair => keyText(pair) === null);
  if (template) return 'a key at the top is no text: this seems to be a template, not a Compose file';
  if (valueAt(root, 'apiVersion') && valueAt(root, 'kind'))
    return 'this is a Kubernetes manifest, not a Compose file';
  // A workflow has `jobs: {build: …}`: such a key counts only with a value that a service has there.
  const known = [...file.services.values()].some(
    ({ body, entries }) =>
      body && (looksLikeService(body) || [...entries.keys()].some(key => V1_KEYS.has(key) && !RUNS.has(key))),
  );
  return known
    ? null
    : 'no service can be found in it: no entry has an image, a build or another key of a service';
}

/** Keys at the top of the specification; everything else there is a mistake, or an extension (`x-…`). */
const TOP_KEYS = new Set([...NOT_SERVICES, 'models']);

/** Whether a migration has work here: format 1, or links of either kind, even misplaced ones. */
export function hasLegacyLinks(file: ComposeFile): boolean {
  if (file.format === 'v1') return true;
  const linked = (service: ReadonlyMap<string, unknown>) =>
    service.has('links') || service.has('external_links');
  return (
    [...file.services.values()].some(service => linked(service.entries)) ||
    misplacedServices(file).some(pair => {
      const value = resolve(pair.value);
      return value?.kind === 'mapping' && linked(entriesOf(value));
    })
  );
}

/** Sections of later formats at the top of a format 1 file, where they would be services. */
export function misplacedSections(file: ComposeFile): PairNode[] {
  if (file.format !== 'v1' || !file.root) return [];
  return file.root.pairs.filter(pair => {
    const value = resolve(pair.value);
    return (
      SECTIONS.has(keyText(pair) ?? '') &&
      value?.kind === 'mapping' &&
      value.pairs.length > 0 &&
      !looksLikeService(value)
    );
  });
}

const SECTIONS = new Set(['networks', 'volumes', 'secrets', 'configs']);

/**
 * What can be no service: an entry without a name, and whatever stands at the top of a format 1 file and is no
 * mapping; `version` aside.
 */
export function strayValues(file: ComposeFile): PairNode[] {
  const pairs = file.servicesNode?.pairs ?? [];
  return pairs.filter(pair => {
    if (keyText(pair) === '') return true;
    if (file.format !== 'v1') return false;
    const value = resolve(pair.value);
    const empty = !value || (value.kind === 'scalar' && /^(?:|~|null)$/.test(value.value));
    return !empty && value.kind !== 'mapping' && keyText(pair) !== 'version' && !isMergeKey(pair);
  });
}

/** Services that stand at the top of a file whose services belong under `services:`; no loader takes them. */
export function misplacedServices(file: ComposeFile): PairNode[] {
  if (file.format === 'v1' || !file.root) return [];
  return file.root.pairs.filter(pair => {
    const key = keyText(pair);
    const value = resolve(pair.value);
    return (
      key !== null &&
      !TOP_KEYS.has(key) &&
      !key.startsWith('x-') &&
      !isMergeKey(pair) &&
      value?.kind === 'mapping' &&
      looksLikeService(value)
    );
  });
}
