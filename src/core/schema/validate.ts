import {
  format1Words,
  servicesWords,
  validateFormat1,
  validateServices,
} from '../../generated/validate-compose.js';
import { type ComposeFile, misplacedSections, misplacedServices } from '../compose/file.js';
import { V1_KEYS } from '../compose/keys.js';
import type { SchemaProblem } from '../lint/model.js';
import { entriesOf } from '../yaml/merge-keys.js';
import { plainValues } from './plain-value.js';
import { problemsOf, type SchemaView } from './problem.js';

/**
 * What the schema of the file's format (1, or today's specification) objects to: each at the place where it is written,
 * and once there, however often it is merged in. What is told of a file that mixes formats is left out.
 */
export function schemaProblems(file: ComposeFile): SchemaProblem[] {
  const format1 = file.format === 'v1';
  const validate = format1 ? validateFormat1() : validateServices();
  if (!file.root || validate(format1 ? format1Value(file) : servicesValue(file))) return [];
  const view = format1 ? format1View() : servicesView();
  const problems = new Map<string, SchemaProblem>();
  for (const error of validate.errors!) {
    for (const problem of problemsOf(error, file, view)) {
      const place = `${problem.at.start} ${problem.kind} ${problem.kind === 'missing-key' ? problem.key : ''}`;
      if (!problems.has(place)) problems.set(place, problem);
    }
  }
  return [...problems.values()].sort((a, b) => a.at.start - b.at.start);
}

let format1: SchemaView | undefined;
let services: SchemaView | undefined;

function format1View(): SchemaView {
  format1 ??= {
    dialect: 'legacy',
    words: format1Words(),
    isOfOtherFormat: key => key.startsWith('x-') || Object.hasOwn(serviceKeys(), key),
  };
  return format1;
}

function servicesView(): SchemaView {
  services ??= { dialect: 'modern', words: servicesWords(), isOfOtherFormat: key => V1_KEYS.has(key) };
  return services;
}

function serviceKeys() {
  return servicesView().words.definitions!.service!.properties!;
}

/** Services only: whatever else is at the top is told elsewhere, and an empty service just lacks its image. */
function format1Value(file: ComposeFile): unknown {
  const sections = new Set(misplacedSections(file));
  const plain = plainValues('legacy');
  const bodies = [...file.services.values()].filter(({ body, pair }) => body && !sections.has(pair));
  return Object.fromEntries(bodies.map(({ name, body }) => [name, plain(body)]));
}

function servicesValue(file: ComposeFile): unknown {
  const misplaced = new Set(misplacedServices(file));
  const plain = plainValues('modern');
  if (misplaced.size === 0) return plain(file.root);
  const entries = [...entriesOf(file.root!).values()].filter(({ pair }) => !misplaced.has(pair));
  return Object.fromEntries(entries.map(({ key, pair }) => [key, plain(pair.value)]));
}
