import type { ShellBlock } from './block.js';
import { type Literal, literalsOf, RUBY } from './code-literals.js';
import { commentedCommands } from './commented-commands.js';
import { literalBlock } from './literal-block.js';
import { VagrantMachines } from './vagrant-machines.js';

const INLINE = /(?:^|[^\w$])inline\s*(?:=>|[:=])\s*$/;
const LINK_CALL = /\.link\s*\(?\s*$/;
const RUN_CALL = /[\w\]]\.run\s*\(?\s*$/;
const ARGUMENTS = /(?:^|[^\w$])(?:args|:args|["']args["'])\s*(?::|=>)\s*$/;
const NAME_SETTING = /\.name\s*=\s*$/;
const LOOK_BACK = 100;

/** A script in a here-document that is none of a shell. */
const OTHER_PROGRAM = /^\s*(?:#!(?!.*\b(?:ba|da|k|z|a)?sh\b)|#cloud-config|\[\w+\]|<\?xml|[{<])/;

/** Shell provisioners and options for containers in a Vagrantfile. */
export function vagrantfileBlocks(text: string): readonly ShellBlock[] {
  const literals = literalsOf(text, RUBY).filter(literal => !literal.inComment);
  const machines = new VagrantMachines(text);
  const names = providerNames(text, literals, machines);
  const blocks: ShellBlock[] = [];
  let running: { readonly name: string; readonly machine: string; readonly close: number } | null = null;
  for (const literal of literals) {
    const before = text.slice(Math.max(0, literal.open - LOOK_BACK), literal.open);
    const content = text.slice(literal.start, literal.end);
    const machine = machines.machineAt(literal.open);
    if (RUN_CALL.test(before)) {
      running = { name: content, machine, close: literal.close };
    } else if (LINK_CALL.test(before)) {
      const name = names.get(machines.partAt(literal.open));
      const use = { holds: 'link-value', machine, standing: 'run', ...named(name) } as const;
      blocks.push(literalBlock(text, literal, RUBY, use));
    } else if (running && ARGUMENTS.test(before) && isSameCall(text, running.close, literal.open)) {
      const use = {
        holds: 'run-options',
        machine: running.machine,
        standing: 'run',
        ...named(running.name),
      } as const;
      blocks.push(literalBlock(text, literal, RUBY, use));
    } else if (isShell(literal, before, content)) {
      blocks.push(literalBlock(text, literal, RUBY, { holds: 'commands', machine, standing: 'run' }));
    } else if (isLinkArgument(text, literal, content)) {
      const name = names.get(machines.partAt(literal.open));
      const value = { ...literal, start: literal.start + (content.startsWith('--link=') ? 7 : 0) };
      const use = { holds: 'link-value', machine, standing: 'run', ...named(name) } as const;
      blocks.push(literalBlock(text, value, RUBY, use));
    }
  }
  return [...blocks, ...commentedCommands(text)].sort((a, b) => a.start - b.start);
}

function isShell(literal: Literal, before: string, content: string): boolean {
  if (literal.quote.startsWith('<<')) return !OTHER_PROGRAM.test(content.slice(0, 200));
  return INLINE.test(before);
}

/** An element of `d.create_args = ["--link", "db:db"]`. */
function isLinkArgument(text: string, literal: Literal, content: string): boolean {
  if (
    !content.startsWith('--link=') &&
    !/["']--link["'],\s*$/.test(text.slice(literal.open - 40, literal.open))
  ) {
    return false;
  }
  const before = text.slice(Math.max(0, literal.open - 1000), literal.open);
  return /\.create_args\s*=\s*\[[^\]]*$/.test(before);
}

/** Nothing but further arguments lies between the container's name and a string. */
function isSameCall(text: string, from: number, to: number): boolean {
  if (to - from > 2000) return false;
  const between = text.slice(from, to).replace(/"[^"]*"|'[^']*'/g, '""');
  return /^\s*,/.test(between) && !/(?<![,({[\\|+])[ \t]*\r?\n/.test(between);
}

/** `d.name = "web"`: what the provider calls the container of its block. */
function providerNames(
  text: string,
  literals: readonly Literal[],
  machines: VagrantMachines,
): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  for (const { open, start, end } of literals) {
    if (!NAME_SETTING.test(text.slice(Math.max(0, open - LOOK_BACK), open))) continue;
    names.set(machines.partAt(open), text.slice(start, end));
  }
  return names;
}

function named(name: string | undefined): { containerName?: string } {
  // A name that is put together nobody knows.
  return name === undefined || name === '' || /#\{|\\/.test(name) ? {} : { containerName: name };
}
