import type { ShellBlock } from './block.js';
import {
  beginsWithCommand,
  blanked,
  isContinued,
  readsAsSentence,
  withoutCarriageReturns,
} from './command-text.js';
import { insertLineBefore } from './insert-line.js';

const PROMPT = /^[$%>#][ \t]+/;
/** Indentation and marks of quotes before a line of a paragraph. */
const PREFIX = /^[ \t]*(?:>[ \t]?)*[ \t]*/;

/**
 * The commands in a stretch of inline code, from its first delimiter to its last. A line in it that begins with a command
 * is one of its own; any other goes on with the one before, since to the document a line's end is a blank.
 */
export function inlineCode(text: string, start: number, end: number, delimiter = '`'): readonly ShellBlock[] {
  let [from, to] = [start, end];
  while (from < to && text[from] === delimiter) from++;
  while (to > from && text[to - 1] === delimiter) to--;
  const lines = text.slice(from, to).split('\n');
  if (!beginsWithCommand(lines[0]!.trimStart().replace(PROMPT, ''))) return [];
  let commands = 0;
  let shell = '';
  lines.forEach((line, index) => {
    const prefix = index === 0 ? /^[ \t]*/.exec(line)![0].length : PREFIX.exec(line)![0].length;
    const bare = line.slice(prefix).replace(PROMPT, blanked);
    const isCommand = beginsWithCommand(bare.trimStart());
    if (isCommand) commands++;
    if (index > 0) shell += isCommand || isContinued(shell.trimEnd()) ? '\n' : ' ';
    shell += `${' '.repeat(prefix)}${bare}`;
  });
  const block = { start: from, shell: withoutCarriageReturns(shell) };
  return [
    {
      ...block,
      holds: 'commands',
      machine: '',
      routine: '',
      standing: 'shown',
      // One command within a sentence has no line; several have one each.
      insertBefore: (at, command) =>
        commands > 1 && standsAlone(text, start)
          ? insertLineBefore(text, block, at, command, prefix => prefix.replace(/^.*`/, ''))
          : null,
    },
  ];
}

const MARGIN = /^[\uFEFF \t>]*$/;
const BULLET = /^[\uFEFF \t>]*(?:[-+*][ \t]+)?$/;

/** Whether nothing but blanks and marks of quotes stand before a place on its line. */
function standsAlone(text: string, at: number, allowed = MARGIN): boolean {
  const lineStart = at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
  return allowed.test(text.slice(lineStart, at));
}

/**
 * Lines of a paragraph that are commands though nothing marks them as code: the paragraph must begin with one, and no
 * line may read as a sentence.
 */
export function textCommands(text: string, start: number, end: number): readonly ShellBlock[] {
  const paragraph = text.slice(start, end);
  if (paragraph.includes('`') || !beginsWithCommand(paragraph.replace(PROMPT, ''))) return [];
  const parts: string[] = [];
  const bare: string[] = [];
  let isOpen = false;
  for (const line of paragraph.split('\n')) {
    const prefix = parts.length === 0 ? 0 : PREFIX.exec(line)![0].length;
    const prompt = PROMPT.exec(line.slice(prefix))?.[0].length ?? 0;
    const code = line.slice(prefix + prompt);
    const isShown: boolean = isOpen || beginsWithCommand(code);
    if (isShown) bare.push(code);
    isOpen = isShown && isContinued(code.trimEnd());
    parts.push(isShown ? `${' '.repeat(prefix + prompt)}${code}` : blanked(line));
  }
  if (bare.some(code => readsAsSentence(code))) return [];
  const block = { start, shell: withoutCarriageReturns(parts.join('\n')) };
  return [
    {
      ...block,
      holds: 'commands',
      machine: '',
      routine: '',
      standing: 'shown',
      // Of numbered steps all that follow would get other numbers.
      insertBefore: (at, command) =>
        standsAlone(text, start, BULLET) ? insertLineBefore(text, block, at, command) : null,
    },
  ];
}
