import type { ComposeFile } from '../compose/file.js';
import { noticeAt } from '../compose/problem.js';
import type { Notice } from '../report.js';
import { applyEdits, type TextEdit } from '../text/edit.js';
import { type Lines, lineContentEnd, lineIndexAt, lineStart, nextLineStart } from '../text/lines.js';
import { lostComments } from '../verify/comments.js';
import { endingBlockScalar } from './block-scalar.js';
import { orphanedAlias } from './lost-anchors.js';
import { type Style, styleOf } from './style.js';

/** Thrown where a text cannot be edited without risk; the whole project is then left to a human. */
export class Refusal extends Error {
  constructor(readonly notice: Notice) {
    super(notice.message);
  }
}

/** Edits of one file, collected in the offsets of its original text. */
export class FileDraft {
  readonly style: Style;
  readonly lines: Lines;
  readonly text: string;
  /** Columns that every service moves to the right, for new lines to move along (format 1 only). */
  shift = 0;
  private readonly edits: (TextEdit & { readonly added?: readonly string[] })[] = [];

  constructor(readonly file: ComposeFile) {
    this.style = styleOf(file);
    this.lines = file.parsed.lines;
    this.text = file.parsed.text;
  }

  replace(start: number, end: number, text: string): void {
    this.edits.push({ start, end, text });
  }

  refuse(offset: number, ruleId: string, message: string): never {
    throw new Refusal(noticeAt(this.file, offset, ruleId, message));
  }

  /** Inserts whole lines behind the line that holds `offset`. */
  insertLinesAfter(offset: number, lines: readonly string[]): void {
    if (lines.length === 0) return;
    this.appendLines(
      offset,
      lines.map(line => this.moved(line)),
    );
  }

  /** The same for lines that do not move with the services. */
  appendLines(offset: number, moved: readonly string[]): void {
    const at = lineContentEnd(this.lines, offset);
    this.edits.push({
      start: at,
      end: at,
      text: moved.map(line => this.style.eol + line).join(''),
      added: moved,
    });
  }

  /** Inserts whole lines before the line that holds `offset`. */
  insertLinesBefore(offset: number, lines: readonly string[]): void {
    const at = lineStart(this.lines, offset);
    this.replace(at, at, lines.map(line => this.moved(line) + this.style.eol).join(''));
  }

  /**
   * Puts `lines` in the place of the lines from the one that holds `first` to the one that holds `last`.
   * Comments on their own lines stay where they were; those behind a value become lines of their own.
   */
  replaceLines(first: number, last: number, lines: readonly string[], comments: readonly string[]): void {
    const from = lineStart(this.lines, first);
    const to = nextLineStart(this.lines, last);
    const all = [...comments, ...lines].map(line => this.moved(line));
    const endsOpen = to === this.text.length && !this.text.endsWith('\n');
    if (endsOpen && all.length === 0)
      this.replace(from === 0 ? 0 : lineContentEnd(this.lines, from - 1), to, '');
    else
      this.replace(from, to, all.join(this.style.eol) + (endsOpen || all.length === 0 ? '' : this.style.eol));
  }

