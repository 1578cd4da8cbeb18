import { planScript } from '../../../../src/core/scripts/plan-script.js';
import { applyEdits } from '../../../../src/core/text/edit.js';
import { OPTIONS, scriptOf } from '../reading.js';

/** Lines of a text after its migration. */
function rewritten(lines: readonly string[], path?: string): string[] {
  const script = scriptOf(lines, path);
  const { edits } = planScript(script, OPTIONS);
  return applyEdits(script.text, edits).split('\n').slice(0, -1);
}

const MAKE = 'docker network inspect app >/dev/null 2>&1 || docker network create app';
const DB = 'docker run -d --name db postgres';
const NEW_DB = 'docker run -d --name db --network app --network-alias pg postgres';

describe('options of one command', () => {
  test.each<[string, string, string]>([
    ['in the place of the link', 'docker run -d --link db:pg web', 'docker run -d --network app web'],
    [
      'as the command writes its options',
      'docker run -d --link=db:pg web',
      'docker run -d --network=app web',
    ],
    ['the first of several', 'docker run --link db:pg -d --link db web', 'docker run --network app -d web'],
    ['quotes go with the value', `docker run --link 'db:pg' -d web`, 'docker run --network app -d web'],
    [
      'before the image, whatever its command',
      'docker run --link db:pg web --link x',
      'docker run --network app web --link x',
    ],
    [
      'a network that is the bridge',
      'docker run --net bridge --link db:pg web',
      'docker run --network app web',
    ],
    [
      'blanks between others stay',
      'docker run  -d   --link db:pg  web',
      'docker run  -d   --network app  web',
    ],
    [
      'blanks around a second one',
      'docker run  -d   --link db:pg  --link db   web',
      'docker run  -d   --network app   web',
    ],
  ])('%s', (_, before, after) => {
    expect(rewritten([DB, before])).toEqual([MAKE, NEW_DB, after]);
  });
});

describe('options on lines of their own', () => {
  test.each<[string, string[], string[]]>([
    [
      'each new one gets a line',
      ['docker run -d \\', '  --name db \\', '  postgres', 'docker run -d \\', '  --link db:pg \\', '  web'],
      [
        'docker run -d \\',
        '  --name db \\',
        '  --network app \\',
        '  --network-alias pg \\',
        '  postgres',
        'docker run -d \\',
        '  --network app \\',
        '  web',
      ],
    ],
    [
      'links behind the first one take their lines away',
      [DB, 'docker run -d \\', '  --link db:pg \\', '  --link db \\', '  -p 80:80 \\', '  web'],
      [NEW_DB, 'docker run -d \\', '  --network app \\', '  -p 80:80 \\', '  web'],
    ],
    [
      'several on one line',
      [DB, 'docker run -d \\', '  --link db:pg --link db \\', '  web'],
      [NEW_DB, 'docker run -d \\', '  --network app \\', '  web'],
    ],
    [
      'the link on the last line, before the image',
      [DB, 'docker run -d \\', '  --link db:pg web'],
      [NEW_DB, 'docker run -d \\', '  --network app web'],
    ],
    [
      'the value on the next line',
      [DB, 'docker run -d --link \\', '  db:pg web'],
      [NEW_DB, 'docker run -d --network app web'],
    ],
    [
      'backslashes in a column stay in it',
      [
        'docker run -d       \\',
        '  --name db         \\',
        '  postgres',
        'docker run -d       \\',
        '  --link db:pg      \\',
        '  --link db         \\',
        '  web',
      ],
      [
        'docker run -d       \\',
        '  --name db         \\',
        '  --network app     \\',
        '  --network-alias pg \\',
        '  postgres',
        'docker run -d       \\',
        '  --network app     \\',
        '  web',
      ],
    ],
    [
      'tabs before the backslash reach the column',
      ['docker run -d\t\t\t\\', '\t--name db\t\t\\', '\tpostgres', 'docker run --link db:pg\t\\', '\tweb'],
      [
        'docker run -d\t\t\t\\',
        '\t--name db\t\t\\',
        '\t--network app\t\t\\',
        '\t--network-alias pg\t\\',
        '\tpostgres',
        'docker run --network app\t\\',
        '\tweb',
      ],
    ],
    [
      'also from a shorter word',
      [DB, 'docker run -d\t\t\t\t\\', '\t--link=db:pg\t\t\t\\', '\t--link=db:primary-store\t\t\\', '\tweb'],
      [
        NEW_DB.replace(' postgres', ' --network-alias primary-store postgres'),
        'docker run -d\t\t\t\t\\',
        '\t--network=app\t\t\t\\',
        '\tweb',
      ],
    ],
    [
      'no blank before the backslash',
      ['docker run -d --name db\\', '  postgres', 'docker run -d\\', '  --link db:pg\\', '  web'],
      [
        'docker run -d --name db --network app --network-alias pg\\',
        '  postgres',
        'docker run -d\\',
        '  --network app\\',
        '  web',
      ],
    ],
    [
      'several that are alone on their line take it away',
      [DB, 'docker run -d --link db:pg \\', '  --link db --link db:pg \\', '  -p 80:80 \\', '  web'],
      [NEW_DB, 'docker run -d --network app \\', '  -p 80:80 \\', '  web'],
    ],
    [
      'several at the beginning of their line leave the rest',
      [DB, 'docker run -d --link db:pg \\', '  --link db   --link db:pg -p 80:80 \\', '  web'],
      [NEW_DB, 'docker run -d --network app \\', '  -p 80:80 \\', '  web'],
    ],
    [
      'one that is the first of several on its line leaves the indentation',
      [DB, 'docker run -d --link db:pg \\', '    --link db -p 80:80 \\', '    web'],
      [NEW_DB, 'docker run -d --network app \\', '    -p 80:80 \\', '    web'],
    ],
  ])('%s', (_, before, after) => {
    expect(rewritten(before)).toEqual([MAKE, ...after]);
  });
});

