import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { madeUpCore } from '../support/made-up-core.js';
import { runProgram } from '../support/run-program.js';
import { directoryWith } from '../support/temporary-directory.js';

const LINKED = 'web:\n  image: a\n  links:\n    - db\ndb:\n  image: b\n';
const MIGRATED = LINKED.replace('links:', 'networks:');
const MODERN = 'services:\n  web:\n    image: a\n';
const BROKEN = 'web: [\n';
const DIFF = `\
--- a/docker-compose.yml
+++ b/docker-compose.yml
@@ -1,6 +1,6 @@
 web:
   image: a
-  links:
+  networks:
     - db
 db:
   image: b
`;

const oneProject = (text = LINKED) => directoryWith({ 'docker-compose.yml': text });
const textIn = (cwd: string, path = 'docker-compose.yml') => readFileSync(join(cwd, path), 'utf8');

describe('what is printed and written', () => {
  test('a diff, and nothing is written', async () => {
    const cwd = oneProject();
    expect(await runProgram(cwd, ['migrate'])).toEqual({
      code: 0,
      stdout: DIFF,
      stderr:
        'docker-compose.yml: can be migrated; 1 client, 2 names resolve as before\n' +
        'nothing was written: add --write to apply this\n',
    });
    expect(textIn(cwd)).toBe(LINKED);
  });

  test('--write writes, and says so on stderr', async () => {
    const cwd = oneProject();
    expect(await runProgram(cwd, ['migrate', '--write'])).toEqual({
      code: 0,
      stdout: '',
      stderr: 'docker-compose.yml: migrated; 1 client, 2 names resolve as before\n',
    });
    expect(textIn(cwd)).toBe(MIGRATED);
  });

  test('--write --format diff shows what was written', async () => {
    expect((await runProgram(oneProject(), ['migrate', '--write', '--format', 'diff'])).stdout).toBe(DIFF);
  });

  test('--check writes nothing and exits with 1', async () => {
    const cwd = oneProject();
    expect(await runProgram(cwd, ['migrate', '--check'])).toMatchObject({ code: 1, stdout: DIFF });
    expect(textIn(cwd)).toBe(LINKED);
    expect(await runProgram(oneProject(MODERN), ['migrate', '--check'])).toEqual({
      code: 0,
      stdout: '',
      stderr: 'docker-compose.yml: nothing to migrate\n',
    });
  });

  test('--format json and summary', async () => {
    const { stdout } = await runProgram(oneProject(), ['migrate', '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({
      schemaVersion: 1,
      projects: [{ directory: '.', status: 'migrated', written: false, files: [{ diff: DIFF }] }],
    });
    expect((await runProgram(oneProject(), ['migrate', '--format', 'summary'])).stdout).toMatch(
      /^docker-compose\.yml: can be migrated/,
    );
  });

  test('nothing to find is no error where nobody said that there is something', async () => {
    const cwd = directoryWith({ 'notes.txt': '' });
    expect(await runProgram(cwd, ['migrate'])).toEqual({
      code: 0,
      stdout: '',
      stderr: 'no Compose file and no script with links was found here\n',
    });
    expect(await runProgram(cwd, ['migrate', '.'])).toEqual({
      code: 2,
      stdout: '',
      stderr: '.: is a directory without any Compose file or script\n',
    });
  });
});

test.each([
  ['empty', ''],
  ['all comments', '# nothing yet\n'],
])('the only Compose file of a search is %s: that is the answer', async (_, text) => {
  const { code, stdout, stderr } = await runProgram(oneProject(text), ['migrate']);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^docker-compose\.yml:1:1: [^\n]+\n$/);
});

