/** A part of a page. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'item'; readonly mark: string; readonly indent: number; readonly text: string }
  | { readonly kind: 'code'; readonly info: readonly string[]; readonly lines: readonly string[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

const FENCE = /^ {0,3}(`{3,}|~{3,})\s*(.*?)\s*$/;
const ITEM = /^(\s*)([-*+]|\d+[.)])\s+(.*)$/;

/** The parts of Markdown that rule pages are made of; anything else is a paragraph. Comments are left out. */
export function blocksOf(markdown: string): Block[] {
  const lines = markdown.replace(/\r\n?/g, '\n').split('\n');
  const blocks: Block[] = [];
  let open: string[] = [];
  const close = () => {
    if (open.length > 0) blocks.push(textBlock(open));
    open = [];
  };
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    const fence = FENCE.exec(line);
    if (fence) {
      close();
      const end = lines.findIndex((other, index) => index > at && other.trim().startsWith(fence[1]!));
      const last = end < 0 ? lines.length : end;
      blocks.push({ kind: 'code', info: fence[2]!.split(/\s+/), lines: lines.slice(at + 1, last) });
      at = last;
    } else if (line.trimStart().startsWith('<!--')) {
      close();
      while (at < lines.length && !lines[at]!.includes('-->')) at++;
    } else if (line.startsWith('|')) {
      close();
      const end = lines.findIndex((other, index) => index > at && !other.startsWith('|'));
      const last = end < 0 ? lines.length : end;
      blocks.push({ kind: 'table', rows: rowsOf(lines.slice(at, last)) });
      at = last - 1;
    } else if (/^#{1,6} /.test(line)) {
      close();
      const level = line.indexOf(' ');
      blocks.push({ kind: 'heading', level, text: line.slice(level).trim() });
    } else if (line.trim() === '') {
      close();
    } else {
      if (ITEM.test(line)) close();
      open.push(line);
    }
  }
  close();
  return blocks;
}

function textBlock(lines: readonly string[]): Block {
  const text = lines.map(line => line.trim()).join(' ');
  const item = ITEM.exec(lines[0]!);
  if (!item) return { kind: 'paragraph', text };
  const [, space, mark] = item;
  return { kind: 'item', mark: mark!, indent: space!.length, text: text.slice(mark!.length).trim() };
}

/** Without the line of dashes under the head. */
function rowsOf(lines: readonly string[]): string[][] {
  const rows = lines.map(line => {
    const cells = line.trim().replace(/^\||\|$/g, '');
    return cells.split(/(?<!\\)\|/).map(cell => cell.trim().replaceAll('\\|', '|'));
  });
  return rows.filter(cells => !cells.every(cell => /^:?-+:?$/.test(cell)));
}
