import type { Word } from './parse.js';
import { piecesOf } from './pieces.js';
import type { ShellText } from './shell-text.js';
import { bracketsAreText, evaluate, UNKNOWN, type Value, type Variables } from './values.js';

/** `NAME=word` in a file. */
export interface Assigned {
  readonly name: string;
  readonly word: Word;
  readonly text: ShellText;
  readonly isConditional: boolean;
  /** In a loop or a function it may happen several times. */
  readonly isRepeated: boolean;
}

/** What a file does to its variables. */
export interface FileVariables {
  readonly assigned: Map<string, Assigned[]>;
  /** Variables of loops, `read`, `getopts`, arithmetics, `+=`, and arrays. */
  readonly changing: Set<string>;
  /** `: ${NAME:=default}` */
  readonly defaulted: Set<string>;
}

/** No variables yet. */
export function emptyVariables(): FileVariables {
  return { assigned: new Map(), changing: new Set(), defaulted: new Set() };
}

/** `A=$B`, `B=$C` and so on. */
const LONGEST_CHAIN = 50;

/** The variables of a file as one of its blocks sees them. */
export class Constants implements Variables {
  private readonly known = new Map<string, Value>();
  private readonly busy = new Set<string>();
  /** How often a variable came to hang on itself. */
  private circles = 0;

  constructor(
    private readonly file: FileVariables,
    private readonly around: ReadonlyMap<string, string> | undefined,
  ) {}

  valueOf(name: string): Value {
    const known = this.known.get(name);
    if (known) return known;
    // `A=$B` and `B=$A`, or `A=$A:more`.
    if (this.busy.has(name) || this.busy.size > LONGEST_CHAIN) {
      this.circles++;
      return UNKNOWN;
    }
    this.busy.add(name);
    const circles = this.circles;
    const value = this.find(name);
    const found = this.circles > circles ? UNKNOWN : value;
    this.busy.delete(name);
    this.known.set(name, found);
    return found;
  }

  private find(name: string): Value {
    const { changing, defaulted, assigned } = this.file;
    if (changing.has(name)) return UNKNOWN;
    const assignments = assigned.get(name) ?? [];
    const around = this.around?.get(name);
    const open: Value = { value: `\${${name}}`, isLiteral: false };
    if (assignments.length === 0) {
      return around === undefined || defaulted.has(name) ? open : this.aroundValue(around);
    }
    const values = assignments.map(assignment => this.assignedValue(assignment, open));
    const first = values[0]!;
    const isOne = values.every(({ value }) => value === first.value);
    if (!isOne || (around !== undefined && this.aroundValue(around).value !== first.value)) return UNKNOWN;
    if (first.value === null) return assignments.length > 1 || assignments[0]!.isRepeated ? UNKNOWN : open;
    // Where nothing was set, the environment may have given it another value before.
    const mayStayUnset = around === undefined && assignments.every(({ isConditional }) => isConditional);
    return mayStayUnset || defaulted.has(name) ? open : first;
  }

  /** What the language around gives may name others in its turn. */
  private aroundValue(written: string): Value {
    const parts = written
      .split(/\$\{(\w+)\}/)
      .map((part, index) => (index % 2 === 0 ? { value: part, isLiteral: true } : this.valueOf(part)));
    if (parts.some(({ value }) => value === null)) return UNKNOWN;
    return {
      value: parts.map(({ value }) => value).join(''),
      isLiteral: parts.every(part => part.isLiteral),
    };
  }

  private assignedValue({ name, word, text }: Assigned, open: Value): Value {
    const pieces = piecesOf(word, bracketsAreText(text));
    const only = pieces.length === 1 ? pieces[0]! : null;
    // `NAME=${NAME:-default}` leaves it to the environment.
    if (only?.kind === 'variable' && only.text === name) return open;
    return evaluate(pieces, this);
  }
}
