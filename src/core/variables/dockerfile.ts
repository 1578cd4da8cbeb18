import { type ExpandOptions, expand } from './dockerfile-expand.js';
import { type Instruction, readDockerfileLines, splitWords } from './dockerfile-lines.js';
import { distinctPorts, type Port, parsePorts } from './port.js';

export interface DockerfileOptions {
  /** Name or number of the stage that is built; the last one when left out. */
  readonly target?: string | null;
  /** Build arguments; null for one that is given without a value that is known here. */
  readonly args?: Readonly<Record<string, string | null>>;
}

/** What an image begins with. `unknown`: there is no FROM, or it names a variable without a value. */
export type BaseImage =
  | { readonly kind: 'image'; readonly reference: string }
  | { readonly kind: 'scratch' }
  | { readonly kind: 'unknown' };

/** What a Dockerfile alone tells of the image; what the base brings along is not in it. */
export interface DockerfileFacts {
  readonly ports: readonly Port[];
  /** False where an EXPOSE cannot be made out, or the stage is not there. */
  readonly portsComplete: boolean;
  /** null for a value that depends on something outside of the file. */
  readonly environment: ReadonlyMap<string, string | null>;
  readonly base: BaseImage;
}

interface Stage {
  /** In small letters; null without `AS`. */
  readonly name: string | null;
  readonly from: BaseImage | { readonly kind: 'stage'; readonly stage: Stage };
  readonly instructions: Instruction[];
}

type Values = Map<string, string | null>;

interface Builder {
  readonly escapeMark: string;
  readonly buildArgs: Readonly<Record<string, string | null>>;
  /** ARGs before the first FROM: for FROM lines, and for stages that ask for them once more. */
  readonly globalArgs: Values;
}

/** What one image after the other has collected. */
interface ImageState {
  readonly environment: Values;
  readonly args: Values;
  readonly ports: Port[];
  portsComplete: boolean;
  readonly unset: '' | null;
}

/**
 * The ports and variables of the image that a Dockerfile makes: EXPOSE and ENV of its last or chosen stage and of
 * the stages below that one. What cannot be understood is passed over; never throws.
 *
 * Source: moby/buildkit frontend/dockerfile/instructions and dockerfile2llb/convert.go.
 */
export function readDockerfile(text: string, options: DockerfileOptions = {}): DockerfileFacts {
  const { instructions, escapeMark } = readDockerfileLines(text);
  const builder: Builder = { escapeMark, buildArgs: options.args ?? {}, globalArgs: new Map() };
  const stages = readStages(instructions, builder);
  const stage = chosenStage(stages, options.target ?? null);
  if (!stage) {
    return { ports: [], portsComplete: false, environment: new Map(), base: { kind: 'unknown' } };
  }
  const chain = [stage];
  while (chain[0]!.from.kind === 'stage') chain.unshift(chain[0]!.from.stage);
  const base = chain[0]!.from as BaseImage;
  const state: ImageState = {
    environment: new Map(),
    args: new Map(),
    ports: [],
    portsComplete: true,
    unset: base.kind === 'scratch' ? '' : null,
  };
  for (const { instructions: own } of chain)
    for (const instruction of own) apply(instruction, state, builder);
  const { environment, portsComplete } = state;
  return { ports: distinctPorts(state.ports), portsComplete, environment, base };
}

function readStages(instructions: readonly Instruction[], builder: Builder): Stage[] {
  const stages: Stage[] = [];
  for (const instruction of instructions) {
    const { keyword, rest } = instruction;
    if (keyword === 'FROM') stages.push(readFrom(rest, stages, builder));
    else if (stages.length > 0) stages.at(-1)!.instructions.push(instruction);
    else if (keyword === 'ARG') {
      for (const [name, value] of argsOf(rest, builder.globalArgs, '', builder)) {
        if (value !== undefined) builder.globalArgs.set(name, value);
      }
    }
  }
  return stages;
}

