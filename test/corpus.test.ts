/** What holds of every file, whatever is in it: checked on real projects. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { applyPatch } from 'diff';
import { parseAllDocuments } from 'yaml';
import { migrateProject } from '../src/core/migrate.js';
import { unifiedDiff } from '../src/formatters/unified.js';
import { decodeText } from '../src/node/read.js';
import { DEFAULT_OPTIONS } from '../src/node/run-migration.js';
import { type CorpusSet, corpusFiles, hasCorpus, SHARED } from './support/shared.js';

const PATH = 'docker-compose.yml';
const SETS: readonly CorpusSet[] = ['v1', 'v2v3', 'nolinks'];

if (!hasCorpus) process.stderr.write(`test/corpus.test.ts is skipped: there is no corpus in ${SHARED}\n`);
const withCorpus = hasCorpus ? describe : describe.skip;

function read(file: string): string {
  const decoded = decodeText(readFileSync(file));
  if (!('text' in decoded)) throw new Error(`${file} ${decoded.problem.message}`);
  return decoded.text;
}

function migrate(text: string) {
  const stacks = [[PATH]];
  const project = { directory: '.', name: 'app', stacks, files: [{ path: PATH, text }] };
  return migrateProject({ ...project, variables: {}, writable: [PATH] }, DEFAULT_OPTIONS);
}

/** The text afterwards, be it changed or not. */
function migrated(text: string): string {
  const change = migrate(text).report?.files.find(({ path }) => path === PATH);
  return change ? change.after : text;
}

/** How often each comment occurs. */
function comments(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [, comment] of text.matchAll(/(?:^|\s)#([^\r\n]*)/gm)) {
    counts.set(comment!.trim(), (counts.get(comment!.trim()) ?? 0) + 1);
  }
  return counts;
}

function lostComments(before: string, after: string): string[] {
  const left = comments(after);
  return [...comments(before)].filter(([text, count]) => (left.get(text) ?? 0) < count).map(([text]) => text);
}

function lineEndings(text: string) {
  const crlf = text.includes('\r\n');
  return {
    byteOrderMark: text.startsWith('\uFEFF'),
    endings: crlf && /[^\r]\n/.test(text) ? 'mixed' : crlf ? 'CRLF' : 'LF',
    finalNewline: text.endsWith('\n'),
  };
}

/** By another reader than ours. In format 1 a service may be called `services`: its keys are no mappings. */
function hasServicesKey(text: string): boolean {
  const [document] = parseAllDocuments(text, { merge: true, uniqueKeys: false });
  const services = document && 'toJS' in document ? Object.values(document.toJS()?.services ?? {}) : [];
  return services.length > 0 && services.every(service => typeof service === 'object');
}

withCorpus.each(SETS)('each file of the corpus, set %s', set => {
  const files = corpusFiles(set).map(file => [basename(file), file]);

  test.each(files)('%s', (_, file) => {
    const before = read(file!);
    const { report, errors } = migrate(before);
    const after = migrated(before);
    if (report === null) expect(errors).not.toEqual([]);
    if (report?.status === 'blocked' || report?.status === 'failed') {
      expect(report.manual).not.toEqual([]);
      expect(after).toBe(before);
    }
    expect(lostComments(before, after)).toEqual([]);
    expect(lineEndings(after)).toEqual(lineEndings(before));
    expect(migrated(after)).toBe(after);
    if (before !== after) expect(applyPatch(before, unifiedDiff(PATH, before, after))).toBe(after);
  });
});

withCorpus('files under services: without links', () => {
  const files = corpusFiles('nolinks').filter(file => hasServicesKey(readFileSync(file, 'utf8')));

  test.each(files.map(file => [basename(file), file]))('%s is left as it is', (_, file) => {
    expect(migrated(read(file!))).toBe(read(file!));
  });
});
