import type { Argument } from './argument.js';
import { isVerb, toolIn } from './tool.js';

/** How a command that runs another one takes its own words. */
interface Wrapper {
  /** Short options that take a value, by their letters, and long ones. */
  readonly values: string;
  readonly longValues?: readonly string[];
  /** Words of its own before the command: always one, or a number if there is one. */
  readonly operands?: 'one' | 'number';
  /** Whether it takes `X=y`. */
  readonly assigns?: true;
  /** It bears on whatever is run on the same machine, not on one process only. */
  readonly isKept?: true;
}

const SUDO: Wrapper = {
  values: 'ughpCrtTUDR',
  longValues: ['user', 'group', 'host', 'prompt', 'chdir', 'role', 'type', 'chroot', 'other-user'],
  assigns: true,
  isKept: true,
};

const WRAPPERS: ReadonlyMap<string, Wrapper> = new Map<string, Wrapper>([
  ['sudo', SUDO],
  ['doas', { values: 'uC', isKept: true }],
  ['env', { values: 'uSC', longValues: ['unset', 'chdir'], assigns: true }],
  ['exec', { values: 'a' }],
  ['command', { values: '' }],
  ['eval', { values: '' }],
  ['nohup', { values: '' }],
  ['time', { values: 'fo', longValues: ['format', 'output'] }],
  ['nice', { values: 'n', longValues: ['adjustment'] }],
  ['ionice', { values: 'cn', longValues: ['class', 'classdata'] }],
  ['timeout', { values: 'ks', longValues: ['signal', 'kill-after'], operands: 'one' }],
  ['stdbuf', { values: 'ioe', longValues: ['input', 'output', 'error'] }],
  ['setsid', { values: '' }],
  ['unbuffer', { values: '' }],
  ['winpty', { values: '' }],
  ['run', { values: '' }],
  ['retry', { values: '', operands: 'number' }],
  ['travis_retry', { values: '' }],
  ['travis_wait', { values: '', operands: 'number' }],
]);

/** Variables of the tool's own, which decide which engine it talks to. */
const ABOUT_TOOL = /^(?:DOCKER|CONTAINER|PODMAN)_|^(?:HOME|PATH|XDG_\w+)$/;
const ASSIGNMENT = /^([A-Za-z_]\w*)=/;
/** `$SSH docker run` runs elsewhere, `$ECHO docker run` perhaps nowhere. */
const ELSEWHERE = /ssh|remote|vagrant|machine|echo|kubectl/i;
const HERE = /^(?:(?:sudo|doas|env|exec|nohup|time|nice)(?:\s.*)?)?$/;

/** The words before the command proper. */
export interface Unwrapped {
  /** Index of the first word of the command proper. */
  readonly at: number;
  /** Words before it that belong to every call of the tool, as ranges of indexes. */
  readonly kept: readonly (readonly [number, number])[];
}

/** Whether an assignment before a command tells the tool which engine to talk to. */
export function isAboutTool(name: string): boolean {
  return ABOUT_TOOL.test(name);
}

/** Steps over `sudo -u x`, `env X=y`, `timeout 30` and the like. */
export function unwrap(words: readonly Argument[]): Unwrapped {
  const kept: [number, number][] = [];
  let at = 0;
  while (at < words.length) {
    const word = words[at]!;
    const wrapper = WRAPPERS.get(word.literal.replace(/^\/(?:usr\/)?bin\//, ''));
    if (wrapper) {
      const end = wrapperEnd(words, at + 1, wrapper);
      const bears = wrapper.isKept || (wrapper.assigns && assignsForTool(words.slice(at + 1, end)));
      if (bears) kept.push([at, end]);
      at = end;
    } else if (isPrefixVariable(word) && mayBeCommand(words[at + 1])) {
      kept.push([at, at + 1]);
      at++;
    } else break;
  }
  return { at, kept };
}

/** `$SUDO docker run`: mostly set to nothing or `sudo`. */
function isPrefixVariable(word: Argument): boolean {
  const { variable } = word;
  if (variable === null || /docker|podman/i.test(variable.text) || ELSEWHERE.test(variable.text))
    return false;
  const { value, isLiteral } = word.value;
  return value === null || !isLiteral || HERE.test(value);
}

/** Of `$ENGINE run` the variable is the command. */
function mayBeCommand(word: Argument | undefined): boolean {
  if (word === undefined) return false;
  return toolIn(word) !== null || (/^[^-]/.test(word.literal) && !isVerb(word.literal));
}

function assignsForTool(words: readonly Argument[]): boolean {
  return words.some(({ prefix }) => isAboutTool(ASSIGNMENT.exec(prefix)?.[1] ?? ''));
}

function wrapperEnd(words: readonly Argument[], from: number, wrapper: Wrapper): number {
  let at = optionsEnd(words, from, wrapper);
  if (wrapper.operands === 'one' || (wrapper.operands && /^\d/.test(words[at]?.prefix ?? ''))) at++;
  return at;
}

function optionsEnd(words: readonly Argument[], from: number, wrapper: Wrapper): number {
  let at = from;
  while (at < words.length) {
    const { prefix, literal } = words[at]!;
    if (literal === '--') return at + 1;
    if (/^-./.test(prefix)) at += takesNext(prefix, wrapper) ? 2 : 1;
    else if (wrapper.assigns && ASSIGNMENT.test(prefix)) at++;
    else break;
  }
  return at;
}

function takesNext(option: string, { values, longValues = [] }: Wrapper): boolean {
  if (option.startsWith('--')) return longValues.includes(option.slice(2));
  const first = [...option.slice(1)].findIndex(letter => values.includes(letter));
  return first !== -1 && first === option.length - 2;
}
