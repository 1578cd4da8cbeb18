import type { SchemaWords, ValidationError } from '../../generated/validate-compose.js';
import type { ComposeFile } from '../compose/file.js';
import type { SchemaProblem } from '../lint/model.js';
import { type Dialect, meaningOf, type ScalarMeaning } from '../yaml/dialect.js';
import { resolve, type ScalarNode } from '../yaml/tree.js';
import { keyMeantBy } from './key-meant-by.js';
import { keySpan, keysIn, type Place, stepInto, tokenOf, topOf } from './place.js';

/** A schema, and the keys that services have in the other format only. */
export interface SchemaView {
  readonly dialect: Dialect;
  readonly words: SchemaWords;
  isOfOtherFormat(key: string): boolean;
}

/** An error of the validator at its place in the file; null where a variable can still make it right. */
export function problemOf(error: ValidationError, file: ComposeFile, view: SchemaView): SchemaProblem | null {
  const { words } = view;
  const { params } = error;
  const into = (place: Place, step: string) => stepInto(place, step, words);
  const place = stepsOf(error.instancePath).reduce(into, topOf(file, words));
  const service = serviceOf(file, place);
  switch (error.keyword) {
    case 'additionalProperties': {
      const key = String(params.additionalProperty);
      const entry = into(place, key);
      const present = keysIn(place);
      const free = Object.keys(place.schema.properties ?? {}).filter(name => !present.has(name));
      return {
        kind: 'unknown-key',
        path: entry.path,
        at: keySpan(file, entry),
        service,
        key,
        suggestion: keyMeantBy(key, free),
        otherFormat: place.schema === words.definitions!.service && view.isOfOtherFormat(key),
      };
    }
    case 'required':
    case 'dependencies': {
      const key = String(params.missingProperty);
      return { kind: 'missing-key', path: place.path, at: tokenOf(file, place), service, key };
    }
    case 'uniqueItems': {
      const numbers = [Number(params.i), Number(params.j)].sort((a, b) => a - b);
      const [first, second] = numbers.map(number => into(place, String(number))) as [Place, Place];
      const at = tokenOf(file, second);
      return { kind: 'repeated-item', path: second.path, at, service, first: tokenOf(file, first) };
    }
    default:
      return wrongValue(place, file, service, view);
  }
}

function wrongValue(
  place: Place,
  file: ComposeFile,
  service: string | null,
  { dialect }: SchemaView,
): SchemaProblem | null {
  const { path, schema } = place;
  const node = resolve(place.node);
  const { types = [], words = 'another value' } = schema;
  const wrong = { kind: 'wrong-value', path, at: tokenOf(file, place), service, expected: words } as const;
  if (node?.kind !== 'scalar')
    return { ...wrong, found: node ? COLLECTIONS[node.kind] : NOTHING, quotesHelp: false };
  // A variable's value is turned into whatever is wanted, but never into a list.
  if (node.value.includes('$') && types.some(type => SCALARS.has(type))) return null;
  const { type } = meaningOf(node, dialect);
  const asText = types.includes('string') && new RegExp(schema.pattern ?? '').test(node.value);
  const quotesHelp = asText && type !== 'null' && type !== 'string';
  return { ...wrong, found: scalarInWords(node, type), quotesHelp };
}

const SCALARS = new Set(['string', 'integer', 'number', 'boolean']);
const NOTHING = 'nothing';
const COLLECTIONS = { mapping: 'a mapping', sequence: 'a list' } as const;
/** Longer texts are cut: whoever reads the message has the file before them. */
const LONGEST = 40;

function scalarInWords(node: ScalarNode, type: ScalarMeaning['type']): string {
  const text = node.value.trim();
  switch (type) {
    case 'null':
      return NOTHING;
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

function serviceOf({ format }: ComposeFile, { path }: Place): string | null {
  const [first, second] = path;
  if (format === 'v1') return path.length > 0 ? String(first) : null;
  return first === 'services' && path.length > 1 ? String(second) : null;
}

/** The keys and numbers of a JSON pointer. */
function stepsOf(pointer: string): string[] {
  const steps = pointer.split('/').slice(1);
  return steps.map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}
