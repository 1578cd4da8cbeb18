import { extendsOf } from './compose/extends.js';
import { type ComposeFile, hasLegacyLinks, notCompose, readComposeFile } from './compose/file.js';
import { resolvePath } from './compose/paths.js';
import type { InputError, InputFile } from './report.js';

/** What a shell must know of a file to put it into a project. */
export interface FileFacts {
  readonly path: string;
  /** `other`: readable YAML that is no Compose file, with the reason in `error`. `broken`: see `error`. */
  readonly kind: 'compose' | 'other' | 'broken';
  readonly format: 'v1' | 'services';
  readonly error: InputError | null;
  readonly services: readonly string[];
  /** Services with neither `image`, `build` nor `extends`: they complete services of another file. */
  readonly incomplete: readonly string[];
  /** Files named by `extends: file:`, resolved against this file's directory, `/`-separated, without duplicates. */
  readonly extendsFiles: readonly string[];
  /** Whether `migrate` has work here: format 1, `links` or `external_links`. */
  readonly legacy: boolean;
}

/** Reads one file far enough to know what it is. Never throws on any text. */
export function inspectFile(file: InputFile): FileFacts {
  const compose = readComposeFile(file);
  const empty = {
    path: file.path,
    format: compose.format,
    services: [],
    incomplete: [],
    extendsFiles: [],
    legacy: false,
  };
  const problem = compose.parsed.problems[0];
  if (problem) return { ...empty, kind: 'broken', error: { file: file.path, ...problem } };
  const reason = notCompose(compose);
  if (reason !== null)
    return { ...empty, kind: 'other', error: { file: file.path, line: 1, column: 1, message: reason } };
  const services = [...compose.services.values()];
  const complete = ['image', 'build', 'extends'];
  return {
    ...empty,
    kind: 'compose',
    error: null,
    services: services.map(service => service.name),
    incomplete: services
      .filter(service => !complete.some(key => service.entries.has(key)))
      .map(service => service.name),
    extendsFiles: extendedFiles(compose),
    legacy: hasLegacyLinks(compose),
  };
}

function extendedFiles(file: ComposeFile): string[] {
  const named = [...file.services.values()].flatMap(service => extendsOf(service)?.file ?? []);
  return [...new Set(named.map(name => resolvePath(file.path, name)))].filter(path => path !== file.path);
}
