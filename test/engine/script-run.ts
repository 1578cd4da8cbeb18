/** Runs scripts on an engine with stub images, and asks the containers that they start for every name there is. */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { FILLER } from '../../src/core/scripts/blocks/block.js';
import { blocksOf } from '../../src/core/scripts/blocks/blocks-of.js';
import { scriptKindOf } from '../../src/core/scripts/kind.js';
import { readScript } from '../../src/core/scripts/model/read-script.js';
import { type Engine, PORTLESS_STUB } from './docker-engine.js';
import { ASK, addressBook, type Container, lines, readReply } from './measure.js';
import type { ScriptFixture, ScriptRun } from './script-fixtures.js';

const execute = promisify(execFile);

/** What the containers that run say, each under a word that is the same in every run of the script. */
export interface Said {
  /** By client and name: who answers. A name that the engine makes up stands as `host of db`. */
  readonly answers: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
  /** Of the first process of each. */
  readonly environments: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Who has an address. */
  answerer(address: string): string;
}

interface LinkedContainer extends Container {
  readonly Created: string;
  readonly HostConfig: { readonly Links: readonly string[] | null };
}

export class ScriptStage {
  private readonly directory: string;

  constructor(
    private readonly engine: Engine,
    private readonly fixture: ScriptFixture,
    side: 'before' | 'after',
  ) {
    this.directory = mkdtempSync(join(engine.directory, 'scripts-'));
    cpSync(join(fixture.directory, side), this.directory, { recursive: true });
  }

  /** Stands in for every image that the scripts name. */
  async makeImages(): Promise<void> {
    const texts = this.fixture.runs.map(({ file }) => ({ path: file, text: this.textOf(file) }));
    const images = texts.flatMap(file => {
      const { engines } = readScript(file, scriptKindOf(file.path, file.text)!);
      return engines.flatMap(({ runs }) => runs.flatMap(({ image }) => image ?? []));
    });
    for (const image of new Set(images)) {
      const ports = this.fixture.exposes[image] ?? [];
      const id = (await this.docker('create', PORTLESS_STUB)).trim();
      await this.docker('commit', ...ports.flatMap(port => ['-c', `EXPOSE ${port}`]), id, image);
      await this.docker('rm', id);
    }
  }

  /** Rejects with what the script says where it fails. */
  async run(): Promise<void> {
    for (const run of this.fixture.runs) {
      const [command, ...args] = this.commandFor(run);
      await execute(command!, args, { cwd: this.directory, env: this.environment(), timeout: 90_000 });
    }
  }

  async ask(names: readonly string[] = []): Promise<Said> {
    const containers = await this.containers();
    const words = this.wordsFor(containers);
    const wordOf = (container: Container) => words.get(container as LinkedContainer)!;
    const answerer = addressBook(containers, wordOf);
    const symbols = new Map(names.map(name => [name, name]));
    for (const container of containers) {
      const word = wordOf(container);
      symbols.set(container.Config.Hostname, `host of ${word}`);
      const name = container.Name.slice(1);
      symbols.set(name, name === word ? name : `name of ${word}`);
      for (const link of container.HostConfig.Links ?? []) {
        const alias = link.slice(link.lastIndexOf('/') + 1);
        symbols.set(alias, alias);
      }
    }
    const exec = (container: Container, ...args: string[]) =>
      this.docker('exec', container.Id, 'sh', '-c', ...args);
    const ask = async (container: Container) => {
      const found = readReply(await exec(container, ASK, 'sh', ...symbols.keys()), answerer);
      const named = [...found].map(([name, who]) => [symbols.get(name)!, inside(who)] as const);
      const variables = lines(await exec(container, "tr '\\0' '\\n' < /proc/1/environ"));
      return [wordOf(container), new Map(named), new Map(variables.map(splitVariable))] as const;
    };
    // All at once: a name that nobody has takes seconds.
    const said = await Promise.all(containers.map(ask));
    const answers = new Map(said.map(([word, names]) => [word, names]));
    const environments = new Map(said.map(([word, , variables]) => [word, variables]));
    return { answers, environments, answerer };
  }

  /** Networks stay, as they would on somebody's machine. */
  async removeContainers(): Promise<void> {
    const ids = lines(await this.docker('ps', '-aq'));
    if (ids.length > 0) await this.docker('rm', '-fv', ...ids);
  }

  async clear(): Promise<void> {
    await this.removeContainers();
    await this.docker('network', 'prune', '-f');
  }

  /** Those that run, in the order in which they were made. */
  private async containers(): Promise<LinkedContainer[]> {
    const ids = lines(await this.docker('ps', '-q'));
    if (ids.length === 0) return [];
    const found: LinkedContainer[] = JSON.parse(await this.docker('inspect', ...ids));
    return found.sort((a, b) => (a.Created < b.Created ? -1 : 1));
  }

  /** Its name where the script gives one, else its image, with a number where there are more of it. */
  private wordsFor(containers: readonly LinkedContainer[]): Map<LinkedContainer, string> {
    const texts = this.fixture.runs.map(({ file }) => this.textOf(file)).join('\n');
    const counts = new Map<string, number>();
    return new Map(
      containers.map(container => {
        const name = container.Name.slice(1);
        if (texts.includes(name)) return [container, name];
        const { Image: image } = container.Config;
        const count = (counts.get(image) ?? 0) + 1;
        counts.set(image, count);
        return [container, count === 1 ? image : `${image} ${count}`];
      }),
    );
  }

  private commandFor({ file, goals = [] }: ScriptRun): string[] {
    const text = this.textOf(file);
    const kind = scriptKindOf(file, text)!;
    if (kind === 'makefile') return ['make', '--silent', '-f', file, ...goals];
    if (kind === 'shell') return [/^#!.*bash/.test(text) ? 'bash' : 'sh', '-e', file];
    // What a document shows, or what a pipeline runs, one after the other, as the product reads it.
    const blocks = blocksOf(kind, file, text).blocks.filter(({ standing }) => standing !== 'comment');
    const commands = blocks.map(({ shell }) => shell.replaceAll(FILLER, '')).join('\n');
    writeFileSync(join(this.directory, 'commands.sh'), commands);
    return ['sh', '-e', 'commands.sh'];
  }

  private textOf(file: string): string {
    return readFileSync(join(this.directory, file), 'utf8');
  }

  /** `sudo` is there on every machine. */
  private environment(): NodeJS.ProcessEnv {
    const bin = join(this.engine.directory, 'script-bin');
    mkdirSync(bin, { recursive: true });
    writeFileSync(join(bin, 'sudo'), '#!/bin/sh\nexec "$@"\n', { mode: 0o755 });
    return { ...this.engine.env, PATH: `${bin}:${this.engine.env.PATH}` };
  }

  private async docker(...args: string[]): Promise<string> {
    return (await execute('docker', args, { env: this.engine.env })).stdout;
  }
}

function inside(found: readonly string[]): string[] {
  return found.filter(word => !word.startsWith('address'));
}

function splitVariable(line: string): [string, string] {
  const cut = line.indexOf('=');
  return [line.slice(0, cut), line.slice(cut + 1)];
}