describe('one project does not stop another', () => {
  const cwd = () =>
    directoryWith({
      'a/docker-compose.yml': `# crash\n${LINKED}`,
      'b/docker-compose.yml': BROKEN,
      'c/docker-compose.yml': `# blocked\n${LINKED}`,
      'd/docker-compose.yml': `# unreadable\n${LINKED}`,
      'e/docker-compose.yml': LINKED,
      'f/docker-compose.yml': MODERN,
    });

  test('whatever is wrong with it', async () => {
    const directory = cwd();
    const { code, stderr } = await runProgram(directory, ['migrate', '--write']);
    expect(code).toBe(2);
    expect(textIn(directory, 'e/docker-compose.yml')).toBe(MIGRATED);
    expect(stderr).toMatch(
      /^a\/docker-compose\.yml: internal error: a made-up crash; this is a bug in delink.*\)$/m,
    );
    expect(stderr).toMatch(/^b\/docker-compose\.yml:2:1: /m);
    expect(stderr).toMatch(
      /^c\/docker-compose\.yml: left as it is; 1 place needs you\n {2}c\/docker-compose\.yml:1:1: do it yourself$/m,
    );
    expect(stderr).toMatch(/^d\/docker-compose\.yml:1:1: made up$/m);
    expect(stderr).toMatch(
      /^3 projects: 1 migrated, 1 left for you, 1 with nothing to do; 2 names resolve as before$/m,
    );
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test('and so is what is left to a human beside it', async () => {
    const cwd = oneProject(`# left\n${LINKED}`);
    expect(await runProgram(cwd, ['migrate'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('  run.sh:2:1: set it yourself\n'),
    });
    expect(await runProgram(cwd, ['migrate', '--write'])).toMatchObject({ code: 1, stdout: '' });
    expect(readFileSync(join(cwd, 'docker-compose.yml'), 'utf8')).toContain('networks:');
  });

  test('and what a human must do is exit code 1', async () => {
    const { code } = await runProgram(cwd(), ['migrate', 'c', 'e']);
    expect(code).toBe(1);
  });

  test('DELINK_DEBUG shows the stack of a mistake of ours', async () => {
    const { stderr } = await runProgram(cwd(), ['migrate', 'a'], { env: { DELINK_DEBUG: '1' } });
    expect(stderr).toMatch(/^\s+at /m);
  });
});

describe('standard input', () => {
  const cwd = () => directoryWith({ 'docker-compose.yml': MODERN });

  test('gives a diff', async () => {
    const { code, stdout } = await runProgram(cwd(), ['migrate', '-'], { stdin: LINKED });
    expect({ code, stdout }).toEqual({ code: 0, stdout: DIFF.replaceAll('docker-compose.yml', 'stdin') });
  });

  test('is called what --stdin-filename says', async () => {
    const { stdout } = await runProgram(cwd(), ['migrate', '-', '--stdin-filename', 'docker-compose.yml'], {
      stdin: LINKED,
    });
    expect(stdout).toBe(DIFF);
  });

  test('with --write gives the new text, and touches no file', async () => {
    const directory = cwd();
    for (const name of [
      [],
      ['--stdin-filename', 'docker-compose.yml'],
      ['--stdin-filename', './docker-compose.yml'],
    ]) {
      const { stdout } = await runProgram(directory, ['migrate', '--write', '-', ...name], { stdin: LINKED });
      expect(stdout).toBe(MIGRATED);
    }
    expect(textIn(directory)).toBe(MODERN);
  });

  test('with --write comes back as it was when nothing can be done', async () => {
    const argv = ['migrate', '--write', '-'];
    expect((await runProgram(cwd(), argv, { stdin: MODERN })).stdout).toBe(MODERN);
    const blocked = await runProgram(cwd(), argv, { stdin: `# blocked\n${LINKED}` });
    expect(blocked).toMatchObject({ code: 1, stdout: `# blocked\n${LINKED}` });
    expect(await runProgram(cwd(), argv, { stdin: BROKEN })).toMatchObject({ code: 2, stdout: '' });
  });

  test.each([
    ['nothing', ''],
    ['bytes that are no text', Buffer.from([0x61, 0xff])],
    ['a list', '- 1\n'],
  ])('that is %s is an error in one line', async (_, stdin) => {
    const { code, stdout, stderr } = await runProgram(cwd(), ['migrate', '-'], { stdin });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^stdin(:\d+:\d+)?: [^\n]+\n$/);
  });
});

describe('files that cannot be used', () => {
  test('a read-only file leaves its project as it was', async () => {
    const cwd = oneProject();
    chmodSync(join(cwd, 'docker-compose.yml'), 0o444);
    const { code, stderr } = await runProgram(cwd, ['migrate', '--write']);
    expect(code).toBe(2);
    expect(stderr).toBe(
      'docker-compose.yml: is read-only, so nothing of this project was written: make it writable first\n',
    );
    expect(textIn(cwd)).toBe(LINKED);
  });

  test('a path that starts with a dash is a path after "--"', async () => {
    const cwd = directoryWith({ '-odd.yml': LINKED });
    expect(await runProgram(cwd, ['migrate', '--', '-odd.yml'])).toMatchObject({ code: 0 });
    const { code, stderr } = await runProgram(cwd, ['migrate', '-odd.yml']);
    expect(code).toBe(2);
    expect(stderr).toBe(
      'delink: unknown option \'-odd.yml\' (a path that begins with "-" goes behind "--")\n',
    );
  });

  test('each gets one line', async () => {
    const cwd = directoryWith({ 'nul.yml': Buffer.from([0x61, 0]), 'dir/x.txt': '', 'list.yml': '- 1\n' });
    const { code, stdout, stderr } = await runProgram(cwd, [
      'migrate',
      'nul.yml',
      'dir',
      'list.yml',
      'missing.yml',
    ]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.match(/^(dir|missing\.yml|nul\.yml:1:2|list\.yml:1:1): .+$/gm)).toHaveLength(4);
    expect(stderr.split('\n')).toHaveLength(5);
  });

  test('-f needs all of its files', async () => {
    const cwd = oneProject();
    const { code, stderr } = await runProgram(cwd, ['migrate', '-f', 'docker-compose.yml', '-f', 'x.yml']);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'x.yml: cannot be read: no such file or directory\n',
    });
  });
});

