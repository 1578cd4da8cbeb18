import type { RawService } from '../compose/file.js';
import type { Stack } from '../compose/stack.js';
import type { MigrateOptions, ProjectInput } from '../report.js';
import type { GivenVariable } from '../variables/given.js';
import type { ImageUse, ProjectVariables, VariableUse } from '../variables/project-uses.js';
import type { ItemNode } from '../yaml/tree.js';
import { type KnownValue, valueAfter } from './variable-values.js';
import type { LeftReason } from './variable-words.js';

/** One way of loading a project's files, with what is known about the variables of its links. */
export interface KnownStack {
  readonly stack: Stack;
  readonly variables: ProjectVariables;
}

/** Who reads a variable, as far as anybody is known to; `null` where all were asked for. */
export type Reader =
  | { readonly kind: 'files'; readonly use: VariableUse }
  | { readonly kind: 'image'; readonly use: ImageUse }
  | null;

/** A variable that is to be there after the migration, in one way of loading the files. */
export interface WantedVariable {
  readonly stack: Stack;
  readonly variable: GivenVariable;
  readonly reader: Reader;
}

export interface Wish extends WantedVariable {
  readonly value: KnownValue;
  /** The text that has the link: what stands there is loaded wherever the link was. */
  readonly home: RawService;
}

export interface LeftVariable extends WantedVariable {
  readonly reason: LeftReason;
}

/** What becomes of the variables that links gave, before anybody looks where they can be written. */
export interface CarryOver {
  readonly wishes: readonly Wish[];
  /** Set by the client itself, before as after. */
  readonly alreadySet: readonly WantedVariable[];
  readonly left: readonly LeftVariable[];
}

/** `broken` are entries of links that never worked, so that they gave nothing. */
export function carryOver(
  stacks: readonly KnownStack[],
  input: ProjectInput,
  options: MigrateOptions,
  broken: ReadonlySet<ItemNode>,
): CarryOver {
  const wishes: Wish[] = [];
  const alreadySet: WantedVariable[] = [];
  const left: LeftVariable[] = [];
  for (const wanted of stacks.flatMap(known => wantedVariables(known, options))) {
    const { variable, stack } = wanted;
    if (variable.sets.every(({ link }) => broken.has(link.item))) continue;
    if (variable.alreadySet) {
      alreadySet.push(wanted);
      continue;
    }
    const value = valueAfter(variable, stack, input, options);
    if ('because' in value) left.push({ ...wanted, reason: value });
    else if (options.linkEnv === 'none')
      left.push({ ...wanted, reason: { because: 'not-wanted', text: value.text } });
    else wishes.push({ ...wanted, value, home: variable.sets[0]!.link.raw });
  }
  return { wishes, alreadySet, left };
}

/** Those that something reads, and with `all` every other one that is known, each once. */
function wantedVariables({ stack, variables }: KnownStack, { linkEnv }: MigrateOptions): WantedVariable[] {
  const wanted = new Map<string, WantedVariable>();
  const add = (variable: GivenVariable, reader: Reader) => {
    const key = `${variable.client}\n${variable.name}`;
    if (!wanted.has(key)) wanted.set(key, { stack, variable, reader });
  };
  for (const use of variables.uses) {
    if (use.places.some(({ place }) => place === 'code')) add(use.variable, { kind: 'files', use });
  }
  for (const use of variables.images) {
    for (const variable of use.variables) add(variable, { kind: 'image', use });
  }
  if (linkEnv === 'all') {
    for (const client of variables.given.clients) {
      for (const variable of variables.given.of(client).all()) add(variable, null);
    }
  }
  return [...wanted.values()];
}
