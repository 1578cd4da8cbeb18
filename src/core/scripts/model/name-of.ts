import type { Run } from './script.js';

/** What people call the container of a command. */
export function nameOf({ name, image, command }: Run): string {
  return name ?? image ?? command.tool;
}