describe('options', () => {
  test('reach the core, with their defaults', async () => {
    const seen: unknown[] = [];
    const core: typeof madeUpCore = {
      ...madeUpCore,
      migrateProject: (input, options) => {
        seen.push(options);
        return madeUpCore.migrateProject(input, options);
      },
    };
    const cwd = oneProject();
    await runProgram(cwd, ['migrate'], { core });
    const chosen = '--network back.end --strategy isolated --instance-names all --depends-on healthy';
    const more = '--external-network shared_net --drop-broken --link-env all';
    await runProgram(cwd, ['migrate', ...`${chosen} ${more}`.split(' ')], { core });
    expect(seen).toEqual([
      {
        network: 'app',
        strategy: 'shared',
        instanceNames: 'used',
        dependsOn: 'started',
        externalNetwork: null,
        dropBroken: false,
        linkEnv: 'used',
      },
      {
        network: 'back.end',
        strategy: 'isolated',
        instanceNames: 'all',
        dependsOn: 'healthy',
        externalNetwork: 'shared_net',
        dropBroken: true,
        linkEnv: 'all',
      },
    ]);
  });

  test.each<[string, RegExp]>([
    ['--network a/b', /--network.*'a\/b' is invalid\. A network name has only letters/],
    ['--external-network x:y', /--external-network/],
    ['--strategy both', /Allowed choices are shared, isolated/],
    ['--format xml', /Allowed choices are diff, json, summary/],
    ['--wriet', /unknown option '--wriet' \(Did you mean --write\?\)/],
    ['--write --check', /contradict each other/],
    ['-f a.yml b.yml', /not both/],
    ['- a.yml', /stands alone/],
    ['--stdin-filename a.yml', /needs "-"/],
    ['-f -', /-f takes files/],
    ['--write - --format json', /takes no --format/],
    ['--network', /argument missing/],
  ])('%s is refused in one line', async (argv, message) => {
    const { code, stdout, stderr } = await runProgram(oneProject(), ['migrate', ...argv.split(' ')]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^delink: [^\n]+\n$/);
    expect(stderr).toMatch(message);
  });
});

describe('colour', () => {
  const isColored = async (argv: string[], env: Record<string, string>, isTTY: boolean) => {
    const { stdout, stderr } = await runProgram(oneProject(), ['migrate', ...argv], { env, isTTY });
    expect(stdout.includes('\x1b[')).toBe(stderr.includes('\x1b['));
    return stdout.includes('\x1b[');
  };

  test.each<[boolean, string[], Record<string, string>, boolean]>([
    [true, [], {}, true],
    [false, [], {}, false],
    [false, [], { NO_COLOR: '1' }, true],
    [true, [], { NO_COLOR: '' }, true],
    [true, [], { FORCE_COLOR: '1' }, false],
    [false, [], { FORCE_COLOR: '0' }, true],
    [false, [], { TERM: 'dumb' }, true],
    [true, ['--color'], { NO_COLOR: '1' }, false],
    [false, ['--no-color'], { FORCE_COLOR: '1' }, true],
  ])('is %s with %j, %j, terminal: %s', async (expected, argv, env, isTTY) => {
    expect(await isColored(argv, env, isTTY)).toBe(expected);
  });

  test('never in json', async () => {
    const { stdout } = await runProgram(oneProject(), ['migrate', '--format', 'json'], { isTTY: true });
    expect(stdout).not.toContain('\x1b');
  });
});
