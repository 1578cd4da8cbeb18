/**
 * A piece of one file's text. Offsets count UTF-16 units of the original text, BOM included;
 * `start` is inside, `end` is not.
 */
export interface Span {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** Line and column as people and editors count them: both 1-based, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** One file as it was read. `path` uses `/` and is what users are shown. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}
