import { hostWords } from '../../../src/core/lint/rule.js';
import { lintServices } from '../../support/lint-services.js';

/** The words of `web`; those that are certain with a `!`. */
function words(files: string | Record<string, string>): string[] {
  return hostWords(lintServices(files).get('web')!).map(({ word, certain }) => (certain ? `${word}!` : word));
}

const command = (text: string) => words(`web:\n  image: a\n  command: ${JSON.stringify(text)}\n`);
const variable = (name: string, value: string) =>
  words(`web:\n  image: a\n  environment:\n    ${name}: ${JSON.stringify(value)}\n`);

describe('hostWords', () => {
  test.each([
    ['http://db/', ['db!']],
    ['http://db:8080/path/db2', ['db!']],
    ['postgres://postgres:1234@db/postgres', ['db!']],
    ['amqp://guest@mq//', ['mq!']],
    ['root:secret@tcp(db:3306)/shop', ['db!']],
    ['socat TCP-LISTEN:80 TCP:db:5432', ['socat', 'TCP-LISTEN!', 'db!']],
    ['ping db.', ['ping', 'db']],
    ['--host=db --port=1', ['db', '1']],
    ['a:9092,b:9092', ['a!', 'b!']],
    ['/srv/db_1/x ./db_1 db_1.sql db-1_2', ['db_1.sql', 'db-1_2']],
    ['$db ${db} x-db', ['x-db']],
    ['redis:3 postgres:10 web:8080:80 redis:3.2', ['redis', 'postgres', 'web', 'redis']],
    ['db:99999', ['db']],
  ])('in a command: %s', (text, expected) => {
    expect(command(text).filter(word => !/^\w+=/.test(word))).toEqual(expected);
  });

  test.each([
    ['DB_HOST', 'db', ['db!']],
    ['PGHOST', 'db', ['db!']],
    ['ES_URL', 'es', ['es!']],
    ['DB_HOST', 'db and more', ['db', 'and', 'more']],
    ['DB_NAME', 'db', ['db']],
    ['VIRTUAL_HOST', 'db', ['db']],
    ['HOSTNAME', 'db', ['db']],
    ['BIND_ADDR', 'db', ['db']],
  ])('in a variable: %s=%s', (name, value, expected) => {
    expect(variable(name, value)).toEqual(expected);
  });

  test('looks at the settings that count, in every form', () => {
    const files = {
      'docker-compose.yml': [
        'services:',
        '  web:',
        '    image: a',
        '    entrypoint: [run, one]',
        '    command: old',
        '    environment:',
        '      - A_HOST=first',
        '      - B_HOST=second',
        '      - C_HOST',
        '      - D_HOST=fourth',
        '    healthcheck: {test: [CMD, check, third]}',
        '    labels: [x]',
        '',
      ].join('\n'),
      'override.yml': 'services:\n  web:\n    command: new\n    environment: {B_HOST: other, D_HOST: }\n',
    };
    expect(words(files)).toEqual(['new', 'run', 'one', 'CMD', 'check', 'third', 'first!', 'other!']);
  });

  test('knows the place of each, through aliases and folded lines', () => {
    const text =
      'base: &env\n  A_HOST: "db"\nweb:\n  image: a\n  environment: *env\n  command: >-\n    run\n    db_1\n';
    const found = hostWords(lintServices(`x-${text}`).get('web')!);
    expect(found.map(({ at }) => `x-${text}`.slice(at.start, at.end))).toEqual(['run', 'db_1', 'db']);
  });

  test('takes long commands in its stride', () => {
    expect(command(`${'run http://db/ '.repeat(20_000)}`)).toHaveLength(40_000);
  });
});
