import type { Run } from '../../../../src/core/scripts/model/script.js';
import { engineOf } from '../reading.js';

function runOf(line: string): Run {
  return engineOf([line]).runs[0]!;
}

test.each<[string, Run['attached']]>([
  ['docker run --link db web', { kind: 'bridge' }],
  ['docker run --net=bridge --link db web', { kind: 'bridge' }],
  ['docker run --network default --link db web', { kind: 'bridge' }],
  ['docker run --net host --link db web', { kind: 'host' }],
  ['docker run --network none --link db web', { kind: 'none' }],
  ['docker run --net container:vpn --link db web', { kind: 'container', container: 'vpn' }],
  ['docker run --net app --link db web', { kind: 'networks', names: ['app'] }],
  [
    'docker run --net app --network back --net app --link db web',
    { kind: 'networks', names: ['app', 'back'] },
  ],
  ['docker run --network name=app,alias=x --link db web', { kind: 'networks', names: ['app'] }],
  ['docker run --network "${NET}" --link db web', { kind: 'networks', names: ['${NET}'] }],
  ['docker run --network "$(net)" --link db web', { kind: 'unknown' }],
])('%s', (line, expected) => {
  expect(runOf(line).attached).toEqual(expected);
});

test('aliases come from both forms', () => {
  const { aliases } = runOf('docker run --network name=app,alias=x,alias=y --network-alias z --link db web');
  expect(aliases).toEqual(['x', 'y', 'z']);
});

test.each<[string, boolean]>([
  ['docker run --link db web', true],
  ['docker run -it --link db web', true],
  ['docker run -d --link db web', false],
  ['docker run -itd --link db web', false],
  ['docker run --detach --link db web', false],
  ['docker run --detach=false --link db web', true],
  ['docker run --link db web &', false],
  ['docker create --link db web', false],
  ['true && docker run --link db web', false],
])('whether it holds up what comes next: %s', (line, expected) => {
  expect(runOf(line).blocks).toBe(expected);
});

test.each<[string, string, string | null, string | null]>([
  ['--link db', 'complete', 'db', 'db'],
  ['--link db:pg', 'complete', 'db', 'pg'],
  ['--link="db:pg"', 'complete', 'db', 'pg'],
  ["--link 'db':pg", 'complete', 'db', 'pg'],
  ['--link /db', 'complete', 'db', 'db'],
  ['--link db:', 'no-alias', 'db', null],
  ['--link ""', 'empty', null, null],
  ['--link :pg', 'empty', null, null],
  ['--link a:b:c', 'too-many-parts', null, null],
  ['--link $1:db', 'unknown', null, null],
  ['--link $(cat id):db', 'unknown', null, null],
  ['--link ${NAME:-db}:pg', 'complete', '${NAME:-db}', 'pg'],
])('%s', (option, form, target, alias) => {
  const [link] = runOf(`docker run ${option} web`).links;
  expect(link).toMatchObject({ form, target, alias });
});
