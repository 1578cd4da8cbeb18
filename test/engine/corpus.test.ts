/** Real projects, migrated by the built command line and judged on a real engine by the oracle. */
import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { builtCli } from '../support/built-cli.js';
import { corpusFiles, hasCorpus, PYTHON, pythonEnvironment, SHARED } from '../support/shared.js';
import { announceSkip, startEngine } from './docker-engine.js';
import { inParallel } from './in-parallel.js';
import { entries, readServices } from './stub-project.js';

const WANTED = 50;
const MOST_SERVICES = 20;
const execute = promisify(execFile);

interface Verdict {
  readonly agreed: boolean;
  /** The legacy loader or the engine refuses the original: there is nothing to compare with. */
  readonly beforeFails: boolean;
  readonly output: string;
}

/**
 * Files whose links have aliases, v1 and later formats by turns, smaller ones first: the ones that say
 * most in the time that an engine takes.
 */
function chooseFiles(): string[] {
  const bySet = (['v1', 'v2v3'] as const).map(set => {
    const rated = corpusFiles(set).map(file => ({ file, ...measureText(readFileSync(file, 'utf8')) }));
    const useful = rated.filter(({ aliases, services }) => aliases > 0 && services <= MOST_SERVICES);
    return useful
      .sort((a, b) => a.services - b.services || (a.file < b.file ? -1 : 1))
      .map(({ file }) => file);
  });
  const turns = Math.max(...bySet.map(files => files.length));
  const mixed = Array.from({ length: turns }, (_, turn) => bySet.flatMap(files => files[turn] ?? [])).flat();
  return withoutUnloadable(mixed).slice(0, WANTED);
}

/** `v1 NAME.yml`: both sets may have a file of one name. */
function idOf(file: string): string {
  return `${basename(dirname(file))} ${basename(file)}`;
}

function measureText(text: string): { aliases: number; services: number } {
  const services = Object.values(readServices(text));
  const links = services.flatMap(service => entries(service.links));
  return { aliases: links.filter(link => link.alias !== link.target).length, services: services.length };
}

function withoutUnloadable(files: readonly string[]): string[] {
  const oracle = join(SHARED, 'oracle/check.py');
  const env = pythonEnvironment(process.env);
  const loads = spawnSync(PYTHON, [oracle, 'loads', ...files], { encoding: 'utf8', env });
  return files.filter(file => !loads.stdout.includes(`${file} `));
}

const start = hasCorpus ? startEngine() : { reason: `there is no corpus and no oracle in ${SHARED}` };
if (start.reason !== undefined) announceSkip('real projects on a real engine', start.reason);
const withEngine = start.engine ? describe : describe.skip;

withEngine('real projects, judged on a real engine', () => {
  const files = hasCorpus ? chooseFiles() : [];
  const verdicts = new Map<string, Promise<Verdict | null>>();
  /** Projects whose new text did not pass delink's own check. */
  const failures = new Map<string, string>();
  const directories = join(start.engine?.directory ?? '', 'corpus');

  /** null where delink leaves the file to a human. */
  async function judge(file: string): Promise<Verdict | null> {
    const after = join(directories, idOf(file), 'docker-compose.yml');
    if (readFileSync(after, 'utf8') === readFileSync(file, 'utf8')) return null;
    const oracle = join(SHARED, 'oracle/engine.py');
    const env = pythonEnvironment(start.engine!.env);
    const done = await execute(PYTHON, [oracle, file, after], { env }).then(
      ({ stdout }) => ({ code: 0, output: stdout }),
      error => ({ code: error.code as number, output: `${error.stdout}${error.stderr}` }),
    );
    return { agreed: done.code === 0, beforeFails: done.code === 3, output: done.output };
  }

  beforeAll(() => {
    for (const file of files) {
      const directory = join(directories, idOf(file));
      mkdirSync(directory, { recursive: true });
      // Not a copy: the corpus is read only, and so would its copy be.
      writeFileSync(join(directory, 'docker-compose.yml'), readFileSync(file));
    }
    const cli = spawnSync('node', [builtCli(), 'migrate', '--write', '--format', 'json', directories], {
      encoding: 'utf8',
    });
    // Whatever the exit code: a project that is not written is looked at by itself.
    for (const { directory, status, proof } of JSON.parse(cli.stdout).projects) {
      if (status === 'failed') failures.set(basename(directory), JSON.stringify(proof));
    }
    const judged = inParallel(files, 3, judge);
    files.forEach((file, index) => {
      verdicts.set(file, judged[index]!);
      // Whoever awaits it hears of a failure; until then it is not unhandled.
      judged[index]!.catch(() => {});
    });
  });
  afterAll(() => start.engine?.stop());

  test.each(files.map(file => [idOf(file), file]))(
    '%s',
    async (_, file) => {
      expect(failures.get(idOf(file))).toBeUndefined();
      const verdict = await verdicts.get(file)!;
      if (verdict && !verdict.agreed && !verdict.beforeFails) throw new Error(verdict.output);
    },
    300_000,
  );

  test('at least 20 projects with aliases agree', async () => {
    const all = await Promise.all(verdicts.values());
    const agreed = all.filter(verdict => verdict?.agreed).length;
    const untested = all.filter(verdict => verdict?.beforeFails).length;
    const left = all.filter(verdict => verdict === null).length;
    process.stderr.write(
      `engine oracle: of ${all.length} projects ${agreed} agree, ${untested} do not start as they were, ${left} are left to a human\n`,
    );
    expect(agreed).toBeGreaterThanOrEqual(20);
  }, 600_000);
});
