import { migrateProject } from '../../src/core/migrate.js';
import type { MigrateOptions, ProjectReport, SourceFile } from '../../src/core/report.js';
import { OPTIONS, PATH, projectOf } from '../support/project.js';

interface Project {
  readonly files: string | Readonly<Record<string, string>>;
  /** What a script of `web` reads; other services by name. */
  readonly reads?: string | Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Files beside, by path: of `env_file`, or Dockerfiles. */
  readonly beside?: Readonly<Record<string, string>>;
  readonly stacks?: readonly (readonly string[])[];
  readonly options?: Partial<MigrateOptions>;
}

/** A script that reads variables, each on a line of its own. */
function script(names: string): string {
  return `#!/bin/sh\n${names
    .split(' ')
    .map(name => `echo "\${${name}}"\n`)
    .join('')}`;
}

function migrate({ files, reads = '', env = {}, beside = {}, stacks, options = {} }: Project): ProjectReport {
  const readers = typeof reads === 'string' ? { web: reads } : reads;
  const sources: SourceFile[] = Object.entries(readers)
    .filter(([, names]) => names !== '')
    .map(([service, names]) => {
      return { path: `${service}/run.sh`, text: script(names), services: [service], role: 'context' };
    });
  for (const [path, text] of Object.entries(beside)) {
    const role = path.endsWith('Dockerfile') ? 'dockerfile' : 'env-file';
    sources.push({ path, text, services: ['db'], role });
  }
  const input = { ...projectOf(files, env), sources, ...(stacks ? { stacks } : {}) };
  const { report, errors } = migrateProject(input, { ...OPTIONS, ...options });
  expect(errors).toEqual([]);
  return report!;
}

/** What becomes of each variable: its value, who sets it already, or why it is left. */
function outcome(project: Project): Record<string, string> {
  const report = migrate(project);
  expect({ status: report.status, differences: report.status === 'failed' && report.manual }).toEqual({
    status: 'migrated',
    differences: false,
  });
  const { carried, alreadySet, left } = report.proof.variables;
  const several = new Set([...carried, ...alreadySet, ...left].map(({ service }) => service)).size > 1;
  const name = (one: { service: string; variable: string }) =>
    several ? `${one.service} ${one.variable}` : one.variable;
  return Object.fromEntries([
    ...carried.map(one => [name(one), one.value]),
    ...alreadySet.map(one => [name(one), `set in ${one.by}`]),
    ...left.map(one => [name(one), `left: ${one.because}`]),
  ]);
}

const v1 = (web: string, db = 'image: postgres') => `web: {image: w, ${web}}\ndb: {${db}}\n`;

