import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readSync } from 'node:fs';
import { HEAD_BYTES, skipHead } from '../core/variables/uses/skip.js';

/** Reads texts that may be in any encoding, or none. */
export interface SourceReader {
  /** null for what cannot be read, or is no text; `large` for a text with more bytes than are read. */
  read(path: string): string | 'large' | null;
}

/** A reader of files up to a size. It reads all of them into one buffer: opening thousands of files costs enough. */
export function sourceReader(maxBytes: number): SourceReader {
  let buffer: Buffer | null = null;
  return {
    read(path) {
      // One byte more than is wanted tells that there is more.
      buffer ??= Buffer.allocUnsafe(maxBytes + 1);
      try {
        const length = readInto(path, buffer);
        const bytes = buffer.subarray(0, length);
        if (skipHead(path, length > HEAD_BYTES ? bytes.subarray(0, HEAD_BYTES) : bytes) !== null) return null;
        if (length > maxBytes) return 'large';
        const text = bytes.toString('utf8');
        // Bytes of another encoding would move everything behind them; each is a character of its own then.
        return text.includes('\uFFFD') && !isUtf8(bytes) ? bytes.toString('latin1') : text;
      } catch {
        return null;
      }
    },
  };
}

function readInto(path: string, bytes: Buffer): number {
  const file = openSync(path, 'r');
  try {
    return readSync(file, bytes, 0, bytes.length, null);
  } finally {
    closeSync(file);
  }
}
