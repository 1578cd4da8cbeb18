import type { Notice } from '../../report.js';
import { positionAt } from '../../text/lines.js';
import type { Script } from './script.js';

/** Why links of a script are missed; null where none are. */
export function unreadError({ path, lines, unread }: Script): Omit<Notice, 'ruleId'> | null {
  if (unread === null) return null;
  const message = `links behind this place cannot be read (${unread.problem}); mend the script first`;
  return { file: path, ...positionAt(lines, unread.at), message };
}
