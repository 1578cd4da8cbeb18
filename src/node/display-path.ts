import { isAbsolute, relative, resolve, sep } from 'node:path';

/** A path as users are shown it: `/`-separated, relative where it lies below the current directory, else absolute. */
export function displayPath(cwd: string, path: string): string {
  const absolute = resolve(cwd, path);
  const below = relative(cwd, absolute);
  if (below === '') return '.';
  const shown = below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below) ? absolute : below;
  return sep === '/' ? shown : shown.split(sep).join('/');
}

/** Whether `path` is `directory` or lies somewhere in it. Both absolute. */
export function isInside(directory: string, path: string): boolean {
  return path === directory || path.startsWith(directory.endsWith(sep) ? directory : directory + sep);
}
