import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Io } from '../src/cli/io.js';
import { run } from '../src/cli/run.js';
import { directoryWith } from './support/temporary-directory.js';

const ROOT = join(__dirname, '..');
const README = join(ROOT, 'README.md');

/** `$ command` lines, each followed by what it prints, in a fresh copy of fixtures/example or another folder there. */
const CONSOLE = /^```console(?: (\S+))?\n(.*?)^```$/gms;

test('every command in the README prints what the README says (UPDATE=1 writes it anew)', async () => {
  const text = readFileSync(README, 'utf8');
  let expected = text;
  for (const [fence, folder = 'example', body] of text.matchAll(CONSOLE)) {
    const cwd = directoryWith({});
    cpSync(join(ROOT, 'fixtures', folder), cwd, { recursive: true });
    const commands = body!.match(/^\$ .+$/gm)!;
    let session = '';
    for (const command of commands) session += `${command}\n${await execute(command.slice(2), cwd)}`;
    const [head] = fence.split('\n');
    expected = expected.replace(fence, () => `${head}\n${session}\`\`\``);
  }
  if (process.env.UPDATE) writeFileSync(README, expected);
  else expect(text).toBe(expected);
});

test('the files that the README names are there', () => {
  const [, file] = /node dist\/cli\.js migrate (\S+)/.exec(readFileSync(README, 'utf8'))!;
  expect(existsSync(join(ROOT, file!))).toBe(true);
});

/** Both outputs, in the order in which a terminal would show them. */
async function execute(command: string, cwd: string): Promise<string> {
  const [program, ...argv] = command.split(' ');
  if (program === 'cat') return readFileSync(join(cwd, argv[0]!), 'utf8');
  let out = '';
  const output = { write: (text: string) => (out += text) };
  const stdin: Io['stdin'] = (async function* () {})();
  await run(argv, { stdin, stdout: output, stderr: output, env: {}, cwd: () => cwd });
  return out.trimEnd() === '' ? '' : `${out.trimEnd()}\n`;
}
