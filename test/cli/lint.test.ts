import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../support/run-program.js';
import { directoryWith } from '../support/temporary-directory.js';

/** One error, one warning, and another error that has a safe fix. */
const FILE = 'docker-compose.yml';
const LINKED = 'services:\n  web:\n    image: a\n    links:\n      - db\n      - nope\n  db:\n    image: b\n';
const TWICE = 'services:\n  web:\n    image: a\n    links:\n      - db\n      - db\n  db:\n    image: b\n';
const CLEAN = 'services:\n  web:\n    image: a\n';

const rulesIn = (stdout: string) =>
  JSON.parse(stdout).findings.map((finding: { ruleId: string }) => finding.ruleId);

describe('exit codes', () => {
  test.each([
    ['nothing to say', CLEAN, [], 0],
    ['an error', LINKED, [], 1],
    ['errors switched off, warnings do not count', LINKED, ['--rule', 'link-target-undefined:off'], 0],
    [
      'warnings count with --fail-on',
      LINKED,
      ['--rule', 'link-target-undefined:off', '--fail-on', 'warning'],
      1,
    ],
    ['too many warnings', LINKED, ['--rule', 'link-target-undefined:off', '--max-warnings', '1'], 1],
    [
      'as many warnings as allowed',
      LINKED,
      ['--rule', 'link-target-undefined:off', '--max-warnings', '2'],
      0,
    ],
    ['never', LINKED, ['--fail-on', 'never'], 0],
    ['an error that is a warning here', LINKED, ['--rule', 'link-target-undefined:warning'], 0],
    ['no YAML', 'a: [\n', ['--fail-on', 'never'], 2],
  ])('%s', async (_, text, args, code) => {
    const directory = directoryWith({ [FILE]: text });
    expect((await runProgram(directory, ['lint', ...args])).code).toBe(code);
  });

  test.each([
    ['an unknown rule', ['--rule', 'link-legasy:off'], 'did you mean "link-legacy"?'],
    ['an unknown level', ['--rule', 'link-legacy:fatal'], '--rule link-legacy:fatal'],
    ['an unknown format', ['--format', 'xml'], 'sarif'],
    ['two formats for the terminal', ['--format', 'json', '--format', 'text'], '--output-file'],
    ['a baseline that is not there', ['--baseline', 'known.json'], '--update-baseline'],
    ['a baseline without a name', ['--update-baseline'], '--baseline FILE'],
    ['a number that is none', ['--max-warnings', 'few'], 'whole number'],
    ['a path that does not exist', ['nowhere'], 'does not exist'],
    ['files and paths', ['-f', FILE, '.'], 'not both'],
  ])('2 for %s', async (_, args, words) => {
    const directory = directoryWith({ [FILE]: LINKED });
    const { code, stdout, stderr } = await runProgram(directory, ['lint', ...args]);
    expect({ code, stdout }).toMatchObject({ code: 2 });
    expect(stderr).toContain(words);
  });
});

test('the result goes to standard output, what could not be read to standard error', async () => {
  const directory = directoryWith({ 'a/docker-compose.yml': LINKED, 'b/docker-compose.yml': 'x: [' });
  const { code, stdout, stderr } = await runProgram(directory, ['lint', '--format', 'json', 'a', 'b', 'c']);
  expect(code).toBe(2);
  expect(rulesIn(stdout)).toEqual(expect.arrayContaining(['link-target-undefined', 'yaml-syntax']));
  expect(stderr).toBe('c: does not exist\n');
});

test('--quiet leaves the errors', async () => {
  const directory = directoryWith({ [FILE]: LINKED });
  const { stdout } = await runProgram(directory, ['lint', '--quiet', '--format', 'json']);
  expect(rulesIn(stdout)).toEqual(['link-target-undefined']);
  expect(JSON.parse(stdout).summary).toMatchObject({ errors: 1, warnings: 2 });
});

