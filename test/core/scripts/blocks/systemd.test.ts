import { systemdBlocks } from '../../../../src/core/scripts/blocks/systemd.js';
import { inserted, NEW, shellsOf } from './configuration-blocks.js';

test.each<[string, string, string[]]>([
  [
    'commands',
    'ExecStart=/usr/bin/docker run web\nExecStop=/usr/bin/docker stop web\n',
    ['/usr/bin/docker run web', '/usr/bin/docker stop web'],
  ],
  [
    'marks',
    'ExecStartPre=-/usr/bin/docker rm -f web\nExecStart=+@docker run\n',
    ['/usr/bin/docker rm -f web', 'docker run'],
  ],
  ['blanks around the sign', ' ExecStart = docker run web\n', ['docker run web']],
  ['lines', 'ExecStart=docker run \\\n  --link db web\nRestart=always\n', ['docker run \\\n  --link db web']],
  [
    'comments between lines',
    'ExecStart=docker run \\\n# why\n  --link db web\n',
    ['docker run \\\n    \\\n  --link db web'],
  ],
  [
    'dollars and percents',
    'ExecStart=docker run -e A=$$B --name %n-%i -e C=1%% ${IMAGE}\n',
    ['docker run -e A=~$B --name %n-%i -e C=1~% ${IMAGE}'],
  ],
  [
    'what means nothing without a shell',
    'ExecStart=docker run -e A=b&c;d -e "E=(f)" web ; docker ps\n',
    ['docker run -e A=b~c~d -e "E=(f)" web ; docker ps'],
  ],
  ['a shell', "ExecStart=/bin/sh -c 'docker run -e A=$$B \\'x\\' web'\n", ["docker run -e A=~$B ~'x~' web"]],
  ['a shell with options', 'ExecStart=/usr/bin/bash -e -xc "docker run web"\n', ['docker run web']],
  ['nothing', 'ExecStart=\nDescription=docker run web\n', []],
])('%s', (_, settings, expected) => {
  expect(shellsOf(systemdBlocks(`[Unit]\nAfter=docker.service\n[Service]\n${settings}[Install]\n`))).toEqual(
    expected,
  );
});

test('only of services', () => {
  expect(systemdBlocks('ExecStart=docker run a\n[Socket]\nExecStartPre=docker run b\n')).toEqual([]);
});

test('variables that the unit sets to one value', () => {
  const text =
    '[Service]\nEnvironment=A=1 "B=x y" C=%i\nEnvironment=D=1\nEnvironment=\'D=2\'\nExecStart=docker run web\n';
  expect(systemdBlocks(text).map(({ variables }) => [...(variables ?? [])])).toEqual([
    [
      ['A', '1'],
      ['B', 'x y'],
    ],
  ]);
});

test.each<[string, string, string | null]>([
  [
    'the start',
    'ExecStart=/usr/bin/docker run \\\n  web\n',
    'ExecStartPre=-/usr/bin/docker network create app\nExecStart=/usr/bin/docker run \\\n  web\n',
  ],
  [
    'what comes before it',
    'ExecStartPre=docker run web\n',
    'ExecStartPre=-docker network create app\nExecStartPre=docker run web\n',
  ],
  ['a shell', "ExecStart=sh -c 'docker run web'\n", `ExecStart=sh -c '${NEW.tolerant}; docker run web'\n`],
  ['what comes behind it', 'ExecStartPost=docker run web\n', null],
  ['the end', 'ExecStop=docker run web\n', null],
])('a command before %s', (_, setting, expected) => {
  const text = `[Service]\n${setting}`;
  const mark = text.includes('/usr') ? '/usr' : 'docker run';
  const result = inserted(text, systemdBlocks(text), mark);
  expect(result).toBe(expected && `[Service]\n${expected}`);
});
