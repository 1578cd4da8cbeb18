import type { LintFile } from './model.js';

/** Keys at the top that docker-compose 1.x refuses. */
const NEWER = ['name', 'include', 'models'];

/**
 * Whether docker-compose 1.x may still load a file: always in format 1, which nothing else reads; else with a
 * `version`, which newer Compose ignores. 1.27 and later load a file without one, too, but nobody wrote it for them.
 */
export function isForLegacy({ format, top }: LintFile): boolean {
  return format === 'v1' || (top.has('version') && !NEWER.some(key => top.has(key)));
}
