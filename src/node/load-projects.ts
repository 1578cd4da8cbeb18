import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseDotenv } from '../core/dotenv.js';
import type { FileFacts } from '../core/inspect.js';
import type { InputError, InputFile, ProjectInput } from '../core/report.js';
import { type Candidate, type Discovery, discover, listDirectory } from './discover.js';
import { displayPath, isInside } from './display-path.js';
import { createFileCache, type FileCache, type LoadedFile } from './file-cache.js';
import { roleOf } from './file-names.js';
import { groupDirectory, mergeStacks, projectDirectory, projectName } from './projects.js';
import { decodeText, readText } from './read.js';

/** Which files a command works on. */
export interface Selection {
  readonly cwd: string;
  /** Files and directories; none means the current directory. */
  readonly paths: readonly string[];
  /** Exactly one stack, in order, instead of `paths`. */
  readonly stack?: readonly string[];
  /** Text from standard input, and the name of the file that it stands for, if it has one. */
  readonly stdin?: { readonly bytes: Buffer; readonly name: string | null };
}

export interface LoadedProject {
  readonly input: ProjectInput;
  /** Whether there can be anything to do: false when no file has a link or is of format 1. */
  readonly legacy: boolean;
  /** Paths of the input that somebody asked about, by name or by a directory; the others only belong to them. */
  readonly asked: readonly string[];
  /** Absolute, of the first file. */
  readonly directory: string;
  /** Where each file of the input lies on disk. */
  readonly locations: ReadonlyMap<string, string>;
}

/** A file that could be read, but is no YAML, so that it belongs to no project. */
export interface UnparsedFile {
  readonly file: InputFile;
  /** Absolute, and the directory that it lies in. */
  readonly path: string;
  readonly directory: string;
}

export interface LoadedProjects {
  readonly projects: readonly LoadedProject[];
  readonly errors: readonly InputError[];
  /** Each has an error, too. */
  readonly unparsed: readonly UnparsedFile[];
}

/** What standard input is called when nobody gave it a name. */
export const STDIN_LABEL = 'stdin';

const NOTHING_FOUND = 'is a directory without any Compose file';

/** Finds, reads and groups files. Never throws because of what lies on the disk: every problem is an error in the result. */
export function loadProjects(selection: Selection, inspect: (file: InputFile) => FileFacts): LoadedProjects {
  const { cwd, stdin } = selection;
  const errors: InputError[] = [];
  const report = (error: InputError) => {
    if (!errors.some(known => JSON.stringify(known) === JSON.stringify(error))) errors.push(error);
  };
  const stdinPath = stdin && resolve(cwd, stdin.name ?? STDIN_LABEL);
  const given = new Map(stdin ? [[stdinPath!, decodeText(stdin.bytes)]] : []);
  const cache = createFileCache(cwd, inspect, given);
  const wanted = stdinPath
    ? { candidates: [nameOnly(stdinPath)], writable: [stdinPath], searched: [], errors: [] }
    : selection.stack
      ? chosenStack(cwd, selection.stack)
      : discover(cwd, selection.paths.length === 0 ? ['.'] : selection.paths);
  // Finding nothing is a mistake only where someone said where to look.
  const quiet = !selection.stack && selection.paths.length === 0 && wanted.candidates.length === 0;
  for (const error of wanted.errors) if (!(quiet && error.file === '.')) report(error);

  const isComplete = selection.stack !== undefined || stdin?.name === null;
  const stacks = isComplete
    ? wholeStack(wanted.candidates, cache, report)
    : findStacks(cwd, wanted.candidates, cache, report);
  const groups = mergeStacks(stacks, cache.reachedFrom);
  const targets = new Set(wanted.candidates.map(({ path }) => path));
  const projects = groups
    .filter(group => filesOf(group, cache).some(path => targets.has(path)))
    .map(group => toProject(cwd, group, cache, wanted, inspect, report));
  if (projects.length === 0 && errors.length === 0) {
    const empty = wanted.candidates
      .filter(({ name }) => roleOf(name) === 'base')
      .map(({ path }) => cache.load(path));
    for (const { facts } of empty) if (facts.error) report(facts.error);
    if (empty.length === 0) {
      for (const path of selection.paths) report({ file: displayPath(cwd, path), message: NOTHING_FOUND });
    }
  }
  return { projects, errors, unparsed: unparsedFiles(cache, projects, errors) };
}

