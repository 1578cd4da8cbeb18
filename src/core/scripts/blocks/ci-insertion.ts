import type { TextEdit } from '../../text/edit.js';
import { lineEnding } from '../../text/lines.js';
import { quoteWhereNeeded } from '../../yaml/dialect.js';
import type { NewCommand } from './block.js';
import type { CommandScalar } from './ci-commands.js';
import { insertLineBefore } from './insert-line.js';
import { escapedFor } from './unescape.js';
import type { ScalarStretch } from './yaml-scalar.js';

/** An edit that puts a command before the one at an offset of a CI file, in the way of the scalar that holds it. */
export function ciInsertion(
  text: string,
  found: CommandScalar,
  stretch: ScalarStretch,
  at: number,
  command: NewCommand,
): TextEdit | null {
  const offset = at - stretch.start;
  if (offset < 0 || offset > stretch.shell.length) return null;
  const shellBefore = stretch.shell.slice(stretch.shell.lastIndexOf('\n', offset - 1) + 1, offset);
  if (offset > 0 && /[^ \t]/.test(shellBefore)) return null;
  if (stretch.style === 'literal') return insertLineBefore(text, stretch, at, command);
  if (stretch.style === 'folded') {
    // Folded with the line behind it.
    return insertLineBefore(text, stretch, at, { ...command, tolerant: `${command.tolerant};` });
  }
  if (found.isAssignment) return insideAssignment(text, stretch, at, command);
  const isFirst = /^\s*$/.test(stretch.shell.slice(0, offset));
  return (isFirst ? itemAbove(text, found, command) : null) ?? inline(found, stretch, at, command);
}

/** An item of its own, that is written like the present one: `- docker …`, `- run: docker …`. */
function itemAbove(text: string, found: CommandScalar, command: NewCommand): TextEdit | null {
  if (found.dash === null || found.node.anchor !== null || found.node.tag !== null) return null;
  const start = text.lastIndexOf('\n', found.dash) + 1;
  const prefix = text.slice(start, found.node.start);
  if (!/^[ \t]*-[ \t]+(?:[\w-]+:[ \t]+)?$/.test(prefix)) return null;
  const value = quoteWhereNeeded(command.tolerant);
  return { start, end: start, text: `${prefix}${value}${lineEnding(text)}` };
}

function inline(
  found: CommandScalar,
  { style }: ScalarStretch,
  at: number,
  command: NewCommand,
): TextEdit | null {
  const text = `${command.tolerant}; `;
  if (style === 'double') return insertion(at, escapedFor('"', text));
  if (style === 'single') return insertion(at, text.replaceAll("'", "''"));
  const endsScalar = found.inFlow ? /: | #|[,[\]{}]/ : /: | #/;
  return endsScalar.test(text) ? null : insertion(at, text);
}

/** Only what has several commands already is certain to be evaluated as a script. */
function insideAssignment(
  text: string,
  stretch: ScalarStretch,
  at: number,
  { tolerant }: NewCommand,
): TextEdit | null {
  const quote = text[stretch.start - 1]!;
  const needsEscape = stretch.style === 'plain' ? quote : `"'`;
  const isSafe = ![...tolerant].some(
    char => char === '\\' || (/["']/.test(char) && needsEscape.includes(char)),
  );
  return /&&|\|\||;/.test(stretch.shell) && isSafe ? insertion(at, `${tolerant}; `) : null;
}

function insertion(at: number, text: string): TextEdit {
  return { start: at, end: at, text };
}
