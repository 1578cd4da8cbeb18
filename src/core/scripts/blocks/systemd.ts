import { lineEnding } from '../../text/lines.js';
import { FILLER, type NewCommand, type ShellBlock } from './block.js';
import { blanked, isContinued, withoutCarriageReturns } from './command-text.js';
import { systemdShell } from './systemd-shell.js';
import { escapedFor, unescaped } from './unescape.js';

/** A setting of a unit, over all lines that continue it. */
interface Setting {
  readonly section: string;
  readonly key: string;
  readonly start: number;
  readonly valueStart: number;
  readonly end: number;
  /** As long as it is written; comments between its lines are blanks. */
  readonly value: string;
}

const COMMAND_KEY = /^Exec(?:Start|StartPre|StartPost|Stop|StopPost|Reload|Condition)$/;
/** Before these a command can run that the unit needs. */
const STARTS = /^ExecStart(?:Pre)?$/;
/** Marks before a command: its failure does not count, it runs as root, and so on. */
const MARKS = /^[-@:+!|]+/;
const WRAPPED = /^(\s*\S*\b(?:ba|da|k|z|)sh[ \t]+(?:-\w+[ \t]+)*-\w*c[ \t]+)(["'])([\s\S]*)\2\s*$/;
const ASSIGNMENT = /(?:^|\s)(?:"(\w+)=([^"\\]*)"|'(\w+)=([^'\\]*)'|(\w+)=([^\s"'\\]*))(?=\s|$)/g;

/** The commands of a systemd unit, with the variables that it sets itself. */
export function systemdBlocks(text: string): readonly ShellBlock[] {
  const settings = settingsOf(text).filter(({ section }) => section === 'Service');
  const variables = environmentOf(settings);
  return settings
    .filter(({ key, value }) => COMMAND_KEY.test(key) && value.trim() !== '')
    .map(setting => blockOf(text, setting, variables));
}

function blockOf(text: string, setting: Setting, variables: ReadonlyMap<string, string>): ShellBlock {
  const { value, valueStart } = setting;
  const bare = value.replace(MARKS, blanked);
  const wrapped = WRAPPED.exec(bare);
  const before = wrapped ? wrapped[1]!.length + 1 : 0;
  // Within `sh -c '…'` there is a shell indeed.
  const shell = wrapped ? innerShell(wrapped[3]!) : systemdShell(bare);
  const start = valueStart + before;
  return {
    start,
    shell,
    holds: 'commands',
    machine: '',
    routine: '',
    standing: 'run',
    ...(variables.size > 0 && { variables }),
    insertBefore: (at, command) => {
      if (at < start || /\S/.test(shell.slice(0, at - start)) || !STARTS.test(setting.key)) return null;
      // A shell can be tolerant by itself.
      if (wrapped) return { start: at, end: at, text: `${escapedFor(wrapped[2]!, command.tolerant)}; ` };
      const line = `ExecStartPre=-${withPath(shell, command)}${lineEnding(text)}`;
      return { start: setting.start, end: setting.start, text: line };
    },
  };
}

/** What `sh -c` gets, once systemd has read its own escapes. */
function innerShell(quoted: string): string {
  return unescaped(quoted, { backslash: 'all' }).replace(/([$%])\1/g, `${FILLER}$1`);
}

/** systemd wants the whole path of a program: that which the unit's own command has. */
function withPath(shell: string, { plain }: NewCommand): string {
  const path = /(?:^|\s)(\/\S*\/)(docker|podman)\s/.exec(shell);
  return path ? plain.replace(new RegExp(`^${path[2]}(?=\\s)`), `${path[1]}${path[2]}`) : plain;
}

function settingsOf(text: string): readonly Setting[] {
  const settings: Setting[] = [];
  let section = '';
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    const start = at;
    let end = lineEnd(text, at);
    const line = text.slice(start, end);
    at = end + 1;
    const header = /^\s*\[([^\]]*)\]\s*$/.exec(line);
    if (header) section = header[1]!;
    const key = /^[ \t]*(\w+)[ \t]*=[ \t]*/.exec(line);
    if (!key) continue;
    const valueStart = start + key[0].length;
    const parts = [text.slice(valueStart, end)];
    let goesOn = isContinued(line.trimEnd());
    while (goesOn && at < text.length) {
      const next = lineEnd(text, at);
      const more = text.slice(at, next);
      const isComment = /^\s*[#;]/.test(more);
      // Comments between the lines of a value are left out, and end nothing.
      parts.push(isComment ? `${blanked(more.slice(1))}\\` : more);
      goesOn = isComment || isContinued(more.trimEnd());
      end = next;
      at = next + 1;
    }
    const value = withoutCarriageReturns(parts.join('\n'));
    settings.push({ section, key: key[1]!, start, valueStart, end, value });
  }
  return settings;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

function environmentOf(settings: readonly Setting[]): ReadonlyMap<string, string> {
  const values = new Map<string, string | null>();
  for (const { key, value } of settings) {
    if (key !== 'Environment') continue;
    for (const match of value.matchAll(ASSIGNMENT)) {
      const name = (match[1] ?? match[3] ?? match[5])!;
      const set = (match[2] ?? match[4] ?? match[6])!;
      // systemd fills in its specifiers, and `$` means nothing to it here.
      values.set(name, values.has(name) || /[%$]/.test(set) ? null : set);
    }
  }
  return new Map([...values].filter((entry): entry is [string, string] => entry[1] !== null));
}
