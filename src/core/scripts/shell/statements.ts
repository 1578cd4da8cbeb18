import { type Argument, argumentsOf } from './argument.js';
import type { CommandContext, LineStart } from './command.js';
import { type Assigned, emptyVariables, type FileVariables } from './constants.js';
import { innerShells } from './inner-shell.js';
import {
  type Assignment,
  type Command,
  forEachChild,
  type Pipeline,
  parseShell,
  type SyntaxNode,
} from './parse.js';
import { inOneLine, type ShellText, startsLine } from './shell-text.js';
import { NO_VARIABLES } from './values.js';

/** A simple command that may be a call of the tool. */
export interface FoundCommand {
  readonly text: ShellText;
  readonly command: Command;
  /** Offset in `text`, of `time` before it. */
  readonly start: number;
  readonly context: CommandContext;
  readonly lineStarts: readonly LineStart[];
  /** What a command inside of `sudo sh -c '…'` needs before it. */
  readonly outerCall: readonly string[];
}

interface Around extends CommandContext {
  readonly lineStarts: readonly LineStart[];
  /** The innermost list of commands. */
  readonly list: number;
  readonly outerCall: readonly string[];
  readonly depth: number;
}

const PLAIN: Around = {
  isConditional: false,
  isLooped: false,
  inFunction: null,
  isBackground: false,
  isCaptured: false,
  lineStarts: [],
  list: 0,
  outerCall: [],
  depth: 0,
};

const DECLARING = new Set(['declare', 'export', 'local', 'readonly', 'typeset']);
const SETTING = new Set(['getopts', 'let', 'mapfile', 'read', 'readarray']);
/** Scripts in scripts in scripts: each is read once for every level. */
const DEEPEST = 12;
const MAY_BE_TOOL = /docker|podman|\$/i;

const COUNTED = /[A-Za-z_]\w*(?=\s*(?:=(?!=)|[-+*/%]=|\+\+|--))/g;

/** Of a script with escaped backquotes the offsets are not the file's. */
function isForeign(node: SyntaxNode): boolean {
  return 'script' in node && node.script?.source !== undefined;
}

/** What is around a child of a node. */
function inside(
  parent: SyntaxNode,
  child: SyntaxNode,
  isFirst: boolean,
  { base, block }: ShellText,
  around: Around,
): Around {
  switch (parent.type) {
    case 'Statement': {
      const start = base + parent.pos;
      const isNew = startsLine(block, start) && around.lineStarts[0]?.at !== start;
      const here = { at: start, list: around.list };
      const lineStarts = isNew ? [here, ...around.lineStarts] : around.lineStarts;
      return { ...around, lineStarts, isBackground: around.isBackground || parent.background === true };
    }
    case 'CompoundList':
      return { ...around, list: base + parent.pos };
    case 'AndOr':
    case 'If':
      return isFirst ? around : { ...around, isConditional: true };
    case 'CaseItem':
      return { ...around, isConditional: true };
    case 'For':
    case 'Select':
      return child.type === 'CompoundList' ? { ...around, isLooped: true } : around;
    case 'While':
    case 'ArithmeticFor':
      return { ...around, isLooped: true };
    case 'Function':
      return { ...around, inFunction: parent.name.value };
    case 'Coproc':
      return { ...around, isBackground: true };
    case 'CommandExpansion':
    case 'ProcessSubstitution':
    case 'ArithmeticCommandExpansion':
      return { ...around, isCaptured: true, depth: around.depth + 1 };
    default:
      return around;
  }
}

/** Collects the commands of texts and what they do to variables. */
export class Statements {
  readonly commands: FoundCommand[] = [];
  readonly variables: FileVariables = emptyVariables();

  /** Reads a text, parsed or not. */
  add(text: ShellText, script: SyntaxNode = parseShell(text.shell)): void {
    this.visit(script, text, PLAIN);
  }

