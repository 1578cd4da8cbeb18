// Times what users wait for. Prints figures, judges nothing: run it on a quiet machine.
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseDocument } from 'yaml';
import { inspectFile, lint, migrate as migrateFiles, migrateProject } from '../dist/index.js';

const CLASSIC =
  'web:\n  build: .\n  links:\n   - db:database\n  ports:\n   - "8000:8000"\ndb:\n  image: postgres\n';
const OPTIONS = {
  network: 'app',
  strategy: 'shared',
  instanceNames: 'used',
  dependsOn: 'started',
  externalNetwork: null,
  dropBroken: false,
  linkEnv: 'used',
};

const directory = mkdtempSync(join(tmpdir(), 'delink-bench-'));
try {
  benchStart('migrate');
  benchStart('lint');
  benchLargeFile();
  await benchTree();
  benchSources();
  benchScripts();
} finally {
  rmSync(directory, { recursive: true, force: true });
}

/** Runs in pairs, so that a machine that gets slower or faster meanwhile does so for both. */
function benchStart(command) {
  writeFileSync(join(directory, 'docker-compose.yml'), CLASSIC);
  const bare = [];
  const ours = [];
  for (let i = 0; i < 30; i++) {
    bare.push(timeProcess(['-e', '0']));
    ours.push(timeProcess([join(import.meta.dirname, '../dist/cli.js'), command]));
  }
  const ratios = ours.map((time, i) => time / bare[i]);
  const figures = `node -e 0 ${ms(median(bare))}, delink ${command} ${ms(median(ours))}`;
  console.log(`start, classic example: ${figures}, ratio ${median(ratios).toFixed(2)} (median of 30 pairs)`);
}

function benchLargeFile() {
  const path = join(directory, 'docker-compose.yml');
  const services = Array.from({ length: 10_000 }, (_, i) => {
    const link = i === 0 ? '' : `  links:\n    - s${i - (i % 50) - (i % 50 === 0 ? 50 : 0)}:main\n`;
    return `s${i}:\n  image: example/s${i}\n${link}  environment:\n    - NUMBER=${i}\n`;
  });
  writeFileSync(path, services.join('\n'));
  const time = timeProcess([join(import.meta.dirname, '../dist/cli.js'), 'migrate']);
  console.log(`10,000 services in one file: ${ms(time)}`);
}

/** The core, and the whole of lint, beside the parser that they stand on, over many real files. */
async function benchTree() {
  const corpus = join(import.meta.dirname, '../../shared/corpus');
  if (!existsSync(corpus)) {
    console.log('many files: skipped, there is no ../shared/corpus here');
    return;
  }
  const files = readdirSync(corpus, { recursive: true })
    .filter(name => /\.ya?ml$/.test(name))
    .map(name => ({ path: name, text: readFileSync(join(corpus, name), 'utf8') }));
  const { run } = createRequire(import.meta.url)('../dist/program.cjs');
  const silent = { write: () => {} };
  const io = { stdin: [], stdout: silent, stderr: silent, env: {}, cwd: () => corpus };
  const lint = ['lint', '--no-config', '--format', 'json', '--', ...files.map(file => file.path)];
  const rounds = [];
  for (let i = 0; i < 9; i++) {
    const parsed = time(() => files.forEach(parse));
    const migrated = time(() => files.forEach(migrate));
    const start = performance.now();
    await run(lint, io);
    rounds.push({ parsed, migrated, linted: performance.now() - start });
  }
  const parsing = median(rounds.map(round => round.parsed));
  for (const [name, key] of [
    ['migrate (core)', 'migrated'],
    ['delink lint, reading and printing included', 'linted'],
  ]) {
    const whole = median(rounds.map(round => round[key]));
    const ratio = median(rounds.map(round => round[key] / round.parsed)).toFixed(2);
    const figures = `parseDocument ${ms(parsing)}, ${name} ${ms(whole)}`;
    console.log(`${files.length} real files: ${figures}, ratio ${ratio} (median of 9 rounds)`);
  }
}

/** What looking for variables of links adds, beside reading the files that it looks into. */
function benchSources() {
  const compose = cwd => {
    mkdirSync(cwd);
    writeFileSync(join(cwd, 'docker-compose.yml'), CLASSIC);
    return join(cwd, 'docker-compose.yml');
  };
  const empty = compose(join(directory, 'empty'));
  const cwd = join(directory, 'sources');
  const full = compose(cwd);
  writeSources(cwd);
  const rounds = Array.from({ length: 21 }, () => [
    time(() => readAll(cwd)),
    time(() => migrateSources([full])) - time(() => migrateSources([empty])),
  ]);
  const reading = median(rounds.map(([read]) => read));
  const added = median(rounds.map(([, adds]) => adds));
  const figures = `reading them ${ms(reading)}, looking into them ${ms(added)}`;
  console.log(
    `5,000 sources, 20 MB: ${figures}, ratio ${(added / reading).toFixed(2)} (medians of 21 rounds)`,
  );
}

