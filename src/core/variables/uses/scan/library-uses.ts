import type { FoundScan } from './built-names.js';
import { LINK_LIBRARIES } from './libraries.js';

/** Places where a file uses a library that reads the variables of links. */
export function libraryUses(text: string): FoundScan[] {
  return LINK_LIBRARIES.filter(({ needle }) => text.includes(needle)).flatMap(({ name, pattern }) =>
    [...text.matchAll(pattern)].map(match => {
      const start = match.index + (match[0].length - match[0].trimStart().length);
      return {
        start,
        end: match.index + match[0].trimEnd().length,
        prefix: null,
        idiom: 'library' as const,
        library: name,
      };
    }),
  );
}
