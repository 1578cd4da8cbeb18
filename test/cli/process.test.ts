import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { directoryWith } from '../support/temporary-directory.js';

const ROOT = join(__dirname, '../..');
const CLI = join(ROOT, 'dist/cli.js');
const LINKED = 'web:\n  image: a\n  links: [db]\ndb:\n  image: b\n';

// Everything else is tested without a process; these need the built program.
beforeAll(() => {
  if (!existsSync(CLI)) throw new Error('run "npm run build" first');
});

test('the built program starts by itself, and sets its exit code', () => {
  const cwd = directoryWith({ 'docker-compose.yml': LINKED });
  const { status, stdout, stderr } = spawnSync(CLI, ['migrate', '--check'], { cwd, encoding: 'utf8' });
  expect(stdout).toMatch(/^--- a\/docker-compose\.yml\n/);
  expect(stderr).toMatch(/^docker-compose\.yml: can be migrated; 1 client, 1 name resolves as before\n/);
  expect(status).toBe(1);
});

test('it reads standard input', () => {
  const cwd = directoryWith({});
  const stdout = execFileSync(CLI, ['migrate', '--write', '-'], {
    cwd,
    input: LINKED,
    encoding: 'utf8',
    stdio: 'pipe',
  });
  expect(stdout).toMatch(/^services:\n {2}web:\n/);
});

test('a reader that stops early is no error', () => {
  const many = Array.from({ length: 1_000 }, (_, i) => `s${i}:\n  image: a\n  links: [db]\n`).join('');
  const cwd = directoryWith({ 'docker-compose.yml': `${many}db:\n  image: b\n` });
  const head = spawnSync('bash', ['-c', `set -o pipefail; "${CLI}" migrate 2>err | head -n 1; cat err >&2`], {
    cwd,
    encoding: 'utf8',
  });
  expect(head.stdout).toBe('--- a/docker-compose.yml\n');
  expect(head.stderr).not.toMatch(/EPIPE|\bat /);
});

test('it works from any place that it is copied to, also without its compiled code', () => {
  const place = directoryWith({ 'work/docker-compose.yml': LINKED });
  cpSync(CLI, join(place, 'cli.mjs'));
  cpSync(join(ROOT, 'dist/program.cjs'), join(place, 'program.cjs'));
  const stdout = execFileSync(process.execPath, ['../cli.mjs', 'migrate'], {
    cwd: join(place, 'work'),
    stdio: 'pipe',
  });
  expect(stdout.toString()).toMatch(/^--- a/);
});

test('its compiled code is taken by the Node that built it', () => {
  const script = `
    const { readFileSync } = require('node:fs');
    const source = '(function(module,exports,require){' + readFileSync('program.cjs', 'latin1') + '\\n})';
    const { cachedDataRejected } = new (require('node:vm').Script)(source, { cachedData: readFileSync('program.cjs.cache') });
    console.log(cachedDataRejected);`;
  const out = execFileSync(process.execPath, ['-e', script], { cwd: join(ROOT, 'dist'), encoding: 'utf8' });
  expect(out).toBe('false\n');
});

test('the libraries load, and the browser one asks for nothing of Node', () => {
  const script = `
    import { migrate } from ${JSON.stringify(join(ROOT, 'dist/index.js'))};
    import { inspectFile } from ${JSON.stringify(join(ROOT, 'dist/browser.js'))};
    const { projects } = migrate([], { cwd: process.argv[1] });
    console.log(projects[0].report.status, inspectFile({ path: 'a.yml', text: 'web: {image: a}' }).kind);`;
  const cwd = directoryWith({ 'docker-compose.yml': LINKED });
  const out = execFileSync(process.execPath, ['--input-type=module', '-e', script, cwd], {
    encoding: 'utf8',
  });
  expect(out).toBe('migrated compose\n');
  expect(readFileSync(join(ROOT, 'dist/browser.js'), 'utf8')).not.toMatch(
    /from "node:|require\("(node:|fs|path)/,
  );
});

test('the licences of bundled packages are shipped', () => {
  const bundled = readFileSync(join(ROOT, 'dist/THIRD-PARTY-LICENSES.txt'), 'utf8');
  for (const name of ['commander', 'diff', 'ignore', 'yaml']) expect(bundled).toContain(`--- ${name} `);
});
