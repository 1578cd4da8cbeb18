import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

const ROOT = join(__dirname, '..');
const MAX_LINES = 300;

interface Source {
  readonly path: string;
  readonly text: string;
  /** Paths from the root for our own files, package names for all others. */
  readonly imports: readonly string[];
}

const sources = [...sourcesIn('src'), ...sourcesIn('rules')];

function sourcesIn(folder: string): Source[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .map(name => {
      const path = posix.join(folder, name.split('\\').join('/'));
      const text = readFileSync(join(ROOT, path), 'utf8');
      return { path, text, imports: importsOf(path, text) };
    });
}

function importsOf(path: string, text: string): string[] {
  const names = text.matchAll(/^(?:import|export)\b[^;]*?from '([^']+)';|\bimport\('([^']+)'\)/gms);
  return [...names].map(([, fixed, lazy]) => {
    const name = (fixed ?? lazy)!;
    return name.startsWith('.') ? posix.join(posix.dirname(path), name).replace(/\.js$/, '.ts') : name;
  });
}

const inFolder = (folder: string) => sources.filter(({ path }) => path.startsWith(`src/${folder}/`));

/** What the files of a folder may import, beside each other. */
const MAY_IMPORT: Readonly<Record<string, readonly RegExp[]>> = {
  core: [/^src\/generated\/validate-compose\.ts$/],
  formatters: [
    /^src\/core\/report\.ts$/,
    /^src\/core\/verify-projects\.ts$/,
    /^src\/core\/(?:text|lint)\//,
    /^diff$/,
  ],
  docs: [/^src\/core\/lint\//],
  config: [/^src\/core\/(?:lint|text|yaml)\//, /^src\/core\/report\.ts$/, /^src\/errors\.ts$/],
  node: [
    /^src\/core\//,
    /^src\/config\//,
    /^src\/generated\/validate-config\.ts$/,
    /^src\/formatters\/migration-report\.ts$/,
    /^src\/errors\.ts$/,
    /^node:/,
    /^ignore$/,
  ],
  cli: [/^src\//, /^rules\/index\.ts$/, /^node:/, /^commander$/],
};

/** Packages that one folder or file stands for: everything else goes through it. */
const OWNERS: Readonly<Record<string, string>> = {
  yaml: 'src/core/yaml/',
  'fastest-levenshtein': 'src/core/text/',
  unbash: 'src/core/scripts/shell/parse.ts',
  'mdast-util-from-markdown': 'src/core/scripts/blocks/markdown.ts',
};

test.each(Object.entries(MAY_IMPORT))('src/%s imports only what it may', (folder, allowed) => {
  const wrong = inFolder(folder).flatMap(({ path, imports }) => {
    return imports
      .filter(name => !name.startsWith(`src/${folder}/`) && !allowed.some(pattern => pattern.test(name)))
      .filter(name => !path.startsWith(OWNERS[name] ?? ' '))
      .map(name => `${path} imports ${name}`);
  });
  expect(inFolder(folder)).not.toEqual([]);
  expect(wrong).toEqual([]);
});

/** Data flows one way through the core: read, model, plan, rewrite, prove. What each part may see of the others. */
const MAY_SEE: Readonly<Record<string, readonly RegExp[]>> = {
  text: [],
  yaml: [/^text\//],
  names: [],
  plan: [],
  compose: [/^(?:text|yaml)\//, /^names\/topology$/],
  migration: [
    /^(?:text|yaml|compose|names|variables)\//,
    /^plan\/(?:types|order)$/,
    /^verify\/service-values$/,
  ],
  images: [],
  lint: [
    /^(?:text|yaml|compose|names|schema|images|variables)\//,
    /^plan\/(?:scc|grouping)$/,
    /^migration\/obstacles$/,
    /^rewrite\/fragment$/,
    /^scripts\/(?:kind|may-hold-links)$/,
    /^scripts\/(?:model|plan)\//,
    // What a command looks like; its parts are read by others.
    /^scripts\/(?:plan-script|shell\/command)$/,
    /^(?:load-project|migrate)$/,
  ],
  scripts: [
    /^(?:text|yaml|names|images)\//,
    /^plan\/grouping$/,
    /^variables\/(?:variable-names|secrets|port)$/,
    /^migration\/plan-report$/,
  ],
  schema: [/^(?:text|yaml|compose)\//, /^lint\/model$/],
  rewrite: [
    /^(?:text|yaml|compose)\//,
    /^names\/topology$/,
    /^plan\/types$/,
    /^migration\/external-network$/,
    /^verify\/comments$/,
  ],
  variables: [/^(?:text|yaml|compose|names|images)\//, /^verify\/plain-values$/, /^dotenv$/],
  verify: [
    /^(?:text|yaml|compose|names|variables)\//,
    /^plan\/types$/,
    /^migration\/(?:requirements|used-names)$/,
  ],
};
/** Types without behaviour that every part may name. */
const COMMON = /^(?:report|position)$/;

test.each(Object.entries(MAY_SEE))('src/core/%s sees only what it may', (folder, allowed) => {
  const own = inFolder(`core/${folder}`);
  expect(own).not.toEqual([]);
  const wrong = own.flatMap(({ path, imports }) =>
    imports
      .filter(name => name.startsWith('src/core/') && !name.startsWith(`src/core/${folder}/`))
      .map(name => name.slice('src/core/'.length, -'.ts'.length))
      .filter(name => !COMMON.test(name) && !allowed.some(pattern => pattern.test(name)))
      .map(name => `${path} imports ${name}`),
  );
  expect(wrong).toEqual([]);
});

test('a rule sees the API for rules, and nothing else', () => {
  const wrong = sources
    .filter(({ path }) => /^rules\/.+\//.test(path))
    .flatMap(({ path, imports }) =>
      imports.filter(name => name !== 'src/core/lint/rule.ts').map(name => `${path} imports ${name}`),
    );
  expect(wrong).toEqual([]);
});

test('the browser library reaches nothing of Node', () => {
  const reached = new Set(['src/browser.ts']);
  for (const path of reached) {
    for (const name of sources.find(source => source.path === path)?.imports ?? []) reached.add(name);
  }
  expect([...reached].filter(name => /^node:|^src\/(node|cli)\//.test(name))).toEqual([]);
});

test('every import leads to a file, and none leads back', () => {
  const known = new Map(sources.map(source => [source.path, source]));
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, trail: readonly string[]) => {
    if (trail.includes(path)) cycles.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
    if (done.has(path) || trail.includes(path)) return;
    for (const name of known.get(path)!.imports.filter(name => /^(?:src|rules)\//.test(name))) {
      if (known.has(name)) visit(name, [...trail, path]);
      else cycles.push(`${path} imports ${name}, which does not exist`);
    }
    done.add(path);
  };
  for (const { path } of sources) visit(path, []);
  expect(cycles).toEqual([]);
});

test('files stay small', () => {
  const long = sources.filter(({ text }) => text.split('\n').length > MAX_LINES + 1).map(({ path }) => path);
  expect(long).toEqual([]);
});

test('there is no drawer for everything', () => {
  expect(sources.filter(({ path }) => /\b(utils?|helpers?|misc|common)\b/.test(path))).toEqual([]);
});

// The type checker keeps Node and the browser out of the core; these exist everywhere.
test('the core is a function of its input', () => {
  expect(linesWith(/\bnew Date\b|\bDate\.|\bMath\.random\b|\bperformance\b|\bglobalThis\b/)).toEqual([]);
});

// A document that is printed anew loses indentation, blank lines and quotes: text is only ever edited.
test('the core never prints a YAML document', () => {
  expect(linesWith(/(?<!JSON\.)\bstringify\(|(doc|document|node|map|seq|pair)\.toString\(/i)).toEqual([]);
});

function linesWith(pattern: RegExp): string[] {
  return inFolder('core').flatMap(({ path, text }) => {
    return text
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : []));
  });
}
