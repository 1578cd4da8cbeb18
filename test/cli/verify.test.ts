import { runProgram } from '../support/run-program.js';
import { directoryWith } from '../support/temporary-directory.js';

const OLD = 'web:\n  image: a\n';
const NEW = 'services:\n  web:\n    image: a\n';

const versions = () =>
  directoryWith({
    'before/docker-compose.yml': OLD,
    'same/docker-compose.yml': OLD,
    'after/docker-compose.yml': NEW,
    'parts/a-compose.yml': OLD,
    'parts/b-compose.yml': OLD,
    'empty/x.txt': '',
  });

test('equivalent versions: exit code 0, also when their directories have other names', async () => {
  expect(await runProgram(versions(), ['verify', 'before', 'same'])).toEqual({
    code: 0,
    stdout: 'equivalent; no name depends on a link\n',
    stderr: '',
  });
});

test('differences: exit code 1, each at its place', async () => {
  expect(await runProgram(versions(), ['verify', 'before/docker-compose.yml', 'after'])).toEqual({
    code: 1,
    stdout: 'after/docker-compose.yml:1:1: not the same text\nnot equivalent; 1 difference\n',
    stderr: '',
  });
});

test('json', async () => {
  const { stdout } = await runProgram(versions(), ['verify', '--format', 'json', 'before', 'after']);
  expect(JSON.parse(stdout)).toMatchObject({
    schemaVersion: 1,
    equivalent: false,
    differences: [{ line: 1 }],
  });
});

test.each<[string, string, RegExp]>([
  ['missing', 'nowhere', /^nowhere: cannot be read: no such file or directory\n$/],
  ['empty', 'empty', /^empty: is a directory without any Compose file\n$/],
  ['not clear', 'parts', /^parts: has several Compose files.*a-compose\.yml, b-compose\.yml\n$/],
])('a version that is %s is an error', async (_, path, message) => {
  const { code, stdout, stderr } = await runProgram(versions(), ['verify', 'before', path]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(message);
});
