// The schemas that Compose files are held against, prepared for src/generated/validate-compose.ts.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dropKeyword, mergeBranches, schemaAt, schemasIn, wordsFor } from './prepare.mjs';

const PACKAGES = join(import.meta.dirname, '../../../node_modules');

/** Keys that Compose has learnt since the package's schema was made: with anything behind them. */
const SINCE = {
  '#': ['jobs'],
  '#/definitions/service': ['pre_start'],
  '#/definitions/service/properties/build': ['no_cache_filter', 'provenance', 'sbom'],
  '#/definitions/development/properties/watch/items': ['initial_sync'],
};

/** What a pattern demands, in words. */
const PATTERNS = {
  '#/definitions/service/properties/container_name': 'a name of two letters or digits at least',
  '#/definitions/service/properties/pull_policy':
    '"always", "never", "missing", "if_not_present", "build", "refresh", "daily", "weekly" or "every_" with a time',
};

/** Texts that YAML takes for numbers where the unit is left out; quotes alone make no times of them. */
const TIMES = [
  ...['interval', 'timeout', 'start_period', 'start_interval'].map(key => `healthcheck/properties/${key}`),
  ...['stop_grace_period', 'pull_refresh_after'].map(key => `service/properties/${key}`),
  ...['delay', 'monitor'].flatMap(key =>
    ['update', 'rollback'].map(name => `deployment/properties/${name}_config/properties/${key}`),
  ),
  ...['delay', 'window'].map(key => `deployment/properties/restart_policy/properties/${key}`),
];

/** Format 1, as docker-compose 1.29.2 has it. */
export function format1Schema() {
  return readJson(join(import.meta.dirname, 'format-1.schema.json'));
}

/** Today's specification, for files with `services:`, whatever their version says: modern Compose reads all alike. */
export function servicesSchema() {
  const schema = readJson(join(PACKAGES, 'dclint/schemas/compose.schema.json'));
  for (const keyword of ['$schema', '$id', 'title', 'description', 'default', 'deprecated', 'format']) {
    dropKeyword(schema, keyword);
  }
  // Before it looks at the schema, modern Compose drops what stands twice in most lists, and merges what is left.
  dropKeyword(schema, 'uniqueItems');
  mergeBranches(schema);
  for (const [pointer, keys] of Object.entries(SINCE)) {
    const { properties } = schemaAt(schema, pointer);
    for (const key of keys) properties[key] ??= {};
  }
  for (const [pointer, words] of Object.entries(PATTERNS)) schemaAt(schema, pointer).title = words;
  for (const place of TIMES) {
    Object.assign(schemaAt(schema, `#/definitions/${place}`), {
      title: 'a time, like "30s"',
      texts: '[a-z]$',
    });
  }
  for (const name of ['services', 'networks', 'volumes', 'secrets', 'configs', 'models']) {
    schema.properties[name].title = `a mapping of ${name}`;
  }
  for (const inner of schemasIn(schema)) takeTexts(schema, inner);
  return schema;
}

/** Compose turns texts into numbers and booleans before it looks at the schema, in more and more places. */
function takeTexts(root, schema) {
  const types = [schema.type ?? []].flat();
  if (types.length === 0 || !types.every(type => ['boolean', 'integer', 'number'].includes(type))) return;
  schema.title = wordsFor(root, schema);
  schema.type = [...types, 'string'];
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
