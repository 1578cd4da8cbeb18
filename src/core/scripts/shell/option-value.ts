import { FILLER } from '../blocks/block.js';
import type { Argument } from './argument.js';
import type { ShellWord } from './command.js';
import type { Piece } from './pieces.js';
import { evaluate, wordOf } from './values.js';

/** A word as it stands in the file. */
export function fromFile(word: Argument): ShellWord {
  return wordOf(word.text, { start: word.word.pos, end: word.end }, word.value);
}

/** The part of a word behind so many characters of its prefix: the value in `--link=a:b`, `-p80:80`, `"--name=x"`. */
export function wordBehind(word: Argument, length: number): ShellWord {
  let left = length;
  let index = 0;
  while (index < word.pieces.length - 1 && left > word.pieces[index]!.text.length) {
    left -= word.pieces[index]!.text.length;
    index++;
  }
  const piece = word.pieces[index]!;
  const offset = offsetIn(piece, left, word);
  const rest: Piece[] = [{ ...piece, start: offset, text: piece.text.slice(left) }];
  const value = evaluate([...rest, ...word.pieces.slice(index + 1)], word.variables);
  return wordOf(word.text, spanBehind(word, piece, offset), value);
}

/** From `offset` on; within quotes that began before it, up to their end if the word ends there. */
function spanBehind(
  { end: wordEnd, text }: Argument,
  { quote }: Piece,
  offset: number,
): { start: number; end: number } {
  if (quote === null || quote === wordEnd) return { start: offset, end: wordEnd };
  if (offset === quote) return { start: quote + 1, end: wordEnd };
  if (quote + 1 !== wordEnd) return { start: offset, end: wordEnd };
  let end = quote;
  while (end > offset && text.shell[end - 1] === FILLER) end--;
  return { start: offset, end };
}

/** Where the character behind the first `length` of a piece's text stands; with escapes before it they differ. */
function offsetIn({ start, end, text }: Piece, length: number, word: Argument): number {
  const written = word.text.shell.slice(start, end);
  if (written.startsWith(text.slice(0, length))) return start + length;
  let at = 0;
  for (let index = 0; index < length && at < written.length; index++) {
    while (written[at] === '\\' && written[at + 1] === '\n') at += 2;
    if (written[at] === '\\' && written[at + 1] === text[index]) at++;
    at++;
  }
  return start + at;
}