  private visit(node: SyntaxNode, text: ShellText, around: Around): void {
    if (around.depth > DEEPEST) return;
    this.noteVariables(node);
    if (node.type === 'Command') this.command(node, node.pos, text, around);
    else if (node.type === 'Pipeline') this.pipeline(node, text, around);
    else if (around.depth < DEEPEST ? !isForeign(node) : !('script' in node)) {
      let isFirst = true;
      forEachChild(node, child => {
        this.visit(child, text, inside(node, child, isFirst, text, around));
        isFirst = false;
      });
    }
  }

  /** What changes variables beside assignments. */
  private noteVariables(node: SyntaxNode): void {
    const { changing, defaulted } = this.variables;
    if (node.type === 'For' || node.type === 'Select') changing.add(node.name.value);
    else if (node.type === 'ArithmeticCommand') {
      for (const [name] of node.body.matchAll(COUNTED)) changing.add(name);
    } else if (node.type === 'ParameterExpansion') {
      const { operation, parameter } = node;
      if (operation?.type === 'Default' && operation.operator.endsWith('=')) defaulted.add(parameter);
    }
  }

  private pipeline(node: Pipeline, text: ShellText, around: Around): void {
    const last = node.commands.length - 1;
    const isTimed = node.prefixes[0]?.type === 'Time' && last === 0;
    node.commands.forEach((child, index) => {
      const inside = index < last ? { ...around, isCaptured: true } : around;
      if (child.type === 'Command') this.command(child, isTimed ? node.pos : child.pos, text, inside);
      else this.visit(child, text, inside);
    });
  }

  private command(command: Command, start: number, text: ShellText, around: Around): void {
    const words = argumentsOf(command, text, NO_VARIABLES);
    const inner = innerShells(command, text, words);
    const read = new Set(inner.map(({ instead }) => instead));
    forEachChild(command, child => {
      if (!read.has(child)) this.visit(child, text, around);
    });
    this.assignments(command, text, words, around);
    if (MAY_BE_TOOL.test(text.shell.slice(command.pos, command.end))) {
      const { isConditional, isLooped, inFunction, isBackground, isCaptured, lineStarts, outerCall } = around;
      const context = { isConditional, isLooped, inFunction, isBackground, isCaptured };
      this.commands.push({ text, command, start, context, lineStarts, outerCall });
    }
    for (const { text: script, kept, isSameUser } of inner) {
      const prefix = kept.flatMap(([from, to]) =>
        words.slice(from, to).map(({ word }) => inOneLine(text, word)),
      );
      this.visit(parseShell(script.shell), script, {
        ...around,
        depth: around.depth + 1,
        lineStarts: isSameUser ? around.lineStarts : [],
        outerCall: [...around.outerCall, ...prefix],
      });
    }
  }

  private assignments(command: Command, text: ShellText, words: readonly Argument[], around: Around): void {
    const name = command.name?.value;
    if (name === undefined) {
      for (const part of command.prefix) if (part.type === 'Assignment') this.assign(part, text, around);
    } else if (DECLARING.has(name)) {
      for (const part of command.suffix) if (part.type === 'Assignment') this.assign(part, text, around);
    } else if (SETTING.has(name) || (name === 'printf' && words[1]?.literal === '-v')) {
      for (const { literal } of words) {
        const variable = /^[A-Za-z_]\w*/.exec(literal)?.[0];
        if (variable) this.variables.changing.add(variable);
      }
    }
  }

  private assign(assignment: Assignment, text: ShellText, around: Around): void {
    const { name, value, append, index } = assignment;
    if (value.type !== 'Word' || append || index) {
      this.variables.changing.add(name);
      return;
    }
    const isRepeated = around.isLooped || around.inFunction !== null;
    const assigned: Assigned = { name, word: value, text, isConditional: around.isConditional, isRepeated };
    const known = this.variables.assigned.get(name);
    if (known) known.push(assigned);
    else this.variables.assigned.set(name, [assigned]);
  }
}
