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

type Loaded = Pick<ProjectInput, 'name' | 'stacks' | 'variables'> & { readonly result: Stack[] };

// What is to be read beside a project is asked for before it is judged: both look at the same stacks.
const LOADED = new WeakMap<ProjectInput['files'], Loaded>();

/**
 * Every way in which a project's files (read without errors) are loaded together, in the order of its stacks; loaded
 * once for the same list of files.
 */
export function loadStacks(input: ProjectInput, files: ReadonlyMap<string, ComposeFile>): Stack[] {
  const { name, stacks, variables } = input;
  const known = LOADED.get(input.files);
  if (known?.name === name && known.stacks === stacks && known.variables === variables) return known.result;
  const lookup = (path: string) => files.get(path);
  const result = stacks.map(paths =>
    loadStack(
      paths.map(path => files.get(path)!),
      { project: name, variables, lookup },
    ),
  );
  LOADED.set(input.files, { name, stacks, variables, result });
  return result;
}
