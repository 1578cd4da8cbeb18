/** Whatever is made from the rules' metadata: compared, and with UPDATE=1 written. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from '../rules/index.js';
import { configSchema } from '../src/config/schema.js';
import { fillMarkers, renderPage, ruleTables } from '../src/docs/render.js';

const ROOT = join(__dirname, '..');
const METAS = RULES.map(rule => rule.meta);

/** Holds a file to what it must be; without the file's old text, where all of it is made. */
function expectFile(path: string, render: (text: string) => string): void {
  const file = join(ROOT, path);
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const expected = render(text);
  if (process.env.UPDATE && text !== expected) writeFileSync(file, expected);
  else expect(text).toBe(expected);
}

test('there is a rule for every folder, in order of their ids', () => {
  const folders = readdirSync(join(ROOT, 'rules'), { withFileTypes: true }).filter(entry =>
    entry.isDirectory(),
  );
  expect(METAS.map(meta => meta.id)).toEqual(folders.map(({ name }) => name).sort());
});

test.each(METAS)('$id has a page and tests', meta => {
  expect(existsSync(join(ROOT, 'rules', meta.id, 'README.md'))).toBe(true);
  expect(existsSync(join(ROOT, 'test/rules', `${meta.id}.test.ts`))).toBe(true);
});

test.each(METAS)('the page of $id says what its metadata say (UPDATE=1 writes it)', meta => {
  expectFile(`rules/${meta.id}/README.md`, page => renderPage(page, meta));
});

test('the README lists all rules (UPDATE=1 writes it)', () => {
  expectFile('README.md', readme => fillMarkers(readme, 'rules', ruleTables(METAS)));
});

test('the schema of the configuration knows all rules (UPDATE=1 writes it)', () => {
  expectFile('src/config/config.schema.json', () => `${JSON.stringify(configSchema(METAS), null, 2)}\n`);
});
