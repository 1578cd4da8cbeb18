/** What holds of every finding, whatever is in a file: checked on the fixtures and on real projects. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { RULES } from '../rules/index.js';
import { fixProject } from '../src/core/lint/apply-fixes.js';
import { activate } from '../src/core/lint/default-options.js';
import type { Place } from '../src/core/lint/finding.js';
import { type LintInput, lintProject } from '../src/core/lint/lint.js';
import { migrateProject } from '../src/core/migrate.js';
import { verifyProjects } from '../src/core/verify-projects.js';
import { decodeText } from '../src/node/read.js';
import { DEFAULT_OPTIONS } from '../src/node/run-migration.js';
import { coveredText } from './support/lint-text.js';
import { type CorpusSet, corpusFiles, hasCorpus, SHARED } from './support/shared.js';

const FIXTURES = join(__dirname, '../fixtures/projects');
const ACTIVE = RULES.map(rule => activate(rule));
const IDS = RULES.map(rule => rule.meta.id);

if (!hasCorpus) process.stderr.write(`test/lint-invariants.test.ts: there is no corpus in ${SHARED}\n`);

function inputOf(files: readonly { readonly path: string; readonly text: string }[]): LintInput {
  const paths = files.map(file => file.path);
  return {
    directory: '.',
    name: 'app',
    stacks: [paths],
    files,
    variables: {},
    writable: paths,
    asked: paths,
    environment: {},
    present: null,
    ignored: [],
  };
}

/** Every Compose file of the fixtures by itself, and every file of the corpus. */
const samples = [
  ...readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
    .filter(path => /\/before\/.*\.ya?ml$/.test(path) && statSync(join(FIXTURES, path)).isFile())
    .map(path => join(FIXTURES, path)),
  ...(hasCorpus ? (['v1', 'v2v3', 'nolinks'] as const).flatMap(set => corpusFiles(set)) : []),
].flatMap(file => {
  const decoded = decodeText(readFileSync(file));
  return 'text' in decoded ? [{ name: relative(join(__dirname, '..'), file), text: decoded.text }] : [];
});

const lintText = (text: string) => lintProject(inputOf([{ path: 'docker-compose.yml', text }]), ACTIVE, IDS);

test.each(samples)('$name', ({ text }) => {
  const input = inputOf([{ path: 'docker-compose.yml', text }]);
  const result = lintProject(input, ACTIVE, IDS);
  expect(result.failures).toEqual([]);

  // A place covers a token: neither nothing, nor the blanks around it.
  const places: Place[] = result.findings.flatMap(finding => [finding, ...finding.related]);
  for (const place of places) {
    const covered = coveredText(place, text.replace(/^\uFEFF/, ''));
    // The character that YAML stumbles over can be a tab.
    if (!covered.startsWith('\t')) expect([place, covered.trim()]).toEqual([place, covered]);
    if (text.trim() !== '') expect([place, covered]).not.toEqual([place, '']);
  }

  // In whatever order the rules run.
  expect(lintProject(input, ACTIVE.toReversed(), IDS)).toEqual(result);

  // Where a migration stops, a finding says so, there or with a related place there.
  const { report } = migrateProject(input, DEFAULT_OPTIONS);
  for (const { line, ruleId, message } of report?.manual ?? []) {
    const there = result.findings.filter(
      finding => finding.line === line || finding.related.some(place => place.line === line),
    );
    const said = there.filter(finding => finding.severity !== 'info').map(finding => finding.ruleId);
    expect([message, said]).toEqual([message, expect.arrayContaining([ruleId])]);
  }

  // A safe fix leaves the project as it was; any fix leaves one that can be read.
  for (const safety of ['safe', 'unsafe'] as const) {
    const fixed = fixProject(input, ACTIVE, IDS, safety);
    expect(fixed.result.broken).toEqual(result.broken);
    expect(fixed.result.findings.filter(({ fix }) => fix?.safety === 'safe')).toEqual([]);
    if (fixed.changes.length === 0 || safety === 'unsafe') continue;
    if (!verifyProjects(input, input).equivalent) continue;
    expect(verifyProjects(input, fixed.input)).toMatchObject({ equivalent: true, differences: [] });
  }
});

const withCorpus = hasCorpus ? test.each : test.skip.each;

withCorpus((hasCorpus ? corpusFiles('nolinks' satisfies CorpusSet) : []).map(file => [basename(file), file]))(
  'nothing is said about links in %s, which has none',
  (_, file) => {
    const decoded = decodeText(readFileSync(file));
    const found = 'text' in decoded ? lintText(decoded.text).findings : [];
    expect(found.filter(({ ruleId }) => ruleId.startsWith('link-'))).toEqual([]);
  },
);
