/** What a variable of a link is set to where there are no link variables, or why nobody can tell. */
import { literal } from '../compose/interpolate.js';
import { resolvePath } from '../compose/paths.js';
import type { Stack } from '../compose/stack.js';
import { targetKey } from '../names/answer.js';
import { createResolver, runtimesOf } from '../names/resolver.js';
import type { MigrateOptions, ProjectInput } from '../report.js';
import type { GivenVariable } from '../variables/given.js';
import type { HostName } from '../variables/link-sets.js';
import type { NoValue } from '../variables/network-value.js';
import type { PerEngine } from '../variables/port-order.js';
import type { OwnVariable } from '../variables/service-environment.js';
import { alternatives, isRequired } from './requirements.js';

/** A value to write, as a Compose file has it. */
export interface KnownValue {
  readonly text: string;
  /** The name in it that has to lead to the target, if there is one. */
  readonly host: HostName | null;
  /** Both texts, where older and newer engines meant different ports: the newer one is taken. */
  readonly engines: PerEngine<string> | null;
}

/** Why a variable cannot be written: what a migration leaves to a human. */
export type Unwritable =
  | { readonly because: NoValue | 'name-ends' | 'unspellable' }
  | { readonly because: 'secret' | 'env-file'; readonly source: OwnVariable };

/** The value of a variable after a migration. */
export function valueAfter(
  variable: GivenVariable,
  stack: Stack,
  input: ProjectInput,
  options: MigrateOptions,
): KnownValue | Unwritable {
  const { name, value } = variable;
  // An alias may hold anything, but a name ends at the first `=`, and Compose replaces variables in it in a list.
  if (/[=$\p{Cc}]/u.test(name)) return { because: 'unspellable' };
  if (value.kind === 'none') return { because: value.reason };
  if (value.kind === 'withheld') {
    const text = value.reason === 'env-file' ? referenceTo(value.variable, input) : null;
    return text === null
      ? { because: value.reason, source: value.variable }
      : { text, host: null, engines: null };
  }
  const { host } = value;
  if (host && !staysFor(variable, host, stack, options)) return { because: 'name-ends' };
  return value.kind === 'text'
    ? { text: value.text, host, engines: null }
    : { text: value.texts.from28, host, engines: value.texts };
}

/** The file that Compose takes variables from is one that a value can refer to. */
function referenceTo({ name, text, source }: OwnVariable, input: ProjectInput): string | null {
  const dotenv = resolvePath(`${input.directory}/docker-compose.yml`, '.env');
  if (source.kind !== 'env-file' || source.path !== dotenv || !/^[_a-zA-Z]\w*$/.test(name)) return null;
  const known = Object.hasOwn(input.variables, name) ? literal(input.variables[name]!) : null;
  return known !== null && known === text ? `\${${name}}` : null;
}

/** Whether the migration keeps a name that leads the client to the target, once it is used in a value. */
function staysFor(
  { client, sets }: GivenVariable,
  host: HostName,
  stack: Stack,
  { instanceNames }: MigrateOptions,
): boolean {
  const shared = alternatives(stack);
  const used = new Set([host.name.toLowerCase()]);
  const target = targetKey(sets[0]!.target);
  return runtimesOf(stack.format).some(runtime =>
    createResolver(stack.topology, runtime)
      .linkNames(client)
      .some(
        link =>
          link.name === host.name &&
          !link.ambiguous &&
          targetKey(link.target) === target &&
          (link.target.kind === 'external' || isRequired(link, instanceNames, used, shared)),
      ),
  );
}
