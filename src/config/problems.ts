import { allowedValues } from '../core/lint/allowed-values.js';
import type { RuleMeta } from '../core/lint/rule.js';
import { nearest } from '../core/text/nearest.js';
import { quoteList } from '../core/text/quote-list.js';
import { FAIL_ON, LEVELS, SOURCE_LIMITS } from './schema.js';
import type { Path } from './tree.js';

/** What ajv says of a value, as far as it is needed. */
export interface SchemaError {
  /** A JSON pointer. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A validator that ajv made of the schema, with all errors. */
export interface ConfigValidator {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

/** A mistake in a configuration. */
export interface ConfigProblem {
  readonly path: Path;
  readonly part: 'key' | 'value';
  readonly message: string;
}

const KEYS = ['$schema', 'extends', 'rules', 'ignore', 'failOn', 'sources'];

/** What is wrong with the value of a configuration, each place once, in words with a suggestion. */
export function configProblems(
  value: unknown,
  validator: () => ConfigValidator,
  metas: readonly RuleMeta[],
): ConfigProblem[] {
  const validate = validator();
  if (validate(value)) return [];
  const places = new Map<string, { path: Path; part: ConfigProblem['part'] }>();
  for (const { instancePath, keyword, params } of validate.errors ?? []) {
    const unknown = keyword === 'additionalProperties' ? [String(params.additionalProperty)] : [];
    const path = [...stepsOf(instancePath), ...unknown];
    places.set(JSON.stringify(path), { path, part: unknown.length > 0 ? 'key' : 'value' });
  }
  // Of a choice that failed, ajv reports every branch; the mistake is where the nearest one failed.
  const all = [...places.values()];
  const deepest = all.filter(({ path }) => !all.some(other => isBelow(other.path, path)));
  return deepest.map(place => ({ ...place, message: messageFor(place, value, metas) }));
}

function stepsOf(pointer: string): string[] {
  const steps = pointer.split('/').slice(1);
  return steps.map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function isBelow(path: Path, above: Path): boolean {
  return path.length > above.length && above.every((step, index) => path[index] === step);
}

function messageFor(
  { path, part }: Omit<ConfigProblem, 'message'>,
  value: unknown,
  metas: readonly RuleMeta[],
): string {
  const [key, ruleId, item, option] = path;
  const found = valueAt(value, path);
  if (key === undefined) return 'a configuration is a mapping with keys like "rules"';
  if (key === 'sources') return sourcesMessage(ruleId);
  if (key !== 'rules' || ruleId === undefined) {
    return part === 'key' && path.length === 1 ? unknownKey(key) : topLevelMessage(key, found);
  }
  const meta = metas.find(({ id }) => id === ruleId);
  if (!meta) return unknownRule(ruleId, metas);
  if (option === undefined) return levelMessage(meta, found, item === '1');
  const schema = part === 'key' ? undefined : meta.options?.[option];
  if (!schema) return unknownOption(meta, option);
  return `option "${option}" of "${ruleId}" takes ${allowedValues(schema)}`;
}

function unknownKey(key: string): string {
  return `there is no key "${key}"${suggestion(key, KEYS) || `; there are ${quoteList(KEYS)}`}`;
}

/** Also for `explain` and `--rule`. */
export function unknownRule(id: string, metas: readonly RuleMeta[]): string {
  const ids = metas.map(meta => meta.id);
  return `there is no rule "${id}"${suggestion(id, ids) || '; `delink rules` lists them'}`;
}

function topLevelMessage(key: string, found: unknown): string {
  switch (key) {
    case 'extends':
      return '"extends" takes the path of a file, or a list of paths';
    case 'ignore':
      return '"ignore" takes a list of patterns as in .gitignore';
    case 'failOn':
      return `"failOn" takes ${quoteList(FAIL_ON, 'or')}${suggestion(found, FAIL_ON)}`;
    case 'rules':
      return '"rules" takes a mapping of rules to levels';
    default:
      return `"${key}" takes a text`;
  }
}

function sourcesMessage(name: string | undefined): string {
  const names = Object.keys(SOURCE_LIMITS);
  if (name === undefined) return `"sources" takes a mapping with ${quoteList(names, 'or')}`;
  const limit = names.includes(name) ? SOURCE_LIMITS[name as keyof typeof SOURCE_LIMITS] : null;
  if (limit) return `"${name}" of "sources" takes ${allowedValues(limit)}`;
  return `"sources" has no "${name}"${suggestion(name, names) || `; there are ${quoteList(names)}`}`;
}

function levelMessage({ id }: RuleMeta, found: unknown, isOptions: boolean): string {
  const levels = quoteList(LEVELS, 'or');
  if (isOptions || typeof found !== 'string') {
    return `"${id}" takes ${levels}, or a list of one of them and a mapping of options`;
  }
  return `"${id}" takes ${levels}, not "${found}"${suggestion(found, LEVELS)}`;
}

function unknownOption({ id, options = {} }: RuleMeta, name: string): string {
  const names = Object.keys(options);
  const others = names.length === 0 ? '; it has none' : `; there are ${quoteList(names)}`;
  return `"${id}" has no option "${name}"${suggestion(name, names) || others}`;
}

function suggestion(found: unknown, names: readonly string[]): string {
  const meant = typeof found === 'string' ? nearest(found, names) : null;
  return meant === null ? '' : `; did you mean "${meant}"?`;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, step) => {
    return typeof at === 'object' && at !== null && Object.hasOwn(at, step)
      ? at[step as keyof typeof at]
      : undefined;
  }, value);
}
