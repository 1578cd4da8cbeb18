import { SchemaFit } from '../../../src/core/schema/fits.js';
import { isReset, plainValues } from '../../../src/core/schema/plain-value.js';
import { entriesOf } from '../../../src/core/yaml/merge-keys.js';
import { parseYaml } from '../../../src/core/yaml/parse.js';
import type { MappingNode } from '../../../src/core/yaml/tree.js';
import {
  format1Words,
  type SchemaWords,
  servicesWords,
  validateFormat1,
  validateServices,
} from '../../../src/generated/validate-compose.js';
import { VALUES } from '../../support/yaml-values.js';

/** Every place that a schema tells of, by keys from the top; `-` is an item of a list. */
function placesIn(words: SchemaWords): string[][] {
  const places: string[][] = [];
  const seen = new Set<SchemaWords>();
  const visit = (reference: SchemaWords, path: string[]) => {
    const schema = reference.$ref ? words.definitions![reference.$ref.split('/').at(-1)!]! : reference;
    places.push(path);
    if (seen.has(schema)) return;
    seen.add(schema);
    const { properties = {}, patternProperties = {}, additionalProperties, items } = schema;
    for (const [key, inner] of Object.entries(properties)) visit(inner, [...path, key]);
    for (const [pattern, inner] of Object.entries(patternProperties))
      visit(inner, [...path, pattern === '^x-' ? 'x-a' : 'a']);
    if (additionalProperties) visit(additionalProperties, [...path, 'other']);
    if (additionalProperties === false) places.push([...path, 'other']);
    if (items) visit(items, [...path, '-']);
  };
  visit(words, []);
  return places.filter(path => path.length > 0);
}

function textAt(path: readonly string[], value: string): string {
  return path.reduceRight((inner, step) => (step === '-' ? `[${inner}]` : `{${step}: ${inner}}`), value);
}

test.each([
  ['format 1', 'legacy', format1Words(), validateFormat1()],
  ['services', 'modern', servicesWords(), validateServices()],
] as const)('takes what the validator takes, and nothing else: %s', (_, dialect, words, validate) => {
  const fit = new SchemaFit(words, dialect);
  const texts = placesIn(words).flatMap(path => VALUES.map(value => textAt(path, value)));
  const judged = texts.map(text => {
    const root = parseYaml('docker-compose.yml', text).root as MappingNode;
    const fits = fit.top(entriesOf(root), ({ pair }) => isReset(pair.value));
    return { text, fits, valid: validate(plainValues(dialect)(root)) };
  });
  expect(judged.filter(({ fits, valid }) => fits !== valid)).toEqual([]);
  for (const fits of [true, false])
    expect(judged.filter(one => one.fits === fits).length).toBeGreaterThan(1000);
});
