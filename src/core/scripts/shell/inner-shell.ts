import { FILLER } from '../blocks/block.js';
import type { Argument } from './argument.js';
import type { Command, HereDoc } from './parse.js';
import type { ShellText } from './shell-text.js';
import { unwrap } from './wrappers.js';

/** A script within a command: the string behind `sh -c`, or a heredoc that a shell reads. */
export interface InnerShell {
  readonly text: ShellText;
  /** Words before the shell that a command inside needs outside as well: `sudo`. */
  readonly kept: readonly (readonly [number, number])[];
  /** Whether a command inside means the same beside it; for another user it does not. */
  readonly isSameUser: boolean;
  /** Part of the syntax tree that is read here, and is not to be read again. */
  readonly instead: object;
}

const SHELL = /^(?:\S*\/)?(?:ba|da|k|z|a)?sh$/;
/** Take a script for the user's shell behind `-c`. */
const BY_OPTION = /^(?:\S*\/)?(?:su|runuser|sg|script)$/;
const READS_INPUT = /^(?:su|sg|newgrp|runuser)$/;

/** The scripts in a command that run on this machine. */
export function innerShells(command: Command, text: ShellText, words: readonly Argument[]): InnerShell[] {
  const { at, kept } = unwrap(words);
  const name = words[at]?.literal ?? '';
  const previous = words[at - 1]?.literal;
  const isShell = SHELL.test(name);
  if (previous === 'eval' && name.includes(' ')) return scriptIn(words[at]!, text, kept, true);
  if (!isShell && !BY_OPTION.test(name) && !READS_INPUT.test(name)) return [];
  const isSameUser = isShell || name === 'sg' || name === 'script' || name === 'newgrp';
  const option = words.findIndex((word, index) => index > at && /^-[A-Za-z]*c$/.test(word.literal));
  if (option !== -1) {
    const script = words[option + 1];
    return script ? scriptIn(script, text, kept, isSameUser) : [];
  }
  const readsInput = isShell ? !hasScriptFile(words.slice(at + 1)) : READS_INPUT.test(name);
  if (!readsInput) return [];
  const heredoc = command.suffix.find(part => part.type === 'HereDoc');
  return heredoc ? [heredocText(heredoc, text, kept, isSameUser)] : [];
}

/** `bash -x deploy.sh <<EOF`: the script reads it. */
function hasScriptFile(words: readonly Argument[]): boolean {
  if (words.some(({ literal }) => /^-[a-z]*s[a-z]*$/.test(literal))) return false;
  return words.some(
    (word, index) => !/^[-+]/.test(word.prefix) && !/^[-+][a-z]*o$/.test(words[index - 1]?.literal ?? ''),
  );
}

function scriptIn(
  word: Argument,
  text: ShellText,
  kept: InnerShell['kept'],
  isSameUser: boolean,
): InnerShell[] {
  const parts = (word.word.parts ?? []).filter(part => part.text.replaceAll(FILLER, '') !== '');
  const [part] = parts;
  // Of a string with joints the pieces would not be balanced by themselves: an edit may cut one in two.
  if (parts.length !== 1 || (part!.type !== 'SingleQuoted' && part!.type !== 'DoubleQuoted')) return [];
  if (part!.text.length < 2 || !part!.text.endsWith(part!.text[0]!)) return [];
  const written = text.shell.slice(part!.pos + 1, part!.end - 1);
  const shell = part!.type === 'DoubleQuoted' ? unescaped(written, '"') : written;
  return [{ text: within(text, part!.pos + 1, shell), kept, isSameUser, instead: word.word }];
}

function heredocText(
  heredoc: HereDoc,
  text: ShellText,
  kept: InnerShell['kept'],
  isSameUser: boolean,
): InnerShell {
  const { body, delimiter } = heredoc;
  const written = text.shell.slice(body.pos, body.end);
  const shell = delimiter?.quoted ? written : unescaped(written, '');
  return { text: within(text, body.pos, shell), kept, isSameUser, instead: heredoc };
}

function within({ block, base, file }: ShellText, start: number, shell: string): ShellText {
  // The backslash before a closing quote belongs to the language around, not to the last word.
  const trailing = shell.length - trimFillers(shell).length;
  return {
    block,
    file,
    base: base + start,
    shell: shell.slice(0, shell.length - trailing) + ' '.repeat(trailing),
  };
}

function trimFillers(shell: string): string {
  let end = shell.length;
  while (shell[end - 1] === FILLER) end--;
  return shell.slice(0, end);
}

/** What the inner shell sees; the backslash that the outer one takes away becomes a filler. */
function unescaped(written: string, quote: string): string {
  return written.replace(/\\([\\$`"])/g, (both, character: string) =>
    character !== '"' || quote === '"' ? FILLER + character : both,
  );
}
