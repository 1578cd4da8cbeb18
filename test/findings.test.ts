/** What `delink lint` says of the projects in fixtures/projects that have a findings.txt; fixtures/README.md has more. */
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runProgram } from './support/run-program.js';
import { directoryWith } from './support/temporary-directory.js';

const ROOT = resolve(__dirname, '../fixtures/projects');
const RULES = /\b(?:link-env-(?:image|scan|variable)|env-interpolation-unset)$/;
const UPDATE = process.env.UPDATE === '1';

const cases = readdirSync(ROOT).filter(name => existsSync(join(ROOT, name, 'findings.txt')));

test.each(cases)('%s', async name => {
  const directory = join(directoryWith({}), 'shop');
  cpSync(join(ROOT, name, 'before'), directory, { recursive: true });
  const { stdout } = await runProgram(directory, ['lint', '--format', 'text']);
  // Each finding is a paragraph, and its first line ends with its rule.
  const findings = stdout.split('\n\n').filter(text => RULES.test(text.split('\n')[0]!));
  const text = findings.map(finding => `${finding}\n`).join('\n');
  const file = join(ROOT, name, 'findings.txt');
  if (UPDATE) writeFileSync(file, text);
  else expect(text).toBe(readFileSync(file, 'utf8'));
});
