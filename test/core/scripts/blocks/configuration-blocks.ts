import { FILLER, type NewCommand, type ShellBlock } from '../../../../src/core/scripts/blocks/block.js';
import { applyEdits } from '../../../../src/core/text/edit.js';

export const NEW: NewCommand = {
  tolerant: 'docker network inspect app >/dev/null 2>&1 || docker network create app',
  plain: 'docker network create app',
};

/** What blocks say, with `~` for the filler and blanks of the begin and end left out. */
export function shellsOf(blocks: readonly ShellBlock[]): string[] {
  return blocks.map(({ shell }) => shell.replaceAll(FILLER, '~').replaceAll('\t', ' ').trim());
}

/** The text with a new command before the first that contains `mark`. */
export function inserted(text: string, blocks: readonly ShellBlock[], mark: string): string | null {
  const block = blocks.find(({ shell }) => shell.includes(mark))!;
  const edit = block.insertBefore(block.start + block.shell.indexOf(mark), NEW);
  return edit && applyEdits(text, [edit]);
}

/** What must hold of the blocks of any text, and does not: they lie in it, in order and apart, with its line ends. */
export function brokenRules(text: string, blocks: readonly ShellBlock[]): string[] {
  const broken: string[] = [];
  let end = 0;
  for (const block of blocks) {
    const blockEnd = block.start + block.shell.length;
    if (block.start < 0 || blockEnd > text.length) broken.push(`outside: ${block.start}-${blockEnd}`);
    // Comments may lie within a script that is a block itself.
    if (block.standing !== 'comment') {
      if (block.start < end) broken.push(`overlap at ${block.start}`);
      end = blockEnd;
    }
    for (let i = 0; i < block.shell.length; i++) {
      if (block.shell[i] === '\n' && text[block.start + i] !== '\n') broken.push(`newline at ${i}`);
    }
    for (const at of [block.start, blockEnd, text.length, 0]) {
      const edit = block.insertBefore(at, NEW);
      if (!edit) continue;
      if (edit.start < 0 || edit.end > text.length || edit.end < edit.start) broken.push(`edit at ${at}`);
    }
  }
  return broken;
}
