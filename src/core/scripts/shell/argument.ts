import { FILLER } from '../blocks/block.js';
import { unmask } from './masking.js';
import type { Command, Word } from './parse.js';
import { type Piece, piecesOf } from './pieces.js';
import type { ShellText } from './shell-text.js';
import { bracketsAreText, evaluate, type Value, type Variables } from './values.js';

/** A word of a command, read when asked for. */
export class Argument {
  private foundPieces: Piece[] | null = null;
  private foundValue: Value | null = null;

  constructor(
    readonly word: Word,
    readonly text: ShellText,
    readonly variables: Variables,
  ) {}

  /** Behind its last character: the parser takes a line's end that is escaped right behind a word for a part of it. */
  get end(): number {
    const { shell } = this.text;
    let { end } = this.word;
    while (end > this.word.pos + 2 && shell[end - 1] === '\n' && shell[end - 2] === '\\') end -= 2;
    return end;
  }

  get pieces(): readonly Piece[] {
    this.foundPieces ??= piecesOf(this.word, bracketsAreText(this.text));
    return this.foundPieces;
  }

  get value(): Value {
    this.foundValue ??= evaluate(this.pieces, this.variables);
    return this.foundValue;
  }

  /** The text that it is sure to begin with, with masks and fillers. */
  get prefix(): string {
    let prefix = '';
    for (const { kind, text } of this.pieces) {
      if (kind !== 'text') break;
      prefix += text;
    }
    return prefix;
  }

  /** Its value where no variable is in it, else ''. */
  get literal(): string {
    return this.pieces.every(({ kind }) => kind === 'text') ? unmask(this.prefix) : '';
  }

  /** Whether it begins with something that is to be filled in. */
  get isDynamic(): boolean {
    return this.pieces.find(isFilled)?.kind !== 'text';
  }

  /** The variable that it is, quoted or not, and nothing else. */
  get variable(): Piece | null {
    const filled = this.pieces.filter(isFilled);
    return filled.length === 1 && filled[0]!.kind === 'variable' ? filled[0]! : null;
  }

  /** Whether the shell cuts its value at blanks, or drops it where that is empty. */
  get isSplit(): boolean {
    return this.pieces.every(({ kind, quote }) => kind === 'text' || quote === null) && this.isDynamic;
  }
}

function isFilled({ kind, text }: Piece): boolean {
  return kind !== 'text' || text.replaceAll(FILLER, '') !== '';
}

/** The words of a command, without what only stands for characters of the language around. */
export function argumentsOf(command: Command, text: ShellText, variables: Variables): Argument[] {
  const words: Word[] = command.name ? [command.name] : [];
  for (const part of command.suffix) if (part.type === 'Word') words.push(part);
  return words.filter(hasText).map(word => new Argument(word, text, variables));
}

function hasText({ text }: Word): boolean {
  return !text.startsWith(FILLER) || text.replaceAll(FILLER, '') !== '';
}
