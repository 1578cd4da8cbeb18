import type { ShellBlock } from '../../../../src/core/scripts/blocks/block.js';
import type { ContainerCommand, ShellWord } from '../../../../src/core/scripts/shell/command.js';
import { commandsIn } from '../../../../src/core/scripts/shell/commands-in.js';

/** A whole text as one block. */
export function blockOf(shell: string, more: Partial<ShellBlock> = {}): ShellBlock {
  return {
    start: 0,
    shell,
    holds: 'commands',
    machine: 'here',
    routine: 'main',
    standing: 'run',
    insertBefore: () => null,
    ...more,
  };
}

/** The calls in a text that is one block. */
export function callsIn(shell: string, more: Partial<ShellBlock> = {}): readonly ContainerCommand[] {
  return commandsIn(shell, [blockOf(shell, more)]);
}

/** `run name=web link=db:database detach image=redis arg=redis-server`, one line for each call. */
export function notation(commands: readonly ContainerCommand[]): string[] {
  return commands.map(command => {
    const isContainer = command.verb === 'run' || command.verb === 'create';
    const options = command.options.map(({ name, value }) =>
      value === null ? name : `${name || '?'}=${shown(value)}`,
    );
    const operands = command.operands.map((word, index) =>
      isContainer ? `${index === 0 ? 'image' : 'arg'}=${shown(word)}` : shown(word),
    );
    return [command.verb, ...options, ...operands].join(' ');
  });
}

function shown({ value }: ShellWord): string {
  return value ?? '(unknown)';
}

/** The calls in a text, in notation. */
export function found(shell: string, more: Partial<ShellBlock> = {}): string[] {
  return notation(callsIn(shell, more));
}
