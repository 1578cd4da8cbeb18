import { spawnSync } from 'node:child_process';
import { PYTHON, pythonEnvironment } from './shared.js';

/** Whether the system's Python has the modules of the legacy loader. */
export function hasPython(...modules: string[]): boolean {
  return python(`import ${modules.join(', ')}`, null).status === 0;
}

/** Runs a program whose `given` is `input`, and gives what it puts into `answer`. */
export function askPython<T>(program: string, input: unknown): T {
  const run = python(
    `import json, sys\ngiven = json.load(sys.stdin)\n${program}\njson.dump(answer, sys.stdout)\n`,
    input,
  );
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout);
}

function python(program: string, input: unknown) {
  return spawnSync(PYTHON, ['-c', program], {
    input: JSON.stringify(input),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: pythonEnvironment(process.env),
  });
}
