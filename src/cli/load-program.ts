import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';

type Program = typeof import('./run.js');

/**
 * Loads the bundle beside this file. A hook starts the program on every commit, and half of that time
 * would go into compiling: the build leaves what V8 made of the bundle beside it. Another version of
 * Node refuses that and compiles anew, which is slower and otherwise the same.
 */
export function loadProgram(): Program {
  const path = fileURLToPath(new URL('program.cjs', import.meta.url));
  // The bundle is ASCII, and V8 keeps such a text in half the space.
  const source = readFileSync(path, 'latin1');
  const cachedData = readCache(`${path}.cache`);
  const script = new Script(wrap(source), { filename: path, ...(cachedData ? { cachedData } : {}) });
  const module = { exports: {} };
  script.runInThisContext()(module, module.exports, createRequire(import.meta.url));
  return module.exports as Program;
}

/** Must be the same text as in the build: the cache is for exactly this source. */
function wrap(source: string): string {
  return `(function(module,exports,require){${source}\n})`;
}

function readCache(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}