describe('what becomes of a variable', () => {
  test.each<[string, Project, Record<string, string>]>([
    [
      'names in the place of addresses, and plain numbers',
      {
        files: v1('links: ["db:database"]'),
        reads:
          'DATABASE_PORT DATABASE_PORT_5432_TCP_ADDR DB_1_PORT_5432_TCP_PORT SHOP_DB_1_PORT_5432_TCP_PROTO',
      },
      {
        DATABASE_PORT: 'tcp://database:5432',
        DATABASE_PORT_5432_TCP_ADDR: 'database',
        DB_1_PORT_5432_TCP_PORT: '5432',
        SHOP_DB_1_PORT_5432_TCP_PROTO: 'tcp',
      },
    ],
    ['nothing that nobody reads', { files: v1('links: [db]') }, {}],
    [
      'nothing that the link did not give',
      { files: v1('links: [db]'), reads: 'DB_PORT_80_TCP CACHE_PORT' },
      {},
    ],
    [
      'a variable of the host stays one',
      {
        files: v1('links: [db]', 'image: postgres, environment: {A: "x-${A:-1}", PASSWORD: "${P}", B: }'),
        reads: 'DB_ENV_A DB_ENV_PASSWORD DB_ENV_B',
      },
      { DB_ENV_A: 'x-${A:-1}', DB_ENV_PASSWORD: '${P}', DB_ENV_B: '${B}' },
    ],
    [
      'a secret is not copied',
      {
        files: v1('links: [db]', 'image: postgres, environment: {PASSWORD: hunter2, TOKEN: "${T:-abc}"}'),
        reads: 'DB_ENV_PASSWORD DB_ENV_TOKEN',
      },
      {
        DB_ENV_PASSWORD: 'left: a secret that is written out in "environment" of "db" is not copied',
        DB_ENV_TOKEN: 'left: a secret that is written out in "environment" of "db" is not copied',
      },
    ],
    [
      'the file that Compose reads variables from can be referred to',
      {
        files: v1('links: [db]', 'image: postgres, env_file: [.env]'),
        reads: 'DB_ENV_PASSWORD DB_ENV_PRICE',
        env: { PASSWORD: 'hunter2', PRICE: '5$' },
        beside: { '.env': 'PASSWORD=hunter2\nPRICE=5$\n' },
      },
      { DB_ENV_PASSWORD: '${PASSWORD}', DB_ENV_PRICE: '${PRICE}' },
    ],
    [
      'other files cannot',
      {
        files: v1('links: [db]', 'image: postgres, env_file: [conf/.env]'),
        reads: 'DB_ENV_A',
        env: { A: '1' },
        beside: { 'conf/.env': 'A=1\n' },
      },
      { DB_ENV_A: 'left: its value stands in "conf/.env", and is not copied from there' },
    ],
    [
      'what an image sets is known from a Dockerfile only',
      {
        files: v1('links: [db]', 'build: db'),
        reads: 'DB_ENV_A DB_ENV_KEY DB_ENV_PGDATA DB_PORT_7_TCP_PORT',
        beside: { 'db/Dockerfile': 'FROM postgres\nENV A=1 KEY=abc\nEXPOSE 7\n' },
      },
      {
        DB_ENV_A: '1',
        DB_PORT_7_TCP_PORT: '7',
        DB_ENV_KEY: 'left: a secret that is written out in "db/Dockerfile" is not copied',
        DB_ENV_PGDATA: 'left: its value is in the image of "db", and not known here',
      },
    ],
    [
      'what nobody can look into',
      { files: v1('links: [db]', 'image: private/thing'), reads: 'DB_PORT DB_ENV_A DB_PORT_7_TCP' },
      {
        DB_PORT_7_TCP: 'tcp://db:7',
        DB_PORT: 'left: the ports of "db" are not known',
        DB_ENV_A: 'left: the image of "db", or a file of variables, could not be looked into',
      },
    ],
    [
      'two links with one prefix',
      {
        files: 'web: {image: w, links: ["a:my-db", "b:my_db"]}\na: {image: postgres}\nb: {image: redis}\n',
        reads: 'MY_DB_PORT MY_DB_PORT_5432_TCP MY_DB_PORT_6379_TCP_ADDR',
      },
      {
        MY_DB_PORT_5432_TCP: 'tcp://my-db:5432',
        MY_DB_PORT_6379_TCP_ADDR: 'my_db',
        MY_DB_PORT: 'left: several links gave it, and chance decided which of them counted',
      },
    ],
    [
      'one container of several',
      {
        files:
          'services: {web: {image: w, network_mode: bridge, links: [db]}, db: {image: postgres, network_mode: bridge, scale: 2}}',
        reads: 'DB_2_PORT DB_NAME DB_2_PORT_5432_TCP_PORT',
      },
      {
        DB_2_PORT_5432_TCP_PORT: '5432',
        DB_2_PORT: 'left: it meant one container of "db", which has no name of its own on a network',
        DB_NAME: 'left: its value depends on the release of Compose',
      },
    ],
    [
      'a container of another project',
      {
        files: 'web: {image: w, external_links: ["other:api"]}',
        reads: 'API_PORT_80_TCP_ADDR',
        options: { externalNetwork: 'far' },
      },
      { API_PORT_80_TCP_ADDR: 'api' },
    ],
    [
      'what is set already',
      {
        files: v1('environment: [DB_PORT=x, DB_NAME], env_file: [web.env], links: [db]'),
        reads: 'DB_PORT DB_NAME DB_PORT_5432_TCP DB_PORT_5432_TCP_ADDR',
        beside: { 'web.env': 'DB_PORT_5432_TCP=y\n' },
      },
      {
        DB_PORT: `set in ${PATH}`,
        DB_NAME: 'set in the shell',
        DB_PORT_5432_TCP: 'set in web.env',
        DB_PORT_5432_TCP_ADDR: 'db',
      },
    ],
    [
      'names of docker-compose before 1.21 are names like any other',
      { files: v1('links: [db]'), reads: 'SHOP_DB_1_PORT' },
      { SHOP_DB_1_PORT: 'tcp://db:5432' },
    ],
    [
      'a link that never worked gave nothing',
      {
        files: 'web: {image: w, links: [db, gone]}\ndb: {image: postgres, net: host}\n',
        reads: 'DB_PORT GONE_PORT',
        options: { dropBroken: true },
      },
      {},
    ],
  ])('%s', (_, project, expected) => expect(outcome(project)).toEqual(expected));
});

