import type { ShellBlock } from './block.js';
import { blanked, withoutCarriageReturns } from './command-text.js';
import { withIndentedHereDocuments } from './here-documents.js';
import { insertLineBefore } from './insert-line.js';
import { commandStarts } from './prompts.js';

/** One line of code that a document shows. */
export interface CodeLine {
  /** Where the line of the file begins, or the code where something else stands before it. */
  readonly start: number;
  /** Where the code begins, behind the indentation, the marks of lists and quotes. */
  readonly contentStart: number;
  /** Without the line's ending; as long as in the file. */
  readonly code: string;
}

/** What a document says about code that it shows. */
export interface CodeStyle {
  readonly isConsole?: boolean;
  /** For shells in which the new command does not work, as those of Windows. */
  readonly isForeign?: boolean;
  /** See `insertLineBefore`. */
  readonly secondPrefix?: (prefix: string) => string;
}

/** A block of the commands in code that a document shows; none where nothing in it has to do with containers. */
export function shownCode(
  text: string,
  lines: readonly CodeLine[],
  style: CodeStyle = {},
): readonly ShellBlock[] {
  const first = lines[0];
  if (first === undefined) return [];
  const contents = lines.map(line => line.code.trimEnd());
  // Other lines can only matter for the variables they set.
  if (!contents.some(line => /docker|podman|^(?:export[ \t]+)?\w+=/i.test(line))) return [];
  const starts = commandStarts(contents, style.isConsole ?? false);
  if (starts.every(start => start === null)) return [];
  const parts: string[] = [];
  let at = first.start;
  lines.forEach((line, index) => {
    const start = starts[index] ?? line.code.length;
    const codeStart = line.contentStart + start;
    // The line before left its ending.
    const lineBreak = text.slice(at, line.start);
    parts.push(lineBreak, blanked(text.slice(line.start, codeStart)), line.code.slice(start));
    at = line.contentStart + line.code.length;
  });
  const start = first.start;
  const unix = withIndentedHereDocuments(withoutCarriageReturns(parts.join('')));
  const shell = lenientContinuations(unix, style.isForeign ?? false);
  const { secondPrefix } = style;
  return [
    {
      start,
      shell,
      holds: 'commands',
      machine: '',
      routine: '',
      standing: 'shown',
      insertBefore: (place, command) =>
        style.isForeign ? null : insertLineBefore(text, { start, shell }, place, command, secondPrefix),
    },
  ];
}

/**
 * Backslashes at the ends of lines, moved behind the blanks and comments that follow them: in a script that is a defect,
 * in a document it shows how a command goes on. Windows has other characters for them.
 */
function lenientContinuations(shell: string, isForeign: boolean): string {
  const known = isForeign ? shell.replace(/(?<=[ \t])[\^`](?=[ \t]*\n)/g, '\\') : shell;
  return known.replace(
    /(?<!\\)\\([ \t]+(?=\n)|[ \t]+#[^\n]*(?=\n[ \t]*[^\s#]))/g,
    (_, behind: string) => `${' '.repeat(behind.length)}\\`,
  );
}
