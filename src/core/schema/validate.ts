import {
  format1Words,
  servicesWords,
  validateFormat1,
  validateServices,
} from '../../generated/validate-compose.js';
import { type ComposeFile, misplacedSections, misplacedServices } from '../compose/file.js';
import { V1_KEYS } from '../compose/keys.js';
import type { SchemaProblem } from '../lint/model.js';
import { type Entry, entriesOf } from '../yaml/merge-keys.js';
import { SchemaFit } from './fits.js';
import { isReset, plainValues } from './plain-value.js';
import { problemsOf, type SchemaView } from './problem.js';

/**
 * What the schema of the file's format (1, or today's specification) objects to: each at the place where it is written,
 * and once there, however often it is merged in. What is told of a file that mixes formats is left out.
 */
export function schemaProblems(file: ComposeFile): SchemaProblem[] {
  if (!file.root || fits(file)) return [];
  const isFormat1 = file.format === 'v1';
  const validate = isFormat1 ? validateFormat1() : validateServices();
  if (validate(isFormat1 ? format1Value(file) : servicesValue(file))) return [];
  const view = isFormat1 ? format1View() : servicesView();
  const problems = new Map<string, SchemaProblem>();
  for (const error of validate.errors!) {
    for (const problem of problemsOf(error, file, view)) {
      const place = `${problem.at.start} ${problem.kind} ${problem.kind === 'missing-key' ? problem.key : ''}`;
      if (!problems.has(place)) problems.set(place, problem);
    }
  }
  return [...problems.values()].sort((a, b) => a.at.start - b.at.start);
}

interface CheckedView extends SchemaView {
  readonly fit: SchemaFit;
}

let format1: CheckedView | undefined;
let services: CheckedView | undefined;

function format1View(): CheckedView {
  if (format1) return format1;
  const words = format1Words();
  const isOfOtherFormat = (key: string) => key.startsWith('x-') || Object.hasOwn(serviceKeys(), key);
  format1 = { dialect: 'legacy', words, isOfOtherFormat, fit: new SchemaFit(words, 'legacy') };
  return format1;
}

function servicesView(): CheckedView {
  if (services) return services;
  const words = servicesWords();
  const isOfOtherFormat = (key: string) => V1_KEYS.has(key);
  services = { dialect: 'modern', words, isOfOtherFormat, fit: new SchemaFit(words, 'modern') };
  return services;
}

function serviceKeys() {
  return servicesView().words.definitions!.service!.properties!;
}

/** Whether what the validator would get surely fits. */
function fits(file: ComposeFile): boolean {
  if (file.format === 'v1') {
    const sections = new Set(misplacedSections(file));
    return format1View().fit.top(file.services, ({ body, pair }) => !body || sections.has(pair));
  }
  const misplaced = new Set(misplacedServices(file));
  const left = ({ pair }: Entry) => (misplaced.size === 0 ? isReset(pair.value) : misplaced.has(pair));
  return servicesView().fit.top(entriesOf(file.root!), left);
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
