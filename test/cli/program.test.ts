import packageJson from '../../package.json' with { type: 'json' };
import { run } from '../../src/cli/run.js';
import { version } from '../../src/version.js';
import { runProgram } from '../support/run-program.js';
import { directoryWith } from '../support/temporary-directory.js';

const cwd = () => directoryWith({});

test('--help and --version are results', async () => {
  for (const argv of [['--help'], ['migrate', '--help'], ['help', 'verify']]) {
    const { code, stdout, stderr } = await runProgram(cwd(), argv);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Usage: delink /);
  }
  expect(await runProgram(cwd(), ['--version'])).toEqual({
    code: 0,
    stdout: `${packageJson.version}\n`,
    stderr: '',
  });
  expect(version).toBe(packageJson.version);
});

test('no command is wrong usage, answered with the help', async () => {
  const { code, stdout, stderr } = await runProgram(cwd(), []);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^Usage: delink /);
});

test.each<[string, RegExp]>([
  ['migrat', /unknown command 'migrat' \(Did you mean migrate\?\)/],
  ['--versoin', /unknown option '--versoin' \(Did you mean --version\?\)/],
  ['verify a', /missing required argument 'after'/],
  ['verify a b c', /too many arguments/],
])('"%s" is refused in one line', async (argv, message) => {
  const { code, stdout, stderr } = await runProgram(cwd(), argv.split(' '));
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^delink: [^\n]+\n$/);
  expect(stderr).toMatch(message);
});

test('a current directory that was removed is named', async () => {
  const io = { stdin: (async function* () {})(), stdout: { write: () => {} }, env: {} };
  let stderr = '';
  const cwd = () => {
    throw Object.assign(new Error('ENOENT'), { code: 'ENOENT', syscall: 'uv_cwd' });
  };
  const output = { write: (text: string) => (stderr += text) };
  expect(await run(['migrate'], { ...io, stderr: output, cwd })).toBe(2);
  expect(stderr).toBe('delink: the current directory does not exist any more\n');
});