describe('where the network is made', () => {
  const WEB = 'docker run --rm --link db:pg web';
  const NEW_WEB = 'docker run --rm --network app web';
  test.each<[string, string[], string[]]>([
    [
      'below what stands above',
      ['#!/bin/sh', '# The database', '', DB, WEB],
      ['#!/bin/sh', '# The database', '', MAKE, NEW_DB, NEW_WEB],
    ],
    [
      'with all that stands before docker',
      [`sudo -E ${DB}`, WEB],
      [
        `sudo -E docker network inspect app >/dev/null 2>&1 || sudo -E docker network create app`,
        `sudo -E ${NEW_DB}`,
        NEW_WEB,
      ],
    ],
    [
      'before a list of commands on one line',
      [`cd db && ${DB} && cd ..`, WEB],
      [MAKE, `cd db && ${NEW_DB} && cd ..`, NEW_WEB],
    ],
    [
      'before the branch in which the target may be started',
      ['if needed; then', `  ${DB}`, 'fi', WEB],
      [MAKE, 'if needed; then', `  ${NEW_DB}`, 'fi', NEW_WEB],
    ],
    [
      'in the branch that has all of it',
      ['if needed; then', `  ${DB}`, `  ${WEB}`, 'fi'],
      ['if needed; then', `  ${MAKE}`, `  ${NEW_DB}`, `  ${NEW_WEB}`, 'fi'],
    ],
    [
      'in the function that starts the target, and not again in the one of the client',
      ['db() {', `  ${DB}`, '}', 'web() {', `  ${WEB}`, '}', 'db; web'],
      ['db() {', `  ${MAKE}`, `  ${NEW_DB}`, '}', 'web() {', `  ${NEW_WEB}`, '}', 'db; web'],
    ],
    [
      'before a command that goes on over lines',
      ['docker run \\', '  -d --name db \\', '  postgres', WEB],
      [MAKE, 'docker run \\', '  -d --name db --network app --network-alias pg \\', '  postgres', NEW_WEB],
    ],
    [
      'before an assignment of what the command says',
      [`ID=$(${DB})`, WEB],
      [MAKE, `ID=$(${NEW_DB})`, NEW_WEB],
    ],
  ])('%s', (_, before, after) => {
    expect(rewritten(before)).toEqual(after);
  });
});

test('the first word on a line with a prompt leaves the indentation', () => {
  const lines = [
    '    $ docker run -d --name db postgres',
    '    $ docker run -d --link db:pg \\',
    '    >     --link db -p 80:80 \\',
    '    >     web',
  ];
  expect(rewritten(lines, 'README.md').slice(-3)).toEqual([
    '    $ docker run -d --network app \\',
    '    >     -p 80:80 \\',
    '    >     web',
  ]);
});

describe('a command that ends on the line of a link', () => {
  const DOCUMENT = ['```', DB, 'docker run -p 80:80 \\', '   --link db:pg \\', '   --link db', 'site', '```'];

  test('keeps that line for the network', () => {
    expect(rewritten(DOCUMENT, 'README.md')).toEqual([
      '```',
      MAKE,
      NEW_DB,
      'docker run -p 80:80 \\',
      '   --network app',
      'site',
      '```',
    ]);
  });

  test('keeps it empty where there is nothing to write', () => {
    const lines = [
      '```',
      'docker run -d --net back --name db postgres',
      'docker run --net back \\',
      '  --link db',
      'site',
      '```',
    ];
    expect(rewritten(lines, 'README.md').slice(2)).toEqual(['docker run --net back \\', '  ', 'site', '```']);
  });
});
