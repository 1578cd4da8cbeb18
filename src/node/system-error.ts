const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'operation not permitted',
  ENOENT: 'no such file or directory',
  EISDIR: 'is a directory, not a file',
  ENOTDIR: 'a part of its path is not a directory',
  ELOOP: 'too many symbolic links: they lead in a circle',
  ENAMETOOLONG: 'the name is too long',
  ENOSPC: 'no space left on the device',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the file system is read-only',
  EMFILE: 'too many open files',
  ENFILE: 'too many open files in the system',
  EIO: 'input/output error',
  EBUSY: 'the file is in use',
  EFBIG: 'the file is too large',
};

/** The code of an error of the operating system, '' for any other. */
export function errorCode(error: unknown): string {
  // Not `instanceof`: an error of another realm (a worker, a test's sandbox) has another Error.
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

/** An error of the operating system in words: no code, no path, no stack. */
export function reasonOf(error: unknown): string {
  const code = errorCode(error);
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error));
}
