import type { ShellBlock } from './block.js';
import { commentedCommands } from './commented-commands.js';

/** `#`, also several, the mark of a list, and a prompt: `# - docker run`. */
const MARK = /^[ \t]*#[# \t]*(?:-[ \t]+)?(?:[$%>][ \t]+)?/;

/** The commands that comments of a YAML file show. */
export function yamlCommentBlocks(text: string): readonly ShellBlock[] {
  return commentedCommands(text, MARK);
}

/** A Compose file has no commands for Docker but in comments, as left from the time before it was written. */
export const composeBlocks = yamlCommentBlocks;
