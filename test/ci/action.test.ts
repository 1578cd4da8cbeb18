/** The steps of action.yml, run as GitHub runs them: bash, inputs in the environment, outputs in a file. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { directoryWith } from '../support/temporary-directory.js';

const ROOT = join(__dirname, '../..');

interface Step {
  readonly id?: string;
  readonly shell: string;
  readonly run: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

const action: Action = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8'));

/** Fills in the two kinds of expressions that the action uses. */
function fill(text: string, inputs: Readonly<Record<string, string>>): string {
  return text.replace(/\$\{\{ ([\w.-]+) \}\}/g, (_, name: string) => {
    if (name === 'github.action_path') return ROOT;
    const input = name.replace(/^inputs\./, '');
    expect(Object.keys(action.inputs)).toContain(input);
    return inputs[input] ?? action.inputs[input]!.default;
  });
}

function runAction(directory: string, inputs: Readonly<Record<string, string>> = {}) {
  const outputFile = join(directory, 'github-output');
  writeFileSync(outputFile, '');
  let stdout = '';
  let status: number | null = 0;
  for (const step of action.runs.steps) {
    const env = Object.fromEntries(
      Object.entries(step.env ?? {}).map(([name, value]) => [name, fill(value, inputs)]),
    );
    const cwd = step.id === 'lint' ? directory : ROOT;
    const result = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run], {
      cwd,
      env: { ...process.env, ...env, GITHUB_OUTPUT: outputFile },
      encoding: 'utf8',
    });
    stdout += result.stdout;
    status = result.status;
    if (status !== 0) break;
  }
  return { status, stdout, outputs: readFileSync(outputFile, 'utf8') };
}

const LINKED = 'web:\n  image: a\n  links:\n    - nope\n';
const CLEAN = 'services:\n  web:\n    image: a\n';

test('is a composite action, and hands every input on', () => {
  expect(action.runs.using).toBe('composite');
  const used = JSON.stringify(action.runs.steps).match(/inputs\.[\w-]+/g) ?? [];
  expect([...new Set(used)].sort()).toEqual(
    Object.keys(action.inputs)
      .map(name => `inputs.${name}`)
      .sort(),
  );
});

test('annotates, fails on errors, and says so in its outputs', () => {
  const { status, stdout, outputs } = runAction(directoryWith({ 'docker-compose.yml': LINKED }));
  expect(status).toBe(1);
  expect(stdout).toMatch(/^::error file=docker-compose\.yml,line=4,.*\(link-target-undefined\)::/m);
  expect(outputs).toBe('sarif-file=\nexit-code=1\n');
});

test('a clean project passes', () => {
  const { status, outputs } = runAction(directoryWith({ 'docker-compose.yml': CLEAN }));
  expect({ status, outputs }).toEqual({ status: 0, outputs: 'sarif-file=\nexit-code=0\n' });
});

test('writes SARIF beside the log, fails only when asked to, takes several paths', () => {
  const directory = directoryWith({ 'docker-compose.yml': CLEAN, 'a b/docker-compose.yml': LINKED });
  const inputs = { paths: 'a b\ndocker-compose.yml\n', 'sarif-file': 'out/delink.sarif', 'fail-on': 'never' };
  const { status, outputs } = runAction(directory, inputs);
  expect({ status, outputs }).toEqual({ status: 0, outputs: 'sarif-file=out/delink.sarif\nexit-code=0\n' });
  const sarif = JSON.parse(readFileSync(join(directory, 'out/delink.sarif'), 'utf8'));
  expect(sarif.runs[0].results.map((result: { ruleId: string }) => result.ruleId)).toContain(
    'link-target-undefined',
  );
});
