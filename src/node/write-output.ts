import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { InputError } from '../core/report.js';
import { reasonOf } from './system-error.js';

/** Writes a report into a file, making its folder. Returns what went wrong; nothing when all is well. */
export function writeOutput(cwd: string, file: string, text: string): InputError[] {
  try {
    const path = resolve(cwd, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return [];
  } catch (error) {
    return [{ file, message: `cannot be written: ${reasonOf(error)}` }];
  }
}
