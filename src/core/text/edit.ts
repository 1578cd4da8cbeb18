/** A replacement in the original text: `[start, end)` becomes `text`; an insertion has `start === end`. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Two edits that want the same characters: a defect of ours, never of the user's file. */
export class EditConflict extends Error {
  constructor(readonly offset: number) {
    super(`two edits meet at offset ${offset}`);
  }
}

/**
 * Applies all edits at once; offsets are those of `text`, in any order. Insertions at one place keep
 * their order, and stand before a replacement that begins there.
 * @throws EditConflict where two edits overlap
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = edits
    .map((edit, order) => ({ edit, order }))
    .sort(
      (a, b) =>
        a.edit.start - b.edit.start ||
        Number(a.edit.end > a.edit.start) - Number(b.edit.end > b.edit.start) ||
        a.order - b.order,
    );
  const parts: string[] = [];
  let at = 0;
  for (const { edit } of sorted) {
    if (edit.start < at) throw new EditConflict(edit.start);
    parts.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}