describe('a value that needs a generated name', () => {
  const project = {
    files: 'web: {image: w, links: ["a:x", "b:x"]}\na: {image: postgres}\nb: {image: redis}\n',
    reads: 'A_1_PORT',
  };

  test('keeps it', () => {
    expect(outcome(project)).toEqual({ A_1_PORT: 'tcp://a_1:5432' });
    const { plan } = migrate(project);
    expect(plan.networks[0]!.members.find(({ service }) => service === 'a')!.aliases).toEqual(['a_1']);
  });

  test('is left where generated names are not wanted', () => {
    expect(outcome({ ...project, options: { instanceNames: 'none' } })).toEqual({
      A_1_PORT: 'left: the only name for "a" in it is a generated one, and that ends',
    });
  });
});

describe('--link-env all', () => {
  const all = (web: string, db?: string) => outcome({ files: v1(web, db), options: { linkEnv: 'all' } });

  test('has the whole set of every name', () => {
    const names = Object.keys(
      all('links: ["db:d"]', 'image: private, expose: ["7/udp"], environment: {A: "1"}'),
    );
    const set = (prefix: string) =>
      ['ENV_A', 'NAME', 'PORT', 'PORT_7_UDP', 'PORT_7_UDP_ADDR', 'PORT_7_UDP_PORT', 'PORT_7_UDP_PROTO'].map(
        name => `${prefix}_${name}`,
      );
    expect(names).toEqual([...set('DB_1'), ...set('D'), ...set('SHOP_DB_1')].sort());
  });

  test('leaves out what is no name of a variable', () => {
    const reason = 'left: no variable of that name can be written';
    expect(all('links: ["db:a=b"]')['A=B_NAME']).toBe(reason);
    expect(all('links: ["db:a$$b"]').A$B_NAME).toBe(reason);
  });

  test('says in one line what it does not know, and asks nobody to do anything about it', () => {
    const { manual, notes } = migrate({ files: v1('links: [db]'), options: { linkEnv: 'all' } });
    expect(manual).toEqual([]);
    expect(notes.map(({ message }) => message)).toEqual([
      '"web" does not get "DB_1_ENV_LANG" and 11 others of the link to "db": its value is in the image of "db", and not known here',
    ]);
  });
});

describe('what a human is told', () => {
  const project = { files: v1('links: [db]'), reads: 'DB_PORT DB_ENV_PGDATA DB_PORT' };

  test('what cannot be carried over, where it is read first', () => {
    const { manual, notes } = migrate(project);
    expect(notes).toEqual([]);
    expect(manual).toEqual([
      {
        ruleId: 'link-env-variable',
        file: 'web/run.sh',
        line: 3,
        column: 9,
        message:
          '"web" reads "DB_ENV_PGDATA", which ends with the link to "db": its value is in the image of "db", and not known here; set "DB_ENV_PGDATA" in "web" to what "db" has',
      },
    ]);
  });

  test('what nobody wanted to be carried over is good to know', () => {
    const { manual, notes, plan, proof } = migrate({ ...project, options: { linkEnv: 'none' } });
    expect(manual).toEqual([]);
    expect(notes.map(({ message }) => message.replace(/.*: /, ''))).toEqual([
      '--link-env none leaves it to you; set "DB_PORT" in "web" to "tcp://db:5432"'.replace(/.*: /, ''),
      expect.stringContaining('not known here'),
    ]);
    expect(plan.environment).toEqual([]);
    expect(proof.variables.left.map(({ variable, isRead }) => [variable, isRead])).toEqual([
      ['DB_PORT', true],
      ['DB_ENV_PGDATA', true],
    ]);
  });

  test('who reads what is carried over is in the plan', () => {
    expect(migrate(project).plan.environment).toEqual([
      { service: 'web', variable: 'DB_PORT', value: 'tcp://db:5432', because: '"web/run.sh" reads it' },
    ]);
  });

  test('a port that depends on the engine', () => {
    const files = v1('links: [db]', 'image: private, expose: ["53/udp", "443"]');
    const { notes, plan } = migrate({ files, reads: 'DB_PORT' });
    expect(plan.environment[0]!.value).toBe('tcp://db:443');
    expect(notes.map(({ message }) => message)).toEqual([
      '"DB_PORT" of "web" meant "udp://db:53" up to Engine 27 and "tcp://db:443" from 28 on, and is set to the latter; correct it where a program was made for the former',
    ]);
  });
});

