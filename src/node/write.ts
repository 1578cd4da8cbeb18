import * as nodeFs from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { reasonOf } from './system-error.js';

/** The calls that writing makes, so that tests can let each of them fail. */
export type WriterFs = Pick<
  typeof nodeFs,
  | 'accessSync'
  | 'closeSync'
  | 'copyFileSync'
  | 'fchmodSync'
  | 'fchownSync'
  | 'fsyncSync'
  | 'linkSync'
  | 'openSync'
  | 'readFileSync'
  | 'realpathSync'
  | 'renameSync'
  | 'rmSync'
  | 'statSync'
  | 'writeFileSync'
>;

export interface FileToWrite {
  readonly path: string;
  /** What it held when it was read. */
  readonly before: string;
  readonly after: string;
}

/** Why nothing was written: everything is as it was, unless `message` says otherwise. */
export interface WriteProblem {
  readonly path: string;
  readonly message: string;
}

interface Prepared extends FileToWrite {
  /** The real file, behind any symbolic link. */
  readonly target: string;
  readonly temporary: string;
  readonly backup: string;
}

class Refusal extends Error {}

const WRITE_BITS = 0o222;

/**
 * Writes all files or none. Every new text is on the disk, beside its file, before the first file
 * is replaced; a failure halfway puts back those that were. Returns null when all is done.
 */
export function writeAll(files: readonly FileToWrite[], fs: WriterFs = nodeFs): WriteProblem | null {
  const prepared: Prepared[] = [];
  const replaced: Prepared[] = [];
  let current = files[0];
  try {
    for (current of files) prepared.push(prepare(current, prepared, fs));
    for (const file of prepared) {
      current = file;
      writeTemporary(file, fs);
    }
    for (const file of prepared) {
      current = file;
      keepBackup(file, fs);
    }
    for (const file of prepared) {
      current = file;
      fs.renameSync(file.temporary, file.target);
      replaced.push(file);
    }
    cleanUp(prepared, fs);
    return null;
  } catch (error) {
    const lost = putBack(replaced, fs);
    cleanUp(prepared, fs, lost);
    const reason = error instanceof Refusal ? error.message : `cannot be written: ${reasonOf(error)}`;
    return { path: current!.path, message: [reason, ...lost.map(lossMessage)].join('; ') };
  }
}

function prepare(file: FileToWrite, earlier: readonly Prepared[], fs: WriterFs): Prepared {
  const target = fs.realpathSync(file.path);
  if (earlier.some(other => other.target === target)) {
    throw new Refusal('cannot be written: it is the same file as another one of this project');
  }
  const { mode } = fs.statSync(target);
  // The mode is looked at as well, because root may write what its owner has protected.
  if ((mode & WRITE_BITS) === 0)
    throw new Refusal('is read-only, so nothing of this project was written: make it writable first');
  fs.accessSync(target, nodeFs.constants.W_OK);
  if (!fs.readFileSync(target).equals(Buffer.from(file.before))) {
    throw new Refusal('has changed on the disk since it was read, so nothing of this project was written');
  }
  const hidden = join(dirname(target), `.${basename(target)}.delink-${process.pid}`);
  return { ...file, target, temporary: `${hidden}.tmp`, backup: `${hidden}.old.tmp` };
}

function writeTemporary({ target, temporary, after }: Prepared, fs: WriterFs): void {
  const { mode, uid, gid } = fs.statSync(target);
  // 'wx': whatever has that name already is not ours.
  const handle = fs.openSync(temporary, 'wx', 0o600);
  try {
    fs.writeFileSync(handle, after);
    try {
      fs.fchownSync(handle, uid, gid);
    } catch {
      // Only root may give files away; for anyone else the new file is their own, as with any editor.
    }
    fs.fchmodSync(handle, mode & 0o7777);
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

/** A second name for the old file: putting it back is then a rename, which needs no space on a full disk. */
function keepBackup({ target, backup }: Prepared, fs: WriterFs): void {
  try {
    fs.linkSync(target, backup);
  } catch {
    // Some file systems have no hard links.
    fs.copyFileSync(target, backup, nodeFs.constants.COPYFILE_EXCL);
  }
}

/** Returns the files that could not be put back. */
function putBack(replaced: readonly Prepared[], fs: WriterFs): Prepared[] {
  return replaced.filter(({ backup, target }) => {
    try {
      fs.renameSync(backup, target);
      return false;
    } catch {
      return true;
    }
  });
}

function cleanUp(prepared: readonly Prepared[], fs: WriterFs, lost: readonly Prepared[] = []): void {
  for (const file of prepared) {
    for (const path of lost.includes(file) ? [file.temporary] : [file.temporary, file.backup]) {
      try {
        fs.rmSync(path, { force: true });
      } catch {
        // A left-over file does no harm, and must not hide what went wrong before.
      }
    }
  }
}

function lossMessage({ target, backup }: Prepared): string {
  return `"${target}" could not be put back: its old text is in "${backup}"`;
}