  /** Comments of the lines from `first` to `last`, each as a line; those behind values at `column`. */
  commentsWithin(first: number, last: number, valueEnds: readonly number[], column: number): string[] {
    const result: string[] = [];
    for (let line = lineIndexAt(this.lines, first); line <= lineIndexAt(this.lines, last); line++) {
      const start = this.lines.starts[line]!;
      const end = lineContentEnd(this.lines, start);
      const content = this.text.slice(start, end);
      if (/^\s*#/.test(content)) {
        result.push(content);
        continue;
      }
      const behind = Math.max(start, ...valueEnds.filter(offset => offset >= start && offset <= end));
      const comment = /^\s+(#.*)$/.exec(this.text.slice(behind, end));
      if (comment) result.push(' '.repeat(column) + comment[1]);
    }
    return result;
  }

  private asLines(lines: readonly string[], at: number): string {
    const open = at === this.text.length && !this.text.endsWith('\n');
    return lines.map(line => (open ? this.style.eol + line : line + this.style.eol)).join('');
  }

  private moved(line: string): string {
    return line === '' ? line : ' '.repeat(this.shift) + line;
  }

  /** A part of the text with the edits made inside of it, to be written elsewhere. */
  edited(start: number, end: number): string {
    const inner = this.finished().filter(edit => edit.start >= start && edit.end <= end);
    const moved = inner.map(edit => ({ ...edit, start: edit.start - start, end: edit.end - start }));
    return applyEdits(this.text.slice(start, end), moved);
  }

  /** All edits by offset; those inside of lines that go away are left out. */
  finished(): TextEdit[] {
    const sorted = this.edits
      .map((edit, order) => ({ edit, order }))
      .sort((a, b) => a.edit.start - b.edit.start || b.edit.end - a.edit.end || a.order - b.order)
      .map(({ edit }) => edit);
    const kept: TextEdit[] = [];
    let gone: TextEdit | null = null;
    for (const edit of sorted) {
      // Blanks that would have moved a line go with it.
      const before = gone && edit.start === gone.start && edit.end === edit.start && edit.text.trim() !== '';
      // What replaces a text has the last word on all of it.
      if (gone && !before && edit.start < gone.end && edit.end <= gone.end) {
        // Lines added behind one that goes away stay, at the place where it was.
        if (edit.added)
          kept.push({ start: gone.end, end: gone.end, text: this.asLines(edit.added, gone.end) });
        continue;
      }
      // Removals that touch are one, so that the last of them can take the line end before all of them.
      const touches = gone && (edit.start < gone.end || (edit.start === gone.end && gone.text === ''));
      const both = touches && edit.text === '' && edit.end > edit.start ? gone : null;
      if (both) kept[kept.indexOf(both)] = gone = this.joined(both, edit);
      else {
        kept.push(edit);
        if (edit.end > edit.start) gone = edit;
      }
    }
    return kept;
  }

  /** Two as one, where the second removed the line end before it, as the text has none at its end: so does the whole. */
  private joined(first: TextEdit, second: TextEdit): TextEdit {
    if (first.end === second.start) return { ...first, end: second.end };
    if (first.text !== '') return { ...first, end: second.end, text: first.text.replace(/\r?\n$/, '') };
    const atLine = first.start > 0 && first.start === lineStart(this.lines, first.start);
    const start = atLine ? lineContentEnd(this.lines, first.start - 1) : first.start;
    return { start, end: second.end, text: '' };
  }

  /** The new text, with the edits that only the whole file decides (its wrapping) added. */
  apply(more: readonly TextEdit[] = []): string {
    const edits = [...this.finished(), ...more];
    const orphan = orphanedAlias(this.file.parsed, edits);
    if (orphan) {
      this.refuse(
        orphan.alias.start,
        'link-legacy',
        `"*${orphan.alias.name}" needs the anchor of line ${orphan.anchorLine}, which cannot stay there: write the value out here`,
      );
    }
    const result = applyEdits(this.text, [...edits, ...this.openEnd(edits)]);
    const [lost] = lostComments(this.text, result);
    if (lost === undefined) return result;
    const comment = [...this.text.matchAll(/#([^\r\n]*)/g)].find(match => match[1]!.trim() === lost);
    return this.refuse(
      comment?.index ?? 0,
      'link-legacy',
      `the comment "${comment?.[0].trim()}" stands inside of a text that must change, and would be lost: put it on a line of its own above`,
    );
  }

  /**
   * A block scalar at the very end of a file without a final line end has none in its text either. With
   * lines behind it, it would get one: `|-` says that it has none.
   */
  private openEnd(edits: readonly TextEdit[]): TextEdit[] {
    const scalar = this.text.endsWith('\n') ? null : endingBlockScalar(this, this.file.parsed.root);
    if (!scalar || scalar.chomp === 'strip' || scalar.node.end < this.text.length) return [];
    if (!edits.some(edit => edit.start >= this.text.length && edit.text.includes('\n'))) return [];
    const { start } = scalar.node;
    return [{ start, end: start + scalar.header.length, text: `${scalar.header.replace('+', '')}-` }];
  }
}
