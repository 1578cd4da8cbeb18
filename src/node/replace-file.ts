import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a file of our own in one step: whoever reads it sees the old text or the new one. What a symbolic link leads to
 * is replaced, and the mode stays. Throws what the file system throws; nothing is changed then.
 */
export function replaceFile(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const exists = existsSync(path);
  const target = exists ? realpathSync(path) : path;
  // A rename would go around the protection of the file itself.
  if (exists) accessSync(target, constants.W_OK);
  const temporary = join(dirname(target), `.${basename(target)}.delink-${process.pid}.tmp`);
  const handle = openSync(temporary, 'wx');
  try {
    try {
      writeFileSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    if (exists) chmodSync(temporary, statSync(target).mode & 0o7777);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
