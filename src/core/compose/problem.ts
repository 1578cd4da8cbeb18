import type { Notice } from '../report.js';
import { positionAt } from '../text/lines.js';
import { oneLine } from '../text/one-line.js';
import type { ComposeFile } from './file.js';

/** Something in a file that needs a human, at its place. */
export function noticeAt(file: ComposeFile, offset: number, ruleId: string, message: string): Notice {
  return { ruleId, message: oneLine(message), file: file.path, ...positionAt(file.parsed.lines, offset) };
}
