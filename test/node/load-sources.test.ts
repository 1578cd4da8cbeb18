import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_SOURCE_LIMITS } from '../../src/config/schema.js';
import { inspectFile } from '../../src/core/inspect.js';
import { loadProjects } from '../../src/node/load-projects.js';
import { loadSources, type SourceRequest } from '../../src/node/load-sources.js';
import { directoryWith } from '../support/temporary-directory.js';

const READS = "host = os.environ['DB_PORT_5432_TCP_ADDR']\n";
const SHOP = 'web:\n  build: .\n  links: [db]\ndb:\n  image: postgres\n';

/** What is loaded for the first project below a directory: `ROLE PATH: SERVICES`, in order of the paths. */
function load(
  files: Readonly<Record<string, string | Buffer>>,
  {
    in: folder = '.',
    paths = [],
    ...request
  }: Partial<SourceRequest> & { in?: string; paths?: string[] } = {},
) {
  return loadIn(directoryWith(files), { in: folder, paths, ...request });
}

function loadIn(
  directory: string,
  {
    in: folder = '.',
    paths = [],
    ...request
  }: Partial<SourceRequest> & { in?: string; paths?: string[] } = {},
) {
  const cwd = join(directory, folder);
  const { projects, errors } = loadProjects({ cwd, paths }, inspectFile);
  expect(errors).toEqual([]);
  const loaded = loadSources(projects[0]!, { cwd, ...request });
  const found = loaded.sources.map(({ path, role, services }) => `${role} ${path}: ${services.join(', ')}`);
  return { ...loaded, found: found.sort() };
}

test('the build context of a client, with what Compose files name', () => {
  const { found, notes } = load({
    'docker-compose.yml':
      'web:\n  build: ./web\n  links: [db]\n  env_file: [web.env, absent.env]\ndb:\n  build: ./db\n  env_file: db.env\nother:\n  build: ./other\n',
    'web.env': 'A=1\n',
    'db.env': 'B=1\n',
    'web/Dockerfile': 'FROM python:3\n',
    'web/app.py': READS,
    'web/lib/deep/db.py': READS,
    'web/plain.py': 'print("nothing of links")\n',
    'db/Dockerfile': 'FROM postgres\n',
    'db/init.sh': 'echo $DB_PORT_5432_TCP_ADDR\n',
    'other/app.py': READS,
  });
  expect(found).toEqual([
    'context web/app.py: web',
    'context web/lib/deep/db.py: web',
    'dockerfile db/Dockerfile: db',
    'dockerfile web/Dockerfile: web',
    'env-file db.env: db',
    'env-file web.env: web',
  ]);
  expect(notes).toEqual([]);
});

test.each([
  ['without links', 'web:\n  build: .\ndb:\n  image: postgres\n'],
  ['on networks', 'services:\n  web:\n    build: .\n    links: [db]\n  db:\n    image: postgres\n'],
  ['with a link that leads nowhere', 'web:\n  build: .\n  links: [nope]\n'],
])('nothing is read for a project %s', (_, compose) => {
  expect(load({ 'docker-compose.yml': compose, 'app.py': READS, Dockerfile: 'FROM a\n' })).toMatchObject({
    found: [],
    read: 0,
  });
});

test('what is mounted: folders, single files, the long form, and what volumes_from brings', () => {
  const compose = `version: "2.4"
services:
  web:
    image: a
    network_mode: bridge
    links: [db]
    volumes:
      - ./src:/app/src:ro
      - "./nginx.conf:/etc/nginx/nginx.conf"
      - $PWD/conf:/conf
      - \${UNSET}/x:/x
      - ~/home:/home
      - named:/data
      - /etc:/host-etc
      - {type: bind, source: ./long, target: /long}
      - {type: volume, source: other, target: /other}
    volumes_from: [code]
  code:
    image: b
    network_mode: bridge
    volumes: ["../shared:/shared"]
  db:
    image: postgres
    network_mode: bridge
    volumes: ["./data:/data"]
volumes: {named: {}, other: {}}
`;
  const { found } = load(
    {
      'app/docker-compose.yml': compose,
      'app/src/app.py': READS,
      'app/nginx.conf': 'env DB_PORT_5432_TCP_ADDR;\n',
      'app/conf/a.conf': 'host=$DB_PORT_5432_TCP_ADDR\n',
      'app/named/b.py': READS,
      'app/long/c.py': READS,
      'app/other/d.py': READS,
      'app/data/e.py': READS,
      'shared/f.py': READS,
    },
    { in: 'app' },
  );
  expect(found).toEqual([
    'mount ../shared/f.py: web',
    'mount conf/a.conf: web',
    'mount long/c.py: web',
    'mount nginx.conf: web',
    'mount src/app.py: web',
  ]);
});

