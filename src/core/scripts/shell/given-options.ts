import type { ShellBlock } from '../blocks/block.js';
import { type Argument, argumentsOf } from './argument.js';
import type { CommandOption, ContainerCommand, ShellWord } from './command.js';
import { hide, maskPlaceholders } from './masking.js';
import { fromFile } from './option-value.js';
import { parseShell } from './parse.js';
import { readOptions } from './read-options.js';
import { RUN_OPTIONS } from './run-options.js';
import type { ShellText } from './shell-text.js';
import type { Variables } from './values.js';

/** The call of `docker run` that a block gives only options of, or only a link. */
export function givenOptions(file: string, block: ShellBlock, variables: Variables): ContainerCommand | null {
  const text: ShellText = { block, file, shell: maskGiven(block.shell), base: block.start };
  const command = parseShell(text.shell).commands[0]?.command;
  const words = command?.type === 'Command' ? argumentsOf(command, text, variables) : [];
  if (words.length === 0) return null;
  const [start, end] = [text.base + words[0]!.word.pos, text.base + words.at(-1)!.end];
  const { options, operands } =
    block.holds === 'link-value' ? linkOnly(words) : readOptions(words, RUN_OPTIONS);
  return {
    block,
    tool: 'docker',
    call: 'docker',
    verb: 'run',
    verbEnd: start,
    start,
    end,
    options,
    operands,
    context: {
      isConditional: false,
      isLooped: false,
      inFunction: null,
      isBackground: false,
      isCaptured: false,
    },
    lineStarts: [],
  };
}

function linkOnly(words: readonly Argument[]): { options: CommandOption[]; operands: ShellWord[] } {
  const options = words
    .map(fromFile)
    .map(value => ({ name: 'link', value, start: value.start, end: value.end }));
  return { options, operands: [] };
}

/** One line of words: Ruby's `#{name}` is no comment, and an end of line ends no command. */
function maskGiven(shell: string): string {
  const line = shell.replace(/\\?[\r\n]/g, found => ' '.repeat(found.length)).replace(/#(?=\{)/g, '$');
  const parts = maskPlaceholders(line).split(/(\$\{[^{}]*\})/);
  return parts.map((part, index) => (index % 2 === 0 ? part.replace(/[;&|()<>]/g, hide) : part)).join('');
}
