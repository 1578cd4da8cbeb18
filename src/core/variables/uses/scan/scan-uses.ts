import type { Names } from '../names.js';
import type { Source } from '../source.js';
import type { FindOptions, ScanUse } from '../types.js';
import { builtNames, type FoundScan } from './built-names.js';
import { environmentLoops } from './environment-loops.js';
import { libraryUses } from './library-uses.js';

/** Everything in a file that reads variables of links without naming them. At most one for each line and prefix. */
export function scanUses(source: Source, names: Names, options: FindOptions): ScanUse[] {
  const { text, language } = source;
  const found: FoundScan[] = [
    ...libraryUses(text),
    ...builtNames(text, names),
    ...environmentLoops(text, names, language),
  ].sort((a, b) => a.start - b.start);
  const uses: ScanUse[] = [];
  for (const scan of found) {
    const inComment = language !== 'docs' && source.mask.inComment(scan.start);
    const place = language === 'docs' ? 'docs' : inComment ? 'comment' : 'code';
    if (place !== 'code' && !options.docs) continue;
    const last = uses.at(-1);
    const known = last !== undefined && !text.slice(last.end, scan.start).includes('\n') && agree(last, scan);
    if (!known) uses.push({ kind: 'scan', ...scan, fallback: null, place });
  }
  return uses;
}

function agree(a: FoundScan, b: FoundScan): boolean {
  return a.library === b.library && (a.prefix === b.prefix || a.prefix === null || b.prefix === null);
}
