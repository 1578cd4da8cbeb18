import { paint } from '../color.js';
import { displayWidth } from '../lint/display-width.js';

type Style = 'plain' | 'code' | 'bold';

interface Piece {
  readonly text: string;
  readonly style: Style;
}

/** Characters that stand together on a line; a style may end in the middle of a word. */
type Word = readonly Piece[];

/** Code, bold, emphasis, links and escapes, as far as pages use them. */
const INLINE =
  /(?<ticks>`+)(?<code>.*?[^`])\k<ticks>(?!`)|\*\*(?<bold>[^*]+)\*\*|(?<![\w*])[*_](?<em>[^*_\s](?:[^*_]*[^*_\s])?)[*_](?![\w*])|\[(?<label>[^\]]*)\]\((?<url>[^)\s]*)\)|<(?<auto>https?:[^>]*)>|\\(?<escaped>[\p{P}\p{S}])/gsu;

/** Text with inline marks in lines that fit, painted. A word that does not fit stands on a line of its own. */
export function wrapInline(markdown: string, width: number, color: boolean): string[] {
  const lines: Piece[][] = [];
  let room = 0;
  for (const word of wordsOf(markdown, color)) {
    const wide = widthOf(word);
    const line = lines.at(-1);
    if (line && wide + 1 <= room) {
      line.push(
        { text: ' ', style: line.at(-1)!.style === word[0]!.style ? word[0]!.style : 'plain' },
        ...word,
      );
      room -= wide + 1;
    } else {
      lines.push([...word]);
      room = width - wide;
    }
  }
  return lines.map(line => paintLine(line, color));
}

/** The columns that a text takes once its marks are gone. */
export function inlineWidth(markdown: string, color: boolean): number {
  const words = wordsOf(markdown, color);
  return words.reduce((sum, word) => sum + widthOf(word), Math.max(0, words.length - 1));
}

function widthOf(word: Word): number {
  return word.reduce((sum, { text }) => sum + displayWidth(text), 0);
}

function wordsOf(markdown: string, color: boolean): Word[] {
  const words: Piece[][] = [[]];
  const add = (text: string, style: Style) => {
    for (const [index, part] of text.split(/\s+/).entries()) {
      if (index > 0) words.push([]);
      if (part !== '') words.at(-1)!.push({ text: part, style });
    }
  };
  let at = 0;
  for (const match of markdown.matchAll(INLINE)) {
    add(markdown.slice(at, match.index), 'plain');
    at = match.index + match[0].length;
    const { code, bold, em, label, url, auto, escaped } = match.groups!;
    // Without colour the marks are all that tells code from words.
    if (code !== undefined) add(color ? code.trim() : `\`${code.trim()}\``, 'code');
    else if (bold !== undefined) add(bold, 'bold');
    else if (label !== undefined) addLink(label, url!, add);
    else add(em ?? auto ?? escaped!, 'plain');
  }
  add(markdown.slice(at), 'plain');
  return words.filter(word => word.length > 0);
}

/** A link to another page of ours leads nowhere in a terminal. */
function addLink(label: string, url: string, add: (text: string, style: Style) => void): void {
  const plain = label.replaceAll('`', '');
  add(plain, 'plain');
  if (/^https?:/.test(url) && url !== plain) add(` (${url})`, 'plain');
}

/** Pieces of one style are painted in one go. */
function paintLine(line: readonly Piece[], color: boolean): string {
  let text = '';
  for (let at = 0; at < line.length; ) {
    const { style } = line[at]!;
    const end = line.findIndex((piece, index) => index > at && piece.style !== style);
    const run = line.slice(at, end < 0 ? line.length : end).map(piece => piece.text);
    text += style === 'plain' ? run.join('') : paint(color, style === 'code' ? 'cyan' : 'bold', run.join(''));
    at += run.length;
  }
  return text;
}
