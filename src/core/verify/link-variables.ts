/** Variables that a service sets itself in one version of a project, where its links gave them in the other. */
import { interpolate } from '../compose/interpolate.js';
import type { Stack } from '../compose/stack.js';
import { targetKey } from '../names/answer.js';
import { createResolver, runtimesOf, targetsOf } from '../names/resolver.js';
import type { VariableProof } from '../report.js';
import type { GivenVariable, LinkVariables } from '../variables/given.js';
import { ADDRESSED } from '../variables/variable-names.js';
import type { PlainValue } from './plain-values.js';

type CarriedVariable = VariableProof['carried'][number];

/** What may be new in one way of loading the files. */
export interface ExpectedVariables {
  /** What links gave before; only asked for where a variable is new. */
  given(): LinkVariables;
  /** Exactly these must be new; null where anything that a link gave may be. */
  readonly exactly: readonly CarriedVariable[] | null;
  /** For interpolation, of the new version. */
  readonly variables: Readonly<Record<string, string>>;
}

export interface NewVariables {
  readonly carried: readonly CarriedVariable[];
  /** The new `environment` without them: what has to be as it was. */
  readonly rest: PlainValue | undefined;
  readonly differences: readonly string[];
}

/** Tells what takes the place of a link's variables in a service's new `environment` from what is merely new. */
export function newVariables(
  client: string,
  was: PlainValue | undefined,
  is: PlainValue | undefined,
  after: Stack,
  expected: ExpectedVariables,
): NewVariables {
  const wanted = new Map(
    expected.exactly?.filter(one => one.service === client).map(one => [one.variable, one.value]),
  );
  const rest = new Map(entriesOf(is));
  const known = new Map(entriesOf(was));
  const carried: CarriedVariable[] = [];
  const differences: string[] = [];
  for (const [name, text] of entriesOf(is)) {
    if (known.has(name) || typeof text !== 'string') continue;
    if (expected.exactly && wanted.get(name) !== text) continue;
    const given = expected.given().of(client).find(name);
    if (!given || given.alreadySet) continue;
    rest.delete(name);
    wanted.delete(name);
    if (isWhatLinkGave(given, text, after, expected.variables))
      carried.push({ service: client, variable: name, value: text });
    else differences.push(`"${name}" of "${client}" is set to "${text}", which is not what its link gave`);
  }
  for (const name of wanted.keys())
    differences.push(`"${name}" of "${client}" should have been set, and is not`);
  const isAsEmpty = rest.size === 0 && known.size === 0;
  return { carried, differences, rest: isAsEmpty ? was : asValue(rest, is) };
}

function entriesOf(environment: PlainValue | undefined): [string, PlainValue][] {
  return environment !== undefined && typeof environment === 'object' && !Array.isArray(environment)
    ? Object.entries(environment)
    : [];
}

/** Without anything taken out, it stays what it is, in whatever form. */
function asValue(rest: ReadonlyMap<string, PlainValue>, is: PlainValue | undefined): PlainValue | undefined {
  return rest.size === entriesOf(is).length ? is : Object.fromEntries(rest);
}

/** Whether a value says what the variable said: an address may be any name that leads to the same target. */
function isWhatLinkGave(
  variable: GivenVariable,
  text: string,
  after: Stack,
  variables: Readonly<Record<string, string>>,
): boolean {
  const { meaning, sets } = variable;
  const known = knownTexts(variable);
  if (known?.includes(text)) return !ADDRESSED.has(meaning.kind) || leads(variable, hostIn(text), after);
  const { text: meant, unknown } = interpolate(text, variables);
  if (unknown) return false;
  const texts = known?.map(one => interpolate(one, variables).text);
  if (ADDRESSED.has(meaning.kind)) {
    const ports = texts?.map(portIn) ?? [portIn(meant)];
    return ports.includes(portIn(meant)) && leads(variable, hostIn(meant), after);
  }
  if (meaning.kind === 'name') return sets.some(({ path }) => path === meant);
  // A value that nobody knows here is for whoever wrote it to know.
  return texts === null || texts === undefined || texts.includes(meant);
}

/** The values that are right for all that is known; null where nothing is. */
function knownTexts({ value }: GivenVariable): readonly string[] | null {
  switch (value.kind) {
    case 'text':
      return [value.text];
    case 'by-engine':
      return Object.values(value.texts);
    case 'withheld':
      return value.variable.text === null ? null : [value.variable.text];
    case 'none':
      return null;
  }
}

const URL = /^([a-z]+):\/\/(.*):(\d+)$/;

function hostIn(text: string): string {
  const host = URL.exec(text)?.[2] ?? text;
  return host.replaceAll('$$', '$');
}

/** Protocol and port of a URL; empty for a bare name. */
function portIn(text: string): string {
  const [, protocol = '', , port = ''] = URL.exec(text) ?? [];
  return `${port}/${protocol}`;
}

/** Whether a name leads a client to where its link led, and nowhere else, under every Compose. */
function leads({ client, sets }: GivenVariable, host: string, after: Stack): boolean {
  return runtimesOf('services').every(runtime => {
    const found = targetsOf(createResolver(after.topology, runtime).resolve(client, host)).map(targetKey);
    return found.length === 1 && sets.some(({ target }) => targetKey(target) === found[0]);
  });
}
