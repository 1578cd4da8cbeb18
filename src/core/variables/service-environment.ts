import type { ComposeFile, Format } from '../compose/file.js';
import { interpolate, literal } from '../compose/interpolate.js';
import { resolvePath } from '../compose/paths.js';
import type { ProjectService } from '../compose/service.js';
import type { Stack } from '../compose/stack.js';
import { scalarItems, textOf } from '../compose/values.js';
import { readDotenv } from '../dotenv.js';
import { plainValue } from '../verify/plain-values.js';
import { meaningOf } from '../yaml/dialect.js';
import { entriesOf, valueAt } from '../yaml/merge-keys.js';
import { type ResolvedNode, resolve } from '../yaml/tree.js';
import type { Knowledge } from './knowledge.js';
import type { ServiceImage } from './service-image.js';

/** Where a value is written. */
export type VariableSource =
  /** In a Compose file: `at` is where the entry begins. */
  | { readonly kind: 'environment'; readonly file: ComposeFile; readonly at: number }
  /** A bare name in `environment` or an `env_file`: the value comes from the shell, or from `.env`. */
  | { readonly kind: 'shell' }
  | { readonly kind: 'env-file'; readonly path: string }
  /** `dockerfile` is the path of the one that sets it; null where it is the image below, or text in a Compose file. */
  | { readonly kind: 'image'; readonly dockerfile: string | null };

/** One variable of a service's container. */
export interface OwnVariable {
  readonly name: string;
  readonly source: VariableSource;
  /**
   * A text that gives the same value when it stands in a Compose file's `environment`: variables of the host stay as
   * written, a `$` that is none is doubled. null where the value is not known here.
   */
  readonly text: string | null;
  /** Whether the text has variables of the host in it. */
  readonly refers: boolean;
  /** False where it may be unset, or where a file that cannot be read may say something else. */
  readonly certain: boolean;
}

/** The variables that a service's container is configured with. */
export interface ServiceEnvironment {
  readonly variables: ReadonlyMap<string, OwnVariable>;
  /** False where there may be more: an unknown image, an `env_file` that cannot be read. */
  readonly complete: boolean;
}

/** Of a container that is not of the project. */
export const UNKNOWN_ENVIRONMENT: ServiceEnvironment = { variables: new Map(), complete: false };

/**
 * The variables of a service: those of its image, then each `env_file`, then `environment`, the later one in force.
 * Source: docker/compose 1.29.2 compose/config/config.py (`resolve_environment`).
 */
export function serviceEnvironment(
  service: ProjectService,
  stack: Stack,
  image: ServiceImage,
  knowledge: Knowledge,
): ServiceEnvironment {
  const variables = new Map<string, OwnVariable>();
  const add = (variable: OwnVariable) => variables.set(variable.name, variable);
  const envFiles = envFilePaths(service, knowledge.variables);
  const texts = envFiles.map(path => (path === null ? null : knowledge.text(path)));
  const allRead = texts.every(text => text !== null);
  for (const [name, { value, dockerfile }] of image.environment) {
    const source = { kind: 'image', dockerfile } as const;
    add({ name, source, text: literal(value), refers: false, certain: allRead });
  }
  texts.forEach((text, index) => {
    const laterRead = texts.slice(index + 1).every(later => later !== null);
    for (const [name, value] of text === null ? [] : readDotenv(text)) {
      if (value === null) add(fromShell(name, knowledge));
      else {
        const source = { kind: 'env-file', path: envFiles[index]! } as const;
        add({ name, source, text: literal(value), refers: false, certain: laterRead });
      }
    }
  });
  for (const { raw } of service.contributions) {
    const value = resolve(raw.entries.get('environment')?.pair.value);
    for (const { name, text, at } of environmentEntries(value, stack.format)) {
      if (text === null) add(fromShell(name, knowledge));
      else {
        const source = { kind: 'environment', file: raw.file, at } as const;
        add({ name, source, text, refers: interpolate(text, {}).variable, certain: true });
      }
    }
  }
  return { variables, complete: image.environmentComplete && allRead };
}

function fromShell(name: string, { variables }: Knowledge): OwnVariable {
  const text = /^[_a-zA-Z][_a-zA-Z0-9]*$/.test(name) ? `\${${name}}` : null;
  return { name, source: { kind: 'shell' }, text, refers: true, certain: Object.hasOwn(variables, name) };
}

interface EnvironmentEntry {
  readonly name: string;
  /** null for a name alone. */
  readonly text: string | null;
  readonly at: number;
}

function environmentEntries(node: ResolvedNode | null, format: Format): EnvironmentEntry[] {
  if (node?.kind === 'mapping') {
    return [...entriesOf(node).values()].flatMap(({ key, pair }) => {
      const value = resolve(pair.value);
      const isBare = !value || (value.kind === 'scalar' && meaningOf(value, 'modern').type === 'null');
      const text = isBare ? null : plainValue(value, format);
      return text === null || typeof text === 'string' ? [{ name: key, text, at: pair.key.start }] : [];
    });
  }
  return (node?.kind === 'sequence' ? scalarItems(node) : []).map(({ node: { value, start } }) => {
    const cut = value.indexOf('=');
    return cut === -1
      ? { name: value, text: null, at: start }
      : { name: value.slice(0, cut), text: value.slice(cut + 1), at: start };
  });
}

/** The files of `env_file`, weakest first; null for a path that is not known. */
export function envFilePaths(
  service: ProjectService,
  variables: Readonly<Record<string, string>>,
): (string | null)[] {
  return service.contributions.flatMap(({ raw }) => {
    const value = resolve(raw.entries.get('env_file')?.pair.value);
    const items = value?.kind === 'sequence' ? value.items.map(item => resolve(item.value)) : [value];
    return items.flatMap(item => {
      const written = textOf(item?.kind === 'mapping' ? valueAt(item, 'path') : item);
      if (written === undefined || written === '') return [];
      const { text, unknown } = interpolate(written, variables);
      return [unknown || text.startsWith('~') ? null : resolvePath(raw.file.path, text)];
    });
  });
}
