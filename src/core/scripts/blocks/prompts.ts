import { beginsWithCommand, isContinued } from './command-text.js';

/** Prompts that say by themselves that a command follows. */
const PROMPTS: readonly RegExp[] = [
  /^\$(?:[ \t]+|$)/,
  // `$docker run`: no blank behind the prompt.
  /^\$(?=(?:sudo|docker|podman)[ \t])/,
  /^%(?:[ \t]+|$)/,
  // user@host:~$, (env) root@0a1b2c:/# and [root@host ~]#
  /^(?:\([\w.-]+\)[ \t]*)?[\w.-]+@[\w.-]+(?:[: ][^\s$#%>]*)?[ \t]*[$#%>](?:[ \t]*)/,
  /^(?:\([\w.-]+\)[ \t]*)?\[[\w.-]+@[^\]\n]*\][ \t]*[$#%>][ \t]*/,
  /^(?:ba|da|k|z)?sh-[\d.]+[$#%][ \t]*/,
  /^~[\w./-]*[ \t]*[$#%>❯][ \t]+/,
  /^(?:PS[ \t]*)?[A-Za-z]:\\[^>\n]*>[ \t]*/,
  /^PS>[ \t]*/,
  /^[❯➜λ»][ \t]+/,
];

/** Prompts that are something else in a script: a redirection, a comment. */
const GREATER_THAN = /^>[ \t]+/;
const HASH = /^#(?:[ \t]+|$)/;

/**
 * Where the command begins in each line of a shown session; null for a line that is output. Without any prompt all
 * lines are commands. With one, the others are output, but for those that continue a command.
 * @param isConsole whether the text is said to be a session, where a line `# …` is a root's command and no comment
 */
export function commandStarts(lines: readonly string[], isConsole: boolean): readonly (number | null)[] {
  const prompts = promptsOf(lines, isConsole);
  if (prompts.length === 0) return lines.map(() => 0);
  const starts: (number | null)[] = [];
  let open: OpenCommand | null = null;
  for (const line of lines) {
    const prompt = promptLength(line, prompts);
    const isSecondary: boolean =
      open !== null && prompts.length > 0 && GREATER_THAN.test(line) && open.goesOn;
    if (prompt !== null && !isSecondary) {
      open = commandAfter(null, line.slice(prompt));
      starts.push(prompt);
    } else if (open?.goesOn) {
      const secondary: number = GREATER_THAN.exec(line)?.[0].length ?? (line === '>' ? 1 : 0);
      open = commandAfter(open, line.slice(secondary));
      starts.push(secondary);
    } else {
      open = null;
      starts.push(null);
    }
  }
  return starts;
}

/** The prompts that a text uses: those beyond doubt, else `>` where it begins with one, else `#`. */
function promptsOf(lines: readonly string[], isConsole: boolean): readonly RegExp[] {
  // `docker="sudo docker"` and `$docker run` behind it are a script.
  const setsDocker = lines.some(line => /^(?:export[ \t]+)?(?:docker|podman)=/.test(line));
  const sure = setsDocker ? PROMPTS.filter((_, index) => index !== 1) : PROMPTS;
  if (lines.some(line => promptLength(line, sure) !== null)) return sure;
  const written = lines.filter(line => line !== '');
  if (GREATER_THAN.test(written[0] ?? '')) return [GREATER_THAN];
  if (!written.some(line => HASH.test(line) && beginsWithCommand(line.replace(HASH, '')))) return [];
  const starts = written.filter((_, index) => index === 0 || !isContinued(written[index - 1]!));
  const isHashAlone = starts.every(line => HASH.test(line));
  // In a session without another prompt, bare commands make the lines with `#` comments.
  const isSession = isConsole && !starts.some(beginsWithCommand);
  return isHashAlone || isSession ? [HASH] : [];
}

function promptLength(line: string, prompts: readonly RegExp[]): number | null {
  for (const prompt of prompts) {
    const match = prompt.exec(line);
    if (match) return match[0].length;
  }
  return null;
}

/** What a shell would know of a command at the end of a line. */
interface OpenCommand {
  /** The quote that is open. */
  readonly quote: string;
  /** Whether the next line belongs to it. */
  readonly goesOn: boolean;
}

function commandAfter(before: OpenCommand | null, line: string): OpenCommand {
  let quote = before?.quote ?? '';
  for (let at = 0; at < line.length; at++) {
    const character = line[at]!;
    if (character === '\\' && quote !== "'") at++;
    else if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '#' && (at === 0 || /\s/.test(line[at - 1]!))) break;
  }
  return {
    quote,
    goesOn: quote !== '' || isContinued(line.replace(/[ \t]+(?:#.*)?$/, '')) || /(?:&&|\|)[ \t]*$/.test(line),
  };
}