test('in format 1 a path needs no dot, and an absolute one has to lie in the project', () => {
  const directory = directoryWith({ 'src/web/app.py': READS, 'abs/app.py': READS });
  writeFileSync(
    join(directory, 'fig.yml'),
    `web:\n  image: a\n  links: [db]\n  volumes: ["src/web:/app", "${directory}/abs:/abs", "/tmp:/tmp"]\ndb:\n  image: postgres\n`,
  );
  expect(loadIn(directory).found).toEqual([
    `mount ${directory}/abs/app.py: web`,
    'mount src/web/app.py: web',
  ]);
});

test('each file once, with all services that have it', () => {
  const compose = (name: string, rest: string) => `${name}:\n  links: [db]\n${rest}`;
  const { found, read } = load({
    'docker-compose.yml':
      compose('web', '  build: .\n  volumes: [".:/app", "./lib:/lib"]\n') +
      compose('worker', '  build: .\n') +
      compose('cron', '  image: a\n  volumes: ["./lib:/lib"]\n') +
      'db:\n  image: postgres\n',
    'lib/db.py': READS,
    'app.py': READS,
    Dockerfile: 'FROM python\n',
  });
  expect(found).toEqual([
    'context app.py: web, worker',
    'context lib/db.py: web, worker, cron',
    'dockerfile Dockerfile: web, worker',
  ]);
  expect(read).toBe(3);
});

test('all ways to load a project count, and services that come in by extends', () => {
  const { found } = load({
    'docker-compose.yml':
      'web:\n  image: a\n  links: [db]\njob:\n  extends: {file: parts/base.yml, service: base}\n  links: [db]\ndb:\n  image: postgres\n',
    'docker-compose.prod.yml': 'web:\n  volumes: ["./prod:/prod"]\n',
    'docker-compose.dev.yml': 'web:\n  volumes: ["./dev:/dev"]\n',
    'parts/base.yml': 'base:\n  build: ./built\n',
    'prod/a.py': READS,
    'parts/built/b.py': READS,
    'dev/c.py': READS,
  });
  expect(found).toEqual(['context parts/built/b.py: job', 'mount dev/c.py: web', 'mount prod/a.py: web']);
});

test('git and Docker say what is left out; a mount has all of it', () => {
  const files = {
    'docker-compose.yml': SHOP,
    '.git/HEAD': '',
    '.gitignore': '*.local.py\n/build/\n!build/keep.py\n',
    'sub/.gitignore': 'own.py\n',
    '.dockerignore': 'test\n*.sh\n!run.sh\n',
    'app.py': READS,
    'app.local.py': READS,
    'build/out.py': READS,
    'sub/own.py': READS,
    'sub/other.py': READS,
    'test/a.py': READS,
    'test/b.sh': 'echo $DB_PORT_5432_TCP_ADDR',
    'run.sh': 'echo $DB_PORT_5432_TCP_ADDR',
    'other.sh': 'echo $DB_PORT_5432_TCP_ADDR',
  };
  expect(load(files).found).toEqual([
    'context app.py: web',
    'context run.sh: web',
    'context sub/other.py: web',
  ]);
  const mounted = SHOP.replace('links', 'volumes: ["./test:/test"]\n  links');
  expect(load({ ...files, 'docker-compose.yml': mounted }).found).toEqual([
    'context app.py: web',
    'context run.sh: web',
    'context sub/other.py: web',
    'mount test/a.py: web',
    'mount test/b.sh: web',
  ]);
});

test('a Dockerfile may have a list of its own', () => {
  const { found } = load({
    'docker-compose.yml': `${SHOP.replace('build: .', 'build: .\n  dockerfile: web.Dockerfile')}`,
    '.dockerignore': 'a.py\n',
    'web.Dockerfile.dockerignore': 'b.py\n',
    'web.Dockerfile': 'FROM python\n',
    'a.py': READS,
    'b.py': READS,
  });
  expect(found).toEqual(['context a.py: web', 'dockerfile web.Dockerfile: web']);
});

