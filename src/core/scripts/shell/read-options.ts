import { FILLER } from '../blocks/block.js';
import type { Argument } from './argument.js';
import type { CommandOption, ShellWord } from './command.js';
import { unmask } from './masking.js';
import type { OptionTable } from './option-table.js';
import { fromFile, wordBehind } from './option-value.js';
import { mayBeOptions } from './unknown-options.js';

/** The words of a command behind its verb. */
export interface ReadOptions {
  readonly options: readonly CommandOption[];
  readonly operands: readonly ShellWord[];
}

/** There are not many flags with a letter. */
const LONGEST_CLUSTER = 16;

/** Tells options, their values and operands apart. */
export function readOptions(words: readonly Argument[], table: OptionTable): ReadOptions {
  const first = new OptionReader(words, table, words.length);
  first.read();
  // A word that was taken for options was the image, if no other word is.
  if (first.operands.length > 0 || first.lastGuess === null || table.isMixed) return first;
  const second = new OptionReader(words, table, first.lastGuess);
  second.read();
  return second;
}

class OptionReader {
  readonly options: CommandOption[] = [];
  readonly operands: ShellWord[] = [];
  /** Index of the last word that may be options or none. */
  lastGuess: number | null = null;
  private at = 0;
  /** Index of the last word without a dash: what stands before it may have a value and leave an operand. */
  private readonly lastPlain: number;

  constructor(
    private readonly words: readonly Argument[],
    private readonly table: OptionTable,
    /** From this word on nothing is taken for options that does not look like one. */
    private readonly guessesBefore: number,
  ) {
    let last = words.length - 1;
    while (last >= 0 && words[last]!.prefix.startsWith('-')) last--;
    this.lastPlain = last;
  }

  read(): void {
    while (this.at < this.words.length) {
      const word = this.words[this.at]!;
      const written = unmask(word.prefix);
      if (word.literal === '--') {
        this.at++;
        break;
      }
      if (/^-./.test(written)) this.option(word, written);
      else if (this.isGuessed()) {
        this.lastGuess = this.at;
        this.options.push({ name: '', value: fromFile(word), ...span(word, word) });
        this.at++;
      } else if (this.table.isMixed) this.operands.push(fromFile(this.words[this.at++]!));
      else break;
    }
    for (; this.at < this.words.length; this.at++) this.operands.push(fromFile(this.words[this.at]!));
  }

  private isGuessed(): boolean {
    return this.at < this.guessesBefore && mayBeOptions(this.words, this.at, this.table);
  }

  private option(word: Argument, written: string): void {
    const [, dashes, name] = /^(--?)([^=]*)/s.exec(written)!;
    // In `-dp$PORT` the word goes on behind what is known of it.
    const isWhole = dashes === '--' || this.table.singleDash.has(name!);
    this.at++;
    const equals = word.prefix.indexOf('=');
    const { values, flags } = this.table;
    if (!isWhole) this.cluster(word);
    else if (equals !== -1) this.push(name!, wordBehind(word, equals + 1), word, word);
    else if (word.pieces.some(({ kind }) => kind !== 'text')) this.push('', fromFile(word), word, word);
    else if (values.has(name!) || (!flags.has(name!) && this.mayTakeNext())) this.pushWithNext(name!, word);
    else this.push(name!, null, word, word);
  }

  /** `-dit`, `-p80:80`, `-itv /a:/b`, `-d=false` */
  private cluster(word: Argument): void {
    const raw = word.prefix;
    const letters = raw.indexOf('-') + 1;
    const found: string[] = [];
    for (let index = letters; index < raw.length && found.length < LONGEST_CLUSTER; index++) {
      if (raw[index] === FILLER) continue;
      const long = this.table.short.get(raw[index]!);
      if (long === undefined) break;
      found.push(long);
      const isLast = unmask(raw.slice(index + 1)) === '' && word.pieces.every(({ kind }) => kind === 'text');
      const hasEquals = raw[index + 1] === '=';
      if (this.table.values.has(long) || hasEquals) {
        for (const flag of found.slice(0, -1)) this.push(flag, null, word, word);
        if (isLast) this.pushWithNext(long, word);
        else this.push(long, wordBehind(word, index + (hasEquals ? 2 : 1)), word, word);
        return;
      }
      if (isLast) {
        for (const flag of found) this.push(flag, null, word, word);
        return;
      }
    }
    this.push(unmask(raw.slice(letters)), null, word, word);
  }

  private mayTakeNext(): boolean {
    const next = this.words[this.at];
    return next !== undefined && !next.prefix.startsWith('-') && this.lastPlain > this.at;
  }

  private pushWithNext(name: string, word: Argument): void {
    const next = this.words[this.at];
    if (next) this.at++;
    this.push(name, next ? fromFile(next) : null, word, next ?? word);
  }

  private push(name: string, value: ShellWord | null, first: Argument, last: Argument): void {
    this.options.push({ name: this.table.synonyms.get(name) ?? name, value, ...span(first, last) });
  }
}

function span(first: Argument, last: Argument): { start: number; end: number } {
  const { base } = first.text;
  return { start: base + first.word.pos, end: base + last.end };
}