function readFrom(rest: string, stages: readonly Stage[], builder: Builder): Stage {
  const words = splitWords(rest, builder.escapeMark).filter(word => !word.startsWith('--'));
  const name = words[1]?.toLowerCase() === 'as' ? (words[2]?.toLowerCase() ?? null) : null;
  const lookup = (variable: string) => builder.globalArgs.get(variable);
  const reference = expand(words[0] ?? '', { escapeMark: builder.escapeMark, lookup, unset: null });
  return { name, from: originOf(reference, stages), instructions: [] };
}

function originOf(reference: string | null, stages: readonly Stage[]): Stage['from'] {
  if (reference === null || reference === '') return { kind: 'unknown' };
  const stage = stages.findLast(({ name }) => name === reference.toLowerCase());
  if (stage) return { kind: 'stage', stage };
  return reference === 'scratch' ? { kind: 'scratch' } : { kind: 'image', reference };
}

function chosenStage(stages: readonly Stage[], target: string | null): Stage | undefined {
  if (target === null || target === '') return stages.at(-1);
  const named = stages.findLast(({ name }) => name === target.toLowerCase());
  return named ?? (/^\d{1,6}$/.test(target) ? stages[Number(target)] : undefined);
}

function apply({ keyword, rest }: Instruction, state: ImageState, builder: Builder): void {
  // ENV beats ARG of the same name, wherever they stand.
  const variables = new Map([...state.args, ...state.environment]);
  if (keyword === 'ENV') {
    const options = expandOptions(variables, state.unset, builder);
    for (const [name, value] of assignmentsOf(rest, builder.escapeMark)) {
      const key = expand(name, options);
      if (key !== null && key !== '') state.environment.set(key, expand(value, options));
    }
  } else if (keyword === 'ARG') {
    for (const [name, value] of argsOf(rest, variables, state.unset, builder)) {
      const known = [builder.globalArgs, state.args].find(args => args.has(name))?.get(name);
      state.args.set(name, value !== undefined ? value : known !== undefined ? known : '');
    }
  } else if (keyword === 'EXPOSE') {
    const options = expandOptions(variables, state.unset, builder);
    for (const word of rest.split(/\s+/)) {
      const ports = expand(word, options)
        ?.split(/\s+/)
        .map(text => (text === '' ? null : parsePorts(text)));
      state.ports.push(...(ports ?? []).flatMap(port => port ?? []));
      state.portsComplete &&= ports?.every(port => port !== null) ?? false;
    }
  }
}

function expandOptions(variables: Values, unset: '' | null, { escapeMark }: Builder): ExpandOptions {
  return { escapeMark, lookup: name => variables.get(name), unset };
}

/** `ENV A=1 B="2 3"`, and the older `ENV A the whole rest of the line`. */
function assignmentsOf(rest: string, escapeMark: string): [name: string, value: string][] {
  const words = splitWords(rest, escapeMark);
  if (!words[0]?.includes('=')) {
    const [, name, value] = /^(\S+)\s+(.*)$/s.exec(rest) ?? [];
    return name === undefined ? [] : [[name, value!]];
  }
  return words.flatMap(word => {
    const cut = word.indexOf('=');
    return cut > 0 ? [[word.slice(0, cut), word.slice(cut + 1)] as [string, string]] : [];
  });
}

/** The arguments of one ARG, each with its value; undefined for one that has neither a default nor a value given. */
function* argsOf(
  rest: string,
  variables: Values,
  unset: '' | null,
  builder: Builder,
): Generator<[name: string, value: string | null | undefined]> {
  for (const word of splitWords(rest, builder.escapeMark)) {
    const cut = word.indexOf('=');
    const name = cut === -1 ? word : word.slice(0, cut);
    if (Object.hasOwn(builder.buildArgs, name)) yield [name, builder.buildArgs[name]!];
    else if (cut === -1) yield [name, undefined];
    else yield [name, expand(word.slice(cut + 1), expandOptions(variables, unset, builder))];
  }
}
