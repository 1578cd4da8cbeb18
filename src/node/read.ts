import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { reasonOf } from './system-error.js';

/** A file's text, or why there is none. */
export type ReadResult =
  | { readonly text: string }
  | { readonly problem: { readonly message: string; readonly line?: number; readonly column?: number } };

/** Reads a file strictly: what is not plain UTF-8 is refused at its place, because writing it back would change it. */
export function readText(path: string): ReadResult {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    return { problem: { message: `cannot be read: ${reasonOf(error)}` } };
  }
  return decodeText(bytes);
}

/** Bytes to text. A byte order mark stays in the text, so that it is written back. `reader` is who wants UTF-8. */
export function decodeText(bytes: Buffer, reader: 'Compose' | 'delink' = 'Compose'): ReadResult {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return refusal(bytes, 0, `is UTF-16; ${reader} reads UTF-8 only, so convert it first`);
  }
  const nul = bytes.indexOf(0);
  if (nul >= 0) return refusal(bytes, nul, 'has a NUL byte here, so it is not a text file');
  if (!isUtf8(bytes)) {
    const at = firstInvalidByte(bytes);
    const byte = bytes[at]!.toString(16).toUpperCase().padStart(2, '0');
    return refusal(bytes, at, `is not valid UTF-8 here (byte 0x${byte}); ${reader} reads UTF-8 only`);
  }
  // Buffer's own decoder keeps a byte order mark, and is exact for bytes that were just checked.
  return { text: bytes.toString('utf8') };
}

function refusal(bytes: Buffer, offset: number, message: string): ReadResult {
  const before = bytes.subarray(0, offset).toString('utf8');
  const lineStart = before.lastIndexOf('\n') + 1;
  const line = before.split('\n').length;
  return { problem: { message, line, column: before.length - lineStart + 1 } };
}

/** Binary search over prefixes: a prefix that ends inside a good character is cut back to its start first. */
function firstInvalidByte(bytes: Buffer): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 4) {
    let middle = (good + bad) >> 1;
    while (middle > good && (bytes[middle]! & 0xc0) === 0x80) middle--;
    if (middle === good) break;
    if (isUtf8(bytes.subarray(good, middle))) good = middle;
    else bad = middle;
  }
  for (;;) {
    const length = [1, 2, 3, 4].find(n => good + n <= bytes.length && isUtf8(bytes.subarray(good, good + n)));
    if (length === undefined) return good;
    good += length;
  }
}
