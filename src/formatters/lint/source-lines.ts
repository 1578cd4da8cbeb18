import { type Lines, linesOf } from '../../core/text/lines.js';
import type { LintReport } from './lint-report.js';

/** The lines of a file by its path; null where its text is not at hand. */
export type SourceLines = (file: string) => Lines | null;

/** The texts of a report in lines, each split once. */
export function sourceLines({ sources }: LintReport): SourceLines {
  const known = new Map<string, Lines>();
  return file => {
    const text = sources.get(file);
    if (text !== undefined && !known.has(file)) known.set(file, linesOf(text));
    return known.get(file) ?? null;
  };
}
