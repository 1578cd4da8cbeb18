/** The fixtures whose scripts are to be run on a real engine: those with `runs` in their `case.json`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** A file to run; of a Makefile its goals. */
export interface ScriptRun {
  readonly file: string;
  readonly goals?: readonly string[];
}

export interface ScriptFixture {
  readonly name: string;
  readonly directory: string;
  /** In this order, on one engine. */
  readonly runs: readonly ScriptRun[];
  /** Ports that an image has, by its name in the scripts: link variables depend on them. */
  readonly exposes: Readonly<Record<string, readonly number[]>>;
}

const ROOT = resolve(__dirname, '../../fixtures/projects');

export function scriptFixtures(): ScriptFixture[] {
  const folders = readdirSync(ROOT).filter(name => existsSync(join(ROOT, name, 'case.json')));
  return folders.flatMap(name => {
    const directory = join(ROOT, name);
    const { runs, exposes = {} } = JSON.parse(readFileSync(join(directory, 'case.json'), 'utf8'));
    return runs ? [{ name, directory, runs, exposes }] : [];
  });
}
