/** A stretch of a file's text: UTF-16 offsets, `[start, end)`. */
export interface Span {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}
