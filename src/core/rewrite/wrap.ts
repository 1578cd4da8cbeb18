import type { TextEdit } from '../text/edit.js';
import { lineContentEnd, lineIndexAt, lineStart } from '../text/lines.js';
import type { MappingNode, TreeNode } from '../yaml/tree.js';
import type { FileDraft } from './draft.js';
import { isJson } from './fragment.js';
import { columnOf } from './style.js';

/** Columns by which the services of a format 1 file move when they come under `services:`. */
export function shiftOf(draft: FileDraft, root: MappingNode): number {
  // A file whose top level is indented already needs none: `services:` goes to column 0.
  return root.flow || columnOf(draft.file, root.start) > 0 ? 0 : draft.style.unit;
}

/** The same for a file that is one mapping in braces; to be done before anything is declared behind the services. */
export function wrapFlow(draft: FileDraft, root: MappingNode): void {
  const key = isJson(root) ? '"services"' : 'services';
  draft.replace(root.start + 1, root.start + 1, `${key}: {`);
  draft.replace(root.end - 1, root.end - 1, '}');
}

/**
 * Puts a format 1 file in block style under `services:`: one new line, and every line of the services moved right.
 * Document markers, empty lines and the comment at the head of the file stay where they are.
 */
export function wrapInServices(draft: FileDraft, root: MappingNode): TextEdit[] {
  const first = firstLine(draft, root);
  const at = draft.lines.starts[first]!;
  const bom = at === 0 && draft.text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const head = { start: at + bom, end: at + bom, text: `services:${draft.style.eol}` };
  return [head, ...shiftLines(draft, root, first)];
}

function shiftLines(draft: FileDraft, root: MappingNode, first: number): TextEdit[] {
  if (draft.shift === 0) return [];
  const gone = draft
    .finished()
    .filter(edit => edit.end > edit.start)
    .sort((a, b) => a.start - b.start);
  const literal = blockScalarIndents(draft, root);
  const pad = ' '.repeat(draft.shift);
  const edits: TextEdit[] = [];
  let next = 0;
  for (let line = first; line < draft.lines.starts.length; line++) {
    let start = draft.lines.starts[line]!;
    if (start >= draft.file.parsed.contentEnd) break;
    if (start === 0 && draft.text.charCodeAt(0) === 0xfeff) start = 1;
    while (next < gone.length && gone[next]!.end <= start) next++;
    const edit = gone[next];
    // A line that begins inside of a replaced text, or is replaced as a whole, is indented as it is written;
    // one whose first word is replaced moves.
    if (
      edit &&
      (edit.start < start || (edit.start === start && edit.end >= lineContentEnd(draft.lines, start)))
    )
      continue;
    const content = draft.text.slice(start, lineContentEnd(draft.lines, start));
    if (content === '') continue;
    if (/^[ \t]+$/.test(content)) {
      const indent = literal.get(line);
      // Blanks beyond a block scalar's own indentation are part of its text.
      if (indent === undefined || content.length <= indent) continue;
    }
    edits.push({ start, end: start, text: pad });
  }
  return edits;
}

/** For each line inside a block scalar, how far its text is indented. */
function blockScalarIndents(draft: FileDraft, root: MappingNode): Map<number, number> {
  const indents = new Map<number, number>();
  const seen = new Set<TreeNode>();
  const todo: (TreeNode | null)[] = [root];
  while (todo.length > 0) {
    const node = todo.pop();
    if (!node || seen.has(node)) continue;
    seen.add(node);
    if (node.kind === 'mapping') for (const pair of node.pairs) todo.push(pair.key, pair.value);
    if (node.kind === 'sequence') for (const item of node.items) todo.push(item.value);
    if (node.kind !== 'scalar' || node.style !== 'block') continue;
    const from = lineIndexAt(draft.lines, node.start) + 1;
    const to = lineIndexAt(draft.lines, Math.max(node.start, node.end - 1));
    const contents = [];
    for (let line = from; line <= to; line++) {
      contents.push(
        draft.text.slice(draft.lines.starts[line]!, lineContentEnd(draft.lines, draft.lines.starts[line]!)),
      );
    }
    const filled = contents
      .filter(content => content.trim() !== '')
      .map(content => /^ */.exec(content)![0].length);
    const indent = filled.length > 0 ? Math.min(...filled) : Number.POSITIVE_INFINITY;
    for (let line = from; line <= to; line++) indents.set(line, indent);
  }
  return indents;
}

/**
 * The line before which `services:` goes. A comment right above the first service is its own where
 * other services have comments of their own too; else it is the file's heading and stays above.
 */
function firstLine(draft: FileDraft, root: MappingNode): number {
  const keyLine = lineIndexAt(draft.lines, root.pairs[0]!.key.outerStart);
  const attached = attachedComments(draft, keyLine);
  if (attached === keyLine) return keyLine;
  const others = root.pairs.slice(1).filter(pair => {
    const line = lineIndexAt(draft.lines, pair.key.outerStart);
    return attachedComments(draft, line) < line;
  });
  const separated = attached > 0 && hasCommentAbove(draft, attached);
  return others.length > 0 || separated ? attached : keyLine;
}

/** Index of the first of the comment lines that stand directly above a line. */
function attachedComments(draft: FileDraft, line: number): number {
  let first = line;
  while (first > 0 && /^\s*#/.test(contentOf(draft, first - 1)) && !/^#!/.test(contentOf(draft, first - 1)))
    first--;
  return first;
}

function hasCommentAbove(draft: FileDraft, line: number): boolean {
  for (let above = line - 1; above >= 0; above--)
    if (/^\ufeff?\s*#/.test(contentOf(draft, above))) return true;
  return false;
}

function contentOf(draft: FileDraft, line: number): string {
  const start = draft.lines.starts[line]!;
  return draft.text.slice(lineStart(draft.lines, start), lineContentEnd(draft.lines, start));
}
