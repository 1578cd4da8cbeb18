import type { Io } from '../../src/cli/io.js';
import { run } from '../../src/cli/run.js';
import type { Core } from '../../src/node/run-migration.js';
import { madeUpCore } from './made-up-core.js';

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly stdin?: string | Buffer;
  readonly env?: Io['env'];
  readonly isTTY?: boolean;
  readonly core?: Core;
}

/** One run of the program in a directory, without a process. */
export async function runProgram(
  cwd: string,
  argv: readonly string[],
  { stdin = '', env = {}, isTTY = false, core = madeUpCore }: Surroundings = {},
): Promise<Outcome> {
  const written = { stdout: '', stderr: '' };
  const io: Io = {
    stdin: (async function* () {
      yield stdin;
    })(),
    stdout: { isTTY, write: text => (written.stdout += text) },
    stderr: { isTTY, write: text => (written.stderr += text) },
    cwd: () => cwd,
    env,
  };
  return { code: await run(argv, io, core), ...written };
}
