import type { ProjectReport } from '../../src/core/report.js';
import { formatDiff } from '../../src/formatters/diff.js';
import { formatJson } from '../../src/formatters/json.js';
import type { MigratedProject, MigrationReport } from '../../src/formatters/migration-report.js';
import { formatStatus } from '../../src/formatters/status.js';
import { formatSummary } from '../../src/formatters/summary.js';
import { reportFor } from '../support/made-up-core.js';

const plain = { color: false, version: '1.2.3' };
const colored = { ...plain, color: true };

function project(
  report: Partial<ProjectReport>,
  written = false,
  files = ['docker-compose.yml'],
): MigratedProject {
  return {
    kind: 'compose',
    files,
    written,
    writeProblem: null,
    report: { ...reportFor({ directory: '.' }), ...report },
  };
}

function run(...projects: MigratedProject[]): MigrationReport {
  return { projects, errors: [] };
}

const nothing = reportFor({ directory: '.' });
const change = { path: 'docker-compose.yml', before: 'a\n', after: 'b\n' };
const place = { file: 'docker-compose.yml', line: 3, column: 5 };
const keptLink = { service: 'web', target: 'db', alias: 'backend', because: '"backend" has two owners' };
const migrated: Partial<ProjectReport> = {
  status: 'migrated',
  files: [change],
  plan: {
    networks: [
      {
        name: 'app',
        members: [
          { service: 'web', aliases: [] },
          { service: 'db', aliases: ['database', 'pg'] },
        ],
      },
    ],
    startAfter: [{ service: 'web', after: ['db', 'redis'] }],
    environment: [
      { service: 'web', variable: 'DB_PORT', value: 'tcp://db:5432', because: 'run.sh reads it' },
    ],
    keptLinks: [keptLink],
  },
  proof: {
    ...nothing.proof,
    clients: 3,
    names: 5,
    preserved: 5,
    gained: [
      { client: 'db', name: 'web', before: [], after: ['web'] },
      { client: 'cron', name: 'web', before: [], after: ['web'] },
      { client: 'cron', name: 'pg', before: [], after: ['db'] },
    ],
    instanceNamesEnded: 2,
  },
};
const blocked = project({
  status: 'blocked',
  manual: [{ ...place, ruleId: 'external-link', message: '"web" links "old_db": name its network' }],
});

const reads = [{ ...place, file: 'run.sh', ruleId: 'link-env-variable', message: '"web" reads "DB_ENV_A"' }];
const withVariables: Partial<ProjectReport> = {
  ...migrated,
  manual: reads,
  proof: {
    ...migrated.proof!,
    variables: {
      carried: [{ service: 'web', variable: 'DB_PORT', value: 'tcp://db:5432' }],
      alreadySet: [{ service: 'web', variable: 'DB_NAME', by: 'web.env' }],
      left: [
        { service: 'web', variable: 'DB_ENV_A', because: 'it is a secret', isRead: true },
        { service: 'web', variable: 'DB_ENV_B', because: 'nobody knows it', isRead: false },
      ],
    },
  },
};

describe('status', () => {
  const status = (...projects: MigratedProject[]) => formatStatus(run(...projects), plain);

  test('says what was proved, and what stays', () => {
    expect(status(project(migrated, true))).toBe(
      'docker-compose.yml: migrated; 3 clients, 5 names resolve as before\n' +
        '  link kept: "web" -> "db" as "backend": "backend" has two owners\n',
    );
  });

  test('says what becomes of link variables', () => {
    expect(status(project(withVariables, true))).toBe(
      'docker-compose.yml: migrated; 3 clients, 5 names resolve as before; 1 link variable carried over, 1 left to you\n' +
        '  link kept: "web" -> "db" as "backend": "backend" has two owners\n' +
        '  run.sh:3:5: "web" reads "DB_ENV_A"\n',
    );
    const { left } = withVariables.proof!.variables;
    const only = { ...nothing.proof, variables: { carried: [], alreadySet: [], left } };
    expect(status(project({ status: 'migrated', proof: only }))).toBe(
      'docker-compose.yml: can be migrated; 1 link variable left to you\n',
    );
    expect(status(project(withVariables, true), project(migrated, true))).toMatch(
      /\n2 projects: 2 migrated, 1 of them with something left for you; 10 names resolve as before\n$/,
    );
  });

  test('does not say that something was done when it was not', () => {
    expect(status(project(migrated))).toMatch(/^docker-compose\.yml: can be migrated; 3 clients/);
  });

  test('points at the places that need a human', () => {
    expect(status(blocked)).toBe(
      'docker-compose.yml: left as it is; 1 place needs you\n' +
        '  docker-compose.yml:3:5: "web" links "old_db": name its network\n',
    );
  });

  test('shows the names that a failed proof would lose', () => {
    const proof = { ...nothing.proof, lost: [{ client: 'web', name: 'pg', before: ['db'], after: [] }] };
    expect(status(project({ status: 'failed', proof }))).toContain(
      '  "pg" in "web": "db" before, nothing after\n',
    );
  });

  test('is one line for one project without work, and silent about it among others', () => {
    expect(status(project({}))).toBe('docker-compose.yml: nothing to migrate\n');
    const several = status(project({}), project(migrated, true), blocked);
    expect(several).not.toContain('nothing to migrate');
    expect(several).toMatch(
      /\n3 projects: 1 migrated, 1 left for you, 1 with nothing to do; 5 names resolve as before\n$/,
    );
  });

  test('names few files, and counts many', () => {
    expect(status(project({}, false, ['a.yml', 'b.yml']))).toMatch(/^a\.yml, b\.yml: /);
    expect(status(project({}, false, ['a', 'b', 'c', 'd', 'e']))).toMatch(/^a and 4 other files: /);
  });

  test('has a line for each file that cannot be read', () => {
    const errors = [
      { file: 'a.yml', message: 'does not exist' },
      { file: 'b.yml', line: 2, column: 7, message: 'a tab' },
    ];
    expect(formatStatus({ projects: [], errors }, plain)).toBe('a.yml: does not exist\nb.yml:2:7: a tab\n');
  });
});

