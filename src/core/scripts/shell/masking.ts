import { FILLER } from '../blocks/block.js';

/** Characters of a placeholder that are none of the shell's business stand in this private-use range. */
const HIDDEN = 0xe100;

const PLACEHOLDER = /(?<!<)<[A-Za-z](?:[^<>\n|&;]*[^<>\n|&;\s])?>/g;
/** In a console's output, "can't" and "it's" are no quotes; no word of a command goes on like this. */
const APOSTROPHE = /(?<=[A-Za-z])'(?=(?:d|ll|m|re|s|t|ve)(?![\w']))/g;
const FOR_WORDS = /[A-Za-z0-9_.:/@%+,-]/;

/** Line ends of Windows as the parser wants them, in as many characters: a `\r` would be a part of the last word. */
export function maskLineEnds(shell: string): string {
  if (!shell.includes('\r')) return shell;
  return shell.replaceAll('\\\r\n', ' \\\n').replaceAll('\r\n', '\n\n');
}

/** Placeholders of documents (`<name>`), which a shell takes for redirections, as words of the same length. */
export function maskPlaceholders(shell: string): string {
  return shell.replace(PLACEHOLDER, hide).replace(APOSTROPHE, hide);
}

/** Characters that mean something to the shell, as such that mean nothing. */
export function hide(text: string): string {
  return text.replace(/[\0-\x7f]/g, character =>
    FOR_WORDS.test(character) ? character : String.fromCharCode(HIDDEN + character.charCodeAt(0)),
  );
}

/** What the parser's text stands for: placeholders as they are written, and no fillers. */
export function unmask(value: string): string {
  const shown = value.replace(/[\uE100-\uE17F]/g, character =>
    String.fromCharCode(character.charCodeAt(0) - HIDDEN),
  );
  return shown.replaceAll(FILLER, '');
}
