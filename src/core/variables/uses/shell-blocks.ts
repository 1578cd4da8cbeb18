import type { Mask } from './mask.js';

const OPENS = /(?:^|[;&|(]\s*|\b(?:then|do|else)\s+)(?:if|case|for|while|until|select)\b/g;
const CLOSES = /(?:^|[;&|]\s*|\s)(?:fi|esac|done)\b/g;
const OPENS_BLOCK = /\{\s*(?:#.*)?$/;
const CLOSES_BLOCK = /^\}/;
const CONDITION = /&&|\|\||[{(]|\b(?:if|then|elif|else|case|while|until|for|do)\b/;
/** Deeper than this, blocks are not told apart. */
const DEEPEST = 50;

interface Line {
  readonly start: number;
  readonly depth: number;
  /** The depth behind the line; less by a half where another branch of the same block begins. */
  readonly after: number;
}

/** The blocks of a shell script, as far as it matters for which lines run after which. */
export class ShellBlocks {
  private readonly lines: Line[] = [];
  /** For each line, the one that ends the block that it is in. */
  private readonly ends: (number | null)[] = [];

  constructor(
    private readonly text: string,
    mask: Mask,
  ) {
    let depth = 0;
    for (let start = 0; start < text.length; ) {
      const newline = text.indexOf('\n', start);
      const end = newline === -1 ? text.length : newline;
      const isCode = mask.stringAt(start) === null && !mask.inComment(start);
      const code = isCode ? text.slice(start, Math.min(end, start + 500)).trim() : '';
      const next = Math.min(DEEPEST, Math.max(0, depth + changeIn(code)));
      const isBranch = next === depth && (/^(?:else|elif)\b/.test(code) || code.endsWith(';;'));
      this.lines.push({ start, depth, after: isBranch ? depth - 0.5 : next });
      depth = next;
      start = end + 1;
    }
    this.findEnds();
  }

  /**
   * Until where what a statement does is certain to have been done; null when its own line decides whether it
   * runs. At the top of a script that is for good, else to the end of the block or of its branch.
   */
  holdsUntil(offset: number): number | null {
    const index = this.lineAt(offset);
    const before = this.text.slice(this.lines[index]?.start ?? 0, offset);
    if (before.length > 200 || CONDITION.test(before.replace(/(?:\$\{|\b(?:for|select)\s+)$/, '')))
      return null;
    const end = this.ends[index] ?? null;
    return end === null ? Number.POSITIVE_INFINITY : this.lines[end]!.start;
  }

  private lineAt(offset: number): number {
    let low = 0;
    let high = this.lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.lines[middle]!.start <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  private findEnds(): void {
    // Lines behind that end ever outer blocks, the nearest last.
    const outer: number[] = [];
    for (let i = this.lines.length - 1; i >= 0; i--) {
      this.ends[i] = outer.findLast(line => this.lines[line]!.after < this.lines[i]!.depth) ?? null;
      while (outer.length > 0 && this.lines[outer.at(-1)!]!.after >= this.lines[i]!.after) outer.pop();
      outer.push(i);
    }
  }
}

/** How much deeper the next line is. */
function changeIn(code: string): number {
  const count = (pattern: RegExp) => code.match(pattern)?.length ?? 0;
  const block = (OPENS_BLOCK.test(code) ? 1 : 0) - (CLOSES_BLOCK.test(code) ? 1 : 0);
  return count(OPENS) - count(CLOSES) + block;
}
