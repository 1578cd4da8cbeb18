import { FILLER, type NewCommand, type ShellBlock } from '../../../../src/core/scripts/blocks/block.js';
import { applyEdits } from '../../../../src/core/text/edit.js';

export const NEW: NewCommand = { tolerant: 'NEW', plain: 'PLAIN' };

/** The lines of each block without their indentation, and without those that are blank. */
export function commandsOf(blocks: readonly ShellBlock[]): string[][] {
  return blocks.map(({ shell }) =>
    shell
      .split('\n')
      .map(line => line.trim())
      .filter(line => line !== ''),
  );
}

/** The text with a new command before the first place where `mark` stands in a block. */
export function withNewCommand(text: string, blocks: readonly ShellBlock[], mark: string): string | null {
  for (const block of blocks) {
    const at = block.shell.indexOf(mark);
    if (at === -1) continue;
    const edit = block.insertBefore(block.start + at, NEW);
    return edit && applyEdits(text, [edit]);
  }
  throw new Error(`no block has ${mark}`);
}

/**
 * Whether blocks are what the contract says of any text: within it, in order, apart from each other (a comment may lie in
 * a script), with its line breaks, and with its characters but for those that `replaced` gives.
 */
export function expectSound(text: string, blocks: readonly ShellBlock[], replaced = ''): void {
  let last = 0;
  let start = 0;
  for (const block of blocks) {
    const end = block.start + block.shell.length;
    expect(end).toBeLessThanOrEqual(text.length);
    expect(block.start).toBeGreaterThanOrEqual(block.standing === 'comment' ? start : last);
    if (block.standing !== 'comment') last = end;
    start = block.start;
    for (let at = 0; at < block.shell.length; at++) {
      const [shown, written] = [block.shell[at]!, text[block.start + at]!];
      if (shown === written || ' \t'.includes(shown) || shown === FILLER || replaced.includes(shown))
        continue;
      throw new Error(
        `${JSON.stringify(shown)} for ${JSON.stringify(written)} at ${block.start + at} of ${JSON.stringify(text)}`,
      );
    }
  }
}
