import { applyBaseline, baselineOf } from '../../../src/core/lint/baseline.js';
import type { Finding } from '../../../src/core/lint/finding.js';
import { defineRule } from '../../../src/core/lint/rule.js';
import { lintWith } from '../../support/lint-text.js';

const everyLink = defineRule({
  meta: {
    id: 'every-link',
    group: 'links',
    summary: 'A link',
    severity: 'info',
    since: '0.1.0',
    fix: null,
    migrate: 'leaves',
    messages: { link: '"{client}" links "{name}"' },
  },
  link({ client, name, at }, context) {
    context.report({ message: 'link', at, service: client.name, data: { client: client.name, name } });
  },
});

function findingsIn(text: string): readonly Finding[] {
  return lintWith(everyLink, { files: text }).findings;
}

const finding = (file: string, ruleId: string, message: string) => ({ file, ruleId, message }) as Finding;

const OLD =
  'web: {image: w, links: [db]}\napi:\n  image: a\n  links:\n    - db\n    - db:store\ndb: {image: d}\n';

test('accepts what it was made of, wherever the lines have moved', () => {
  const baseline = baselineOf(findingsIn(OLD));
  expect(baseline.findings.map(entry => entry.count)).toEqual([1, 1, 1]);
  const moved = `# A word ahead.\n\n${OLD.replace('  links:', '  # Why.\n  links:').replace('image: w', 'tty: true, image: w')}`;
  expect(findingsIn(moved)[0]!.line).not.toBe(findingsIn(OLD)[0]!.line);
  const { fresh, accepted } = applyBaseline(findingsIn(moved), baseline);
  expect(fresh).toEqual([]);
  expect(accepted).toHaveLength(3);
  expect(baselineOf(findingsIn(moved))).toEqual(baseline);
});

test('does not accept what is new', () => {
  const { fresh } = applyBaseline(
    findingsIn(`${OLD}job: {image: j, links: [db]}\n`),
    baselineOf(findingsIn(OLD)),
  );
  expect(fresh.map(({ line, service }) => [line, service])).toEqual([[8, 'job']]);
});

test('does not accept a second one in the same words', () => {
  const baseline = baselineOf([finding('a', 'r', 'm'), finding('a', 'r', 'm')]);
  expect(baseline).toEqual({ findings: [{ file: 'a', ruleId: 'r', message: 'm', count: 2 }] });
  const three = [1, 2, 3].map(line => ({ ...finding('a', 'r', 'm'), line }));
  const { fresh, accepted } = applyBaseline(three, baseline);
  expect(accepted.map(({ line }) => line)).toEqual([1, 2]);
  expect(fresh.map(({ line }) => line)).toEqual([3]);
});

test('does not mind what is gone', () => {
  expect(applyBaseline([], baselineOf(findingsIn(OLD)))).toEqual({ fresh: [], accepted: [] });
});

test('is in the same order however findings came', () => {
  const all = [
    finding('b', 'r', 'm'),
    finding('a', 's', 'm'),
    finding('a', 'r', 'n'),
    finding('a', 'r', 'm'),
    finding('a.b', 'r', 'm'),
    finding('a', 'r', 'M'),
  ];
  const entries = baselineOf(all).findings.map(({ file, ruleId, message }) => `${file} ${ruleId} ${message}`);
  expect(entries).toEqual(['a r M', 'a r m', 'a r n', 'a s m', 'a.b r m', 'b r m']);
  expect(baselineOf([...all].reverse())).toEqual(baselineOf(all));
});

test('entries that a merge of branches has doubled count together', () => {
  const entry = { file: 'a', ruleId: 'r', message: 'm', count: 1 };
  const { fresh } = applyBaseline([finding('a', 'r', 'm'), finding('a', 'r', 'm')], {
    findings: [entry, entry],
  });
  expect(fresh).toEqual([]);
});

test('knows a file by its own name for it', () => {
  const nameOf = (file: string) => file.replace('sub/', '');
  const baseline = baselineOf([finding('sub/a', 'r', 'm')], nameOf);
  expect(baseline.findings[0]!.file).toBe('a');
  expect(applyBaseline([finding('a', 'r', 'm')], baseline, nameOf).fresh).toEqual([]);
});
