import { migrateScript } from '../../../../src/core/migrate-script.js';
import type { MigrateOptions } from '../../../../src/core/report.js';

const DB =
  'docker run -d --name pg -e POSTGRES_USER=shop -e "POSTGRES_DB=my shop" -e POSTGRES_PASSWORD=s3cr3tW0rd postgres';

/** What is written for a client, and what is said of it. */
function carried(client: string, target = DB, linkEnv: MigrateOptions['linkEnv'] = 'used') {
  const text = `${target}\n${client}\n`;
  const report = migrateScript({ path: 'run.sh', text }, { network: 'app', linkEnv });
  const line = report.files[0]?.after.trimEnd().split('\n').at(-1) ?? '';
  return {
    written: / --network app(.*?) my\/web /.exec(line)?.[1]?.trim(),
    said: report.manual.map(one => one.message),
  };
}

test.each<[string, string, string]>([
  ['an address', `sh -c 'psql -h $DB_PORT_5432_TCP_ADDR'`, '-e DB_PORT_5432_TCP_ADDR=db'],
  ['in braces', `sh -c 'psql -h "\${DB_PORT_5432_TCP_ADDR}"'`, '-e DB_PORT_5432_TCP_ADDR=db'],
  ['behind a backslash', `sh -c "psql -h \\$DB_PORT_5432_TCP_ADDR"`, '-e DB_PORT_5432_TCP_ADDR=db'],
  ['a port', `sh -c 'nc db $DB_PORT_5432_TCP_PORT'`, '-e DB_PORT_5432_TCP_PORT=5432'],
  ['a protocol', `sh -c 'echo $DB_PORT_5432_TCP_PROTO'`, '-e DB_PORT_5432_TCP_PROTO=tcp'],
  ['a URL', `sh -c 'echo $DB_PORT_5432_TCP'`, '-e DB_PORT_5432_TCP=tcp://db:5432'],
  ['the lowest port of an image that is known', `sh -c 'echo $DB_PORT'`, '-e DB_PORT=tcp://db:5432'],
  ['the name of the link', `sh -c 'echo $DB_NAME'`, '-e DB_NAME=/web/db'],
  ['a variable of the target', `sh -c 'echo $DB_ENV_POSTGRES_USER'`, '-e DB_ENV_POSTGRES_USER=shop'],
  ['with its quotes', `sh -c 'echo $DB_ENV_POSTGRES_DB'`, '-e "DB_ENV_POSTGRES_DB=my shop"'],
  ['each once', `sh -c 'echo $DB_NAME $DB_NAME'`, '-e DB_NAME=/web/db'],
  ['none that is set in the command', `sh -c 'DB_NAME=x; echo'`, ''],
  ['none that the shell around fills in', `sh -c "echo $DB_NAME"`, ''],
  ['none of another name', `sh -c 'echo $MYDB_NAME $DB_NAMES $DB_HOST'`, ''],
  ['none that nobody reads', 'serve', ''],
])('%s', (_, command, expected) => {
  const { written, said } = carried(`docker run --name web --link pg:db my/web ${command}`);
  expect({ written, said }).toEqual({ written: expected, said: [] });
});

test('what the command sets by itself is not set again', () => {
  const client = `docker run --name web --link pg:db -e DB_NAME=mine my/web sh -c 'echo $DB_NAME'`;
  expect(carried(client)).toEqual({ written: '-e DB_NAME=mine', said: [] });
});

test.each<[string, string, string, string]>([
  ['a secret', DB, '$DB_ENV_POSTGRES_PASSWORD', 'it holds a secret, which is not written a second time'],
  [
    'a variable that the target has from its image',
    DB,
    '$DB_ENV_PGDATA',
    'the target does not set it in this file',
  ],
  [
    'the lowest port of an image that nobody knows',
    'docker run -d --name pg my/db',
    '$DB_PORT',
    'nobody can tell its value from this file',
  ],
  [
    'the lowest port where there are others',
    'docker run -d --name pg -p 80:80 postgres',
    '$DB_PORT',
    'nobody can tell its value from this file',
  ],
])('%s is said', (_, target, variable, because) => {
  const { written, said } = carried(
    `docker run --name web --link pg:db my/web sh -c 'echo ${variable}'`,
    target,
  );
  expect(written).toBe('');
  expect(said).toEqual([
    expect.stringContaining(`"${variable.slice(1)}" is not set without the link: ${because}`),
  ]);
});

test('nothing is written where nobody wants it', () => {
  const client = `docker run --name web --link pg:db my/web sh -c 'echo $DB_PORT_5432_TCP_ADDR'`;
  const { written, said } = carried(client, DB, 'none');
  expect(written).toBe('');
  expect(said).toEqual([expect.stringContaining('no variables were to be written')]);
});

test('a link that is kept on a network gives none either', () => {
  const lines = [
    'docker run -d --name a postgres',
    'docker run -d --name b postgres',
    'docker run -d --name x --link a:db my/web',
    `docker run -d --name y --link b:db --link a my/web sh -c 'ping $DB_PORT_5432_TCP_ADDR'`,
  ];
  const { files } = migrateScript(
    { path: 'run.sh', text: lines.join('\n') },
    { network: 'app', linkEnv: 'used' },
  );
  const last = files[0]!.after.split('\n').at(-1)!;
  expect(last).toContain('--link b:db');
  expect(last).toContain('-e DB_PORT_5432_TCP_ADDR=db');
});

test('what docker exec runs in a client has its variables, too', () => {
  const reads = (container: string) => `docker exec ${container} sh -c 'psql -h "$DB_PORT_5432_TCP_ADDR"'`;
  const text = [DB, 'docker run -d --name web --link pg:db my/web', reads('web'), ''].join('\n');
  const migrated = (script: string) =>
    migrateScript({ path: 'run.sh', text: script }, { network: 'app', linkEnv: 'used' }).files[0]!.after;
  expect(migrated(text)).toContain('--name web --network app -e DB_PORT_5432_TCP_ADDR=db my/web\n');
  expect(migrated(text.replace(reads('web'), reads('other')))).toContain('--name web --network app my/web\n');
});
