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
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseDocument } from 'yaml';
import { inspectFile, migrate as migrateFiles, migrateProject } from '../dist/index.js';

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
  benchStart();
  benchLargeFile();
  benchTree();
  benchSources();
} finally {
  rmSync(directory, { recursive: true, force: true });
}

/** Runs in pairs, so that a machine that gets slower or faster meanwhile does so for both. */
function benchStart() {
  writeFileSync(join(directory, 'docker-compose.yml'), CLASSIC);
  const bare = [];
  const ours = [];
  for (let i = 0; i < 30; i++) {
    bare.push(timeProcess(['-e', '0']));
    ours.push(timeProcess([join(import.meta.dirname, '../dist/cli.js'), 'migrate']));
  }
  const ratios = ours.map((time, i) => time / bare[i]);
  const figures = `node -e 0 ${ms(median(bare))}, delink migrate ${ms(median(ours))}`;
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

/** The core beside the parser that it stands on, over many real files. */
function benchTree() {
  const corpus = join(import.meta.dirname, '../../shared/corpus');
  if (!existsSync(corpus)) {
    console.log('many files: skipped, there is no ../shared/corpus here');
    return;
  }
  const files = readdirSync(corpus, { recursive: true })
    .filter(name => /\.ya?ml$/.test(name))
    .map(name => ({ path: name, text: readFileSync(join(corpus, name), 'utf8') }));
  const rounds = Array.from({ length: 9 }, () => [
    time(() => files.forEach(parse)),
    time(() => files.forEach(migrate)),
  ]);
  const parsing = median(rounds.map(([parsed]) => parsed));
  const whole = median(rounds.map(([, migrated]) => migrated));
  const figures = `parseDocument ${ms(parsing)}, core ${ms(whole)}`;
  console.log(
    `${files.length} real files: ${figures}, ratio ${(whole / parsing).toFixed(2)} (median of 9 rounds)`,
  );
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
