import type { LintFile, ListItem, ListValue, Span, TextValue } from './model.js';

/** What one place of a file becomes. */
export interface FixEdit {
  readonly at: Span;
  readonly text: string;
}

/** A part of a text by its 0-based offsets; the whole value where it does not stand in the file as it is. */
export function partOf(value: TextValue, start: number, end = value.text.length): Span {
  const { textStart, span } = value;
  return textStart === null ? span : { file: span.file, start: textStart + start, end: textStart + end };
}

export function replaceSpan(at: Span, text: string): FixEdit {
  return { at, text };
}

export function insertAt(file: string, offset: number, text: string): FixEdit {
  return { at: { file, start: offset, end: offset }, text };
}

/** Gives a key another name; quotes around it stay. */
export function renameKey({ text }: LintFile, at: Span, name: string): FixEdit {
  const quote = /^["']/.test(text.slice(at.start, at.end)) ? 1 : 0;
  return { at: { ...at, start: at.start + quote, end: at.end - quote }, text: name };
}

/**
 * Takes away the whole lines of a list item or an entry, with a comment at their end; null where something
 * else shares them.
 */
export function removeLines(file: LintFile, { start, end }: Span): FixEdit | null {
  const from = file.text.lastIndexOf('\n', start - 1) + 1;
  const newline = file.text.indexOf('\n', end);
  const to = newline === -1 ? file.text.length : newline + 1;
  const before = file.text.slice(from, start).replace(/^\uFEFF/, '');
  if (before.trim() !== '' || !/^[ \t]*(?:[ \t]#.*)?\r?\n?$/.test(file.text.slice(end, to))) return null;
  const bom = from === 0 && file.text.startsWith('\uFEFF') ? 1 : 0;
  return { at: { file: file.path, start: from + bom, end: to }, text: '' };
}

/**
 * Takes one entry out of a list that keeps others: whole lines in block style, in flow style the entry and a
 * comma. null where a comment, an anchor or something else is in the way.
 */
export function removeItem(file: LintFile, { flow, items }: ListValue, item: ListItem): FixEdit | null {
  const { start, end } = item.span;
  if (items.length < 2 || /^(?:-\s+)?[&!]/.test(file.text.slice(start, end))) return null;
  if (!flow) return removeLines(file, item.span);
  const index = items.indexOf(item);
  const next = items[index + 1];
  const [from, to] = next ? [start, next.span.start] : [items[index - 1]!.span.end, end];
  const between = next ? file.text.slice(end, to) : file.text.slice(from, start);
  return /^\s*,\s*$/.test(between) ? { at: { file: file.path, start: from, end: to }, text: '' } : null;
}
