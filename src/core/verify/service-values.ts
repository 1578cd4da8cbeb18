import type { Format } from '../compose/file.js';
import { LINK_KEYS } from '../compose/keys.js';
import type { ProjectService } from '../compose/service.js';
import type { Stack } from '../compose/stack.js';
import { textOf } from '../compose/values.js';
import { volumeEntry } from '../compose/volume-entry.js';
import { meaningOf } from '../yaml/dialect.js';
import { entriesOf, valueAt } from '../yaml/merge-keys.js';
import { type ResolvedNode, resolve } from '../yaml/tree.js';
import { type PlainValue, plainValue } from './plain-values.js';

/** Without a prototype: a key of a file may be called `constructor`, or `__proto__`. */
export type ServiceValues = Record<string, PlainValue>;

function noValues(): ServiceValues {
  return Object.create(null);
}

/** Lists that stand for a mapping: `KEY=value` or `host:address`. */
const PAIRED: ReadonlyMap<string, RegExp> = new Map([
  ['environment', /=/],
  ['labels', /=/],
  ['extra_hosts', /[:=]/],
  ['args', /=/],
  ['sysctls', /=/],
]);
/** Lists that a later file replaces instead of adding to. */
const REPLACED = new Set(['command', 'entrypoint', 'test']);

/**
 * Everything a merged service says beside names, networks and order, in the words of the specification. Its
 * parts are put together by the rules of one format, by default the stack's own.
 */
export function serviceValues(
  service: ProjectService,
  stack: Stack,
  rules: Format = stack.format,
): ServiceValues {
  const legacy = stack.format === 'v1' && rules === 'v1';
  const several = stack.files.length > 1 || service.contributions.length > 1;
  let merged = noValues();
  for (const { raw } of service.contributions) {
    const own = noValues();
    for (const [key, { pair }] of raw.entries) {
      const value = resolve(pair.value);
      if (key === 'networks' && stack.format === 'services') {
        const settings = networkSettings(value);
        if (Object.keys(settings).length > 0) own.networks = settings;
      }
      if (LINK_KEYS.has(key) || key === 'extends') continue;
      // The engine takes texts only, so the text that stands there is meant.
      own[key] = key === 'log_opt' ? writtenTexts(value) : normal(key, plainValue(value, stack.format));
    }
    if (legacy) merged = several ? mergeLegacy(merged, own) : own;
    else merged = mergeModern(merged, stack.format === 'v1' ? modernised(own) : withLongBuild(own));
  }
  if (legacy) merged = modernised(merged);
  if (merged.volumes !== undefined) merged.volumes = volumes(merged.volumes, service, stack);
  if (merged.volumes_from !== undefined) merged.volumes_from = volumesFrom(merged.volumes_from, stack);
  delete merged.volume_driver;
  return merged;
}

/** What is said about memberships beside names: addresses, priorities. */
function networkSettings(node: ResolvedNode | null): ServiceValues {
  const settings: ServiceValues = {};
  if (node?.kind !== 'mapping') return settings;
  for (const { key, pair } of entriesOf(node).values()) {
    const value = plainValue(resolve(pair.value), 'services');
    if (!isMapping(value)) continue;
    const { aliases: _, ...rest } = value;
    if (Object.keys(rest).length > 0) settings[key] = rest;
  }
  return settings;
}

function writtenTexts(node: ResolvedNode | null): PlainValue {
  if (node?.kind !== 'mapping') return plainValue(node, 'v1');
  const entries = [...entriesOf(node).values()].map(({ key, pair }) => {
    const value = resolve(pair.value);
    const known = value?.kind !== 'scalar' || meaningOf(value, 'modern').type === 'null';
    return [key, known ? plainValue(value, 'v1') : value.value];
  });
  return Object.fromEntries(entries);
}

function normal(key: string, value: PlainValue): PlainValue {
  const mark = PAIRED.get(key);
  if (Array.isArray(value) && mark) {
    const pairs = value.map(item => {
      const text = entryText(item);
      const cut = text.search(mark);
      return cut === -1 ? [text, ''] : [text.slice(0, cut), text.slice(cut + 1)];
    });
    return Object.fromEntries(pairs);
  }
  if (isMapping(value))
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, normal(name, inner)]));
  return value;
}

/** An entry of a list of texts; what is none (`- a: b`) is compared as it is. */
function entryText(entry: PlainValue): string {
  return typeof entry === 'string' ? entry : JSON.stringify(entry);
}