/** Looking for links of `docker run` in a tree that has none, beside listing it and reading what could hold some. */
function benchScripts() {
  const cwd = join(directory, 'scripts');
  const candidates = new Set(writeScripts(cwd));
  const rounds = Array.from({ length: 15 }, () => [
    time(() => readSome(cwd, path => candidates.has(path))),
    time(() => searched(lint(['.'], { cwd, config: false, environment: {} }))),
    time(() => searched(migrateFiles(['.'], { cwd }))),
  ]);
  for (const [index, command] of ['lint', 'migrate'].entries()) {
    const whole = rounds.map(round => round[index + 1]);
    const ratio = median(rounds.map((round, i) => whole[i] / round[0])).toFixed(2);
    const figures = `listing and reading ${ms(median(rounds.map(([read]) => read)))}, ${command} ${ms(median(whole))}`;
    console.log(`20,000 files, no link: ${figures}, ratio ${ratio} (median of 15 rounds)`);
  }
}

/** Scripts and documents among other files, as in a big repository; none has a link. Returns those that could. */
function writeScripts(cwd) {
  const text = readFileSync(join(import.meta.dirname, '../README.md'), 'latin1').replaceAll(
    '--link',
    '--lank',
  );
  const names = ['run.sh', 'README.md', 'rules.mk', 'guide.md', 'index.rst', 'tool', 'main.js', 'style.css'];
  const candidates = [];
  mkdirSync(cwd);
  writeFileSync(join(cwd, '.gitignore'), 'node_modules/\ndist/\n*.log\n*.pyc\n.env\n/tmp\n!keep.log\n');
  for (let i = 0; i < 20_000; i++) {
    const folder = join(cwd, `part${i % 40}/module${i % 500}`);
    const name = `${i}-${names[i % names.length]}`;
    const from = (i * 997) % (text.length - 4096);
    mkdirSync(folder, { recursive: true });
    // Every fifth speaks of links, and of Docker.
    const words = i % 5 === 0 ? 'a link to the docs of docker\n' : '';
    writeFileSync(
      join(folder, name),
      `${text.slice(from, from + 500 + (i % 3500)).replaceAll('link', 'lank')}${words}`,
    );
    if (!/\.(?:js|css)$/.test(name)) candidates.push(join(folder, name));
  }
  return candidates;
}

function searched({ projects, errors }) {
  const number = Array.isArray(projects) ? projects.length : projects;
  if (number + errors.length > 0) throw new Error('the bench tree should hold nothing');
}

/** Code as people write it, and lists of what to leave out; one file in a thousand reads a variable. */
function writeSources(cwd) {
  writeFileSync(join(cwd, '.gitignore'), 'node_modules/\ndist/\n*.log\n*.pyc\n.env\n/tmp\n!keep.log\n');
  writeFileSync(join(cwd, '.dockerignore'), '.git\n**/*.log\ndocs\n');
  const code = readFileSync(
    join(import.meta.dirname, '../node_modules/typescript/lib/typescript.js'),
    'latin1',
  );
  const endings = ['js', 'ts', 'py', 'rb', 'php', 'yml', 'json', 'html', 'sh', 'java'];
  for (let i = 0; i < 5000; i++) {
    const folder = join(cwd, `src/${i % 50}/${i % 7}`);
    const use = i % 1000 === 0 ? 'const host = process.env.DATABASE_PORT_5432_TCP_ADDR;\n' : '';
    const from = (i * 4096) % (code.length - 4096);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `file${i}.${endings[i % 10]}`), code.slice(from, from + 4096) + use);
  }
}

function readAll(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) readFileSync(join(entry.parentPath ?? entry.path, entry.name), 'utf8');
  }
}

/** The fastest way that Node has, into buffers. */
function readSome(folder, isWanted) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) readSome(path, isWanted);
    else if (isWanted(path)) readFileSync(path);
  }
}

function migrateSources(paths) {
  const { projects } = migrateFiles(paths, { cwd: directory });
  if (projects[0].report.status !== 'migrated') throw new Error('a bench project cannot be migrated');
}

function parse({ text }) {
  parseDocument(text);
}

function migrate(file) {
  if (!inspectFile(file).legacy) return;
  const input = {
    directory: '.',
    name: 'bench',
    stacks: [[file.path]],
    files: [file],
    variables: {},
    writable: [file.path],
  };
  migrateProject(input, OPTIONS);
}

function timeProcess(args) {
  return time(() => {
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: directory, maxBuffer: 1 << 28 });
    if (status > 1) throw new Error(`${args.join(' ')} failed: ${stderr}`);
  });
}

function time(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
}

function ms(time) {
  return `${time.toFixed(0)} ms`;
}
