import { lstatSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The path of a file without symbolic links. It throws where there is no such file. */
export type RealPath = (path: string) => string;

/** Asks for every directory once: many files lie in one, and Node looks at each folder above it each time. */
export function realPaths(): RealPath {
  const directories = new Map<string, string>();
  return path => {
    if (lstatSync(path).isSymbolicLink()) return realpathSync(path);
    const directory = dirname(path);
    const real = directories.get(directory) ?? realpathSync(directory);
    directories.set(directory, real);
    return join(real, basename(path));
  };
}
