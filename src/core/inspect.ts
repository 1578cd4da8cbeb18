import type { InputError, InputFile } from './report.js';

/** What a shell must know of a file to put it into a project. */
export interface FileFacts {
  readonly path: string;
  /** `other`: readable YAML (or a template of something) that is no Compose file. `broken`: see `error`. */
  readonly kind: 'compose' | 'other' | 'broken';
  readonly format: 'v1' | 'services';
  readonly error: InputError | null;
  readonly services: readonly string[];
  /** Services with neither `image`, `build` nor `extends`: they complete services of another file. */
  readonly incomplete: readonly string[];
  /** Files named by `extends: file:`, resolved against this file's directory, `/`-separated, without duplicates. */
  readonly extendsFiles: readonly string[];
  /** Whether the file has `links`, `external_links`, or is of format 1: whether `migrate` has work here. */
  readonly legacy: boolean;
}

/** Reads one file far enough to know what it is. Never throws on any text. */
export function inspectFile(file: InputFile): FileFacts {
  throw new Error(`not implemented: ${file.path}`);
}
