import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { FileFacts } from '../core/inspect.js';
import type { InputError, InputFile } from '../core/report.js';
import { displayPath } from './display-path.js';
import { type ReadResult, readText } from './read.js';

/** A file that was read and looked at; `path` is absolute, `input.path` what users are shown. */
export interface LoadedFile {
  readonly path: string;
  readonly input: InputFile;
  readonly facts: FileFacts;
}

export interface FileCache {
  /** A file that cannot be read is `broken`, and its facts say why. `shownAs` names it when it is not known yet. */
  load(path: string, shownAs?: string): LoadedFile;
  /** Every file that a file reaches by `extends: file:`, without itself; those that are missing are left out. */
  reachedFrom(path: string): readonly string[];
  /** Every file that was loaded so far. */
  files(): readonly LoadedFile[];
}

/** Reads and inspects every file at most once. */
export function createFileCache(
  cwd: string,
  inspect: (file: InputFile) => FileFacts,
  /** Texts that stand for files: standard input under a name. */
  given: ReadonlyMap<string, ReadResult> = new Map(),
): FileCache {
  const files = new Map<string, LoadedFile>();
  const reached = new Map<string, readonly string[]>();

  const load = (path: string, shownAs = displayPath(cwd, path)): LoadedFile => {
    const known = files.get(path);
    if (known) return known;
    const result = given.get(path) ?? readText(path);
    const input = { path: shownAs, text: 'text' in result ? result.text : '' };
    const facts = 'text' in result ? inspect(input) : unreadable({ file: shownAs, ...result.problem });
    const file = { path, input, facts };
    files.set(path, file);
    return file;
  };

  const reachedFrom = (path: string): readonly string[] => {
    const known = reached.get(path);
    if (known) return known;
    const seen = new Set([path]);
    // The set grows while it is walked, and takes nothing twice: circles end.
    for (const at of seen) {
      for (const asked of load(at).facts.extendsFiles) {
        const target = resolve(cwd, asked);
        // The core reports what is missing, at the place that names it.
        if (!given.has(target) && !existsSync(target)) continue;
        load(target, asked);
        seen.add(target);
      }
    }
    seen.delete(path);
    reached.set(path, [...seen]);
    return [...seen];
  };

  return { load, reachedFrom, files: () => [...files.values()] };
}

function unreadable(error: InputError): FileFacts {
  return {
    path: error.file,
    kind: 'broken',
    format: 'services',
    error,
    services: [],
    incomplete: [],
    extendsFiles: [],
    legacy: false,
  };
}
