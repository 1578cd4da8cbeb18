import type { Argument } from './argument.js';
import type { ContainerCommand } from './command.js';
import { unmask } from './masking.js';
import { GLOBAL_OPTIONS, VERB_SYNONYMS, VERBS } from './verb-options.js';

type Tool = ContainerCommand['tool'];

const TOOLS: ReadonlyMap<string, Tool> = new Map([
  ['docker', 'docker'],
  ['docker.exe', 'docker'],
  ['docker.io', 'docker'],
  ['nvidia-docker', 'docker'],
  ['podman', 'podman'],
  ['podman.exe', 'podman'],
]);

/** A variable's value that is the tool, perhaps with options. */
const TOOL_VALUE = /^(?:(?:sudo|doas)(?:\s+-\S+)*\s+)?(\S+)(?:\s+-.*)?$/s;
/** A variable that is the tool by its name, also as an array. */
const TOOL_NAME = /docker|podman/i;
/** Named after the tool, but another one; or the tool of another machine. */
const OTHER_NAME = /compose|machine|ssh/i;
const ARRAY = /^"?\$\{(\w+)\[@\]\}"?$/;

/** The tool that a command's first word is; null where it is another one. */
export function toolIn(word: Argument): Tool | null {
  if (word.literal !== '') return toolCalled(word.literal);
  const { variable } = word;
  const name = variable?.text ?? ARRAY.exec(word.word.text)?.[1];
  if (name === undefined) return null;
  const { value, isLiteral } = word.value;
  // `${ENGINE:-docker}` is open, yet says what it is for.
  const fallback = variable?.fallback ? /:-(.*)\}$/s.exec(value ?? '')?.[1] : undefined;
  const known = isLiteral && value !== null ? value : fallback;
  if (known !== undefined) return toolCalled(TOOL_VALUE.exec(known.trim())?.[1] ?? '');
  if (!TOOL_NAME.test(name) || OTHER_NAME.test(name)) return null;
  return /podman/i.test(name) ? 'podman' : 'docker';
}

function toolCalled(path: string): Tool | null {
  return TOOLS.get(path.replace(/^.*[\\/]/s, '').toLowerCase()) ?? null;
}

/** A verb, and where it ends. */
export interface Verb {
  readonly verb: string;
  /** Index of its last word. */
  readonly at: number;
}

/** The verb behind the tool; null where it is none that matters here. */
export function verbIn(words: readonly Argument[], from: number): Verb | null {
  let at = from;
  for (; at < words.length; at++) {
    const word = words[at]!;
    const first = word.value.value ?? '';
    if (first === 'container' || first === 'network') {
      const second = words[at + 1]?.value.value ?? '';
      return known(first === 'network' ? `network ${second}` : second, at + 1);
    }
    const verb = known(first, at);
    if (verb) return verb;
    if (word.prefix.startsWith('-')) {
      if (takesNext(unmask(word.prefix))) at++;
    } else if (!word.isDynamic) return null;
  }
  return null;
}

/** Whether a word is a verb of the tool, or the first word of one. */
export function isVerb(word: string): boolean {
  return word === 'container' || word === 'network' || VERBS.has(word);
}

function known(written: string, at: number): Verb | null {
  const verb = VERB_SYNONYMS.get(written) ?? written;
  return VERBS.has(verb) ? { verb, at } : null;
}

function takesNext(option: string): boolean {
  if (option.startsWith('--')) return GLOBAL_OPTIONS.values.has(option.slice(2));
  const long = GLOBAL_OPTIONS.short.get(option.slice(1));
  return long !== undefined && GLOBAL_OPTIONS.values.has(long);
}