describe('--fix', () => {
  test('applies what is safe, and reports about the new text', async () => {
    const directory = directoryWith({ [FILE]: TWICE });
    const { code, stdout } = await runProgram(directory, ['lint', '--fix', '--format', 'json']);
    expect(readFileSync(join(directory, FILE), 'utf8')).toBe(TWICE.replace('      - db\n', ''));
    expect(rulesIn(stdout)).not.toContain('link-duplicate');
    expect(JSON.parse(stdout).summary.fixed).toBe(1);
    expect(code).toBe(0);
  });

  test('says what it holds back', async () => {
    const typo = LINKED.replace('nope', 'dbb');
    const directory = directoryWith({ [FILE]: typo });
    const { stdout } = await runProgram(directory, ['lint', '--fix']);
    expect(readFileSync(join(directory, FILE), 'utf8')).toBe(typo);
    expect(stdout).toContain('--unsafe-fixes');
  });

  test('with --unsafe-fixes applies the rest', async () => {
    const directory = directoryWith({ [FILE]: LINKED.replace('      - db\n', '').replace('nope', 'dbb') });
    await runProgram(directory, ['lint', '--unsafe-fixes']);
    expect(readFileSync(join(directory, FILE), 'utf8')).toContain('      - db\n');
  });

  test('leaves what a comment holds back', async () => {
    const held = TWICE.replace(
      '      - db\n  db',
      '      - db # delink-ignore link-duplicate: not today\n  db',
    );
    const directory = directoryWith({ [FILE]: held });
    const { stdout } = await runProgram(directory, ['lint', '--fix', '--format', 'json']);
    expect(readFileSync(join(directory, FILE), 'utf8')).toBe(held);
    expect(JSON.parse(stdout).summary.suppressed).toBe(1);
  });

  test('does not take standard input', async () => {
    const { code, stderr } = await runProgram(directoryWith({}), ['lint', '--fix', '-'], { stdin: TWICE });
    expect({ code, stderr: stderr.includes('--fix') }).toEqual({ code: 2, stderr: true });
  });
});

test('standard input, with a name and without', async () => {
  const directory = directoryWith({});
  const bare = await runProgram(directory, ['lint', '--format', 'json', '-'], { stdin: LINKED });
  expect(JSON.parse(bare.stdout).findings[0]).toMatchObject({ file: 'stdin', line: 4 });
  const args = ['lint', '--format', 'json', '--stdin-filename', 'app/compose.yml', '-'];
  const named = await runProgram(directory, args, { stdin: LINKED });
  expect(JSON.parse(named.stdout).findings[0]).toMatchObject({ file: 'app/compose.yml', line: 4 });
});

test('one file of a project is named: its findings only, judged in the whole project', async () => {
  const directory = directoryWith({
    [FILE]: 'web:\n  image: a\n  links:\n    - db\n    - nope\n',
    'docker-compose.override.yml': 'db:\n  image: b\n  links:\n    - gone\n',
  });
  const { stdout } = await runProgram(directory, ['lint', '--format', 'json', FILE]);
  const undefinedTargets = JSON.parse(stdout).findings.filter(
    (finding: { ruleId: string }) => finding.ruleId === 'link-target-undefined',
  );
  expect(undefinedTargets).toMatchObject([{ file: FILE, line: 5 }]);
});

