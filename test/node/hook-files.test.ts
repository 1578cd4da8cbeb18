/** The names that the hooks hand over are names that a search takes: a hook must not stop at a file that is neither. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { roleOf } from '../../src/node/file-names.js';
import { searchedScriptRole } from '../../src/node/script-names.js';

interface Hook {
  readonly id: string;
  readonly files: string;
}

const hooks: readonly Hook[] = parse(readFileSync(join(__dirname, '../../.pre-commit-hooks.yaml'), 'utf8'));

/** Python's `(?x)` lets blanks and line ends stand between the parts. */
function patternOf(id: string): RegExp {
  const { files } = hooks.find(hook => hook.id === id)!;
  return new RegExp(files.replace(/^\(\?ix?\)/, '').replace(/\s+/g, ''), 'i');
}

const COMPOSE = [
  'fig.yml',
  'compose.yaml',
  'a/docker-compose.prod.yml',
  'DOCKER-COMPOSE.yml',
  '-compose.yml',
];
const SCRIPTS = [
  ...['run.sh', 'a/b/run.bash', 'x.zsh', 'test.bats', '.bashrc', 'home/.bash_profile', '.envrc'],
  ...['Makefile', 'a/GNUmakefile', 'makefile', 'rules.mk', 'README.md', 'docs/x.markdown', 'docs/index.rst'],
  ...['Jenkinsfile', 'Jenkinsfile-release', 'ci.jenkinsfile', 'Vagrantfile', 'Procfile', 'web.service'],
  ...['.travis.yml', 'circle.yml', '.gitlab-ci.yml', 'ci/build.gitlab-ci.yml', 'bitbucket-pipelines.yml'],
  ...['appveyor.yml', '.drone.yml', 'azure-pipelines.yml', 'buildspec.yml', 'cloudbuild.yaml', 'action.yml'],
  ...['.github/workflows/ci.yml', '.circleci/config.yml', '.semaphore/a/b.yaml', '.gitlab/ci/test.yml'],
];
const OTHERS = [
  ...['values.yml', 'config.yaml', 'compose.json', 'compose.txt', 'index.js', 'LICENSE', 'Dockerfile'],
  ...['Makefile.PL', 'x.shx', 'a.sh/b.txt', 'Jenkinsfile.java', 'Vagrantfile.lock', '.github/dependabot.yml'],
];

test.each([...COMPOSE, ...SCRIPTS])('lint gets %s, and can read it', path => {
  expect(patternOf('delink-lint').test(path)).toBe(true);
  expect(roleOf(path.split('/').at(-1)!) !== null || searchedScriptRole(`/x/${path}`) === 'script').toBe(
    true,
  );
});

test.each(OTHERS)('no hook gets %s', path => {
  expect(hooks.filter(({ id }) => patternOf(id).test(path))).toEqual([]);
});

test('the hook for migrations gets Compose files only: what is left in documents must not stop every commit', () => {
  const pattern = patternOf('delink-migrate');
  expect(COMPOSE.filter(path => !pattern.test(path))).toEqual([]);
  expect(SCRIPTS.filter(path => pattern.test(path))).toEqual([]);
});
