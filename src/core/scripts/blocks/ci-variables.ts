import { unquoted } from '../../text/unquoted.js';
import { keyText, resolve, type SequenceNode, type TreeNode } from '../../yaml/tree.js';

export type KnownVariables = ReadonlyMap<string, string>;

/** More are not handed down to every step: each step with variables of its own has a copy. */
const MOST_INHERITED = 200;
const ASSIGNMENT = /^([A-Za-z_]\w*)=("[^"$`\\]*"|'[^']*'|[^\s"'$`\\]*)$/;

/** The variables that a CI file sets around its commands. */
export class VariableScopes {
  readonly none: KnownVariables = new Map();
  /** null for names that the file sets to several values, or to one that is not known. */
  private readonly values = new Map<string, string | null>();
  private readonly done = new Map<KnownVariables, KnownVariables>();

  /** What is set below `env:` and the like, beside what is set around. */
  within(outer: KnownVariables, node: TreeNode | null): KnownVariables {
    const set = [...assignmentsIn(node)];
    if (set.length === 0) return outer;
    for (const [name, value] of set) this.note(name, value);
    const inner = new Map(outer.size > MOST_INHERITED ? [] : outer);
    for (const [name, value] of set) if (value !== null) inner.set(name, value);
    return inner;
  }

  /** Those that have the same value wherever the file sets them. Of use once the file has been read. */
  constant(variables: KnownVariables): KnownVariables {
    const known = this.done.get(variables);
    if (known) return known;
    const constant = new Map([...variables].filter(([name, value]) => this.values.get(name) === value));
    this.done.set(variables, constant);
    return constant;
  }

  private note(name: string, value: string | null): void {
    const known = this.values.get(name);
    this.values.set(name, known === undefined || known === value ? value : null);
  }
}

function* assignmentsIn(node: TreeNode | null): Generator<[string, string | null]> {
  const target = resolve(node);
  if (target?.kind === 'scalar') yield* assignment(target.value);
  if (target?.kind === 'sequence') {
    // One item is set for all jobs; of several, each is a job of its own.
    const isFixed = target.items.length === 1;
    for (const [name, value] of itemAssignments(target)) yield [name, isFixed ? value : null];
  }
  if (target?.kind !== 'mapping') return;
  for (const pair of target.pairs) {
    const name = keyText(pair);
    const value = resolve(pair.value);
    if (name === 'global' && value?.kind === 'sequence') {
      yield* itemAssignments(value);
    } else if (name !== null && value?.kind === 'scalar') {
      yield [name, value.value.includes('$') ? null : value.value];
    }
  }
}

function* itemAssignments(list: SequenceNode): Generator<[string, string | null]> {
  for (const item of list.items) {
    const value = resolve(item.value);
    if (value?.kind === 'scalar') yield* assignment(value.value);
  }
}

function* assignment(text: string): Generator<[string, string | null]> {
  const match = ASSIGNMENT.exec(text.trim());
  if (match) yield [match[1]!, unquoted(match[2]!)];
  else for (const [, name] of text.matchAll(/(?:^|\s)([A-Za-z_]\w*)=/g)) yield [name!, null];
}
