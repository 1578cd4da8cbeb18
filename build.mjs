// Builds what is published: the command, the two libraries, their types, and the licences of what is bundled.
import { execFileSync } from 'node:child_process';
import { chmod, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Script } from 'node:vm';
import { build } from 'esbuild';

const common = {
  bundle: true,
  format: 'esm',
  target: 'node20',
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
  // The build of it for Node asks for an environment variable at every token, which takes a third of the time.
  alias: { yaml: './node_modules/yaml/browser/index.js' },
};
// Some bundled packages are CommonJS and ask for Node's own modules with require().
const withRequire =
  "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

await rm('dist', { recursive: true, force: true });
const builds = await Promise.all([
  build({
    ...common,
    entryPoints: ['src/cli/main.ts'],
    outfile: 'dist/cli.js',
    platform: 'node',
    banner: { js: '#!/usr/bin/env node' },
  }),
  build({
    ...common,
    entryPoints: ['src/cli/run.ts'],
    outfile: 'dist/program.cjs',
    platform: 'node',
    format: 'cjs',
    minify: true,
  }),
  build({
    ...common,
    entryPoints: ['src/index.ts'],
    outfile: 'dist/index.js',
    platform: 'node',
    banner: { js: withRequire },
  }),
  build({
    ...common,
    entryPoints: ['src/browser.ts'],
    outfile: 'dist/browser.js',
    platform: 'browser',
    target: 'es2022',
    // Its build for browsers asks for a document, which workers have not.
    alias: {
      ...common.alias,
      'decode-named-character-reference': './node_modules/decode-named-character-reference/index.js',
    },
  }),
]);
await chmod('dist/cli.js', 0o755);
await writeFile('dist/program.cjs.cache', await compile('dist/program.cjs'));
await writeFile('dist/THIRD-PARTY-LICENSES.txt', await collectLicences(builds));
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
  stdio: 'inherit',
});

/** V8's code for the bundle, after one run of each command: functions are compiled when they are first called. */
async function compile(path) {
  const source = await readFile(path, 'latin1');
  // The same wrapper as in src/cli/load-program.ts.
  const script = new Script(`(function(module,exports,require){${source}\n})`);
  const module = { exports: {} };
  script.runInThisContext()(module, module.exports, createRequire(import.meta.url));
  const silent = { write: () => {} };
  const io = {
    stdin: [],
    stdout: silent,
    stderr: silent,
    env: {},
    cwd: () => `${import.meta.dirname}/fixtures/example`,
  };
  for (const command of ['migrate', 'lint']) await module.exports.run([command], io);
  return script.createCachedData();
}

/** The licence texts of every package that has code in a bundle. */
async function collectLicences(results) {
  const inputs = results.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  // The schema of Compose files is compiled into a source of ours, with ajv's help, before the bundle is made.
  inputs.push(
    'node_modules/dclint/schemas/compose.schema.json',
    'node_modules/ajv/dist/runtime/ucs2length.js',
  );
  const folders = inputs.flatMap(path => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []);
  const texts = await Promise.all([...new Set(folders)].sort().map(licenceOf));
  return `delink contains code of these packages.\n\n${texts.join('\n\n')}`;
}

async function licenceOf(folder) {
  const { name, version, license } = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'));
  const file = (await readdir(folder)).find(entry => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} is bundled, but has no licence text`);
  return `--- ${name} ${version} (${license})\n\n${(await readFile(`${folder}/${file}`, 'utf8')).trim()}\n`;
}
