import type { ComposeFile } from '../compose/file.js';
import type { SchemaProblem } from '../lint/model.js';

/** What the schema of the file's format (1, or today's specification) objects to, each at its place. */
export function schemaProblems(_file: ComposeFile): SchemaProblem[] {
  return [];
}
