// Times what users wait for. Prints figures, judges nothing: run it on a quiet machine.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseDocument } from 'yaml';
import { inspectFile, migrateProject } from '../dist/index.js';

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
