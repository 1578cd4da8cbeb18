import type { Range } from './types.js';

/** `{ … } = process.env` and the like, and `{ … } =` of anything else. */
export interface Patterns {
  readonly environment: readonly Range[];
  readonly other: readonly Range[];
}

const ASSIGNED = /\}\s{0,40}=(?![=>])\s{0,40}/y;
const ENVIRONMENT = /^\(?(?:(?:\w+\.)?process\.env|import\.meta\.env|Bun\.env|env)\b(?!\s*[.[(]|\?\.)/;

/** The destructuring patterns of a JavaScript file, without their braces. Of patterns in each other, the outer. */
export function destructuringIn(text: string): Patterns {
  const patterns = { environment: [] as Range[], other: [] as Range[] };
  const open: number[] = [];
  for (const { index, 0: brace } of text.matchAll(/[{}]/g)) {
    if (brace === '{') {
      open.push(index);
      continue;
    }
    const start = open.pop();
    ASSIGNED.lastIndex = index;
    const assigned = start === undefined ? null : ASSIGNED.exec(text);
    if (!assigned) continue;
    const source = text.slice(ASSIGNED.lastIndex, ASSIGNED.lastIndex + 60);
    const list = patterns[ENVIRONMENT.test(source) ? 'environment' : 'other'];
    while (list.length > 0 && list.at(-1)!.start > start!) list.pop();
    list.push({ start: start! + 1, end: index });
  }
  return patterns;
}
