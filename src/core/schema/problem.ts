import type { SchemaWords, ValidationError } from '../../generated/validate-compose.js';
import type { ComposeFile } from '../compose/file.js';
import type { SchemaProblem } from '../lint/model.js';
import { type Dialect, meaningOf, type ScalarMeaning } from '../yaml/dialect.js';
import { resolve, type ScalarNode } from '../yaml/tree.js';
import { keyMeantBy } from './key-meant-by.js';
import { keySpan, keysIn, type Place, stepInto, tokenOf, topOf } from './place.js';
import { plainValues } from './plain-value.js';

/** A schema, and the keys that services have in the other format only. */
export interface SchemaView {
  readonly dialect: Dialect;
  readonly words: SchemaWords;
  isOfOtherFormat(key: string): boolean;
}

/** What an error of the validator says of the file; nothing where a variable can still make it right. */
export function problemsOf(error: ValidationError, file: ComposeFile, view: SchemaView): SchemaProblem[] {
  const place = stepsOf(error.instancePath).reduce(
    (outer, step) => stepInto(outer, step, view.words),
    topOf(file, view.words),
  );
  const { params } = error;
  switch (error.keyword) {
    case 'additionalProperties':
      return [unknownKey(String(params.additionalProperty), place, file, view)];
    case 'required':
      return [{ ...common(place, file), ...missing(params), neededBy: null }];
    case 'dependencies': {
      const neededBy = String(params.property);
      const entry = stepInto(place, neededBy, view.words);
      return [{ ...common(place, file), at: keySpan(file, entry), ...missing(params), neededBy }];
    }
    case 'uniqueItems':
      return repeatedItems(place, file, view);
    default:
      return wrongValue(place, error.keyword, file, view);
  }
}

function common(place: Place, file: ComposeFile) {
  const { path } = place;
  return { path, at: tokenOf(file, place), where: inWords(file, path), service: serviceOf(file, path) };
}

function missing({ missingProperty }: ValidationError['params']) {
  return { kind: 'missing-key', key: String(missingProperty) } as const;
}

function unknownKey(key: string, place: Place, file: ComposeFile, view: SchemaView): SchemaProblem {
  const { words, isOfOtherFormat } = view;
  const entry = stepInto(place, key, words);
  const { properties, patternProperties = {} } = place.schema;
  const present = keysIn(place);
  const free = Object.keys(properties ?? {}).filter(name => !present.has(name));
  return {
    kind: 'unknown-key',
    path: entry.path,
    at: keySpan(file, entry),
    where: inWords(file, place.path),
    service: serviceOf(file, entry.path),
    key,
    suggestion: keyMeantBy(key, free),
    otherFormat: place.schema === words.definitions!.service && isOfOtherFormat(key),
    isName: !properties && Object.hasOwn(patternProperties, NAME),
  };
}

/** The pattern of names in the schemas. */
const NAME = '^[a-zA-Z0-9._-]+$';

/** Each item that equals an earlier one, not only the first that the validator met. */
function repeatedItems(place: Place, file: ComposeFile, { dialect, words }: SchemaView): SchemaProblem[] {
  const list = resolve(place.node);
  const firsts = new Map<unknown, Place>();
  const plain = plainValues(dialect);
  const numbers = list?.kind === 'sequence' ? [...list.items.keys()] : [];
  return numbers.flatMap(number => {
    const item = stepInto(place, String(number), words);
    const first = firsts.get(plain(item.node));
    if (!first) firsts.set(plain(item.node), item);
    if (!first) return [];
    const where = inWords(file, place.path);
    return [{ ...common(item, file), where, kind: 'repeated-item', first: tokenOf(file, first) }];
  });
}

function wrongValue(
  place: Place,
  keyword: string,
  file: ComposeFile,
  { dialect }: SchemaView,
): SchemaProblem[] {
  const { types = [], words = 'another value', texts = '' } = place.schema;
  const node = resolve(place.node);
  const wrong = { ...common(place, file), kind: 'wrong-value', expected: words } as const;
  if (node?.kind !== 'scalar') {
    return [{ ...wrong, found: node ? COLLECTIONS[node.kind] : null, quotesHelp: false }];
  }
  // A variable's value is turned into whatever is wanted, but never into a list.
  if (node.value.includes('$') && types.some(type => SCALARS.has(type))) return [];
  const { type } = meaningOf(node, dialect);
  const asText = keyword === 'type' && types.includes('string') && new RegExp(texts).test(node.value);
  const quotesHelp = asText && type !== 'null' && type !== 'string';
  return [{ ...wrong, found: scalarInWords(node, type), quotesHelp }];
}

const SCALARS = new Set(['string', 'integer', 'number', 'boolean']);
const COLLECTIONS = { mapping: 'a mapping', sequence: 'a list' } as const;
/** Longer texts are cut: whoever reads the message has the file before them. */
const LONGEST = 40;

function scalarInWords(node: ScalarNode, type: ScalarMeaning['type']): string | null {
  const text = node.value.trim();
  switch (type) {
    case 'null':
      return null;
    case 'bool':
      return text;
    case 'int':
    case 'float':
      return `the number ${text}`;
    case 'time':
      return `the date ${text}`;
    default:
      return `the text "${text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}"`;
  }
}

/** `"ports" of service "web"`; without numbers, so that an entry can move and stay what it is. */
function inWords(file: ComposeFile, path: Place['path']): string {
  const service = serviceOf(file, path);
  const inner = path.slice(service === null ? 0 : serviceDepth(file) + 1);
  const keys = inner.filter(step => typeof step === 'string').join('.');
  const item = typeof path.at(-1) === 'number' ? 'an entry of ' : '';
  const of = [keys && `${item}"${keys}"`, service !== null && `service "${service}"`].filter(Boolean);
  return of.length > 0 ? of.join(' of ') : 'the file';
}

function serviceOf(file: ComposeFile, path: Place['path']): string | null {
  const depth = serviceDepth(file);
  return path.length > depth && (depth === 0 || path[0] === 'services') ? String(path[depth]) : null;
}

/** How many keys stand before a service's name. */
function serviceDepth({ format }: ComposeFile): number {
  return format === 'v1' ? 0 : 1;
}

/** The keys and numbers of a JSON pointer. */
function stepsOf(pointer: string): string[] {
  const steps = pointer.split('/').slice(1);
  return steps.map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}