/** The files behind errors that have a place; those of a project speak for themselves. */
function unparsedFiles(
  cache: FileCache,
  projects: readonly LoadedProject[],
  errors: readonly InputError[],
): UnparsedFile[] {
  const known = new Set(projects.flatMap(({ input }) => input.files.map(({ path }) => path)));
  const named = new Set(errors.flatMap(error => (error.line === undefined ? [] : [error.file])));
  return cache
    .files()
    .filter(({ facts, input }) => facts.kind === 'broken' && named.has(input.path) && !known.has(input.path))
    .map(({ input, path }) => ({ file: input, path, directory: dirname(path) }));
}

function nameOnly(path: string): Candidate {
  return { path, name: path.slice(dirname(path).length).replace(/^[\\/]/, ''), named: true };
}

function chosenStack(cwd: string, stack: readonly string[]) {
  const candidates = stack.map(path => nameOnly(resolve(cwd, path)));
  const writable = candidates.filter(({ path }) => existsSync(path)).flatMap(writableAround);
  return { candidates, writable, searched: [], errors: [] as InputError[] };
}

function writableAround({ path }: Candidate): string[] {
  return [realpathSync(path), realpathSync(dirname(path))];
}

/** One stack of exactly these files, or none when one of them cannot be used. */
function wholeStack(
  files: readonly Candidate[],
  cache: FileCache,
  report: (error: InputError) => void,
): string[][] {
  const usable = files.filter(file => isUsable(cache.load(file.path), true, report));
  return usable.length === files.length && files.length > 0 ? [files.map(({ path }) => path)] : [];
}

function isUsable(file: LoadedFile, named: boolean, report: (error: InputError) => void): boolean {
  const { facts, input } = file;
  if (facts.kind === 'compose') return true;
  // A search meets many files that only look like one by their names.
  if (facts.kind === 'other' && !named) return false;
  report(facts.error ?? { file: input.path, message: 'is not a Compose file' });
  return false;
}

/** The stacks of every directory that holds a wanted file, and of those above a named one. */
function findStacks(
  cwd: string,
  wanted: readonly Candidate[],
  cache: FileCache,
  report: (error: InputError) => void,
): (readonly string[])[] {
  const candidates = new Map(wanted.map(file => [file.path, file]));
  for (const directory of neighbourhoods(cwd, wanted)) {
    for (const file of listDirectory(directory)) {
      if (!candidates.has(file.path)) candidates.set(file.path, file);
    }
  }
  const byDirectory = groupByDirectory([...candidates.values()]);
  const asked = new Set(wanted.map(({ path }) => path));
  const stacks: (readonly string[])[] = [];
  for (const files of byDirectory.values()) {
    const known = files.map(file => {
      const loaded = cache.load(file.path);
      if (asked.has(file.path)) isUsable(loaded, file.named, report);
      return { ...file, facts: loaded.facts };
    });
    const { stacks: found, stranded } = groupDirectory(known);
    stacks.push(...found);
    for (const { path, because } of stranded) {
      if (!asked.has(path) || cache.load(path).facts.kind !== 'compose') continue;
      const culprit = cache.load(because);
      if (culprit.facts.error) report(culprit.facts.error);
      const message = `is passed over, because "${culprit.input.path}" belongs to it and cannot be read`;
      report({ file: cache.load(path).input.path, message });
    }
  }
  return stacks;
}

