/** The fixtures that are to be run on a real engine, once for each way in which their files are loaded. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface Fixture {
  readonly name: string;
  readonly directory: string;
  /** In load order. */
  readonly files: readonly string[];
  /** Of `delink migrate`. */
  readonly args: readonly string[];
}

const ROOT = resolve(__dirname, '../../fixtures/projects');
const BASES = ['docker-compose.yml', 'docker-compose.yaml', 'compose.yml', 'compose.yaml', 'fig.yml'];

/** `"engine": true` in `case.json` loads what Compose would; a list of lists of files stands for runs with `-f`. */
export function engineFixtures(): Fixture[] {
  const folders = readdirSync(ROOT).filter(name => existsSync(join(ROOT, name, 'case.json')));
  return folders.flatMap(name => {
    const directory = join(ROOT, name);
    const { engine, args = [] } = JSON.parse(readFileSync(join(directory, 'case.json'), 'utf8'));
    if (!engine) return [];
    const stacks: string[][] = Array.isArray(engine) ? engine : [filesLoadedAlone(join(directory, 'before'))];
    return stacks.map(files => ({
      name: stacks.length > 1 ? `${name}, ${files.join(' and ')}` : name,
      directory,
      files,
      args,
    }));
  });
}

function filesLoadedAlone(directory: string): string[] {
  const base = BASES.find(file => existsSync(join(directory, file)));
  if (!base) throw new Error(`${directory} has no file that Compose loads by itself: list them in "engine"`);
  const override = base.replace(/\.(ya?ml)$/, '.override.$1');
  return [base, override].filter(file => existsSync(join(directory, file)));
}
