import { chmodSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../support/run-program.js';
import { directoryWith } from '../support/temporary-directory.js';

const LINKED = '#!/bin/sh\ndocker run -d --name db pg\ndocker run --link db:pg web\n';
const MIGRATED = LINKED.replace('--link db:pg', '--network app');
const DIFF = `\
--- a/run.sh
+++ b/run.sh
@@ -1,3 +1,3 @@
 #!/bin/sh
 docker run -d --name db pg
-docker run --link db:pg web
+docker run --network app web
`;
const COMPOSE = 'services:\n  web:\n    image: a\n';
const LEGACY = 'web:\n  image: a\n  links:\n    - db\ndb:\n  image: b\n';

const textIn = (cwd: string, path = 'run.sh') => readFileSync(join(cwd, path), 'utf8');

describe('migrate', () => {
  test('shows what would change, and what was proved', async () => {
    const cwd = directoryWith({ 'run.sh': LINKED });
    expect(await runProgram(cwd, ['migrate'])).toEqual({
      code: 0,
      stdout: DIFF,
      stderr:
        'run.sh: can be migrated; 2 clients, 3 names resolve as before\n' +
        'nothing was written: add --write to apply this\n',
    });
    expect(textIn(cwd)).toBe(LINKED);
    expect(await runProgram(cwd, ['migrate', '--check'])).toMatchObject({ code: 1, stdout: DIFF });
  });

  test('writes; a script stays one that can be run, with its byte order mark and line ends', async () => {
    const windows = `\uFEFF${LINKED.replaceAll('\n', '\r\n')}`;
    const cwd = directoryWith({ 'run.sh': LINKED, 'windows.sh': windows });
    chmodSync(join(cwd, 'run.sh'), 0o751);
    const { code, stdout, stderr } = await runProgram(cwd, ['migrate', '--write']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toMatch(/^2 scripts: 2 migrated; 6 names resolve as before$/m);
    expect(textIn(cwd)).toBe(MIGRATED);
    expect(statSync(join(cwd, 'run.sh')).mode & 0o777).toBe(0o751);
    expect(textIn(cwd, 'windows.sh')).toBe(`\uFEFF${MIGRATED.replaceAll('\n', '\r\n')}`);
    expect(await runProgram(cwd, ['migrate', '--write'])).toMatchObject({ code: 0, stdout: '' });
  });

  const mixed = () =>
    directoryWith({
      'docker-compose.yml': LEGACY,
      'z/docker-compose.yml': COMPOSE,
      'a/run.sh': LINKED,
      'README.md': LINKED,
      'prose.md': 'docker, and --link in words\n',
    });

  test('puts scripts behind projects, in the order of their paths', async () => {
    const { stdout } = await runProgram(mixed(), ['migrate', '--format', 'json']);
    const { projects } = JSON.parse(stdout);
    expect(
      projects.map((one: { kind: string; files: { path: string }[] }) => [one.kind, one.files[0]!.path]),
    ).toEqual([
      ['compose', 'docker-compose.yml'],
      ['compose', 'z/docker-compose.yml'],
      ['script', 'README.md'],
      ['script', 'a/run.sh'],
    ]);
    expect(projects[3]).toMatchObject({ directory: 'a', status: 'migrated', files: [{ changed: true }] });
    expect((await runProgram(mixed(), ['migrate'])).stderr).toMatch(
      /^2 projects and 2 scripts: 3 can be migrated, 1 with nothing to do; 8 names resolve as before$/m,
    );
  });

  test('--no-scripts leaves them alone', async () => {
    const { stdout } = await runProgram(mixed(), ['migrate', '--no-scripts', '--format', 'json']);
    expect(JSON.parse(stdout).projects.map((one: { kind: string }) => one.kind)).toEqual([
      'compose',
      'compose',
    ]);
    const cwd = directoryWith({ 'run.sh': LINKED });
    expect(await runProgram(cwd, ['migrate', '--no-scripts'])).toEqual({
      code: 0,
      stdout: '',
      stderr: 'no Compose file was found here\n',
    });
  });

  test('says nothing of a script without links, unless that was all that was asked about', async () => {
    const cwd = directoryWith({ 'run.sh': 'echo\n', 'docs/a.md': 'docker, and --link in words\n' });
    expect(await runProgram(cwd, ['migrate', 'run.sh'])).toEqual({
      code: 0,
      stdout: '',
      stderr: 'run.sh: nothing to migrate\n',
    });
    for (const args of [[], ['.'], ['docs']]) {
      expect(await runProgram(cwd, ['migrate', ...args])).toEqual({
        code: 0,
        stdout: '',
        stderr: 'no Compose file and no script with links was found here\n',
      });
    }
  });

  test('one does not stop another', async () => {
    const cwd = directoryWith({
      'a.sh': `${LINKED}# crash\n`,
      'b.sh': `${LINKED}# blocked\n`,
      'c.sh': LINKED,
      'd.sh': Buffer.from(`${LINKED}# \xe9\n`, 'latin1'),
      'e.sh': Buffer.from(`# \xe9 docker, and --link in words\n`, 'latin1'),
    });
    const { code, stderr } = await runProgram(cwd, ['migrate', '--write']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^a\.sh: internal error: a made-up crash/m);
    expect(stderr).toMatch(/^b\.sh: left as it is; 1 place needs you\n {2}b\.sh:2:1: do it yourself$/m);
    expect(stderr).toMatch(/^d\.sh:4:3: is not valid UTF-8 here/m);
    expect(stderr).not.toMatch(/^e\.sh/m);
    expect(textIn(cwd, 'c.sh')).toBe(MIGRATED);
    expect((await runProgram(cwd, ['migrate', 'b.sh', 'c.sh'])).code).toBe(1);
  });

  test('a script that may not be written is left as it was', async () => {
    const outside = directoryWith({ 'real.sh': LINKED });
    const cwd = directoryWith({ 'run.sh': LINKED });
    chmodSync(join(cwd, 'run.sh'), 0o555);
    symlinkSync(join(outside, 'real.sh'), join(cwd, 'there.sh'));
    const { code, stderr } = await runProgram(cwd, ['migrate', '--write']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^run\.sh: is read-only/m);
    expect(stderr).toMatch(/^ {2}there\.sh:1:1: is a symbolic link to a file outside of what was given/m);
    expect([textIn(cwd), textIn(outside, 'real.sh')]).toEqual([LINKED, LINKED]);
  });

  test('standard input', async () => {
    const cwd = directoryWith({});
    const named = ['-', '--stdin-filename', 'run.sh'];
    expect(await runProgram(cwd, ['migrate', ...named], { stdin: LINKED })).toMatchObject({
      code: 0,
      stdout: DIFF,
    });
    for (const args of [named, ['-']]) {
      const argv = ['migrate', '--write', ...args];
      expect((await runProgram(cwd, argv, { stdin: LINKED })).stdout).toBe(MIGRATED);
    }
    const plain = '#!/bin/sh\necho\n';
    expect((await runProgram(cwd, ['migrate', '--write', '-'], { stdin: plain })).stdout).toBe(plain);
  });
});

describe('lint', () => {
  const summaryOf = (stdout: string) => JSON.parse(stdout).summary;
  const placesOf = (stdout: string) =>
    JSON.parse(stdout).findings.map(
      ({ file, line, ruleId }: { file: string; line: number; ruleId: string }) => `${file}:${line} ${ruleId}`,
    );

  test('finds links in scripts, and shows their lines', async () => {
    const cwd = directoryWith({ 'run.sh': LINKED, 'bin/tool': LINKED, 'compose.yml': COMPOSE });
    const { code, stdout } = await runProgram(cwd, ['lint']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^run\.sh:3:12 {2}warning .* run-link$/m);
    expect(stdout).toContain('    3 | docker run --link db:pg web\n');
    expect(stdout).toMatch(/^bin\/tool:3:12/m);
  });

  test('counts those that can hold links, and those that are named', async () => {
    const cwd = directoryWith({ 'run.sh': LINKED, 'b.sh': 'echo\n', 'README.md': '#\n' });
    const found = await runProgram(cwd, ['lint', '--format', 'json']);
    expect(summaryOf(found.stdout)).toMatchObject({ projects: 1, files: 1 });
    const named = await runProgram(cwd, ['lint', '--format', 'json', 'b.sh', 'README.md']);
    expect(summaryOf(named.stdout)).toMatchObject({ projects: 2, files: 2 });
    expect(named).toMatchObject({ code: 0, stderr: '' });
  });

  test('the configuration of the directory counts', async () => {
    const config = '{"ignore": ["old/"], "failOn": "warning"}';
    const cwd = directoryWith({ '.delinkrc.json': config, 'old/run.sh': LINKED, 'new/run.sh': LINKED });
    const { code, stdout } = await runProgram(cwd, ['lint', '--format', 'json']);
    expect(placesOf(stdout)).toEqual(['new/run.sh:3 run-link']);
    expect(code).toBe(1);
  });

  test('a comment holds back', async () => {
    const held = LINKED.replace(
      '\ndocker run --',
      '\n# delink-ignore-next-line run-link: later\ndocker run --',
    );
    const { stdout } = await runProgram(directoryWith({ 'run.sh': held }), ['lint', '--format', 'json']);
    expect(placesOf(stdout)).toEqual([]);
    expect(summaryOf(stdout).suppressed).toBe(1);
  });

  test('--fix leaves scripts as they are', async () => {
    const cwd = directoryWith({ 'run.sh': LINKED });
    await runProgram(cwd, ['lint', '--unsafe-fixes']);
    expect(textIn(cwd)).toBe(LINKED);
  });

  test('looks at no script where one Compose file is named', async () => {
    const cwd = directoryWith({ 'run.sh': LINKED, 'compose.yml': COMPOSE });
    const { stdout } = await runProgram(cwd, ['lint', '--format', 'json', 'compose.yml']);
    expect(summaryOf(stdout)).toMatchObject({ projects: 1, files: 1, warnings: 0 });
  });

  test('reads standard input', async () => {
    const argv = ['lint', '--format', 'json', '-', '--stdin-filename', 'ops/Makefile'];
    const { stdout } = await runProgram(directoryWith({}), argv, {
      stdin: 'up:\n\tdocker run -d --name db pg\n\tdocker run --link db web\n',
    });
    expect(placesOf(stdout)).toEqual(['ops/Makefile:3 run-link']);
  });
});

describe('a quote that is never closed', () => {
  const BROKEN =
    "docker run -d --name db pg\ndocker run --link db app\necho it's\ndocker run --link db:pg web\n";
  const ERROR =
    'run.sh:3:8: links behind this place cannot be read (unterminated single quote); mend the script first\n';

  test('is an error of lint, which goes on with what is before it', async () => {
    const { code, stdout, stderr } = await runProgram(directoryWith({ 'run.sh': BROKEN }), ['lint']);
    expect({ code, stderr }).toEqual({ code: 2, stderr: ERROR });
    expect(stdout).toContain('run.sh:2:12');
  });

  test("is nobody's business where no link is missed", async () => {
    const harmless = BROKEN.replace('docker run --link db:pg web\n', '');
    const { code, stderr } = await runProgram(directoryWith({ 'run.sh': harmless }), ['lint']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});
