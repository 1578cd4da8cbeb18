import { posix } from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** What of a build context is not sent to the engine. Paths are relative to the context, with `/`. */
export interface Dockerignore {
  excludes(path: string): boolean;
  /** Whether an excluded folder may have something in it that is sent all the same. */
  mayHold(folder: string): boolean;
}

/** Lines in a row that all take out, or all bring back. */
interface Run {
  readonly brings: boolean;
  readonly matcher: Ignore;
}

/**
 * Reads a `.dockerignore`. Unlike in `.gitignore` every pattern counts from the root, the last one that matches a
 * path or a folder above it decides, and `!` brings back what lies in a folder that is out.
 * Source: moby/patternmatcher ignorefile/ignorefile.go and patternmatcher.go.
 */
export function readDockerignore(text: string): Dockerignore {
  const runs: Run[] = [];
  const heads: string[] = [];
  for (const { pattern, brings } of patternsIn(text)) {
    if (runs.at(-1)?.brings !== brings) runs.push({ brings, matcher: ignore({ ignorecase: false }) });
    runs.at(-1)!.matcher.add(`/${pattern}`);
    if (brings) heads.push(/^[^*?[\\]*/.exec(pattern)![0]);
  }
  const backwards = runs.toReversed();
  return {
    excludes: path => {
      const last = backwards.find(({ matcher }) => matcher.ignores(path));
      return last !== undefined && !last.brings;
    },
    mayHold: folder => heads.some(head => head.startsWith(`${folder}/`) || `${folder}/`.startsWith(head)),
  };
}

function patternsIn(text: string): { pattern: string; brings: boolean }[] {
  return text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .filter(line => !line.startsWith('#'))
    .flatMap(line => {
      const written = line.trim();
      const brings = written.startsWith('!');
      const pattern = (brings ? written.slice(1) : written).trim();
      if (pattern === '') return [];
      const clean = posix.normalize(`/${pattern}`).slice(1).replace(/\/$/, '');
      return clean === '' ? [] : [{ pattern: clean, brings }];
    });
}
