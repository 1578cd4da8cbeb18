import { keyText, type MappingNode, resolve, type ScalarNode, type TreeNode } from '../../yaml/tree.js';
import { EVALUATED, holdsCommands, isPosixShell, machineAt, VARIABLE_KEYS } from './ci-keys.js';
import { type KnownVariables, VariableScopes } from './ci-variables.js';

/** A scalar of a CI file that a shell runs. */
export interface CommandScalar {
  readonly node: ScalarNode;
  readonly machine: string;
  readonly variables: KnownVariables;
  /** Offset of the dash of the list's item that holds the command and nothing else. */
  readonly dash: number | null;
  readonly inFlow: boolean;
  /** It sets a variable to a command that the script evaluates. */
  readonly isAssignment: boolean;
}

/** What is known of the place that a node stands in. */
interface Place {
  /** Keys and indices from the top, as far as machines are told by them. */
  readonly path: string;
  readonly depth: number;
  readonly machine: string;
  readonly variables: KnownVariables;
  readonly inPosixShell: boolean;
  readonly inFlow: boolean;
  readonly isCommand: boolean;
  readonly isAssignment: boolean;
  readonly dash: number | null;
  /** Behind an alias: what is found stands elsewhere. */
  readonly isBorrowed: boolean;
}

/** Machines are told by the first keys alone. */
const DEEPEST_PATH = 8;
const LONGEST_KEY = 200;

/** Finds the commands of a CI file, whatever the service: a walk along keys that mean the same to all of them. */
export class CiCommands {
  private readonly own = new Map<ScalarNode, CommandScalar>();
  private readonly borrowed = new Map<ScalarNode, CommandScalar>();
  private readonly followed = new Set<TreeNode>();
  private readonly scopes = new VariableScopes();

  constructor(private readonly file: string) {}

  find(root: TreeNode): readonly CommandScalar[] {
    this.visit(root, {
      path: '',
      depth: 0,
      machine: '',
      variables: this.scopes.none,
      inPosixShell: true,
      inFlow: false,
      isCommand: false,
      isAssignment: false,
      dash: null,
      isBorrowed: false,
    });
    for (const [node, found] of this.borrowed) if (!this.own.has(node)) this.own.set(node, found);
    const all = [...this.own.values()].sort((a, b) => a.node.start - b.node.start);
    return inOneMachine(all).map(found => ({ ...found, variables: this.scopes.constant(found.variables) }));
  }

  private visit(node: TreeNode | null, place: Place): void {
    if (!node) return;
    if (node.kind === 'alias') this.follow(node.target, place);
    else if (node.kind === 'mapping') this.mapping(node, place);
    else if (node.kind === 'sequence') {
      for (const [index, { dash, value }] of node.items.entries()) {
        const below = this.below(place, String(index));
        this.visit(value, { ...below, inFlow: place.inFlow || node.flow, dash: node.flow ? null : dash });
      }
    } else if (place.isCommand && place.inPosixShell) this.add(node, place);
  }

  /** What an anchor stands for is given where it stands, once, and is no part of the job that has the alias. */
  private follow(target: TreeNode | null, place: Place): void {
    if (!target || !place.isCommand) return;
    if (target.kind === 'mapping' || (target.kind === 'sequence' && this.followed.has(target))) return;
    this.followed.add(target);
    this.visit(target, { ...place, isBorrowed: true, dash: null });
  }

  private mapping(node: MappingNode, outer: Place): void {
    const place = { ...outer, ...this.settingsIn(node, outer) };
    const isAlone = node.pairs.length === 1;
    for (const pair of node.pairs) {
      const key = keyText(pair);
      if (key === null) continue;
      // CircleCI 1: `- docker run …: {background: true}`.
      if (place.isCommand && place.dash !== null && isAlone && /\S[ \t]+\S/.test(key)) {
        if (pair.key.kind === 'scalar') this.add(pair.key, { ...place, dash: null });
        continue;
      }
      const below = this.below(place, key);
      const isAssignment = EVALUATED.test(below.path);
      this.visit(pair.value, {
        ...below,
        inFlow: place.inFlow || node.flow,
        isCommand: isAssignment || holdsCommands(key),
        isAssignment,
        dash: isAlone && !node.flow ? place.dash : null,
      });
    }
  }

  private settingsIn(node: MappingNode, outer: Place): Pick<Place, 'inPosixShell' | 'variables'> {
    const shell = scalarAt(node, 'shell') ?? scalarAt(node, 'defaults', 'run', 'shell');
    const inPosixShell = shell === null ? outer.inPosixShell : isPosixShell(shell);
    let variables = outer.variables;
    for (const pair of node.pairs) {
      if (VARIABLE_KEYS.has(keyText(pair) ?? '')) variables = this.scopes.within(variables, pair.value);
    }
    return { inPosixShell, variables };
  }

  private below(place: Place, key: string): Place {
    if (place.depth >= DEEPEST_PATH) return place;
    const name = key.slice(0, LONGEST_KEY);
    const path = place.path === '' ? name : `${place.path}/${name}`;
    return {
      ...place,
      path,
      depth: place.depth + 1,
      machine: machineAt(this.file, path) ?? place.machine,
      isAssignment: place.isAssignment && EVALUATED.test(path),
    };
  }

  private add(node: ScalarNode, place: Place): void {
    const { machine, variables, dash, inFlow, isAssignment } = place;
    const found = { node, machine, variables, dash, inFlow, isAssignment };
    if (!place.isBorrowed) this.own.set(node, found);
    else {
      const known = this.borrowed.get(node);
      this.borrowed.set(node, { ...found, machine: known && known.machine !== machine ? '' : machine });
    }
  }
}

/** What stands outside of all jobs belongs to each of them: where there is one, to that. */
function inOneMachine(all: readonly CommandScalar[]): readonly CommandScalar[] {
  const machines = new Set(all.map(({ machine }) => machine).filter(machine => machine !== ''));
  if (machines.size !== 1) return all;
  const [machine] = machines;
  return all.map(found => ({ ...found, machine: machine! }));
}

function scalarAt(node: MappingNode, ...keys: readonly string[]): string | null {
  let at: TreeNode | null = node;
  for (const key of keys) {
    if (at?.kind !== 'mapping') return null;
    at = resolve(at.pairs.find(pair => keyText(pair) === key)?.value);
  }
  return at?.kind === 'scalar' ? at.value : null;
}
