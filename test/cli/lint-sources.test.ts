/** `delink lint` on what services are built from and mount. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../support/run-program.js';
import { directoryWith } from '../support/temporary-directory.js';

const READS = "import os\nhost = os.environ['DB_PORT_5432_TCP_ADDR']\n";
const LINKED =
  'services:\n  web:\n    build: .\n    network_mode: bridge\n    links:\n      - db\n  db:\n    image: postgres\n    network_mode: bridge\n';
const SHOP = { 'docker-compose.yml': LINKED, 'app.py': READS };

async function lint(directory: string, ...args: string[]) {
  const outcome = await runProgram(directory, ['lint', '--format', 'json', ...args]);
  const findings: { file: string; ruleId: string; line: number }[] = JSON.parse(outcome.stdout).findings;
  const found = findings
    .filter(({ ruleId }) => ruleId.startsWith('link-env-'))
    .map(({ file, ruleId, line }) => `${file}:${line} ${ruleId}`);
  return { ...outcome, found };
}

const FOUND = ['app.py:2 link-env-variable'];

test.each<[string, string[]]>([
  ['nothing named', []],
  ['the directory', ['.']],
  ['a file of the project', ['docker-compose.yml']],
  ['another file of it', ['docker-compose.override.yml']],
  ['exactly one file', ['-f', 'docker-compose.yml']],
])('finds what is read with %s', async (_, args) => {
  const directory = directoryWith({
    ...SHOP,
    'docker-compose.override.yml': 'services:\n  db:\n    restart: always\n',
  });
  expect((await lint(directory, ...args)).found).toEqual(FOUND);
});

test('from a folder below, and from standard input with a name', async () => {
  const directory = directoryWith({
    'app.py': READS,
    'docker/docker-compose.yml': LINKED.replace('build: .', 'build: ..'),
  });
  const below = join(directory, 'docker');
  expect((await lint(below)).found).toEqual(['../app.py:2 link-env-variable']);
  expect((await lint(directory, 'docker')).found).toEqual(FOUND);
  const json = ['lint', '--format', 'json', '-'];
  const named = await runProgram(directory, [...json, '--stdin-filename', 'docker-compose.yml'], {
    stdin: LINKED,
  });
  expect(JSON.parse(named.stdout).findings.map(({ file }: { file: string }) => file)).toContain('app.py');
  const nameless = await runProgram(directory, json, { stdin: LINKED });
  expect(nameless.stdout).not.toContain('app.py');
});

test('two projects with one context say it once', async () => {
  const directory = directoryWith({
    ...SHOP,
    'fig.yml': 'web:\n  build: .\n  links: [db]\ndb:\n  image: postgres\n',
  });
  const { found, stdout } = await lint(directory);
  expect(found).toEqual(FOUND);
  const finding = JSON.parse(stdout).findings.find(({ file }: { file: string }) => file === 'app.py');
  expect(finding.related.map(({ file }: { file: string }) => file)).toEqual([
    'docker-compose.yml',
    'fig.yml',
  ]);
});

test('shows the line, and counts for the exit code', async () => {
  const directory = directoryWith(SHOP);
  const { code, stdout } = await runProgram(directory, ['lint', '--fail-on', 'warning']);
  expect(code).toBe(1);
  expect(stdout).toContain(
    "    2 | host = os.environ['DB_PORT_5432_TCP_ADDR']\n      |                    ^^^^^^^^^^^^^^^^^^^^^\n",
  );
});

test('the configuration ignores files, sets limits, and switches rules off', async () => {
  const config = (text: string) => directoryWith({ ...SHOP, 'a/b.py': READS, '.delinkrc.json': text });
  expect((await lint(config('{"ignore": ["app.py"]}'))).found).toEqual(['a/b.py:2 link-env-variable']);
  expect((await lint(config('{"rules": {"link-env-variable": "off"}}'))).found).toEqual([]);
  const few = await lint(config('{"sources": {"maxFiles": 2}}'));
  expect(few).toMatchObject({ found: FOUND, code: 0 });
  expect(few.stderr).toBe(
    'docker-compose.yml: only 2 files of what services are built from or mount were searched for variables of links\n',
  );
  const off = { 'link-env-variable': 'off', 'link-env-scan': 'off', 'link-env-image': 'off' };
  const none = await lint(config(JSON.stringify({ sources: { maxFiles: 0 }, rules: off })));
  expect(none).toMatchObject({ found: [], stderr: '' });
});

test('a comment, a baseline', async () => {
  const directory = directoryWith({ ...SHOP, 'b.js': 'f(process.env.DB_NAME);\n' });
  const args = ['lint', '--baseline', 'known.json'];
  await runProgram(directory, [...args, '--update-baseline']);
  expect((await lint(directory, '--baseline', 'known.json')).found).toEqual([]);
  writeFileSync(join(directory, 'c.js'), 'f(process.env.DB_NAME);\n');
  expect((await lint(directory, '--baseline', 'known.json')).found).toEqual(['c.js:1 link-env-variable']);
  writeFileSync(join(directory, 'c.js'), 'f(process.env.DB_NAME); // delink-ignore link-env-variable: old\n');
  const { found, stdout } = await lint(directory, '--baseline', 'known.json');
  expect(found).toEqual([]);
  expect(JSON.parse(stdout).summary).toMatchObject({ suppressed: 1 });
});

test('--fix leaves sources as they are', async () => {
  const directory = directoryWith({
    ...SHOP,
    'docker-compose.yml': LINKED.replace('      - db\n', '      - db\n      - db\n'),
  });
  const { found, stdout } = await lint(directory, '--fix');
  expect(found).toEqual(FOUND);
  expect(JSON.parse(stdout).summary).toMatchObject({ fixed: 1 });
});

test.each(['json', 'sarif', 'github', 'gitlab', 'junit', 'checkstyle', 'rdjson', 'text'])(
  'as %s, in a file that is not read for one of the project itself',
  async format => {
    const directory = directoryWith(SHOP);
    const extension = { json: 'json', gitlab: 'json', rdjson: 'json', junit: 'xml', checkstyle: 'xml' }[
      format
    ];
    const file = `report.${extension ?? format}`;
    await runProgram(directory, ['lint', '--format', format, '--output-file', file]);
    expect(readFileSync(join(directory, file), 'utf8')).toContain('app.py');
    expect((await lint(directory)).found).toEqual(FOUND);
  },
);
