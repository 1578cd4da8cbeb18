import { existsSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { readJson } from '../config/read-json.js';
import { type ConfigNode, offsetAt, type Path } from '../config/tree.js';
import type { Baseline, BaselineEntry, BaselineName } from '../core/lint/baseline.js';
import type { InputError } from '../core/report.js';
import { linesOf, positionAt } from '../core/text/lines.js';
import { UsageError } from '../errors.js';
import { displayPath } from './display-path.js';
import { readText } from './read.js';
import { replaceFile } from './replace-file.js';
import { reasonOf } from './system-error.js';

const SCHEMA_VERSION = 1;

/** Names files in a baseline: relative to it, so that it holds wherever the run starts and the checkout lies. */
export function baselineNames(cwd: string, file: string): BaselineName {
  const base = dirname(resolve(cwd, file));
  return found => relative(base, resolve(cwd, found)).split(sep).join('/');
}

/**
 * Reads a baseline.
 * @throws UsageError where there is none, with the place of what is wrong with it
 */
export function readBaseline(cwd: string, file: string): Baseline {
  const path = resolve(cwd, file);
  const shown = displayPath(cwd, path);
  if (!existsSync(path)) {
    throw new UsageError(
      `the baseline "${shown}" does not exist: write it with \`delink lint --baseline ${shown} --update-baseline\``,
    );
  }
  const result = readText(path);
  if ('problem' in result) throw new UsageError(`the baseline "${shown}" ${result.problem.message}`);
  const { text } = result;
  const fail = (offset: number, message: string) => {
    const { line, column } = positionAt(linesOf(text), offset);
    return new UsageError(`${shown}:${line}:${column}: this is no baseline of delink: ${message}`);
  };
  const root = readJson(text);
  if ('message' in root) throw fail(root.offset, root.message);
  const mistake = mistakeIn(root);
  if (mistake) throw fail(offsetAt(root, mistake.path, 'value'), mistake.message);
  return root.value as Baseline;
}

function mistakeIn({ value }: ConfigNode): { path: Path; message: string } | null {
  const { schemaVersion, findings } = (value ?? {}) as Record<string, unknown>;
  if (typeof schemaVersion === 'number' && schemaVersion > SCHEMA_VERSION) {
    return { path: ['schemaVersion'], message: 'a newer release wrote it; use that one, or write it anew' };
  }
  if (schemaVersion !== SCHEMA_VERSION) {
    return { path: ['schemaVersion'], message: `"schemaVersion" is not ${SCHEMA_VERSION}` };
  }
  if (!Array.isArray(findings)) return { path: ['findings'], message: 'there is no list "findings"' };
  const wrong = findings.findIndex(entry => !isEntry(entry));
  const path = ['findings', String(wrong)];
  return wrong < 0 ? null : { path, message: 'a finding has "file", "ruleId", "message" and a "count"' };
}

function isEntry(value: unknown): value is BaselineEntry {
  const { file, ruleId, message, count } = (value ?? {}) as Record<string, unknown>;
  const texts = [file, ruleId, message].every(text => typeof text === 'string');
  return texts && Number.isInteger(count) && Number(count) > 0;
}

/** Writes a baseline in one step: a reader sees the old one or the new one. Returns what went wrong. */
export function writeBaseline(cwd: string, file: string, { findings }: Baseline): InputError[] {
  const path = resolve(cwd, file);
  try {
    replaceFile(path, `${JSON.stringify({ schemaVersion: SCHEMA_VERSION, findings }, null, 2)}\n`);
    return [];
  } catch (error) {
    return [{ file: displayPath(cwd, path), message: `cannot be written: ${reasonOf(error)}` }];
  }
}
