import { alignLines } from './line-alignment.js';

const CONTEXT = 3;

/** A stretch of lines that differs: half-open, 0-based. */
interface Change {
  readonly aStart: number;
  aEnd: number;
  readonly bStart: number;
  bEnd: number;
}

/**
 * The unified diff of one file, as `git apply` and `patch -p1` take it; '' when the texts are equal.
 * Only `\n` ends a line, as for those two: a `\r` before it is content, and shown unchanged.
 */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return '';
  const a = splitLines(before);
  const b = splitLines(after);
  const out = [fileHeader('---', 'a', path), fileHeader('+++', 'b', path)];
  for (const hunk of groupIntoHunks(findChanges(a, b))) printHunk(hunk, a, b, out);
  return `${out.join('\n')}\n`;
}

/** Lines with their terminators; a text without a final newline has a last line without one. */
function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function findChanges(a: readonly string[], b: readonly string[]): Change[] {
  const changes: Change[] = [];
  let i = 0;
  let j = 0;
  const differ = (aEnd: number, bEnd: number) => {
    const last = changes.at(-1);
    if (last && last.aEnd === i && last.bEnd === j) {
      last.aEnd = aEnd;
      last.bEnd = bEnd;
    } else {
      changes.push({ aStart: i, aEnd, bStart: j, bEnd });
    }
    i = aEnd;
    j = bEnd;
  };
  for (const [aLine, bLine] of alignLines(a, b)) {
    if (aLine > i || bLine > j) differ(aLine, bLine);
    if (a[aLine] === b[bLine]) {
      i++;
      j++;
    } else {
      differ(aLine + 1, bLine + 1);
    }
  }
  if (i < a.length || j < b.length) differ(a.length, b.length);
  return changes;
}

function groupIntoHunks(changes: readonly Change[]): Change[][] {
  const hunks: Change[][] = [];
  for (const change of changes) {
    const last = hunks.at(-1)?.at(-1);
    if (last && change.aStart - last.aEnd <= 2 * CONTEXT) hunks.at(-1)!.push(change);
    else hunks.push([change]);
  }
  return hunks;
}

function printHunk(hunk: readonly Change[], a: readonly string[], b: readonly string[], out: string[]): void {
  const first = hunk[0]!;
  const last = hunk.at(-1)!;
  const lead = Math.min(CONTEXT, first.aStart);
  const trail = Math.min(CONTEXT, a.length - last.aEnd);
  const aRange = range(first.aStart - lead, last.aEnd + trail);
  const bRange = range(first.bStart - lead, last.bEnd + trail);
  out.push(`@@ -${aRange} +${bRange} @@`);
  let i = first.aStart - lead;
  for (const change of hunk) {
    for (; i < change.aStart; i++) printLine(' ', a[i]!, out);
    for (; i < change.aEnd; i++) printLine('-', a[i]!, out);
    for (let j = change.bStart; j < change.bEnd; j++) printLine('+', b[j]!, out);
  }
  for (const end = last.aEnd + trail; i < end; i++) printLine(' ', a[i]!, out);
}

function printLine(mark: string, line: string, out: string[]): void {
  if (line.endsWith('\n')) out.push(mark + line.slice(0, -1));
  else out.push(mark + line, '\\ No newline at end of file');
}

/** An empty range names the line before it; a count of one is left out. */
function range(start: number, end: number): string {
  if (end === start) return `${start},0`;
  return end - start === 1 ? `${start + 1}` : `${start + 1},${end - start}`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\x07': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
};

function fileHeader(mark: string, side: string, path: string): string {
  // An absolute path keeps its slash as the part that -p1 strips: `patch -p1 -d /` then finds the file.
  const name = path.startsWith('/') ? path : `${side}/${path}`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that git quotes.
  const quoted = name.replace(/["\\\x00-\x1f\x7f]/g, char => {
    return ESCAPES[char] ?? `\\${char.charCodeAt(0).toString(8).padStart(3, '0')}`;
  });
  if (quoted !== name) return `${mark} "${quoted}"`;
  // Both tools end a bare name at a tab; without one a name with spaces could be taken for name and date.
  return name.includes(' ') ? `${mark} ${name}\t` : `${mark} ${name}`;
}
