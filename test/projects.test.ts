/** Every folder of fixtures/projects is a test; fixtures/README.md says how one is made. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { applyPatch } from 'diff';
import { inspectFile } from '../src/core/inspect.js';
import * as core from '../src/core/migrate.js';
import { migrateScript } from '../src/core/migrate-script.js';
import { verifyProjects } from '../src/core/verify-projects.js';
import { runProgram } from './support/run-program.js';
import { directoryWith } from './support/temporary-directory.js';

interface Case {
  readonly why: string;
  /** Options of `delink migrate`; `--write` is always there. */
  readonly args?: readonly string[];
  /** Exit code of the first run; 0 when left out. */
  readonly exit?: number;
  /** Exit code of the second run, where something is left to a human every time. */
  readonly again?: number;
}

const ROOT = resolve(__dirname, '../fixtures/projects');
const UPDATE = process.env.UPDATE === '1';
const CORE = { inspectFile, migrateProject: core.migrateProject, migrateScript, verifyProjects };

describe.each(readdirSync(ROOT).sort())('%s', name => {
  const folder = join(ROOT, name);
  const {
    args = [],
    exit = 0,
    again = exit,
    why,
  }: Case = JSON.parse(readFileSync(join(folder, 'case.json'), 'utf8'));
  const before = readTree(join(folder, 'before'));

  test(why, async () => {
    const directory = join(directoryWith({}), 'shop');
    cpSync(join(folder, 'before'), directory, { recursive: true });

    const shown = await runProgram(directory, ['migrate', ...args], { core: CORE });
    expect(readTree(directory)).toEqual(before);
    const written = await runProgram(directory, ['migrate', '--write', ...args], { core: CORE });
    const after = readTree(directory);
    if (UPDATE) update(folder, before, after, written.stderr);

    expect(after).toEqual(existsSync(join(folder, 'after')) ? readTree(join(folder, 'after')) : before);
    expect(written.stderr).toBe(readFileSync(join(folder, 'output.txt'), 'utf8'));
    expect({ shown: shown.code, written: written.code }).toEqual({ shown: exit, written: exit });
    for (const patch of shown.stdout.split(/^(?=--- )/m).filter(text => text.startsWith('--- '))) {
      const path = /^--- a\/([^\t\n]*)/.exec(patch)![1]!;
      expect(applyPatch(before[path]!, patch, { autoConvertLineEndings: false })).toBe(after[path]);
    }

    const second = await runProgram(directory, ['migrate', '--write', ...args], { core: CORE });
    expect(readTree(directory)).toEqual(after);
    expect(second.code).toBe(again);
  });
});

/** Texts of all files below a folder, by path with `/`. */
function readTree(folder: string): Record<string, string> {
  const paths = (readdirSync(folder, { recursive: true }) as string[]).sort();
  const files = paths.filter(path => statSync(join(folder, path)).isFile());
  return Object.fromEntries(files.map(path => [path, readFileSync(join(folder, path), 'utf8')]));
}

function update(
  folder: string,
  before: Record<string, string>,
  after: Record<string, string>,
  stderr: string,
): void {
  writeFileSync(join(folder, 'output.txt'), stderr);
  rmSync(join(folder, 'after'), { recursive: true, force: true });
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  for (const [path, text] of Object.entries(after)) {
    mkdirSync(join(folder, 'after', path, '..'), { recursive: true });
    writeFileSync(join(folder, 'after', path), text);
  }
}
