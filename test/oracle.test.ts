/** The built command on all real projects, judged by the loader of docker-compose 1.29.2. */
import { execFile, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { builtCli } from './support/built-cli.js';
import { type CorpusSet, hasCorpus, PYTHON, pythonEnvironment, SHARED } from './support/shared.js';

/** The last line that the judge prints, see its own help. */
interface Verdict {
  readonly fail: number;
  readonly silent: number;
  readonly rerun: number;
  readonly churn: number;
}

const SETS: readonly CorpusSet[] = ['v1', 'v2v3', 'nolinks'];
const execute = promisify(execFile);

const hasLoader = spawnSync(PYTHON, ['-c', 'import compose, yaml']).status === 0;
const missing = hasCorpus
  ? hasLoader
    ? null
    : `${PYTHON} cannot import docker-compose 1.29.2 (Debian: apt-get install docker-compose python3-yaml)`
  : `there is no corpus in ${SHARED}`;
if (missing) process.stderr.write(`test/oracle.test.ts is skipped: ${missing}\n`);
const withOracle = missing ? describe.skip : describe;

async function judge(set: CorpusSet): Promise<{ verdict: Verdict; output: string }> {
  const oracle = join(SHARED, 'oracle/corpus.py');
  const args = [oracle, join(SHARED, 'corpus', set), '--cli', `node '${builtCli()}'`];
  const { stdout } = await execute(PYTHON, args, { env: pythonEnvironment(process.env) }).catch(
    error => error,
  );
  const lines = String(stdout).trim().split('\n');
  return { verdict: JSON.parse(lines.at(-1)!), output: lines.slice(0, -1).join('\n') };
}

withOracle('the legacy loader finds migrated projects equivalent', () => {
  const running = new Map<CorpusSet, ReturnType<typeof judge>>();
  beforeAll(() => {
    for (const set of SETS) {
      const judged = judge(set);
      judged.catch(() => {});
      running.set(set, judged);
    }
  });

  test.each(SETS)(
    'set %s',
    async set => {
      const { verdict, output } = await running.get(set)!;
      expect({ ...verdict, output }).toMatchObject({ fail: 0, silent: 0, rerun: 0, output: '' });
    },
    110_000,
  );

  test('few lines change', async () => {
    const { verdict } = await running.get('v1')!;
    expect(verdict.churn).toBeLessThanOrEqual(0.45);
  }, 110_000);
});
