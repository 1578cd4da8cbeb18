/** A Docker engine for one test file: found or started, with the stub image that every container runs. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Engine {
  /** What commands need to reach it: pass it as their environment. */
  readonly env: NodeJS.ProcessEnv;
  /** For the files of the tests; goes with the engine, however the run ends. */
  readonly directory: string;
  stop(): void;
}

/** Either an engine or, in words, why there is none and how to get one. */
export type EngineStart =
  | { readonly engine: Engine; readonly reason?: never }
  | { readonly reason: string; readonly engine?: never };

/** The oracle in ../shared expects this name. */
const STUB = 'stub:latest';
/** The same image without a port of its own. */
export const PORTLESS_STUB = 'portless-stub:latest';
const APPLETS = ['sh', 'ping', 'nslookup', 'sleep', 'cat', 'env', 'grep', 'head', 'cut', 'tr'];
const HOW =
  'On Debian, as root: apt-get install --no-install-recommends docker.io docker-compose busybox-static iptables';

/**
 * Nothing but names is tested, so the engine leaves the host's firewall alone and knows no outside DNS:
 * what no container answers to, nobody answers to, on every machine alike. The address pool is larger
 * than the default, which ends after 30 networks.
 */
const DAEMON_OPTIONS = [
  ['--storage-driver', 'vfs', '--log-level', 'warn'],
  ['--iptables=false', '--ip6tables=false', '--ip-masq=false'],
  ['--dns', '127.0.0.1', '--dns-search', '.', '--dns-opt', 'timeout:2', '--dns-opt', 'attempts:2'],
  ['--default-address-pool', 'base=10.213.0.0/16,size=24'],
].flat();

/**
 * Synchronous, because Jest has to know whether tests are skipped while it collects them.
 * An engine that answers already is used as it is: two of them would fight over one bridge.
 */
export function startEngine(): EngineStart {
  const missing = missingTool();
  if (missing !== null) return { reason: missing };
  if (run('docker', ['info'], process.env).ok) {
    const directory = mkdtempSync(join(tmpdir(), 'delink-engine-'));
    return ready({ ...process.env }, directory, () => rmSync(directory, { recursive: true }));
  }
  if (process.getuid?.() !== 0)
    return { reason: `no Docker engine answers, and only root can start one. ${HOW}` };
  if (!run('dockerd', ['--version'], process.env).ok) return { reason: `dockerd is not installed. ${HOW}` };

  const first = startDaemon('iptables');
  if (first.engine || !existsSync('/usr/sbin/iptables-legacy')) return first;
  // The engine's DNS needs iptables inside of each container; kernels without nftables have the older one only.
  const second = startDaemon('iptables-legacy');
  return second.engine ? second : first;
}

/** Says on stderr, past Jest's own output, that tests are left out. */
export function announceSkip(what: string, reason: string): void {
  const bar = '='.repeat(100);
  process.stderr.write(`\n${bar}\nSKIPPED: ${what}.\nReason: ${reason.trim()}\n${bar}\n\n`);
}

function missingTool(): string | null {
  if (!run('docker', ['--version'], process.env).ok) return `the docker command is not installed. ${HOW}`;
  const compose = run('docker-compose', ['version', '--short'], process.env);
  if (!compose.output.startsWith('1.29.')) {
    const found = compose.ok ? `version ${compose.output.trim()} was found` : 'none was found';
    return `docker-compose 1.29, the last one that loads format 1, is needed and ${found}. ${HOW}`;
  }
  return existsSync('/bin/busybox') ? null : `/bin/busybox is missing. ${HOW}`;
}

function startDaemon(iptables: 'iptables' | 'iptables-legacy'): EngineStart {
  const dir = mkdtempSync(join(tmpdir(), 'delink-engine-'));
  if (iptables !== 'iptables') symlinkSync(`/usr/sbin/${iptables}`, join(dir, 'iptables'));
  // No project or host that the caller's shell is set up for may leak into the tests.
  const { COMPOSE_PROJECT_NAME: _, COMPOSE_FILE: __, DOCKER_CONTEXT: ___, ...rest } = process.env;
  const env = { ...rest, PATH: `${dir}:${process.env.PATH}`, DOCKER_HOST: `unix://${dir}/docker.sock` };
  // A process group of its own: Ctrl-C ends the test run, and only that ends the engine, in good order.
  const keeper = spawn('bash', [join(__dirname, 'keep-engine.sh'), dir, ...DAEMON_OPTIONS], {
    env,
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // Where a test file fails before its hooks are set up, the end of the process is what stops the engine.
  keeper.unref();
  (keeper.stdin as Socket).unref();
  const log = join(dir, 'log');
  const has = (file: string) => existsSync(join(dir, file));
  // The log appears when it is this run's turn; dockerd needs about a second from there.
  for (let waited = 0; waited < 600 && !has('ended') && !run('docker', ['info'], env).ok; ) {
    sleep(100);
    if (has('log')) waited++;
  }
  if (!run('docker', ['info'], env).ok) {
    const reason = `dockerd does not start: ${tail(readFileSync(log, 'utf8'))}`;
    stopNow(keeper, dir);
    return { reason };
  }
  const start = ready(env, dir, () => stopNow(keeper, dir));
  if (start.reason !== undefined) stopNow(keeper, dir);
  return start;
}

/** An engine counts only when a container on a network of its own can be asked for its name. */
function ready(env: NodeJS.ProcessEnv, directory: string, stop: () => void): EngineStart {
  const failure = importStub(env, directory) ?? tryOut(env);
  return failure === null ? { engine: { env, directory, stop } } : { reason: failure };
}

function importStub(env: NodeJS.ProcessEnv, directory: string): string | null {
  const root = mkdtempSync(join(directory, 'stub-'));
  for (const folder of ['bin', 'etc', 'tmp']) mkdirSync(join(root, folder));
  copyFileSync('/bin/busybox', join(root, 'bin/busybox'));
  for (const applet of APPLETS) symlinkSync('busybox', join(root, 'bin', applet));
  const changes = ['-c', 'CMD ["sleep","900"]'];
  const script = 'tar -C "$0" -c . | docker import "$@"';
  for (const [image, more] of [
    [STUB, ['-c', 'EXPOSE 1234']],
    [PORTLESS_STUB, []],
  ] as const) {
    const made = run('bash', ['-c', script, root, ...changes, ...more, '-', image], env);
    if (!made.ok) return `the stub image cannot be made: ${tail(made.output)}`;
  }
  return null;
}

function tryOut(env: NodeJS.ProcessEnv): string | null {
  const name = `delink-try-${process.pid}`;
  const network = run('docker', ['network', 'create', name], env);
  const options = ['--rm', '--network', name, '--network-alias', 'try-me'];
  const asked = run('docker', ['run', ...options, STUB, 'ping', '-c1', '-w5', 'try-me'], env);
  run('docker', ['network', 'rm', name], env);
  if (!network.ok) return `no network can be made: ${tail(network.output)}`;
  return asked.ok ? null : `a container does not run or find its own name: ${tail(asked.output)}`;
}

/** Synchronous too: the next attempt needs the lock that this engine holds. The folder goes last. */
function stopNow(keeper: ChildProcess, dir: string): void {
  keeper.stdin?.destroy();
  for (let waited = 0; waited < 900 && existsSync(dir); waited++) sleep(100);
}

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv) {
  const done = spawnSync(command, args, { env, encoding: 'utf8', timeout: 60_000 });
  return { ok: done.status === 0, output: (done.stdout ?? '') + (done.stderr ?? '') };
}

function tail(text: string): string {
  return text.trim().split('\n').slice(-3).join('\n').slice(-600);
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
