import { closeSync, openSync, readSync } from 'node:fs';
import { basename, sep } from 'node:path';
import { type NameRole, scriptKindOf, scriptNameRole } from '../core/scripts/kind.js';
import { roleOf } from './file-names.js';

/** As much of a file as its first line, which names its interpreter, may need. */
const HEAD_BYTES = 512;

/** What a search makes of the path of a file that has no name of a Compose file. */
export function searchedScriptRole(path: string): NameRole {
  return scriptNameRole(slashed(path));
}

/** Whether a file that somebody named is a script, and not to be read as a Compose file. */
export function isNamedScript(path: string, head: () => string): boolean {
  if (roleOf(basename(path)) !== null) return false;
  const byName = scriptKindOf(slashed(path), '');
  if (byName !== null) return byName !== 'compose';
  return !/\.ya?ml$/i.test(path) && scriptKindOf(slashed(path), head()) !== null;
}

/** Whether the name is of a file of CI, also where it is that of a Compose file: `.circleci/docker-compose.yml`. */
export function isCiByName(path: string): boolean {
  return scriptKindOf(slashed(path), '') === 'ci';
}

/** Whether the first line of a file names a shell, or its whole name says what it is. */
export function beginsAsScript(path: string): boolean {
  return scriptKindOf(slashed(path), readHead(path)) !== null;
}

/** How a file begins; '' where nobody can tell. */
export function readHead(path: string): string {
  try {
    const file = openSync(path, 'r');
    try {
      const length = readSync(file, head, 0, HEAD_BYTES, 0);
      // Most files without an ending are something else.
      return head[0] === HASH || head[0] === BOM ? head.toString('utf8', 0, length) : '';
    } finally {
      closeSync(file);
    }
  } catch {
    return '';
  }
}

const head = Buffer.alloc(HEAD_BYTES);
const HASH = 0x23;
const BOM = 0xef;

function slashed(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/');
}
