import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { dirname } from 'node:path';
import type { InputError, InputFile } from '../core/report.js';
import { BYTES_NEEDED, mayHoldLinks } from '../core/scripts/may-hold-links.js';
import { comparePaths, type ScriptCandidate } from './discover.js';
import { displayPath } from './display-path.js';
import { isIgnored } from './gitignore.js';
import { decodeText } from './read.js';
import { errorCode, reasonOf } from './system-error.js';

/** A script, a document, a Makefile … that may hold links, or that somebody named. */
export interface LoadedScript {
  readonly input: InputFile;
  /** Absolute, and the directory that it lies in. */
  readonly path: string;
  readonly directory: string;
  readonly named: boolean;
  readonly isWritable: boolean;
  /** Why its text cannot be written back: it is judged with a character for each byte then. */
  readonly problem: InputError | null;
}

/** What the scripts of a selection are loaded with. */
export interface ScriptLoading {
  readonly cwd: string;
  /** Bytes that stand for files: standard input under a name. */
  readonly given: ReadonlyMap<string, Buffer>;
  isWritable(path: string): boolean;
  report(error: InputError): void;
}

/** Nobody writes such a script by hand; what a search meets of them is logs, dumps and self-extracting archives. */
const MAX_SEARCHED_BYTES = 2_000_000;

/** Reads scripts. Those that a search found are left out where nothing in them can be a link. In the order of paths. */
export function loadScripts(
  candidates: readonly ScriptCandidate[],
  { cwd, given, isWritable, report }: ScriptLoading,
): LoadedScript[] {
  const lookQuickly = quickLook();
  const loaded = new Map<string, LoadedScript>();
  for (const { path, real, named, rules } of candidates) {
    let bytes: Buffer | null;
    try {
      bytes = given.get(path) ?? (named ? readFileSync(path) : lookQuickly(path));
    } catch (error) {
      // A file that has gone since its folder was listed holds nothing.
      if (named || (errorCode(error) !== 'ENOENT' && !isIgnored(rules, path, false))) {
        report({ file: displayPath(cwd, path), message: `cannot be read: ${reasonOf(error)}` });
      }
      continue;
    }
    if (bytes === null || isIgnored(rules, path, false)) continue;
    const file = displayPath(cwd, path);
    const result = decodeText(bytes, 'delink');
    const problem = 'text' in result ? null : { file, ...result.problem };
    if (problem && isBinary(bytes)) {
      if (named) report(problem);
      continue;
    }
    const text = 'text' in result ? result.text : bytes.toString('latin1');
    const known = loaded.get(real);
    const place = { directory: dirname(path), isWritable: isWritable(path) };
    const script = {
      input: { path: file, text },
      path,
      ...place,
      named: named || known?.named === true,
      problem,
    };
    // A file with several names goes under its own one, if that is among them.
    if (known?.path === real) loaded.set(real, { ...known, named: script.named });
    else loaded.set(real, script);
  }
  return [...loaded.values()].sort((a, b) => comparePaths(a.path, b.path));
}

/**
 * Looks whether a file can hold a link: its bytes if so, else null. Thousands of files go through one buffer, and hardly
 * one of them becomes a text, so that a search takes little longer than listing and reading.
 */
function quickLook(): (path: string) => Buffer | null {
  const needed = Buffer.from(BYTES_NEEDED);
  // One byte more than is wanted tells that there is more.
  let buffer: Buffer | null = null;
  return path => {
    buffer ??= Buffer.allocUnsafe(MAX_SEARCHED_BYTES + 1);
    const length = readInto(path, buffer);
    if (length > MAX_SEARCHED_BYTES) return null;
    const bytes = buffer.subarray(0, length);
    if (bytes.indexOf(needed) < 0 || !mayHoldLinks(bytes.toString('latin1'))) return null;
    return bytes;
  };
}

function readInto(path: string, bytes: Buffer): number {
  const file = openSync(path, 'r');
  try {
    return readSync(file, bytes, 0, bytes.length, 0);
  } finally {
    closeSync(file);
  }
}

/** Texts of UTF-16 have bytes that are zero, too. */
function isBinary(bytes: Buffer): boolean {
  return bytes.includes(0);
}
