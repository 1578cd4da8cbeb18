import { type Argument, argumentsOf } from './argument.js';
import type { ContainerCommand } from './command.js';
import { readOptions } from './read-options.js';
import { inOneLine } from './shell-text.js';
import type { FoundCommand } from './statements.js';
import { toolIn, type Verb, verbIn } from './tool.js';
import type { Variables } from './values.js';
import { VERBS } from './verb-options.js';
import { isAboutTool, unwrap } from './wrappers.js';

/** The call of docker or podman that a command is; null where it is another one. */
export function callIn(found: FoundCommand, variables: Variables): ContainerCommand | null {
  const { command, text, context, lineStarts } = found;
  const words = argumentsOf(command, text, variables);
  const { at, kept } = unwrap(words);
  const tool = words[at] ? toolIn(words[at]) : null;
  const verb = tool && verbIn(words, at + 1);
  if (tool === null || verb === null) return null;
  const prefixes = command.prefix.filter(part => part.type === 'Assignment' && isAboutTool(part.name));
  const before = [
    ...kept.flatMap(([from, to]) => words.slice(from, to)),
    ...words.slice(at, verbStart(words, verb)),
  ];
  const parts = [...prefixes, ...before.map(({ word }) => word)].map(part => inOneLine(text, part));
  const { options, operands } = readOptions(words.slice(verb.at + 1), VERBS.get(verb.verb)!);
  return {
    block: text.block,
    tool,
    call: [...found.outerCall, ...parts].join(' '),
    verb: verb.verb,
    verbEnd: text.base + words[verb.at]!.end,
    start: text.base + found.start,
    end: text.base + words.at(-1)!.end,
    options,
    operands,
    context,
    lineStarts,
  };
}

/** Index of the verb's first word: `container` in `container run`. */
function verbStart(words: readonly Argument[], { at }: Verb): number {
  const before = words[at - 1]?.value.value;
  return before === 'container' || before === 'network' ? at - 1 : at;
}
