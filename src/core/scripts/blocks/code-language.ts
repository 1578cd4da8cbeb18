/** Names that documents give to code for a shell, and to text that may be some. */
const SHELLS: ReadonlySet<string> = new Set([
  '',
  '$',
  'ash',
  'bash',
  'code',
  'command',
  'commandline',
  'csh',
  'docker',
  'fish',
  'ksh',
  'linux',
  'none',
  'plain',
  'plaintext',
  'podman',
  'sh',
  'shell',
  'shellscript',
  'text',
  'txt',
  'unix',
  'zsh',
]);

const SESSIONS: ReadonlySet<string> = new Set([
  'bash-session',
  'cli',
  'console',
  'sh-session',
  'shell-session',
  'shellsession',
  'terminal',
]);

/** A new command of ours does not work there. */
const WINDOWS: ReadonlySet<string> = new Set([
  'bat',
  'batch',
  'cmd',
  'dos',
  'posh',
  'powershell',
  'ps',
  'ps1',
  'pwsh',
]);

/** How to read code in a language: null for one that is no shell. */
export function styleOfLanguage(name: string): { isConsole: boolean; isForeign: boolean } | null {
  // ```bash{1,3}, ```sh:title, ```{.bash}, ```{code-block} console is not read.
  const bare = name
    .toLowerCase()
    .replace(/^[{.:]+/, '')
    .replace(/[{}:,=].*$/, '');
  const isConsole = SESSIONS.has(bare);
  const isForeign = WINDOWS.has(bare);
  return isConsole || isForeign || SHELLS.has(bare) ? { isConsole, isForeign } : null;
}