test('packages of others, binaries, Compose files and what cannot be read are passed over', () => {
  const directory = directoryWith({
    'docker-compose.yml': SHOP,
    'docker-compose.override.yml': 'web:\n  environment: ["A=$$DB_PORT_5432_TCP_ADDR"]\n',
    'node_modules/x/index.js': READS,
    'vendor/x.php': READS,
    'a/node_modules/y.js': READS,
    'image.png': READS,
    'data.txt': Buffer.concat([Buffer.from(READS), Buffer.from([0, 1])]),
    'locked.py': READS,
    'closed/a.py': READS,
    'app.py': READS,
  });
  chmodSync(join(directory, 'locked.py'), 0);
  chmodSync(join(directory, 'closed'), 0);
  const { found, notes } = loadIn(directory);
  chmodSync(join(directory, 'closed'), 0o755);
  // Root reads everything.
  const open = process.getuid?.() === 0 ? ['context closed/a.py: web', 'context locked.py: web'] : [];
  expect(found).toEqual(['context app.py: web', ...open]);
  expect(notes).toEqual([]);
});

test('texts in any encoding', () => {
  const { sources } = load({
    'docker-compose.yml': SHOP,
    'latin.py': Buffer.from(`# caf\xe9\n${READS}`, 'latin1'),
    'bom.py': `\uFEFF${READS}`,
  });
  expect(sources.map(({ text }) => text).sort()).toEqual([`# café\n${READS}`, `\uFEFF${READS}`].sort());
});

test('links lead nowhere, except those that a Compose file names', () => {
  const directory = directoryWith({
    'shop/docker-compose.yml': SHOP.replace('build: .', 'build: ./link'),
    'shop/real/app.py': READS,
    'outside/secret.py': READS,
  });
  const inShop = (path: string) => join(directory, 'shop', path);
  symlinkSync('real', inShop('link'));
  symlinkSync('../../outside', inShop('real/out'));
  symlinkSync('../../outside/secret.py', inShop('real/secret.py'));
  symlinkSync('.', inShop('real/circle'));
  symlinkSync('nowhere', inShop('real/dangling'));
  expect(loadIn(directory, { in: 'shop' }).found).toEqual(['context link/app.py: web']);
});

test('limits: the files nearest to the top come first, and it is said', () => {
  const files = {
    'docker-compose.yml': SHOP,
    'a/deep/1.py': READS,
    'a/2.py': READS,
    'b/3.py': READS,
    '4.py': READS,
    'large.py': READS.repeat(30),
    'large.bin.txt': Buffer.concat([Buffer.alloc(2000, 65), Buffer.from([0])]),
  };
  const few = load(files, { limits: { maxFiles: 4, maxBytes: 1000 } });
  expect(few.found).toEqual(['context 4.py: web', 'context a/2.py: web']);
  expect(few.notes).toEqual([
    'only 4 files of what services are built from or mount were searched for variables of links',
    '"large.bin.txt" and 1 more have more than 1000 bytes, and were not searched for variables of links',
  ]);
  const one = load(files, { limits: { ...DEFAULT_SOURCE_LIMITS, maxBytes: 2500 } });
  expect(one.found).toHaveLength(5);
  expect(one.notes).toEqual([]);
  const large = load(
    { ...files, 'large.bin.txt': '' },
    { limits: { ...DEFAULT_SOURCE_LIMITS, maxBytes: 1000 } },
  );
  expect(large.notes).toEqual([
    '"large.py" has more than 1000 bytes, and was not searched for variables of links',
  ]);
  const none = load(files, { limits: { maxFiles: 0, maxBytes: 0 } });
  expect(none.found).toEqual([]);
});

test('a folder with far more entries than files are wanted is left', () => {
  const directory = directoryWith({ 'docker-compose.yml': SHOP, 'app.py': READS });
  mkdirSync(join(directory, 'pictures'));
  for (let i = 0; i < 30; i++) writeFileSync(join(directory, `pictures/${i}.png`), '');
  const { found, notes } = loadIn(directory, { limits: { maxFiles: 3, maxBytes: 1000 } });
  expect(found).toEqual(['context app.py: web']);
  expect(notes).toHaveLength(1);
});

test('nothing is said about what the configuration ignores', () => {
  const { found } = load(
    { 'docker-compose.yml': SHOP, 'a.py': READS, 'b.py': READS },
    { isIgnored: path => path.endsWith('a.py') },
  );
  expect(found).toEqual(['context b.py: web']);
});

test('a build context that is no folder here', () => {
  for (const build of ['https://github.com/a/b.git', './absent', './app.py', '${NOPE}']) {
    expect(
      load({ 'docker-compose.yml': SHOP.replace('build: .', `build: "${build}"`), 'app.py': READS }),
    ).toMatchObject({
      sources: build === './app.py' ? [{ path: 'app.py' }] : [],
      notes: [],
    });
  }
});
