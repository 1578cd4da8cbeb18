import type { CommandOption, ContainerCommand } from '../shell/command.js';
import { readLink } from './link-value.js';
import type { OptionVariables } from './option-variables.js';
import type { Attached, Run, RunLink } from './script.js';

/** What a `docker run` or `docker create` asks for. */
export function readRun(command: ContainerCommand, index: number, variables: OptionVariables): Run {
  const { options, operands, block, context } = command;
  const last = (name: string) => options.findLast(option => option.name === name) ?? null;
  const nameOption = last('name');
  const isDetached = options.some(option => option.name === 'detach' && option.value?.value !== 'false');
  const networks = options.filter(option => option.name === 'network').map(readNetwork);
  return {
    command,
    index,
    name: nameOption ? (nameOption.value?.value ?? null) : (block.containerName ?? null),
    nameOption,
    hostname: last('hostname')?.value?.value ?? null,
    attached: attachedTo(networks.map(({ name }) => name)),
    attachedBy: last('network'),
    aliases: [
      ...networks.flatMap(({ aliases }) => aliases),
      ...options.flatMap(({ name, value }) => (name === 'network-alias' ? (value?.value ?? []) : [])),
    ],
    links: options.flatMap(option => linksOf(option, variables)),
    image: operands[0]?.value ?? null,
    isDetached,
    blocks:
      command.verb === 'run' &&
      block.standing === 'run' &&
      block.holds === 'commands' &&
      !isDetached &&
      !context.isBackground &&
      !context.isConditional,
    unknownOptions: options.find(option => isUnknown(option, variables)) ?? null,
  };
}

/** The links that an option gives: one, or those in the variables of a word that stands for options. */
function linksOf(option: CommandOption, variables: OptionVariables): RunLink[] {
  if (option.name === 'link') return [readLink(option)];
  if (option.name !== '' || option.value === null) return [];
  return variables.takeLinks(option.value).map(({ option: link, variable }) => ({
    ...readLink(link),
    variable,
  }));
}

/** A word that stands for options: one that nobody can read, or that holds what matters here. */
function isUnknown({ name, value }: CommandOption, variables: OptionVariables): boolean {
  if (name !== '') return false;
  if (value?.isLiteral) return /--?(?:net|link)/.test(value.value ?? '');
  return value === null || !variables.isHarmless(value);
}

interface NetworkValue {
  /** null where nobody can tell it. */
  readonly name: string | null;
  readonly aliases: readonly string[];
}

/** `app`, or `name=app,alias=db` (docker/cli opts/network.go). */
function readNetwork({ value }: CommandOption): NetworkValue {
  const text = value?.value ?? null;
  if (text === null) return { name: null, aliases: [] };
  const fields = text.split(',').map(field => /^(name|alias)=(.*)$/.exec(field));
  if (!fields.some(Boolean)) return { name: text, aliases: [] };
  const of = (key: string) => fields.flatMap(field => (field?.[1] === key ? [field[2]!] : []));
  return { name: of('name')[0] ?? null, aliases: of('alias') };
}

function attachedTo(networks: readonly (string | null)[]): Attached {
  if (networks.includes(null)) return { kind: 'unknown' };
  const names = networks.filter(name => name !== null && name !== 'bridge' && name !== 'default') as string[];
  const [first] = names;
  if (first === undefined) return { kind: 'bridge' };
  if (first === 'host' || first === 'none') return { kind: first };
  const [, container] = /^container:(.*)$/.exec(first) ?? [];
  if (container !== undefined) return { kind: 'container', container };
  return { kind: 'networks', names: [...new Set(names)] };
}
