import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Real projects and independent judges that lie beside the repository on the maintainers' machines. */
export const SHARED = resolve(__dirname, '../../../shared');

export type CorpusSet = 'v1' | 'v2v3' | 'nolinks';

export const hasCorpus = existsSync(join(SHARED, 'corpus')) && existsSync(join(SHARED, 'oracle'));

/** The system's Python: Debian's docker-compose, which the judges load files with, is a module of that one. */
export const PYTHON = '/usr/bin/python3';

/** For every run of the judges: their folder is read only. */
export function pythonEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...env, PYTHONDONTWRITEBYTECODE: '1' };
}

/** Paths of a set's files, sorted; none where there is no corpus. */
export function corpusFiles(set: CorpusSet): string[] {
  if (!hasCorpus) return [];
  const folder = join(SHARED, 'corpus', set);
  return readdirSync(folder)
    .sort()
    .map(name => join(folder, name));
}
