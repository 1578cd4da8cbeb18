import type { TextEdit } from '../../text/edit.js';
import type { Lines } from '../../text/lines.js';
import type { Run } from '../model/script.js';
import type { RunChange } from '../plan/plan.js';
import type { CommandOption } from '../shell/command.js';
import { type OptionPlace, placeOf, type Stretch, sideBySide } from './option-place.js';

/** The edits of one command: links out, the network and its aliases in, nothing else touched. */
export function runEdits(lines: Lines, change: RunChange): TextEdit[] {
  const { run, removed } = change;
  const options = removed.map(({ option }) => option);
  const words = newWords(change);
  const ordered = lastLineFirst(lines, run, options);
  const [replaced, ...rest] = run.attachedBy && change.join !== null ? [run.attachedBy, ...ordered] : ordered;
  if (replaced === undefined) return [insertion(lines, run, words)];
  const gone = words.length === 0 ? ordered : rest;
  const removals = sideBySide(lines, gone).map(stretch => removal(lines, run, stretch));
  return words.length === 0 ? removals : [replacement(lines, run, replaced, words), ...removals];
}

/** Where the command ends on a line of one of the options, that line stays: the one before says that one follows. */
function lastLineFirst(lines: Lines, run: Run, options: readonly CommandOption[]): readonly CommandOption[] {
  const last = options.find(option => {
    const { isFirst, isLast } = placeOf(lines, run.command, option);
    return isFirst && isLast;
  });
  return last === undefined ? options : [last, ...options.filter(option => option !== last)];
}

/** The options to write, in the style of those that the command has. */
function newWords({ run, join, aliases, removed, environment }: RunChange): string[] {
  const model = removed[0]?.option ?? run.nameOption;
  const glued = model?.value != null && model.value.start > model.start && isGlued(run, model);
  const option = (name: string, value: string) => `--${name}${glued ? '=' : ' '}${value}`;
  return [
    ...(join === null ? [] : [option('network', join)]),
    ...aliases.map(alias => option('network-alias', alias)),
    ...environment.map(variable => `-e ${variable}`),
  ];
}

/** Whether a command writes `--option=value`. */
function isGlued({ command: { block } }: Run, { start, value }: CommandOption): boolean {
  return block.shell
    .slice(start - block.start, value!.start - block.start)
    .trimEnd()
    .endsWith('=');
}

function replacement(lines: Lines, run: Run, option: CommandOption, words: readonly string[]): TextEdit {
  const place = placeOf(lines, run.command, option);
  if (!place.isAlone) return { start: option.start, end: option.end, text: words.join(' ') };
  return { start: option.start, end: place.nextLine, text: onLines(words, place) };
}

function removal(lines: Lines, run: Run, option: Stretch): TextEdit {
  const { text } = lines;
  const place = placeOf(lines, run.command, option);
  if (place.isAlone && !place.isLast) return { start: place.lineStart, end: place.nextLine, text: '' };
  let { start, end } = option;
  const isBlank = (at: number) => text[at] === ' ' || text[at] === '\t';
  if (!place.isFirst) while (isBlank(start - 1)) start--;
  else while (isBlank(end)) end++;
  return { start, end, text: '' };
}

/** Behind the name, where people write a network; without a name before the first link. */
function insertion(lines: Lines, run: Run, words: readonly string[]): TextEdit {
  const { command, links } = run;
  // An option without a value is the last word, and takes what follows it.
  const nameOption = run.nameOption?.value ? run.nameOption : null;
  const option = nameOption ?? links[0]?.option;
  if (option === undefined) return beforeImage(lines, run, words);
  const place = placeOf(lines, command, option);
  if (nameOption) {
    if (!place.isAlone) return { start: option.end, end: option.end, text: ` ${words.join(' ')}` };
    return { start: place.nextLine, end: place.nextLine, text: place.lead + onLines(words, place) };
  }
  const text = place.isAlone ? onLines(words, place) + place.lead : words.map(word => `${word} `).join('');
  return { start: option.start, end: option.start, text };
}

/** Of a command that has neither a name nor a link: before its image, or behind its last option where lines end there. */
function beforeImage(lines: Lines, { command }: Run, words: readonly string[]): TextEdit {
  const image = command.operands[0];
  if (image && !placeOf(lines, command, image).isFirst)
    return { start: image.start, end: image.start, text: words.map(word => `${word} `).join('') };
  const option = command.options.at(-1);
  const at = option?.end ?? command.verbEnd;
  const place = option && placeOf(lines, command, option);
  if (!place?.isAlone) return { start: at, end: at, text: ` ${words.join(' ')}` };
  return { start: place.nextLine, end: place.nextLine, text: place.lead + onLines(words, place) };
}

/** Each word on a line of its own, as the option has one; the first without what stands before it. */
function onLines(words: readonly string[], { lead, text, tail }: OptionPlace): string {
  return words.map(word => word + tailFor(word, lead, text, tail)).join(lead);
}

/** Where backslashes stand below each other, that of a new line does, too. */
function tailFor(word: string, lead: string, replaced: string, tail: string): string {
  const [, blanks, rest] = /^([ \t]+)(\\.*)$/s.exec(tail) ?? [];
  if (blanks === undefined || blanks === ' ') return tail;
  const column = columnBehind(lead + replaced + blanks);
  const at = columnBehind(lead + word);
  const isTabbed = blanks.includes('\t');
  const missing = isTabbed ? Math.ceil(column / TAB) - Math.floor(at / TAB) : column - at;
  return (isTabbed ? '\t' : ' ').repeat(Math.max(1, missing)) + rest;
}

/** As wide as terminals and most editors show a tab. */
const TAB = 8;

function columnBehind(text: string): number {
  let column = 0;
  for (const char of text.slice(text.lastIndexOf('\n') + 1))
    column += char === '\t' ? TAB - (column % TAB) : 1;
  return column;
}
