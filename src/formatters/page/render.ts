import { paint } from '../color.js';
import { type Block, blocksOf } from './blocks.js';
import { inlineWidth, wrapInline } from './inline.js';

export interface PageEnv {
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

/** Longer lines are hard to read, however wide the terminal is. */
const WIDEST = 100;
const NARROWEST = 40;
const NARROWEST_COLUMN = 20;

const INDENT = '  ';

/** What the examples of a rule's page are. */
const EXAMPLES: Readonly<Record<string, string>> = {
  bad: 'found',
  good: 'fine',
  fixed: 'after the fix',
  after: 'after `delink migrate`',
};

/** Markdown as text for a terminal: headings stand out, text is wrapped and indented, code is as it was. */
export function renderMarkdown(markdown: string, env: PageEnv): string {
  const width = Math.min(WIDEST, Math.max(NARROWEST, env.width));
  let text = '';
  let before: Block | null = null;
  for (const block of blocksOf(markdown)) {
    const together = block.kind === 'item' && before?.kind === 'item';
    const lines = linesOf(block, width, env.color);
    text += (before && !together ? '\n' : '') + lines.map(line => `${line}\n`).join('');
    before = block;
  }
  return text;
}

function linesOf(block: Block, width: number, color: boolean): string[] {
  const wrap = (text: string, indent: string, first = indent) =>
    wrapInline(text, width - indent.length, color).map((line, index) => (index > 0 ? indent : first) + line);
  switch (block.kind) {
    case 'heading':
      return [paint(color, 'bold', block.text.replaceAll('`', ''))];
    case 'paragraph':
      return wrap(block.text, INDENT);
    case 'item': {
      const first = `${INDENT}${' '.repeat(block.indent)}${block.mark} `;
      return wrap(block.text, ' '.repeat(first.length), first);
    }
    case 'code':
      return codeLines(block.info, block.lines, color);
    case 'table':
      return tableLines(block.rows, width - INDENT.length, color).map(line => INDENT + line);
  }
}

function codeLines(
  [, kind = '', file]: readonly string[],
  lines: readonly string[],
  color: boolean,
): string[] {
  const words = Object.hasOwn(EXAMPLES, kind) ? EXAMPLES[kind] : undefined;
  const label = [...(words ? [words] : []), ...(file ? [file] : [])].join(', ');
  const code = lines.map(line => (line === '' ? '' : `${INDENT}${INDENT}${line}`));
  return label === '' ? code : [INDENT + paint(color, 'dim', `${label}:`), ...code];
}

/** Columns side by side; the last one is wrapped where it would not fit. */
function tableLines(
  [head = [], ...rows]: readonly (readonly string[])[],
  width: number,
  color: boolean,
): string[] {
  const titles = head.map(cell => cell.replaceAll('`', ''));
  const widths = titles.map((title, column) =>
    Math.max(title.length, ...rows.map(row => inlineWidth(row[column] ?? '', color))),
  );
  const before = widths.slice(0, -1).reduce((sum, wide) => sum + wide + 2, 0);
  const room = Math.max(NARROWEST_COLUMN, width - before);
  const body = rows.flatMap(row => {
    const cells = widths.slice(0, -1).map((wide, column) => {
      const cell = row[column] ?? '';
      const padding = ' '.repeat(wide - inlineWidth(cell, color) + 2);
      return wrapInline(cell, Number.POSITIVE_INFINITY, color).join('') + padding;
    });
    const [first = '', ...others] = wrapInline(row[widths.length - 1] ?? '', room, color);
    return [(cells.join('') + first).trimEnd(), ...others.map(line => ' '.repeat(before) + line)];
  });
  const top = titles.map((title, column) => title.padEnd(widths[column]! + 2)).join('');
  return [paint(color, 'dim', top.trimEnd()), ...body];
}