describe('a baseline', () => {
  test('accepts what was found, wherever it moves, and nothing more', async () => {
    const directory = directoryWith({ [FILE]: LINKED });
    const args = ['lint', '--baseline', 'known.json'];
    const made = await runProgram(directory, [...args, '--update-baseline']);
    expect(made).toMatchObject({ code: 0, stderr: 'known.json accepts 3 findings from now on\n' });

    writeFileSync(join(directory, FILE), `# moved\n\n${LINKED}`);
    expect((await runProgram(directory, args)).code).toBe(0);

    writeFileSync(join(directory, FILE), LINKED.replace('- nope', '- nope\n      - gone'));
    const { code, stdout } = await runProgram(directory, [...args, '--format', 'json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout).findings).toMatchObject([{ ruleId: 'link-target-undefined', line: 7 }]);
    expect(JSON.parse(stdout).summary.baselined).toBe(3);
  });
});

test('several outputs at once', async () => {
  const directory = directoryWith({ [FILE]: LINKED });
  const outputs = ['--format', 'sarif', '--output-file', 'out/x.sarif', '--format', 'json'];
  const { stdout } = await runProgram(directory, ['lint', ...outputs]);
  expect(JSON.parse(readFileSync(join(directory, 'out/x.sarif'), 'utf8')).version).toBe('2.1.0');
  expect(JSON.parse(stdout).schemaVersion).toBe(1);
  const blocked = await runProgram(directory, [
    'lint',
    '--format',
    'json',
    '--output-file',
    `${FILE}/x.json`,
  ]);
  expect(blocked.code).toBe(2);
  expect(blocked.stderr).toContain('cannot be written');
});

describe('configuration', () => {
  test('counts for the projects below it, ignores what it names, and can be left out', async () => {
    const directory = directoryWith({
      '.delinkrc.json':
        '{"rules": {"link-target-undefined": "off"}, "ignore": ["old/"], "failOn": "warning"}',
      [`new/${FILE}`]: LINKED,
      [`old/${FILE}`]: LINKED,
    });
    const { code, stdout } = await runProgram(directory, ['lint', '--format', 'json']);
    expect(rulesIn(stdout)).not.toContain('link-target-undefined');
    expect(stdout).not.toContain('old/');
    expect(code).toBe(1);
    const without = await runProgram(directory, ['lint', '--no-config', '--format', 'json']);
    expect(rulesIn(without.stdout)).toContain('link-target-undefined');
    expect(without.stdout).toContain('old/');
  });

  test('that is wrong ends the run, and says where', async () => {
    const directory = directoryWith({ '.delinkrc.json': '{\n  "rulez": {}\n}', [FILE]: LINKED });
    const { code, stderr } = await runProgram(directory, ['lint']);
    expect(code).toBe(2);
    expect(stderr).toBe('delink: .delinkrc.json:2:3: there is no key "rulez"; did you mean "rules"?\n');
  });

  test('is printed as it counts for a path', async () => {
    const directory = directoryWith({ '.delinkrc.json': '{"failOn": "info"}', [FILE]: LINKED });
    const { code, stdout } = await runProgram(directory, ['lint', '--print-config']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ configFile: '.delinkrc.json', failOn: 'info' });
  });
});

test('a file beside the project is looked for', async () => {
  const text = 'services:\n  web:\n    image: a\n    env_file: [here.env, gone.env]\n';
  const directory = directoryWith({ [FILE]: text, 'here.env': '' });
  const { stdout } = await runProgram(directory, ['lint', '--format', 'json']);
  expect(JSON.parse(stdout).findings).toMatchObject([{ ruleId: 'env-file-missing', line: 4, column: 26 }]);
});

test('variables come from the shell, then from .env', async () => {
  const text = 'services:\n  web:\n    image: "$A$B$C"\n';
  const directory = directoryWith({ [FILE]: text, '.env': 'B=b\n' });
  const { stdout } = await runProgram(directory, ['lint', '--format', 'json'], { env: { A: 'a' } });
  expect(JSON.parse(stdout).findings).toMatchObject([{ ruleId: 'env-interpolation-unset', column: 17 }]);
});

test('explain and rules', async () => {
  const directory = directoryWith({});
  const explained = await runProgram(directory, ['explain', 'link-cycle']);
  expect(explained.stdout).toContain('Why it matters');
  const unknown = await runProgram(directory, ['explain', 'link-cylce']);
  expect(unknown).toMatchObject({ code: 2, stdout: '' });
  expect(unknown.stderr).toContain('link-cycle');
  const listed = await runProgram(directory, ['rules', '--format', 'json']);
  expect(JSON.parse(listed.stdout).rules.length).toBeGreaterThan(30);
  expect(existsSync(join(directory, FILE))).toBe(false);
});
