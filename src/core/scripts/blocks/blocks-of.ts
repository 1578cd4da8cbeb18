import type { BlockedText, ScriptKind, ShellBlock } from './block.js';
import { ciBlocks } from './ci.js';
import { composeBlocks } from './compose-comments.js';
import { jenkinsfileBlocks } from './jenkinsfile.js';
import { makefileBlocks } from './makefile.js';
import { markdownBlocks } from './markdown.js';
import { procfileBlocks } from './procfile.js';
import { rstBlocks } from './rst.js';
import { shellFileBlocks } from './shell-file.js';
import { systemdBlocks } from './systemd.js';
import { vagrantfileBlocks } from './vagrantfile.js';

const BLOCKS: Readonly<Record<ScriptKind, (text: string, path: string) => readonly ShellBlock[]>> = {
  shell: shellFileBlocks,
  makefile: makefileBlocks,
  markdown: markdownBlocks,
  rst: rstBlocks,
  ci: ciBlocks,
  jenkinsfile: jenkinsfileBlocks,
  systemd: systemdBlocks,
  vagrantfile: vagrantfileBlocks,
  procfile: procfileBlocks,
  compose: composeBlocks,
};

/** Cuts a file into its stretches of shell. Never throws, whatever the text. */
export function blocksOf(kind: ScriptKind, path: string, text: string): BlockedText {
  const order = kind === 'makefile' || kind === 'procfile' ? 'any' : 'text';
  return { kind, blocks: BLOCKS[kind](text, path), order };
}
