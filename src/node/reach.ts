import { dirname } from 'node:path';
import type { Discovery } from './discover.js';
import { realPaths } from './real-path.js';

/** What a run may change, and what it was asked about. */
export interface Reach {
  /** Whether the real file is one of those that may be written, or lies in one of those directories. */
  isWritable(path: string): boolean;
  isAsked(path: string): boolean;
}

/** All paths are absolute. */
export function reachOf({
  candidates,
  writable,
  searched,
}: Pick<Discovery, 'candidates' | 'writable' | 'searched'>): Reach {
  const realPath = realPaths();
  const isWithin = (path: string, places: ReadonlySet<string>) => {
    let real = path;
    try {
      real = realPath(path);
    } catch {
      // It need not be there: standard input can stand for it.
    }
    return isInOneOf(places, real);
  };
  const chosen = new Set(candidates.map(({ path }) => path));
  const changeable = new Set(writable);
  const seen = new Set(searched);
  return {
    isWritable: path => isWithin(path, changeable),
    isAsked: path => chosen.has(path) || isWithin(path, seen),
  };
}

/** Whether a path is one of these places, or lies in one of them: whoever names many files gives many places. */
function isInOneOf(places: ReadonlySet<string>, path: string): boolean {
  for (let at = path; ; at = dirname(at)) {
    if (places.has(at)) return true;
    if (at === dirname(at)) return false;
  }
}
