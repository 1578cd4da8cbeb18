import type { Notice } from '../report.js';
import { valueAt, writtenValueAt } from '../yaml/merge-keys.js';
import { type ResolvedNode, resolve } from '../yaml/tree.js';
import type { ComposeFile, RawService } from './file.js';
import { resolvePath } from './paths.js';
import { noticeAt } from './problem.js';
import { textOf } from './values.js';

export interface ExtendsReference {
  /** As written; null for the same file. */
  readonly file: string | null;
  readonly service: string;
  readonly offset: number;
}

/** What a service says it extends: `extends: NAME`, `{service: NAME}` or `{file: F, service: NAME}`. */
export function extendsOf(raw: RawService): ExtendsReference | null {
  const written = raw.entries.get('extends')?.pair.value;
  const value: ResolvedNode | null = resolve(written);
  if (!written || !value) return null;
  const offset = written.start;
  if (value.kind === 'scalar') return { file: null, service: value.value, offset };
  const service = textOf(valueAt(value, 'service'));
  if (service === undefined) return null;
  return {
    file: textOf(valueAt(value, 'file')) ?? null,
    service,
    offset: writtenValueAt(value, 'file')?.start ?? offset,
  };
}

export type FileLookup = (path: string) => ComposeFile | undefined;

/**
 * A service with everything it extends: the furthest base first, the service itself last. Paths are
 * relative to the file that names them. Missing files, missing services and loops become problems.
 */
export function extendsChain(raw: RawService, lookup: FileLookup, problems: Notice[]): RawService[] {
  const chain = [raw];
  const seen = new Set([raw]);
  for (let current = raw; ; ) {
    const reference = extendsOf(current);
    if (!reference) return chain;
    const file =
      reference.file === null ? current.file : lookup(resolvePath(current.file.path, reference.file));
    const base = file?.services.get(reference.service);
    const problem = !file
      ? `service "${current.name}" extends "${reference.service}" of "${reference.file}", and that file is not there: put it in place, as its links and networks count here`
      : !base
        ? `service "${current.name}" extends "${reference.service}", which "${file.path}" does not have: correct the name`
        : seen.has(base)
          ? `service "${current.name}" extends itself in a circle: break it`
          : file.format !== raw.file.format
            ? `service "${current.name}" extends a file of another format, "${file.path}": Compose refuses that; convert them together`
            : null;
    if (problem !== null || !base) {
      problems.push(noticeAt(current.file, reference.offset, 'extends-refused', problem!));
      return chain;
    }
    chain.unshift(base);
    seen.add(base);
    current = base;
  }
}