describe('several ways of loading the files', () => {
  const base = 'web: {image: w, links: [db]}\ndb: {image: postgres}\n';
  const texts = (project: Project) =>
    Object.fromEntries(
      migrate(project).files.map(({ path, after }) => [path, after.match(/[A-Z_\d]*PORT\w*/g)]),
    );

  test('a variable stands where its link stands', () => {
    const files = { [PATH]: base, 'o.yml': 'web: {links: [mq]}\nmq: {image: redis}\n' };
    const project = { files, reads: 'DB_PORT MQ_PORT', stacks: [[PATH], [PATH, 'o.yml']] };
    expect(texts(project)).toEqual({ [PATH]: ['DB_PORT'], 'o.yml': ['MQ_PORT'] });
  });

  test('a value that differs stands where it differs', () => {
    const files = {
      [PATH]: base,
      'a.yml': 'db: {environment: {A: one}}\nweb: {tty: true}\n',
      'b.yml': 'db: {environment: {A: two}}\nweb: {tty: true}\n',
    };
    const stacks = [
      [PATH, 'a.yml'],
      [PATH, 'b.yml'],
    ];
    const { files: changed, proof } = migrate({ files, reads: 'DB_ENV_A', stacks });
    const after = Object.fromEntries(changed.map(({ path, after }) => [path, after]));
    expect(after[PATH]).not.toContain('DB_ENV_A');
    expect(after['a.yml']).toContain('DB_ENV_A: one');
    expect(after['b.yml']).toContain('DB_ENV_A: two');
    expect(proof.variables.carried).toEqual([
      { service: 'web', variable: 'DB_ENV_A', value: 'one' },
      { service: 'web', variable: 'DB_ENV_A', value: 'two' },
    ]);
  });

  test('a value that differs without a text of its own is left', () => {
    const files = {
      [PATH]: base,
      'a.yml': 'db: {environment: {A: one}}\n',
      'b.yml': 'db: {environment: {A: two}}\n',
    };
    const stacks = [
      [PATH, 'a.yml'],
      [PATH, 'b.yml'],
    ];
    expect(outcome({ files, reads: 'DB_ENV_A', stacks })).toEqual({
      DB_ENV_A:
        'left: the "environment" of "web" is shared with services or files for which this would be wrong',
    });
  });

  test('a variable is listed once', () => {
    const files = { [PATH]: base, 'a.yml': 'web: {tty: true}\n', 'b.yml': 'web: {tty: true}\n' };
    const reads = 'DB_PORT DB_ENV_PGDATA';
    const { proof, manual, plan } = migrate({
      files,
      reads,
      stacks: [[PATH], [PATH, 'a.yml'], [PATH, 'b.yml']],
    });
    const { carried, left } = proof.variables;
    expect([carried, left, manual, plan.environment].map(list => list.length)).toEqual([1, 1, 1, 1]);
  });

  test('a file that sets the variable itself has the last word', () => {
    const files = { [PATH]: base, 'o.yml': 'web: {environment: {DB_PORT: mine}}\n' };
    const project = { files, reads: 'DB_PORT', stacks: [[PATH], [PATH, 'o.yml']] };
    expect(texts(project)).toEqual({ [PATH]: ['DB_PORT'], 'o.yml': ['DB_PORT'] });
    expect(outcome(project)).toEqual({ DB_PORT: 'set in o.yml' });
  });

  test('a file of variables has not', () => {
    const files = { [PATH]: base, 'o.yml': 'web: {env_file: [web.env]}\n' };
    const beside = { 'web.env': 'DB_PORT=mine\n' };
    const project = { files, reads: 'DB_PORT', beside, stacks: [[PATH], [PATH, 'o.yml']] };
    expect(outcome(project).DB_PORT).toMatch(/^left: the "environment" of "web" is shared/);
  });
});

