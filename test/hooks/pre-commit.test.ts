/** The hooks of .pre-commit-hooks.yaml, installed and run by the real pre-commit from the last commit of this checkout. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { directoryWith } from '../support/temporary-directory.js';

const ROOT = join(__dirname, '../..');
const LINKED = 'web:\n  image: a\n  links:\n    - db:database\ndb:\n  image: b\n';

const available = spawnSync('pre-commit', ['--version']).status === 0;
const describeHooks = available ? describe : describe.skip;

describeHooks('pre-commit', () => {
  // Its cache, so that every test shares one installation and leaves nothing behind.
  const home = directoryWith({});
  const revision = git(ROOT, 'rev-parse', 'HEAD').stdout.trim();

  test('lints the changed files of a project, and says what is wrong', () => {
    const repository = repositoryWith({ 'docker-compose.yml': LINKED, 'values.yml': 'a: 1\n' });
    const { status, stdout } = run(repository, 'delink-lint');
    expect(stdout).toContain('docker-compose.yml:1:1');
    expect(stdout).toContain('format-v1');
    expect(status).toBe(1);
  });

  test('shows the migration, and changes nothing', () => {
    const repository = repositoryWith({ 'app/compose.dev.yaml': LINKED });
    const { status, stdout } = run(repository, 'delink-migrate');
    expect(stdout).toContain('+      app:');
    expect(status).toBe(1);
    expect(readFileSync(join(repository, 'app/compose.dev.yaml'), 'utf8')).toBe(LINKED);
  });

  test('lints a script', () => {
    const repository = repositoryWith({ 'run.sh': 'docker run -d --name db pg\ndocker run --link db web\n' });
    const { stdout } = run(repository, 'delink-lint', '--verbose');
    expect(stdout).toContain('run.sh:2:12');
    expect(stdout).toContain('run-link');
  });

  test('takes every name of a Compose file and of a script, and no other file', () => {
    const names = [
      'fig.yml',
      'compose.yaml',
      'docker-compose.override.yml',
      'a/DOCKER-COMPOSE.prod.yml',
      '-compose.yml',
    ];
    const clean = 'services:\n  web:\n    image: a\n';
    const repository = repositoryWith(
      Object.fromEntries([
        ...names.map(name => [name, clean]),
        ['config.yml', 'not: compose\n'],
        ['.github/workflows/test.yml', 'on: push\n'],
        ['Makefile', 'all:\n'],
        ['compose.txt', '#\n'],
        ['compose.md', '#\n'],
      ]),
    );
    const { status, stdout } = run(repository, 'delink-lint', '--verbose');
    expect(stdout).toContain('8 files');
    expect(status).toBe(0);
  });

  function run(repository: string, hook: string, ...more: string[]) {
    const args = ['try-repo', ROOT, hook, '--ref', revision, '--all-files', ...more];
    const { status, stdout, stderr } = spawnSync('pre-commit', args, {
      cwd: repository,
      env: { ...process.env, PRE_COMMIT_HOME: home },
      encoding: 'utf8',
    });
    return { status, stdout: stdout + stderr };
  }
});

function repositoryWith(files: Readonly<Record<string, string>>): string {
  const repository = directoryWith(files);
  git(repository, 'init', '--quiet');
  git(repository, 'add', '--all');
  return repository;
}

function git(cwd: string, ...args: string[]) {
  return spawnSync('git', args, { cwd, encoding: 'utf8' });
}
