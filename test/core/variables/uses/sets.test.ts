import { findSets } from '../../../../src/core/variables/uses/find-uses.js';
import { PREFIXES } from './support.js';

const LONG = 'DB_PORT_5432_TCP_ADDR';

const setsIn = (path: string, text: string) => findSets({ path, text }, PREFIXES);

test.each([
  ['a.sh', 'export §=x', 'exported'],
  ['a.sh', 'export A=1 §="x y"', 'exported'],
  ['a.sh', 'declare -rx §=x', 'exported'],
  ['a.fish.sh', 'set -gx § x', 'exported'],
  ['a.sh', '§=x', 'local'],
  ['a.sh', 'readonly §=x', 'local'],
  ['a.sh', 'read -r §', 'local'],
  ['a.sh', '§=x psql', 'listed'],
  ['a.sh', 'docker run -e §=x a', 'listed'],
  ['a.sh', 'echo "§=x" >> file', 'listed'],
  ['.env', '§=x', 'file'],
  ['.env', 'export §=x', 'file'],
  ['Dockerfile', 'FROM a\nENV § x', 'image'],
  ['Dockerfile', 'FROM a\nENV A=1 \\\n  §=x', 'image'],
  ['Dockerfile', 'FROM a\nARG §=x', 'local'],
  ['Dockerfile', 'FROM a\nRUN export §=x && make', 'exported'],
  ['Makefile', '§ := x\n', 'local'],
  ['Makefile', 'export § = x\n', 'exported'],
  ['a.py', "os.environ['§'] = 'x'", 'process'],
  ['a.js', "process.env.§ = 'x'", 'process'],
  ['a.rb', "ENV['§'] = 'x'", 'process'],
  ['a.php', "<?php $_ENV['§'] = 'x';", 'process'],
  ['a.go', 'os.Setenv("§", "x")', 'process'],
  ['a.cs', 'Environment.SetEnvironmentVariable("§", "x");', 'process'],
  ['a.js', "run({ env: { §: 'x' } })", 'listed'],
  ['a.json', '{ "§": "x" }', 'listed'],
  ['a.yml', '§: x', 'listed'],
  ['nginx.conf', 'env §=x;', 'exported'],
  ['app.service', '[Service]\nEnvironment=§=x\n', 'exported'],
])('%s: %s: %s', (path, written, how) => {
  const text = written.replace('§', LONG);
  expect(setsIn(path, text).map(set => [set.variable, set.how])).toEqual([[LONG, how]]);
  const { start, end } = setsIn(path, text)[0]!;
  expect(text.slice(start, end)).toBe(LONG);
});

test('short names, too', () => {
  expect(setsIn('a.sh', 'export DB_PORT=1 DB_NAME=x').map(set => set.variable)).toEqual([
    'DB_PORT',
    'DB_NAME',
  ]);
  expect(setsIn('.env', 'DB_ENV_KEY=1\n').map(set => set.meaning)).toEqual([
    { kind: 'environment', variable: 'KEY' },
  ]);
});

test.each([
  ['a.sh', `echo $${LONG}`],
  ['a.sh', `# export ${LONG}=x`],
  ['a.sh', `export ${LONG}`],
  ['a.sh', 'export CACHE_PORT_80_TCP=x'],
  ['README.md', `export ${LONG}=x`],
  ['docker-compose.yml', `${LONG}: x`],
  ['a.js', `process.env.${LONG} === 'x'`],
  ['a.js', `process.env.${LONG} || 'x'`],
])('not %s: %s', (path, text) => expect(setsIn(path, text)).toEqual([]));
