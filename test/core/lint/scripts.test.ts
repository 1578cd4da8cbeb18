/** Lint of scripts: what holds whatever the script, and the comments that hold findings back. */
import fc from 'fast-check';
import { RULES } from '../../../rules/index.js';
import { activate } from '../../../src/core/lint/default-options.js';
import { lintScript } from '../../../src/core/lint/lint-script.js';
import { migrateScript } from '../../../src/core/migrate-script.js';
import { coveredText, placeText } from '../../support/lint-text.js';
import { OPTIONS } from '../../support/project.js';

const ACTIVE = RULES.map(rule => activate(rule));
const IDS = RULES.map(rule => rule.meta.id);
const lint = (path: string, text: string) => lintScript({ path, text }, ACTIVE, IDS);

const name = fc.constantFrom('db', 'cache', 'web', 'DB', '${P}_db', 'shop_db_1', '$1', 'db:x', '');
const network = fc.constantFrom('back', 'bridge', 'host', 'none', 'container:db', '$NET', '"$(net)"');
const option = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(name, name).map(([target, alias]) => `--link ${target}:${alias}`) },
  { weight: 3, arbitrary: name.map(target => `--link=${target}`) },
  name.map(own => `--name ${own || 'app'}`),
  network.map(value => `--network ${value}`),
  fc.constantFrom('-d', '-it', '--rm', '-h db', '$OPTIONS', '-e DB_PORT=x', '\\\n ', '--network-alias cache'),
);
const command = fc.record({
  before: fc.constantFrom('', '', 'sudo ', '# ', 'if x; then ', '\t', '- ', '$ ', '    ', 'ID=$('),
  tool: fc.constantFrom('docker run', 'docker run', 'docker create', 'podman run', 'docker -H tcp://x run'),
  options: fc.array(option, { maxLength: 5 }),
  after: fc.constantFrom('shop', 'shop', "shop sh -c 'echo $DB_PORT_5432_TCP_ADDR'", '', 'shop &', 'shop)'),
});
const line = fc.oneof(
  {
    weight: 6,
    arbitrary: command.map(
      ({ before, tool, options, after }) => `${before}${[tool, ...options, after].filter(Boolean).join(' ')}`,
    ),
  },
  fc.constantFrom(
    'docker start db',
    'docker network connect back web',
    'docker network create back',
    'web() {',
    '}',
    'fi',
    'up:',
    'script:',
    '```sh',
    '```',
    '',
    '# delink-ignore-next-line run-link: why',
    '<!-- delink-ignore-next-line run-link -->',
  ),
);
const script = fc.record({
  path: fc.constantFrom('run.sh', 'README.md', 'Makefile', '.travis.yml', 'run.rst', 'Vagrantfile'),
  text: fc
    .tuple(fc.array(line, { maxLength: 10 }), fc.constantFrom('\n', '\n', '\r\n'))
    .map(([lines, ending]) => lines.join(ending)),
});

/** What `delink migrate` settles. */
const SETTLED = new Set(['shared', 'named', 'kept', 'compose', 'compose-kept', 'own', 'redundant']);

test('every finding is about a link, at its place, whatever the order of rules', () => {
  fc.assert(
    fc.property(script, ({ path, text }) => {
      const result = lint(path, text);
      expect(result.failures).toEqual([]);
      for (const finding of [...result.findings, ...result.suppressed]) {
        if (!finding.ruleId.startsWith('run-link')) continue;
        expect(coveredText(finding, text)).toMatch(/^--link/);
        expect(finding.message).not.toMatch(/(?<!\$)\{\w+\}|\n|undefined|null|""/);
        for (const place of finding.related) expect(coveredText(place, text)).not.toBe('');
      }
      expect(lintScript({ path, text }, ACTIVE.toReversed(), IDS)).toEqual(result);
    }),
    { numRuns: 400 },
  );
});

test('what migrate settles is not found again, and what it leaves is', () => {
  fc.assert(
    fc.property(script, ({ path, text: plain }) => {
      const text = plain.replaceAll('delink-ignore', 'ignore');
      const { status, files, manual } = migrateScript({ path, text }, OPTIONS);
      const { findings } = lint(path, text);
      // A link that nobody can read goes on working on a network, and lint is silent about it.
      const links = manual.filter(
        ({ message }) => message.startsWith('the link ') && !message.includes('only known when it runs'),
      );
      for (const { line, column } of links) {
        const there = findings.filter(found => found.line === line && found.column === column);
        expect([line, column, there.map(({ ruleId }) => ruleId)]).not.toEqual([line, column, []]);
      }
      if (status !== 'migrated') return;
      const after = lint(path, files[0]!.after).findings;
      expect(
        after.filter(({ ruleId, messageId }) => ruleId === 'run-link' && SETTLED.has(messageId)),
      ).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

test('never fails on any text', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.constantFrom(
        'run.sh',
        'a.md',
        'Makefile',
        'x.rst',
        'Jenkinsfile',
        '.travis.yml',
        'Procfile',
        'a.service',
      ),
      (text, path) => {
        expect(lint(path, `docker run --link a:b ${text}`).failures).toEqual([]);
      },
    ),
  );
});

const LINK = 'docker run -d --name web --link db shop\n';

describe('comments without use', () => {
  const idle = (path: string, text: string) =>
    lint(path, text).findings.flatMap(finding =>
      finding.ruleId === 'suppression-unused' ? [`${placeText(finding, false)} ${finding.messageId}`] : [],
    );

  test('in a script somebody is told of them', () => {
    expect(idle('run.sh', `# delink-ignore-next-line run-link-order: why\n${LINK}`)).toEqual([
      '1:27-1:41 unused',
    ]);
    expect(idle('run.sh', `# delink-ignore-next-line run-link: why\n${LINK}`)).toEqual([]);
  });

  test('in a document nobody is, as it may be about them', () => {
    const fence = `\`\`\`sh\n# delink-ignore-next-line run-link-order: why\n${LINK}\`\`\`\n`;
    expect(idle('README.md', fence)).toEqual([]);
  });
});

test('a file without links is none to look at', () => {
  expect(lint('run.sh', 'docker run -d --name db postgres\n').findings).toEqual([]);
  expect(lint('notes.txt', LINK).findings).toEqual([]);
});
