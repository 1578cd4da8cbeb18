import type { ScalarNode } from '../../yaml/tree.js';
import { FILLER } from './block.js';
import { isContinued, withoutCarriageReturns } from './command-text.js';
import { withIndentedHereDocuments } from './here-documents.js';
import { unescaped } from './unescape.js';

/** The stretch of a file that a scalar's text takes, as what a shell gets of it. */
export interface ScalarStretch {
  readonly start: number;
  readonly shell: string;
  readonly style: 'plain' | 'single' | 'double' | 'literal' | 'folded';
}

/** What a shell gets of a YAML scalar, in as many characters as are written: without quotes, escapes and folds. */
export function scalarStretch(text: string, node: ScalarNode): ScalarStretch {
  if (node.style === 'block') return blockStretch(text, node);
  const quotes = node.style === 'plain' ? 0 : 1;
  const start = node.start + quotes;
  const raw = withoutCarriageReturns(text.slice(start, Math.max(start, node.end - quotes)));
  return { start, shell: flowShell(raw, node.style), style: node.style };
}

function flowShell(raw: string, style: 'plain' | 'single' | 'double'): string {
  const folded = foldedFlow(raw, style === 'double');
  if (style === 'single') return folded.replaceAll("''", `${FILLER}'`);
  return style === 'double' ? unescaped(folded, { backslash: 'all' }) : folded;
}

/** One line end is a blank; of several the first is none. */
function foldedFlow(raw: string, hasEscapes: boolean): string {
  if (!raw.includes('\n')) return raw;
  return raw.replace(/(\\*)\n[ \t\n]*/g, (lineEnds, backslashes: string) => {
    if (hasEscapes && isContinued(backslashes)) return lineEnds;
    return `${backslashes} ${lineEnds.slice(backslashes.length + 1)}`;
  });
}

function blockStretch(text: string, node: ScalarNode): ScalarStretch {
  const style = text[node.start] === '>' ? 'folded' : 'literal';
  const headerEnd = text.indexOf('\n', node.start);
  const start = headerEnd === -1 || headerEnd >= node.end ? node.end : headerEnd + 1;
  const raw = withoutCarriageReturns(text.slice(start, node.end));
  const shell = withIndentedHereDocuments(style === 'folded' ? foldedBlock(raw) : raw);
  return { start, shell, style };
}

/** A line end between two lines of the least indentation is a blank; with empty lines between, the first is. */
function foldedBlock(raw: string): string {
  const lines = raw.split('\n');
  const indentations = lines.map(line => (/[^ ]/.test(line) ? line.search(/[^ ]/) : -1));
  const least = indentations.find(indentation => indentation !== -1) ?? 0;
  const joints: string[] = lines.map(() => '\n');
  let previous = -1;
  for (const [index, indentation] of indentations.entries()) {
    if (indentation === -1) continue;
    if (previous !== -1 && indentation === least && indentations[previous] === least) joints[previous] = ' ';
    previous = index;
  }
  return lines.map((line, index) => (index === lines.length - 1 ? line : line + joints[index])).join('');
}