describe('a text that several services share', () => {
  const shared = (web: string, worker: string) => `${web}\n${worker}\ndb: {image: postgres}\n`;
  const anchored = shared('web: &web {image: w, links: [db]}', 'worker: {<<: *web, command: x}');

  test('has what all of them read', () => {
    const reads = { web: 'DB_PORT', worker: 'DB_PORT' };
    expect(migrate({ files: anchored, reads }).files[0]!.after).toContain('worker: {<<: *web, command: x}');
  });

  test('has none of what only the heir reads', () => {
    const { files } = migrate({ files: anchored, reads: { worker: 'DB_PORT' } });
    expect(files[0]!.after).toContain('worker: {<<: *web, command: x, environment: [DB_PORT=tcp://db:5432]}');
    expect(files[0]!.after.match(/DB_PORT/g)).toHaveLength(1);
  });

  test('has what one of them reads and the link gave the other, too', () => {
    const project = { files: anchored, reads: { web: 'DB_PORT' } };
    expect(outcome(project)).toEqual({
      'web DB_PORT': 'tcp://db:5432',
      'worker DB_PORT': 'tcp://db:5432',
    });
    const { environment } = migrate(project).plan;
    expect(environment.map(({ service, because }) => [service, because])).toEqual([
      ['web', '"web/run.sh" reads it'],
      ['worker', 'a service that shares the text has it'],
    ]);
  });

  test('leaves to a human what would be wrong for one of them', () => {
    const files = shared('web: &web {image: w, links: [db]}', 'worker: {<<: *web, links: []}');
    expect(outcome({ files, reads: 'DB_PORT' })).toEqual({
      DB_PORT:
        'left: the "environment" of "web" is shared with services or files for which this would be wrong',
    });
  });

  test('is repeated where a service needs more', () => {
    const reads = { web: 'DB_PORT', worker: 'DB_PORT DB_NAME' };
    const { after } = migrate({ files: anchored, reads }).files[0]!;
    expect(after).toContain('environment: [DB_NAME=/shop_worker_1/db, DB_PORT=tcp://db:5432]}');
  });

  test('an alias of a mapping becomes a mapping that merges it in', () => {
    const files = shared(
      'web: {image: w, environment: &own {A: b}, links: [db]}',
      'worker: {image: w, environment: *own, links: [db]}',
    );
    const { after } = migrate({ files, reads: { worker: 'DB_PORT' } }).files[0]!;
    expect(after).toContain('environment: {<<: *own, DB_PORT: tcp://db:5432}');
    expect(after.match(/DB_PORT/g)).toHaveLength(1);
  });

  test('services that one of them extends get what they had, too', () => {
    const files =
      'services:\n  web: {image: w, network_mode: bridge, links: [db]}\n  worker: {extends: web, command: x}\n  db: {image: postgres, network_mode: bridge}\n';
    expect(outcome({ files, reads: { web: 'DB_PORT' } })).toEqual({
      'web DB_PORT': 'tcp://db:5432',
      'worker DB_PORT': 'tcp://db:5432',
    });
  });
});

test('reading by pattern is said once for each service, and settled by all variables', () => {
  const input = projectOf(v1('links: [db]'));
  const text = '#!/bin/sh\nenv | grep _TCP_ADDR=\nenv | grep _TCP_PORT=\n';
  const sources: SourceFile[] = ['a.sh', 'b.sh'].map(path => ({
    path,
    text,
    services: ['web'],
    role: 'mount',
  }));
  const migrateWith = (linkEnv: MigrateOptions['linkEnv']) =>
    migrateProject({ ...input, sources }, { ...OPTIONS, linkEnv }).report!;
  const message =
    '"web" reads link variables here and in 3 other places without naming them, and they end with the links: let --link-env all set every one that the links gave';
  const notice = { ruleId: 'link-env-scan', file: 'a.sh', line: 2, column: 12, message };
  expect(migrateWith('used').manual).toEqual([notice]);
  expect(migrateWith('none')).toMatchObject({ manual: [], notes: [notice] });
  expect(migrateWith('all').manual).toEqual([]);
});