test('diff: all projects in one patch', () => {
  const other = project({ files: [{ ...change, path: 'b.yml' }] });
  expect(formatDiff(run(project(migrated), other), plain)).toBe(
    '--- a/docker-compose.yml\n+++ b/docker-compose.yml\n@@ -1 +1 @@\n-a\n+b\n--- a/b.yml\n+++ b/b.yml\n@@ -1 +1 @@\n-a\n+b\n',
  );
});

test('diff: colours are around lines, and change nothing else', () => {
  const report = run(project({ files: [{ ...change, before: '-- x\n\na\n', after: '\na\nb\n' }] }));
  const text = formatDiff(report, colored);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: terminal colours are control characters.
  expect(text.replace(/\x1b\[\d+m/g, '')).toBe(formatDiff(report, plain));
  expect(text).toContain('\x1b[31m--- x\x1b[0m\n');
  expect(text).toContain('\x1b[32m+b\x1b[0m\n');
});

test('json: the documented shape', () => {
  const errors = [{ file: 'x.yml', message: 'does not exist' }];
  const files = ['docker-compose.yml', 'common.yml'];
  const text = formatJson({ projects: [project(migrated, true, files)], errors }, plain);
  expect(text.endsWith('}\n')).toBe(true);
  const diff = '--- a/docker-compose.yml\n+++ b/docker-compose.yml\n@@ -1 +1 @@\n-a\n+b\n';
  expect(JSON.parse(text)).toEqual({
    schemaVersion: 1,
    tool: { name: 'delink', version: '1.2.3' },
    projects: [
      {
        kind: 'compose',
        directory: '.',
        status: 'migrated',
        written: true,
        files: [
          { path: 'docker-compose.yml', changed: true, diff },
          { path: 'common.yml', changed: false, diff: '' },
        ],
        plan: migrated.plan,
        proof: migrated.proof,
        manual: [],
        notes: [],
      },
    ],
    errors,
  });
});

test('summary: everything a person wants to know before writing', () => {
  const notes = [{ ...place, ruleId: 'format-v1', message: 'the file had no format' }];
  expect(formatSummary(run(project({ ...migrated, notes }), blocked), plain)).toBe(`\
docker-compose.yml: can be migrated; 3 clients, 5 names resolve as before
  Networks
    app: web, db (as "database" and "pg")
  Starts after
    web after db, redis
  Environment
    web: DB_PORT=tcp://db:5432 (run.sh reads it)
  Links kept, each for one client
    "web" -> "db" as "backend": "backend" has two owners
  Proved
    3 clients, 5 names resolve as before
    2 generated names (like "db_1") end: nothing in the project uses them
  Also resolves from now on
    "web" in db, cron
    "pg" (db) in cron
  Good to know
    docker-compose.yml:3:5: the file had no format

docker-compose.yml: left as it is; 1 place needs you
  Needs a human
    docker-compose.yml:3:5: "web" links "old_db": name its network
`);
});

test('summary: what becomes of link variables', () => {
  expect(formatSummary(run(project(withVariables)), plain)).toContain(`\
  Proved
    3 clients, 5 names resolve as before
    1 link variable carried over, 1 left to you
    2 generated names (like "db_1") end: nothing in the project uses them
  Link variables that are set already
    web: DB_NAME (web.env)
  Link variables that are not set
    web: DB_ENV_A (it is a secret)
    web: DB_ENV_B (nobody knows it)
`);
});

test('summary: long lists of gained names are cut', () => {
  const gained = Array.from({ length: 40 }, (_, i) => ({
    client: 'a',
    name: `n${i}`,
    before: [],
    after: [`n${i}`],
  }));
  const text = formatSummary(run(project({ ...migrated, proof: { ...nothing.proof, gained } })), plain);
  expect(text).toContain('… and 28 more: see --format json\n');
});
