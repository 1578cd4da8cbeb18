/** The schema of today's specification as we prepare it, held against the one that it is made of. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { schemaProblems } from '../../../src/core/schema/validate.js';
import { fileOf } from '../../support/project.js';
import { VALUES } from '../../support/yaml-values.js';

const SPECIFICATION = JSON.parse(
  readFileSync(join(__dirname, '../../../node_modules/dclint/schemas/compose.schema.json'), 'utf8'),
);
const { $schema, ...schema } = SPECIFICATION;
const original = new Ajv({ strict: false }).compile(schema);
const KEYS = Object.keys(SPECIFICATION.definitions.service.properties);

/** Dates are texts to some releases, what stands twice in a list is dropped before, and here a number has no `_`. */
const OTHERWISE = new Set(['2015-01-01', '[a, a]', '[1, 1]', '1_000']);
/** Compose makes numbers and booleans of texts, whatever the schema says. */
const TEXTS_TOO = new Set(['use_api_socket']);
const VALUES_THERE = VALUES.filter(value => !OTHERWISE.has(value));

test.each(KEYS.filter(key => !TEXTS_TOO.has(key)))(
  'takes and refuses what the specification does: %s',
  key => {
    const texts = VALUES_THERE.map(value => `services:\n  web:\n    ${key}: ${value}\n`);
    const theirs = texts.map(text => original(parse(text)));
    expect(texts.map(text => [text, schemaProblems(fileOf(text)).length === 0])).toEqual(
      texts.map((text, i) => [text, theirs[i]]),
    );
  },
);

test.each(['networks', 'volumes', 'secrets', 'configs', 'models', 'include', 'name', 'version'])(
  'takes and refuses what the specification does at the top: %s',
  key => {
    const texts = VALUES_THERE.map(value => `services: {web: {image: a}}\n${key}: ${value}\n`);
    const theirs = texts.map(text => original(parse(text)));
    expect(texts.map(text => [text, schemaProblems(fileOf(text)).length === 0])).toEqual(
      texts.map((text, i) => [text, theirs[i]]),
    );
  },
);

test('one problem for each place', () => {
  const problems = schemaProblems(
    fileOf(
      'services:\n  web:\n    build: [a]\n    networks: 1\n    env_file: [{path: [a]}]\n    ulimits: {nofile: {soft: a}}\n',
    ),
  );
  expect(problems.map(({ kind, path }) => [kind, path.join('.')])).toEqual([
    ['wrong-value', 'services.web.build'],
    ['wrong-value', 'services.web.networks'],
    ['wrong-value', 'services.web.env_file.0.path'],
    ['missing-key', 'services.web.ulimits.nofile'],
  ]);
});

test('keys that came after the specification of the package', () => {
  const file = fileOf(
    'jobs:\n  a: {image: b}\nservices:\n  web:\n    pre_start: [{command: a}]\n    build: {sbom: true, provenance: true, no_cache_filter: [a]}\n',
  );
  expect(schemaProblems(file)).toEqual([]);
});

test('aliases that multiply are told of where they stand', () => {
  const lists = Array.from({ length: 16 }, (_, i) => `  - &a${i + 1} [*a${i}, *a${i}]\n`);
  const top = `x-lists:\n  - &a0 [1, 2]\n${lists.join('')}`;
  const file = fileOf(`${top}services:\n  web:\n    ports: *a16\n    expose: *a16\n`);
  expect(schemaProblems(file)).toMatchObject([{ kind: 'wrong-value' }, { kind: 'wrong-value' }]);
});
