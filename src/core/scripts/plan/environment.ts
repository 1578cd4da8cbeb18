import { imageFacts } from '../../images/images.js';
import type { Port } from '../../variables/port.js';
import { looksSecret } from '../../variables/secrets.js';
import { portText, type VariableMeaning } from '../../variables/variable-names.js';
import type { LinkVariableUse } from '../model/link-variables.js';
import type { Run } from '../model/script.js';
import type { ShellWord } from '../shell/command.js';

/** What is to be done about a variable that a client reads. */
export type VariableFate =
  /** `argument` is what `-e` takes, as it is to be written. */
  | { readonly kind: 'carried'; readonly argument: string; readonly value: string }
  | { readonly kind: 'set' }
  | { readonly kind: 'left'; readonly because: string };

/** What gives a variable its value once there is no link, on a network where the target answers to the alias. */
export function fateOf({ variable, meaning, resolved }: LinkVariableUse): VariableFate {
  const { run, link, targets } = resolved;
  if (setBy(run, variable)) return { kind: 'set' };
  const alias = link.alias!;
  if (meaning.kind === 'environment') return fromTarget(variable, meaning.variable, targets.at(-1));
  const value = meaning.kind === 'name' ? nameOf(run, alias) : addressOf(meaning, alias, targets.at(-1));
  if (value === null) return { kind: 'left', because: 'nobody can tell its value from this file' };
  return { kind: 'carried', argument: `${variable}=${value}`, value };
}

function setBy(run: Run, variable: string): ShellWord | null {
  const isIt = (word: ShellWord | null) =>
    word?.value != null && (word.value === variable || word.value.startsWith(`${variable}=`));
  return run.command.options.find(({ name, value }) => name === 'env' && isIt(value))?.value ?? null;
}

function nameOf({ name }: Run, alias: string): string | null {
  return name === null || name.includes('$') ? null : `/${name}/${alias}`;
}

function addressOf(
  meaning: Exclude<VariableMeaning, { kind: 'name' | 'environment' }>,
  alias: string,
  target: Run | undefined,
): string | null {
  if (!/^[\w.-]+$/.test(alias)) return null;
  if (meaning.kind !== 'default-port') {
    return meaning.kind.startsWith('range') ? null : portText(meaning.kind, meaning.port, alias);
  }
  const port = target ? onlyPort(target) : null;
  return port === null ? null : portText('url', port, alias);
}

/** The port of a container of which nobody can doubt that it is the lowest. */
function onlyPort({ image, command }: Run): Port | null {
  const ports = image === null ? [] : (imageFacts(image)?.ports ?? []);
  const [, port, protocol] = /^(\d+)\/(\w+)$/.exec(ports.length === 1 ? ports[0]! : '') ?? [];
  if (port === undefined) return null;
  const isOther = command.options.some(({ name, value }) => {
    if (name === 'expose') return true;
    return name === 'publish' && !new RegExp(`(?:^|:)${port}(?:/|$)`).test(value?.value ?? '');
  });
  return isOther ? null : { port: Number(port), protocol: protocol! };
}

/** `-e` of the target with another name: a reference to the same value, never a secret that is written out. */
function fromTarget(variable: string, name: string, target: Run | undefined): VariableFate {
  const word = target && setBy(target, name);
  const { text = '', value = null } = word ?? {};
  const at = text.indexOf(`${name}=`);
  if (value === null || at === -1)
    return { kind: 'left', because: 'the target does not set it in this file' };
  const content = value.slice(name.length + 1);
  if (word!.isLiteral && looksSecret(name, content)) {
    return { kind: 'left', because: 'it holds a secret, which is not written a second time' };
  }
  return {
    kind: 'carried',
    argument: text.slice(0, at) + variable + text.slice(at + name.length),
    value: content,
  };
}
