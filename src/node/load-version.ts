import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { FileFacts } from '../core/inspect.js';
import type { InputError, InputFile } from '../core/report.js';
import { listDirectory } from './discover.js';
import { displayPath } from './display-path.js';
import { roleOf } from './file-names.js';
import { type LoadedProjects, loadProjects } from './load-projects.js';

/**
 * One side of a comparison: a file is taken alone, a directory is the project that Compose would
 * load there. Holds one project, or the errors that say why there is none.
 */
export function loadVersion(
  cwd: string,
  path: string,
  inspect: (file: InputFile) => FileFacts,
): LoadedProjects {
  const absolute = resolve(cwd, path);
  if (!statSync(absolute, { throwIfNoEntry: false })?.isDirectory()) {
    return loadProjects({ cwd, paths: [], stack: [absolute] }, inspect);
  }
  const candidates = listDirectory(absolute);
  const bases = candidates.filter(({ name }) => roleOf(name) === 'base');
  const chosen = bases.length > 0 ? bases : candidates;
  const file = displayPath(cwd, absolute);
  if (chosen.length === 0) return nothing({ file, message: 'is a directory without any Compose file' });
  if (bases.length === 0 && chosen.length > 1) {
    const names = chosen.map(({ name }) => name).join(', ');
    return nothing({
      file,
      message: `has several Compose files, and Compose loads none by itself: name one of ${names}`,
    });
  }
  const loaded = loadProjects({ cwd, paths: [chosen[0]!.path], scripts: false }, inspect);
  return { ...loaded, projects: loaded.projects.slice(0, 1) };
}

function nothing(error: InputError): LoadedProjects {
  return { projects: [], scripts: [], errors: [error], unparsed: [] };
}
