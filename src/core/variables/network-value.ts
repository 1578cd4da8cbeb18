/** What a link variable held, and what it may hold where there are no link variables. */
import { interpolate, literal } from '../compose/interpolate.js';
import type { HostName, LinkSet, NoHost } from './link-sets.js';
import type { Port } from './port.js';
import { ENGINE_AGES, type EngineAge, type PerEngine } from './port-order.js';
import { looksSecret } from './secrets.js';
import type { OwnVariable } from './service-environment.js';
import { ADDRESSED, portMeant, portText, type VariableMeaning } from './variable-names.js';

/**
 * Why there is no value. `several-links`: two links gave the variable, and chance decided. `unknown-ports`,
 * `unknown-value`: the image is not known well enough, or an `env_file` could not be read. `client-scaled`: every
 * container of the client had another one.
 */
export type NoValue = NoHost | 'several-links' | 'unknown-ports' | 'unknown-value' | 'client-scaled';

/** A value to write into `environment`. Texts are as they stand in a Compose file, where `$` begins a variable. */
export type NetworkValue =
  | {
      readonly kind: 'text';
      readonly text: string;
      /** The name in it that has to lead to the target, if there is one. */
      readonly host: HostName | null;
    }
  /** Older and newer engines meant different ports: only somebody who knows the engine can choose. */
  | { readonly kind: 'by-engine'; readonly texts: PerEngine<string>; readonly host: HostName | null }
  /**
   * Known, but for somebody to decide about, because a copy would put it into one more place: a secret that is
   * written out, or what stands in an `env_file`. Only `variable.text` has it.
   */
  | {
      readonly kind: 'withheld';
      readonly reason: 'secret' | 'env-file';
      readonly secret: boolean;
      readonly variable: OwnVariable;
    }
  | { readonly kind: 'none'; readonly reason: NoValue };

/** One variable as one link gave it. */
export interface GivenOnce {
  readonly set: LinkSet;
  readonly meaning: VariableMeaning;
  /**
   * What the engine set: `IP` stands for the target's address, and variables of the host stay as written. null
   * where an engine of that age did not set it, or where the value is not known or withheld.
   */
  readonly was: PerEngine<string | null>;
  readonly setBy: PerEngine<boolean>;
  readonly value: NetworkValue;
  /** False where something unknown (an image, a file, the shell) may make the variable another one, or none at all. */
  readonly certain: boolean;
}

/** A variable of one set; null where the link did not give it, and could not have for all that is known. */
export function givenOnce(set: LinkSet, meaning: VariableMeaning, clientInstances: number): GivenOnce | null {
  switch (meaning.kind) {
    case 'name': {
      const value: NetworkValue =
        clientInstances === 1
          ? { kind: 'text', text: literal(set.path), host: null }
          : { kind: 'none', reason: 'client-scaled' };
      return { set, meaning, was: both(set.path), setBy: both(true), value, certain: true };
    }
    case 'environment':
      return fromEnvironment(set, meaning, meaning.variable);
    default:
      return fromPorts(set, meaning);
  }
}

function both<T>(value: T): PerEngine<T> {
  return { before28: value, from28: value };
}

function fromPorts(set: LinkSet, meaning: VariableMeaning): GivenOnce | null {
  const { ports } = set;
  const meant = (engine: EngineAge) => portMeant(meaning, ports, engine);
  const found: PerEngine<Port | null> = { before28: meant('before28'), from28: meant('from28') };
  if (ENGINE_AGES.every(engine => found[engine] === null))
    return ports.complete ? null : presumed(set, meaning);
  const was = (engine: EngineAge) => {
    const port = found[engine];
    return port && portText(meaning.kind, port, 'IP');
  };
  const isAboutOne = 'port' in meaning && !meaning.kind.startsWith('range');
  return {
    set,
    meaning,
    was: { before28: was('before28'), from28: was('from28') },
    setBy: { before28: found.before28 !== null, from28: found.from28 !== null },
    value: portValue(set, meaning, found),
    // A port that nobody knows of may be a lower one, or belong to a range.
    certain: ports.complete || isAboutOne,
  };
}

function portValue(set: LinkSet, { kind }: VariableMeaning, found: PerEngine<Port | null>): NetworkValue {
  const [older, newer] = [found.before28 ?? found.from28!, found.from28 ?? found.before28!];
  const isAddressed = ADDRESSED.has(kind);
  const { host } = set;
  if (isAddressed && typeof host === 'string') return { kind: 'none', reason: host };
  const name = isAddressed ? (host as HostName) : null;
  const text = (port: Port) => literal(portText(kind, port, name?.name ?? ''));
  const texts = { before28: text(older), from28: text(newer) };
  return texts.before28 === texts.from28
    ? { kind: 'text', text: texts.from28, host: name }
    : { kind: 'by-engine', texts, host: name };
}

/** Where ports are not known, a variable's own name is believed. */
function presumed(set: LinkSet, meaning: VariableMeaning): GivenOnce {
  const isUnsaid = !('port' in meaning) || meaning.kind.startsWith('range-end');
  const port = 'port' in meaning ? meaning.port : null;
  return {
    set,
    meaning,
    was: both(isUnsaid || !port ? null : portText(meaning.kind, port, 'IP')),
    setBy: both(true),
    value:
      isUnsaid || !port
        ? { kind: 'none', reason: 'unknown-ports' }
        : portValue(set, meaning, { before28: port, from28: port }),
    certain: false,
  };
}

function fromEnvironment(set: LinkSet, meaning: VariableMeaning, name: string): GivenOnce | null {
  const variable = set.environment.variables.get(name);
  if (!variable) {
    if (set.environment.complete) return null;
    const value: NetworkValue = { kind: 'none', reason: 'unknown-value' };
    return { set, meaning, was: both(null), setBy: both(true), value, certain: false };
  }
  const value = environmentValue(variable);
  const was = value.kind === 'text' ? variable.text : null;
  return { set, meaning, was: both(was), setBy: both(true), value, certain: variable.certain };
}

function environmentValue(variable: OwnVariable): NetworkValue {
  const { name, text, source } = variable;
  if (text === null) return { kind: 'none', reason: 'unknown-value' };
  const secret = looksSecret(name, writtenOut(text));
  if (source.kind === 'env-file') return { kind: 'withheld', reason: 'env-file', secret, variable };
  if (secret) return { kind: 'withheld', reason: 'secret', secret, variable };
  return { kind: 'text', text, host: null };
}

/** What a text says by itself: variables of the host give no more than their defaults. */
function writtenOut(text: string): string {
  // A doubled `$` is a character of the value; nothing of it may be taken for a variable.
  const inner = interpolate(text.replaceAll('$$', '\0'), {}).text;
  return inner.replace(/\$(?:[_a-zA-Z]\w*|\{[^}]*\})/g, '').replaceAll('\0', '$');
}
