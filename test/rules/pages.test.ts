/** The pages of the rules: their parts, and their examples, which are run. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { linkLegacy } from '../../rules/link-legacy/rule.js';
import type { Rule } from '../../src/core/lint/rule.js';
import { migrateProject } from '../../src/core/migrate.js';
import { migrateScript } from '../../src/core/migrate-script.js';
import type { InputFile } from '../../src/core/report.js';
import { fixWith, lintWith, parted, sourcesOf } from '../support/lint-text.js';
import { OPTIONS, PATH, projectOf } from '../support/project.js';

const FOLDER = join(__dirname, '../../rules');
const ids = readdirSync(FOLDER, { withFileTypes: true }).flatMap(entry =>
  entry.isDirectory() ? [entry.name] : [],
);

/** The headings of a page, in this order; those in brackets where the rule has them. */
function headingsOf({ meta }: Rule): string[] {
  return [
    'What it finds',
    'Why it matters',
    'Example',
    'What `migrate` does',
    ...(meta.fix === 'unsafe' ? ['Fix safety'] : []),
    'When to ignore it',
    ...(meta.options ? ['Options'] : []),
  ];
}

interface Example {
  readonly kind: 'bad' | 'good' | 'after' | 'fixed';
  /** Texts by file name: Compose files, or scripts. */
  readonly files: Record<string, string>;
  /** What all of its services are built from, by file name. */
  readonly sources: Record<string, string>;
}

/** Where a fence names no file. */
const FILE_OF: Readonly<Record<string, string>> = { yaml: PATH, sh: 'run.sh', makefile: 'Makefile' };

/**
 * Fences with the words `yaml KIND [FILE]`, or `LANGUAGE KIND [FILE]` for a file that services are built from; without
 * any `yaml` such files are scripts, each by itself. Fences of one kind that follow each other and name different files
 * are one project, loaded in that order. `after` is what a migration makes of the `bad` before it, `fixed` what the
 * rule's fixes make of it. Longer fences hold documents with fences.
 */
function examplesIn(page: string): Example[] {
  const examples: Example[] = [];
  for (const [, , language, kind, name, text] of page.matchAll(
    /^(`{3,})(\w+) (bad|good|after|fixed)(?: (\S+))?\n(.*?)^\1$/gms,
  )) {
    const file = name ?? FILE_OF[language!]!;
    const last = examples.at(-1);
    const isNext = last?.kind === kind && !Object.hasOwn({ ...last?.files, ...last?.sources }, file);
    if (!isNext) examples.push({ kind: kind as Example['kind'], files: {}, sources: {} });
    const { files, sources } = examples.at(-1)!;
    (language === 'yaml' ? files : sources)[file] = text!;
  }
  return examples.map(example =>
    Object.keys(example.files).length > 0 ? example : { ...example, files: example.sources, sources: {} },
  );
}

function migratedFiles({ files, sources }: Example): Record<string, string> {
  const { compose, scripts } = parted(files);
  if (scripts.length > 0) {
    expect(compose).toEqual({});
    return Object.fromEntries(scripts.map(script => [script.path, migratedScript(script)]));
  }
  const project = projectOf(files);
  const { report } = migrateProject({ ...project, sources: sourcesOf(sources, project) }, OPTIONS);
  expect(report).toMatchObject({ status: 'migrated', manual: [] });
  const changed = new Map(report!.files.map(({ path, after }) => [path, after]));
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, changed.get(path) ?? text]));
}

function migratedScript(script: InputFile): string {
  const report = migrateScript(script, OPTIONS);
  expect(report).toMatchObject({ status: 'migrated', manual: [] });
  return report.files[0]!.after;
}

describe.each(ids)('%s', id => {
  const page = existsSync(join(FOLDER, id, 'README.md'))
    ? readFileSync(join(FOLDER, id, 'README.md'), 'utf8')
    : '';
  const module: Record<string, unknown> = require(join(FOLDER, id, 'rule.ts'));
  const rule = Object.values(module)[0] as Rule;
  // A suppression can only be judged where the rule that it names has run.
  const beside = rule.suppression ? [linkLegacy] : [];
  // Nothing lies beside an example.
  const lint = (example: Example) => lintWith(rule, { ...example, present: [] }, beside).findings;

  test('exports one rule, named like its folder', () => {
    expect(Object.keys(module)).toEqual([id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())]);
    expect(rule.meta.id).toBe(id);
  });

  test('has its parts in order', () => {
    expect([...page.matchAll(/^## (.*)$/gm)].map(match => match[1])).toEqual(headingsOf(rule));
    expect(page.match(/<!-- header:begin -->.*<!-- header:end -->/s)).not.toBeNull();
    if (rule.meta.options) expect(page.match(/<!-- options:begin -->.*<!-- options:end -->/s)).not.toBeNull();
  });

  test('has bad and good examples that are what they say', () => {
    const examples = examplesIn(page);
    expect(examples.map(example => example.kind)).toEqual(expect.arrayContaining(['bad', 'good']));
    expect(examples.some(example => example.kind === 'fixed')).toBe(rule.meta.fix !== null);
    let bad: Example | null = null;
    for (const example of examples) {
      if (example.kind === 'bad') bad = example;
      if (example.kind === 'bad') expect(lint(example)).not.toEqual([]);
      if (example.kind === 'good') expect(lint(example)).toEqual([]);
      if (example.kind === 'after') expect(example.files).toEqual(migratedFiles(bad!));
      if (example.kind === 'fixed') {
        expect(example.files).toEqual({ ...bad!.files, ...fixWith(rule, bad!, 'unsafe', beside) });
      }
    }
  });
});
