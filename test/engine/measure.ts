/** Starts a stub project and asks every container for every name. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Engine } from './docker-engine.js';
import type { StubProject } from './stub-project.js';

/** Client, then name: the services that answer, sorted. Nobody: an empty list. More than one: by chance. */
export type Answers = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

/** As `docker inspect` has it. */
export interface Container {
  readonly Id: string;
  readonly Name: string;
  readonly Config: {
    readonly Labels: Readonly<Record<string, string>> | null;
    readonly Hostname: string;
    readonly Image: string;
  };
  readonly NetworkSettings: { readonly Networks: Readonly<Record<string, { readonly IPAddress: string }>> };
}

/** A script for `sh -c`, with names as its arguments; `readReply` reads what it says. */
export const ASK = readFileSync(join(__dirname, 'ask-names.sh'), 'utf8');
const execute = promisify(execFile);

/** A project whose containers run. */
export interface Running {
  /** By service; of a scaled one, one of them. */
  readonly containers: ReadonlyMap<string, string>;
  /** The service that an address belongs to. */
  answerer(address: string): string;
  /** What every container says to each of these names. */
  ask(names: readonly string[]): Promise<Answers>;
  /** What a shell command in a container prints. */
  run(container: string, script: string): Promise<string>;
}

/** What every container of a project says to each of these names. */
export function measure(
  engine: Engine,
  project: StubProject,
  projectName: string,
  names: readonly string[],
  alsoRunning: Surroundings,
): Promise<Answers> {
  return whileRunning(engine, project, projectName, alsoRunning, running => running.ask(names));
}

/** Containers and networks that are not of the project. */
export type Surroundings = Pick<StubProject, 'containers' | 'networks'>;

/** Starts a project for as long as `work` takes. Rejects with Compose's own words where it does not load or start. */
export async function whileRunning<Result>(
  engine: Engine,
  project: StubProject,
  projectName: string,
  alsoRunning: Surroundings,
  work: (running: Running) => Promise<Result>,
): Promise<Result> {
  const docker = async (...args: string[]) => (await execute('docker', args, { env: engine.env })).stdout;
  const files = project.files.flatMap(file => ['-f', file]);
  const compose = (...args: string[]) =>
    execute('docker-compose', ['-p', projectName, ...files, ...args], {
      env: engine.env,
      cwd: project.directory,
    });
  try {
    for (const network of alsoRunning.networks) await docker('network', 'create', network);
    for (const container of alsoRunning.containers) {
      await docker('run', '-d', '--name', container, 'stub');
      for (const network of alsoRunning.networks) await docker('network', 'connect', network, container);
    }
    await compose('up', '-d');
    const label = `label=com.docker.compose.project=${projectName}`;
    const ids = lines(await docker('ps', '-q', '--filter', label));
    const found: Container[] = JSON.parse(await docker('inspect', ...ids, ...alsoRunning.containers));
    const answerer = addressBook(found, serviceOf);
    const clients = found.filter(container => ids.some(id => container.Id.startsWith(id)));
    return await work({
      containers: new Map(clients.map(client => [serviceOf(client), client.Id])),
      answerer,
      async ask(names) {
        const asked = clients.map(async ({ Id }) => docker('exec', Id, 'sh', '-c', ASK, 'sh', ...names));
        const replies = (await Promise.all(asked)).map(text => readReply(text, answerer));
        return new Map(clients.map((client, index) => [serviceOf(client), replies[index]!]));
      },
      run: (container, script) => docker('exec', container, 'sh', '-c', script),
    });
  } finally {
    await compose('down', '-t', '0', '--remove-orphans').catch(() => {});
    for (const container of alsoRunning.containers) await docker('rm', '-fv', container).catch(() => {});
    for (const network of alsoRunning.networks) await docker('network', 'rm', network).catch(() => {});
  }
}

/** A container in the stack of another has no address of its own: the other one is who answers. */
export function addressBook(
  containers: readonly Container[],
  wordFor: (container: Container) => string,
): (address: string) => string {
  const owners = new Map<string, string>();
  for (const container of containers) {
    for (const { IPAddress } of Object.values(container.NetworkSettings.Networks)) {
      if (IPAddress) owners.set(IPAddress, wordFor(container));
    }
  }
  return address => owners.get(address) ?? `address ${address}`;
}

function serviceOf(container: Container): string {
  return container.Config.Labels?.['com.docker.compose.service'] ?? `container ${container.Name.slice(1)}`;
}

/** Name by name, who answers. */
export function readReply(
  text: string,
  answerer: (address: string) => string,
): Map<string, readonly string[]> {
  const [asked = '', hosts = ''] = text.split('# hosts\n');
  const inHosts = new Map<string, string[]>();
  for (const line of lines(hosts)) {
    const [address = '', ...names] = line.replace(/#.*/, '').trim().split(/\s+/);
    if (!/^[\d.]+$/.test(address)) continue;
    for (const name of names) inHosts.set(fold(name), [...(inHosts.get(fold(name)) ?? []), address]);
  }
  const answers = new Map<string, readonly string[]>();
  for (const line of lines(asked)) {
    const [name = '', address = '', dns = ''] = line.split('|');
    // libc asks the hosts file first. DNS is asked as well, because ping shows one address of several.
    const addresses = inHosts.get(fold(name)) ?? (dns.trim() || address).split(' ').filter(Boolean);
    const found = [...new Set(addresses.map(answerer))];
    // `extra_hosts` stand first and win; the lines of links follow in an order that chance decides.
    answers.set(name, found[0]?.startsWith('address') ? found.slice(0, 1) : found.sort());
  }
  return answers;
}

function fold(name: string): string {
  return name.toLowerCase();
}

export function lines(text: string): string[] {
  return text.split('\n').filter(line => line.trim() !== '');
}
