import { type ComposeFile, notCompose, readComposeFile } from './compose/file.js';
import { loadStack } from './compose/load.js';
import type { Stack } from './compose/stack.js';
import type { InputError, ProjectInput } from './report.js';

/** A project's files, read, by path. */
export function readFiles(input: ProjectInput): Map<string, ComposeFile> {
  return new Map(input.files.map(file => [file.path, readComposeFile(file)]));
}

/** Why a file cannot be read as Compose; empty when it can. */
export function readingErrors(file: ComposeFile): InputError[] {
  const problems = file.parsed.problems.map(problem => ({ file: file.path, ...problem }));
  if (problems.length > 0) return problems;
  const reason = notCompose(file);
  return reason === null ? [] : [{ file: file.path, line: 1, column: 1, message: reason }];
}

/** Every way in which a project's files (read without errors) are loaded together, in the order of its stacks. */
export function loadStacks(input: ProjectInput, files: ReadonlyMap<string, ComposeFile>): Stack[] {
  const lookup = (path: string) => files.get(path);
  return input.stacks.map(paths =>
    loadStack(
      paths.map(path => files.get(path)!),
      { project: input.name, variables: input.variables, lookup },
    ),
  );
}