function withLongBuild(values: ServiceValues): ServiceValues {
  return typeof values.build === 'string'
    ? Object.assign(noValues(), values, { build: { context: values.build } })
    : values;
}

/** The keys of format 1 as the specification spells them. */
function modernised(values: ServiceValues): ServiceValues {
  const { dockerfile, log_driver, log_opt, ...rest } = withLongBuild(values);
  const result = Object.assign(noValues(), rest);
  if (dockerfile !== undefined)
    result.build = { ...(isMapping(result.build) ? result.build : {}), dockerfile };
  const logging = {
    ...(log_driver === undefined ? {} : { driver: log_driver }),
    ...(log_opt === undefined ? {} : { options: log_opt }),
  };
  if (Object.keys(logging).length > 0) result.logging = logging;
  return result;
}

/**
 * Format 1 (docker-compose 1.29.2, compose/config/config.py merge_service_dicts): an image takes the place of a
 * build and the reverse, and options of logging are replaced as a whole.
 */
function mergeLegacy(base: ServiceValues, override: ServiceValues): ServiceValues {
  const result = mergeValues(base, override);
  if (override.log_opt !== undefined) result.log_opt = override.log_opt;
  const { image, build } = override;
  if (image !== undefined || (build === undefined && base.image !== undefined)) delete result.build;
  else if (build !== undefined) delete result.image;
  return result;
}

/** Options of logging are united only where the driver stays. */
function mergeModern(base: ServiceValues, override: ServiceValues): ServiceValues {
  const result = mergeValues(base, override);
  const [old, now] = [base.logging, override.logging];
  if (!isMapping(old) || !isMapping(now) || old.driver === undefined) return result;
  if (now.driver !== undefined && now.driver !== old.driver) result.logging = now;
  return result;
}

function mergeValues(base: ServiceValues, override: ServiceValues): ServiceValues {
  const result: ServiceValues = Object.assign(noValues(), base);
  for (const [key, value] of Object.entries(override)) {
    const known = result[key];
    if (known === undefined) result[key] = value;
    else if (isMapping(known) && isMapping(value))
      result[key] = mergeValues(known as ServiceValues, value as ServiceValues);
    else if (Array.isArray(known) && Array.isArray(value) && !REPLACED.has(key))
      result[key] = [...known, ...value];
    else result[key] = value;
  }
  return result;
}

function isMapping(value: PlainValue | undefined): value is { readonly [key: string]: PlainValue } {
  return typeof value === 'object' && !Array.isArray(value);
}

/** Volumes with the names that the engine knows them by. */
function volumes(value: PlainValue, service: ProjectService, stack: Stack): PlainValue {
  if (!Array.isArray(value)) return value;
  const driver = volumeDriver(service);
  return value.map(entry => {
    if (typeof entry !== 'string') return entry;
    const found = volumeEntry(entry, stack.format === 'v1' && driver !== null);
    if (found.kind === 'folder') return found.path + found.rest;
    if (found.kind !== 'named') return entry;
    const known = stack.format === 'v1' ? engineName(found.name, driver) : declaredVolume(found.name, stack);
    return `volume ${known}${found.rest}`;
  });
}

function volumeDriver(service: ProjectService): string | null {
  const drivers = service.contributions.map(part => textOf(valueAt(part.raw.body, 'volume_driver')));
  return drivers.findLast(text => text !== undefined) ?? null;
}

function engineName(name: string, driver: string | null): string {
  return driver === null ? name : `${name} (driver ${driver})`;
}

function declaredVolume(source: string, stack: Stack): string {
  for (const file of stack.files.toReversed()) {
    const declared = valueAt(valueAt(file.root, 'volumes'), source);
    if (!declared) continue;
    const external = valueAt(declared, 'external');
    const name = textOf(valueAt(external, 'name')) ?? textOf(valueAt(declared, 'name'));
    const full =
      name ?? (external && textOf(external) !== 'false' ? source : `${stack.topology.project}_${source}`);
    return engineName(full, textOf(valueAt(declared, 'driver')) ?? null);
  }
  return `${stack.topology.project}_${source}`;
}

/** `container:NAME` and, in format 1, a NAME that is no service mean the same container. */
function volumesFrom(value: PlainValue, stack: Stack): PlainValue {
  if (!Array.isArray(value)) return value;
  return value.map(entry => {
    const text = entryText(entry);
    if (text.startsWith('container:') || stack.services.has(text.split(':')[0]!)) return text;
    return `container:${text}`;
  });
}
