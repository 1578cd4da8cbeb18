import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseDotenv } from '../core/dotenv.js';
import type { FileFacts } from '../core/inspect.js';
import type { InputError, InputFile, ProjectInput } from '../core/report.js';
import { type Candidate, type Discovery, discover, nothingIn } from './discover.js';
import { displayPath } from './display-path.js';
import { createFileCache, type FileCache, type LoadedFile } from './file-cache.js';
import { roleOf } from './file-names.js';
import { findStacks, wholeStack } from './find-stacks.js';
import { type LoadedScript, loadScripts } from './load-scripts.js';
import { mergeStacks, projectDirectory, projectName } from './projects.js';
import { type Reach, reachOf } from './reach.js';
import { decodeText, readText } from './read.js';
import { isCiByName, isNamedScript } from './script-names.js';

/** Which files a command works on. */
export interface Selection {
  readonly cwd: string;
  /** Files and directories; none means the current directory. */
  readonly paths: readonly string[];
  /** Exactly one stack, in order, instead of `paths`. */
  readonly stack?: readonly string[];
  /** Whether scripts, documents, Makefiles … are looked for, too, which they are if this is left out. */
  readonly scripts?: boolean;
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
  /** In the order of their paths. */
  readonly scripts: readonly LoadedScript[];
  readonly errors: readonly InputError[];
  /** Each has an error, too. */
  readonly unparsed: readonly UnparsedFile[];
}

/** What standard input is called when nobody gave it a name. */
export const STDIN_LABEL = 'stdin';

/** Finds, reads and groups files. Never throws because of what lies on the disk: every problem is an error in the result. */
export function loadProjects(selection: Selection, inspect: (file: InputFile) => FileFacts): LoadedProjects {
  const { cwd, stdin, paths } = selection;
  const errors: InputError[] = [];
  const report = (error: InputError) => {
    if (!errors.some(known => JSON.stringify(known) === JSON.stringify(error))) errors.push(error);
  };
  const given = new Map(stdin ? [[resolve(cwd, stdin.name ?? STDIN_LABEL), stdin.bytes]] : []);
  const texts = new Map([...given].map(([path, bytes]) => [path, decodeText(bytes)]));
  const cache = createFileCache(cwd, inspect, texts);
  const wanted = wantedFiles(selection);
  // Finding nothing is a mistake only where someone said where to look.
  const quiet = !selection.stack && paths.length === 0 && wanted.candidates.length === 0;
  for (const error of wanted.errors) if (!(quiet && error.file === '.')) report(error);

  const isScriptToo = takesScripts(selection) ? isCiByName : () => false;
  const isComplete = selection.stack !== undefined || stdin?.name === null;
  const stacks = isComplete
    ? wholeStack(wanted.candidates, cache, report)
    : findStacks(cwd, wanted.candidates, cache, isScriptToo, report);
  const groups = mergeStacks(stacks, cache.reachedFrom);
  const targets = new Set(wanted.candidates.map(({ path }) => path));
  const reach = reachOf(wanted);
  const projects = groups
    .filter(group => filesOf(group, cache).some(path => targets.has(path)))
    .map(group => toProject(cwd, group, cache, reach, inspect, report));
  const noCompose = wanted.candidates
    .filter(({ path }) => isScriptToo(path) && cache.load(path).facts.kind === 'other')
    .map(({ path, named }) => ({ path, real: path, named, rules: null }));
  const candidates = [...wanted.scripts, ...noCompose];
  if (projects.length === 0 && errors.length === 0) {
    const empty = wanted.candidates
      .filter(({ name, path }) => roleOf(name) === 'base' && !isScriptToo(path))
      .map(({ path }) => cache.load(path));
    for (const { facts } of empty) if (facts.error) report(facts.error);
    if (empty.length + candidates.length === 0) {
      const message = nothingIn({ scripts: takesScripts(selection) });
      for (const path of paths) report({ file: displayPath(cwd, path), message });
    }
  }
  const scripts = loadScripts(candidates, { cwd, given, isWritable: reach.isWritable, report });
  return { projects, scripts, errors, unparsed: unparsedFiles(cache, projects, errors) };
}

/** Whether scripts are looked at: a stack is of Compose files only. */
function takesScripts({ stack, scripts = true }: Selection): boolean {
  return scripts && stack === undefined;
}

function wantedFiles(selection: Selection): Discovery {
  const { cwd, stdin, stack, paths } = selection;
  const none = { candidates: [], scripts: [], writable: [], searched: [], errors: [] };
  if (stdin) {
    const path = resolve(cwd, stdin.name ?? STDIN_LABEL);
    const isScript = takesScripts(selection) && isNamedScript(path, () => stdin.bytes.toString('utf8'));
    const only = isScript
      ? { scripts: [{ path, real: path, named: true, rules: null }] }
      : { candidates: [nameOnly(path)] };
    return { ...none, ...only, writable: [path] };
  }
  if (stack) return { ...none, ...chosenStack(cwd, stack) };
  return discover(cwd, paths.length === 0 ? ['.'] : paths, { scripts: takesScripts(selection) });
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
  return { candidates, writable };
}

function writableAround({ path }: Candidate): string[] {
  return [realpathSync(path), realpathSync(dirname(path))];
}

function filesOf(group: readonly (readonly string[])[], cache: FileCache): string[] {
  const inStacks = [...new Set(group.flat())];
  return [...new Set([...inStacks, ...inStacks.flatMap(path => cache.reachedFrom(path))])];
}

function toProject(
  cwd: string,
  group: readonly (readonly string[])[],
  cache: FileCache,
  { isAsked, isWritable }: Reach,
  inspect: (file: InputFile) => FileFacts,
  report: (error: InputError) => void,
): LoadedProject {
  const files = filesOf(group, cache).map(path => cache.load(path));
  for (const { facts } of files) if (facts.kind === 'broken' && facts.error) report(facts.error);
  const named = haveConsistentNames(cwd, files) ? files : files.map(file => renameToAbsolute(file, inspect));
  const names = new Map(named.map(({ path, input }) => [path, input.path]));
  const namesOf = (test: (path: string) => boolean) =>
    named.filter(({ path }) => test(path)).map(({ input }) => input.path);
  const directory = projectDirectory(group);
  const variables = readDotenv(cwd, directory, report);
  return {
    input: {
      directory: displayPath(cwd, directory),
      name: projectName(variables, directory),
      stacks: group.map(stack => stack.map(path => names.get(path)!)),
      files: named.map(({ input }) => input),
      variables,
      writable: namesOf(isWritable),
    },
    legacy: files.some(({ facts }) => facts.legacy),
    asked: namesOf(isAsked),
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
