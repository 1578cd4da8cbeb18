import type { TextEdit } from '../../text/edit.js';
import { parseYaml } from '../../yaml/parse.js';
import type { ShellBlock } from './block.js';
import { CiCommands, type CommandScalar } from './ci-commands.js';
import { ciInsertion } from './ci-insertion.js';
import { yamlCommentBlocks } from './compose-comments.js';
import { asVariable } from './unescape.js';
import { type ScalarStretch, scalarStretch } from './yaml-scalar.js';

/** Expressions that are filled in before the shell sees the text: GitHub's, and CircleCI's parameters. */
const EXPRESSION = /\$\{\{[^\n{}]{0,200}\}\}|<<[ \t]*(?:parameters|pipeline|matrix)\.[\w.-]{1,100}[ \t]*>>/g;

/** `BUILD="docker run … && docker run …"`: a command that the script gives to `eval`. */
const EVALUATED_COMMAND = /^([ \t]*\w+=)(["'])([ \t]*(?:sudo[ \t]+)?(?:docker|podman)[ \t][\s\S]*)\2[ \t]*$/;

/** The commands of a CI file, a block for each scalar; what its comments show; nothing of a file that is no YAML. */
export function ciBlocks(text: string, path: string): readonly ShellBlock[] {
  const blocks = documentsIn(text).flatMap(({ start, content }, index) => {
    const { root } = parseYaml(path, content);
    if (!root) return [];
    const machinePrefix = index === 0 ? '' : `document ${index + 1} `;
    return new CiCommands(path).find(root).flatMap(found => {
      const block = blockOf(content, found);
      return block ? [moved({ ...block, machine: machinePrefix + block.machine }, start)] : [];
    });
  });
  return [...blocks, ...yamlCommentBlocks(text)].sort((a, b) => a.start - b.start);
}

/** Drone has its pipelines in documents of one file, and the YAML layer reads one. */
function documentsIn(text: string): { readonly start: number; readonly content: string }[] {
  const starts = [0];
  for (const match of text.matchAll(/^---(?=\s|$)/gm)) if (match.index > 0) starts.push(match.index);
  return starts.map((start, index) => ({ start, content: text.slice(start, starts[index + 1]) }));
}

function blockOf(text: string, found: CommandScalar): ShellBlock | null {
  const written = scalarStretch(text, found.node);
  const stretch = found.isAssignment ? evaluated(written) : written;
  if (!stretch) return null;
  const shell = stretch.shell.replace(EXPRESSION, asVariable);
  const block = {
    start: stretch.start,
    shell,
    holds: 'commands',
    machine: found.machine,
    routine: '',
    standing: 'run',
    ...(found.variables.size > 0 && { variables: found.variables }),
  } as const;
  return {
    ...block,
    insertBefore: (at, command) => ciInsertion(text, found, { ...stretch, shell }, at, command),
  };
}

function evaluated({ start, shell, style }: ScalarStretch): ScalarStretch | null {
  const match = EVALUATED_COMMAND.exec(shell);
  if (!match) return null;
  const before = match[1]!.length + 1;
  return { start: start + before, shell: match[3]!, style };
}

function moved(block: ShellBlock, by: number): ShellBlock {
  if (by === 0) return block;
  return {
    ...block,
    start: block.start + by,
    insertBefore: (at, command) => movedEdit(block.insertBefore(at - by, command), by),
  };
}

function movedEdit(edit: TextEdit | null, by: number): TextEdit | null {
  return edit && { ...edit, start: edit.start + by, end: edit.end + by };
}
