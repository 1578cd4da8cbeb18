/** Variables that were carried over, on a real engine: read in the client, each leads where its link's variable led. */
import { cpSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { inspectFile } from '../../src/core/inspect.js';
import { loadStacks, readFiles } from '../../src/core/load-project.js';
import { migrateProject } from '../../src/core/migrate.js';
import { migrateScript } from '../../src/core/migrate-script.js';
import type { VariableProof } from '../../src/core/report.js';
import { linkVariables } from '../../src/core/variables/given.js';
import { knowledgeOf } from '../../src/core/variables/project-uses.js';
import { verifyProjects } from '../../src/core/verify-projects.js';
import { loadProjects } from '../../src/node/load-projects.js';
import { loadSources } from '../../src/node/load-sources.js';
import { runProgram } from '../support/run-program.js';
import { announceSkip, type Engine, PORTLESS_STUB, startEngine } from './docker-engine.js';
import { engineFixtures, type Fixture } from './fixture-stacks.js';
import { type Running, whileRunning } from './measure.js';
import { stubProject } from './stub-project.js';

/** What the first process of each client has, by service and name. */
type Environments = ReadonlyMap<string, ReadonlyMap<string, string>>;

const start = startEngine();
if (start.reason !== undefined) announceSkip('link variables on a real engine', start.reason);
const withEngine = start.engine ? describe : describe.skip;

/** For values that refer to variables of the host. */
const HOST = { DB_PASSWORD: 'a b$c', STAGE: 'live' };
const CORE = { inspectFile, migrateProject, migrateScript, verifyProjects };
const URL = /^([a-z]+:\/\/)(.*)(:\d+)$/;

/** The fixtures for which the migration carries something over. */
function fixturesWithVariables(): Fixture[] {
  return engineFixtures().filter(({ name }) => name.startsWith('link-env-'));
}

/** A copy of a fixture in a folder of the name that it is migrated in. */
function copied(fixture: Fixture, side: 'before' | 'after', engine: Engine): string {
  const directory = join(mkdtempSync(join(engine.directory, 'fixture-')), 'shop');
  cpSync(join(fixture.directory, side), directory, { recursive: true });
  return directory;
}

async function carriedIn(directory: string, args: readonly string[]): Promise<VariableProof['carried']> {
  const { stdout } = await runProgram(directory, ['migrate', '--format', 'json', ...args], { core: CORE });
  return JSON.parse(stdout).projects[0].proof.variables.carried;
}

/** The ports of all services, those of images too, which stubs do not have. */
function portsIn(directory: string): (service: string) => string[] {
  const [project] = loadProjects({ cwd: directory, paths: [] }, inspectFile).projects;
  const { sources } = loadSources(project!, { cwd: directory });
  const input = { ...project!.input, sources };
  const ports = new Map<string, string[]>();
  for (const stack of loadStacks(input, readFiles(input))) {
    const given = linkVariables(stack, knowledgeOf(input));
    for (const name of stack.services.keys()) {
      const found = given.ports(name).ordered.from28;
      ports.set(
        name,
        found.map(({ port, protocol }) => `${port}/${protocol}`),
      );
    }
  }
  return service => ports.get(service) ?? [];
}

async function environments({ containers, run }: Running): Promise<Environments> {
  const found = [...containers].map(async ([service, container]) => {
    const text = await run(container, "tr '\\0' '\\n' < /proc/1/environ");
    const lines = text.split('\n').filter(line => line.includes('='));
    return [service, new Map(lines.map(line => split(line)))] as const;
  });
  return new Map(await Promise.all(found));
}

function split(line: string): [string, string] {
  const cut = line.indexOf('=');
  return [line.slice(0, cut), line.slice(cut + 1)];
}

/** The name or the address in a value that has one. */
function hostIn({ variable, value }: { variable: string; value: string }): string | null {
  if (variable.includes('_ENV_')) return null;
  return URL.exec(value)?.[2] ?? (variable.endsWith('_ADDR') ? value : null);
}

/** `tcp://<db>:5432`: a value with the service in it that answers to its host, be that a name or an address. */
function withTarget(value: string, targets: readonly string[]): string {
  if (targets.length === 0) return value;
  const [, scheme = '', , port = ''] = URL.exec(value) ?? [];
  return `${scheme}<${targets.join(' or ')}>${port}`;
}

/** The variables that were carried, with the services that they lead to; absent ones are left out. */
async function measured(
  engine: Engine,
  fixture: Fixture,
  side: 'before' | 'after',
  carried: VariableProof['carried'],
  ports: (service: string) => string[],
): Promise<string[]> {
  const extras = { image: PORTLESS_STUB, keys: ['environment', 'env_file', 'expose'], ports };
  const project = stubProject(join(fixture.directory, side), fixture.files, engine.directory, extras);
  const withHost = { ...engine, env: { ...engine.env, ...HOST } };
  return whileRunning(withHost, project, 'shop', project, async running => {
    const values = await environments(running);
    const found = carried.flatMap(({ service, variable }) => {
      const value = values.get(service)?.get(variable);
      return value === undefined ? [] : [{ service, variable, value }];
    });
    const hosts = found.flatMap(one => hostIn(one) ?? []);
    const answers = await running.ask([...new Set(hosts)].filter(host => !isAddress(host)));
    const targets = (service: string, host: string): readonly string[] => {
      if (!isAddress(host)) return answers.get(service)?.get(host) ?? [];
      const owner = running.answerer(host);
      return owner.startsWith('address') ? [] : [owner];
    };
    return found.map(one => {
      const host = hostIn(one);
      const value = host === null ? one.value : withTarget(one.value, targets(one.service, host));
      return `${one.service}: ${one.variable}=${value}`;
    });
  });
}

function isAddress(host: string): boolean {
  return /^\d+\.\d+\.\d+\.\d+$/.test(host);
}

withEngine('on a real engine, every variable that is carried over leads where it led', () => {
  afterAll(() => start.engine?.stop());

  test.each(fixturesWithVariables())(
    '$name',
    async fixture => {
      const engine = start.engine!;
      const directory = copied(fixture, 'before', engine);
      const carried = await carriedIn(directory, fixture.args);
      const ports = portsIn(directory);
      const before = await measured(engine, fixture, 'before', carried, ports);
      const after = await measured(engine, fixture, 'after', carried, ports);
      expect(after).toEqual(before);
      if (carried.length > 0) expect(after.length).toBeGreaterThan(0);
    },
    120_000,
  );
});
