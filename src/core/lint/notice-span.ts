import type { ComposeFile } from '../compose/file.js';
import type { Position } from '../position.js';
import { lineContentEnd } from '../text/lines.js';
import type { TreeNode } from '../yaml/tree.js';
import type { Span } from './model.js';

/** The token that a notice points at: the key or scalar that begins there, else the rest of the line. */
export function noticeSpan({ line, column }: Position, { path, parsed }: ComposeFile): Span {
  const { lines, root, text } = parsed;
  const bom = line === 1 && text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const start = lines.starts[line - 1]! + column - 1 + bom;
  return { file: path, start, end: tokenEnd(root, start) ?? lineContentEnd(lines, start) };
}

function tokenEnd(node: TreeNode | null, start: number): number | null {
  if (!node || start < node.outerStart || start > node.end) return null;
  if (node.kind === 'scalar' || node.kind === 'alias') return node.start === start ? node.end : null;
  for (const part of node.kind === 'mapping' ? node.pairs : node.items) {
    const found = ('key' in part ? tokenEnd(part.key, start) : null) ?? tokenEnd(part.value, start);
    if (found !== null) return found;
  }
  return null;
}
