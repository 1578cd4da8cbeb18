import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readSync } from 'node:fs';
import { HEAD_BYTES, skipHead } from '../core/variables/uses/skip.js';

/** Reads texts that may be in any encoding, or none. */
export interface SourceReader {
  /**
   * A text that is wanted; null for any other, for what cannot be read and for what is no text. `large` where it has
   * more bytes than are read.
   */
  read(path: string, isWanted: (text: string) => boolean): string | 'large' | null;
}

/** A reader of files up to a size. It reads all of them into one buffer: opening thousands of files costs enough. */
export function sourceReader(maxBytes: number): SourceReader {
  let buffer: Buffer | null = null;
  return {
    read(path, isWanted) {
      // One byte more than is wanted tells that there is more.
      buffer ??= Buffer.allocUnsafe(maxBytes + 1);
      let length: number;
      try {
        length = readInto(path, buffer);
      } catch {
        return null;
      }
      const isLarge = length > maxBytes;
      const text = isLarge ? '' : buffer.toString('utf8', 0, length);
      // Most files are done with here.
      if (!isLarge && !isWanted(text)) return null;
      const bytes = buffer.subarray(0, length);
      if (skipHead(path, bytes.subarray(0, HEAD_BYTES)) !== null) return null;
      if (isLarge) return 'large';
      // Bytes of another encoding would move everything behind them; each is a character of its own then.
      return text.includes('\uFFFD') && !isUtf8(bytes) ? bytes.toString('latin1') : text;
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
