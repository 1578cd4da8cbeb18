import type { Mask } from './mask.js';

const OPENS = /(?:^|[;&|(]\s*|\b(?:then|do|else)\s+)(?:if|case|for|while|until|select)\b/g;
const CLOSES = /(?:^|[;&|]\s*|\s)(?:fi|esac|done)\b/g;
const OPENS_BLOCK = /(?:^\s*(?:function\s+)?[\w:.-]+\s*\(\s*\)\s*\{|\{\s*(?:#.*)?)$/;
const CLOSES_BLOCK = /^\s*\}/;
const CONDITION = /&&|\|\||[{(]|\b(?:if|then|elif|else|case|while|until|for|do)\b/;

/**
 * Says for the lines of a shell script whether they run in any case: not in a function, not under a condition.
 * Ask in the order of the text.
 */
export function unconditionalLines(text: string, mask: Mask): (offset: number) => boolean {
  let at = 0;
  let depth = 0;
  return offset => {
    for (;;) {
      const next = text.indexOf('\n', at);
      const end = next === -1 ? text.length : next;
      if (offset <= end) break;
      if (mask.stringAt(at) === null && !mask.inComment(at))
        depth = Math.max(0, depth + change(text.slice(at, end)));
      at = end + 1;
    }
    const before = text.slice(at, offset).replace(/(?:\$\{|\b(?:for|select)\s+)$/, '');
    return depth === 0 && before.length < 200 && !CONDITION.test(before);
  };
}

function change(line: string): number {
  const code = line.trimStart().slice(0, 500);
  const count = (pattern: RegExp) => code.match(pattern)?.length ?? 0;
  const block = OPENS_BLOCK.test(code.trimEnd()) ? 1 : 0;
  return count(OPENS) - count(CLOSES) + block - (CLOSES_BLOCK.test(code) ? 1 : 0);
}