function groupByDirectory(files: readonly Candidate[]): Map<string, Candidate[]> {
  const groups = new Map<string, Candidate[]>();
  for (const file of files) {
    const directory = dirname(file.path);
    const known = groups.get(directory);
    if (known) known.push(file);
    else groups.set(directory, [file]);
  }
  return groups;
}

/**
 * Where the rest of a named file's project can be: beside it, and above it up to the current
 * directory, because a file in a folder of parts is extended from above.
 */
function neighbourhoods(cwd: string, wanted: readonly Candidate[]): string[] {
  const directories = new Set<string>();
  for (const { path, named } of wanted) {
    if (!named) continue;
    let directory = dirname(path);
    directories.add(directory);
    while (directory !== cwd && isInside(cwd, directory)) {
      directory = dirname(directory);
      directories.add(directory);
    }
  }
  return [...directories].sort();
}

function filesOf(group: readonly (readonly string[])[], cache: FileCache): string[] {
  const inStacks = [...new Set(group.flat())];
  return [...new Set([...inStacks, ...inStacks.flatMap(path => cache.reachedFrom(path))])];
}

function toProject(
  cwd: string,
  group: readonly (readonly string[])[],
  cache: FileCache,
  wanted: Omit<Discovery, 'errors'>,
  inspect: (file: InputFile) => FileFacts,
  report: (error: InputError) => void,
): LoadedProject {
  const files = filesOf(group, cache).map(path => cache.load(path));
  for (const { facts } of files) if (facts.kind === 'broken' && facts.error) report(facts.error);
  const named = haveConsistentNames(cwd, files) ? files : files.map(file => renameToAbsolute(file, inspect));
  const names = new Map(named.map(({ path, input }) => [path, input.path]));
  const candidates = new Set(wanted.candidates.map(({ path }) => path));
  const namesOf = (test: (file: LoadedFile) => boolean) => named.filter(test).map(({ input }) => input.path);
  const directory = projectDirectory(group);
  const variables = readDotenv(cwd, directory, report);
  return {
    input: {
      directory: displayPath(cwd, directory),
      name: projectName(variables, directory),
      stacks: group.map(stack => stack.map(path => names.get(path)!)),
      files: named.map(({ input }) => input),
      variables,
      writable: namesOf(({ path }) => isWithin(path, wanted.writable)),
    },
    legacy: files.some(({ facts }) => facts.legacy),
    asked: namesOf(({ path }) => candidates.has(path) || isWithin(path, wanted.searched)),
    directory,
    locations: new Map(named.map(({ path, input }) => [input.path, path])),
  };
}

/**
 * The core resolves `extends: file:` by names alone. Where that would not lead to the name under
 * which a file was loaded (`../here/common.yml` is `common.yml`), full paths make it agree.
 */
function haveConsistentNames(cwd: string, files: readonly LoadedFile[]): boolean {
  const names = new Map(files.map(({ path, input }) => [path, input.path]));
  return files.every(({ facts }) => {
    return facts.extendsFiles.every(asked => (names.get(resolve(cwd, asked)) ?? asked) === asked);
  });
}

function renameToAbsolute(file: LoadedFile, inspect: (file: InputFile) => FileFacts): LoadedFile {
  const input = { ...file.input, path: file.path };
  return { ...file, input, facts: inspect(input) };
}

/** Whether the real file is one of these places, or lies in one of them. */
function isWithin(path: string, places: readonly string[]): boolean {
  const real = existsSync(path) ? realpathSync(path) : path;
  return places.some(place => isInside(place, real));
}

/** Many projects keep a directory of that name; Compose reads a file only. */
function readDotenv(
  cwd: string,
  directory: string,
  report: (error: InputError) => void,
): Record<string, string> {
  const path = join(directory, '.env');
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return {};
  const result = readText(path);
  if ('text' in result) return parseDotenv(result.text);
  report({ file: displayPath(cwd, path), ...result.problem });
  return {};
}
