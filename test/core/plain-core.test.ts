/** Whatever a file holds, the core answers with a report in words. */
import fc from 'fast-check';
import { inspectFile } from '../../src/core/inspect.js';
import { migrateProject } from '../../src/core/migrate.js';
import type { ProjectInput } from '../../src/core/report.js';
import { verifyProjects } from '../../src/core/verify-projects.js';
import { migrated, migrateText, OPTIONS, PATH, projectOf } from '../support/project.js';

/** Everything a run says, in lines. */
function said(text: string): string[] {
  const { report, errors } = migrateText(text);
  inspectFile({ path: PATH, text });
  verifyProjects(projectOf(text), projectOf(text));
  if (!report) return errors.map(({ line, column, message }) => `${line}:${column} ${message}`);
  return [report.status, ...report.manual.map(({ line, column, message }) => `${line}:${column} ${message}`)];
}

describe('odd files', () => {
  test.each<[string, string, string[]]>([
    ['an empty file', '', ['1:1 the file is empty: there is no service in it']],
    ['comments', '# nothing\n', ['1:1 the file is empty: there is no service in it']],
    [
      'an empty mapping',
      '{}',
      ['1:1 no service can be found in it: no entry has an image, a build or another key of a service'],
    ],
    ['a text', 'hello', ['1:1 a Compose file must be a mapping of services at its top']],
    ['a list', '- a\n', ['1:1 a Compose file must be a mapping of services at its top']],
    ['services that are null', 'services:\n', ['unchanged']],
    ['services that are a text', "version: '2'\nservices: web\n", ['unchanged']],
    ['services that are a list', "version: '2'\nservices: [web]\n", ['unchanged']],
    ['no file at all', '\ufeff', ['1:1 the file is empty: there is no service in it']],
  ])('%s', (_, text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  test('a project without files', () => {
    const input: ProjectInput = { ...projectOf('a'), files: [], stacks: [], writable: [] };
    expect(migrateProject(input, OPTIONS)).toMatchObject({ report: { status: 'unchanged' }, errors: [] });
    expect(verifyProjects(input, input)).toMatchObject({ equivalent: true });
  });

  test.each<[string, string]>([
    ['a null service', 'web: {image: w, links: [db]}\ndb: {image: d}\nnone:\n'],
    ['a null service that is linked', 'web: {image: w, links: [db]}\ndb:\n'],
    ['a service that is a text', 'web: {image: w, links: [db]}\ndb: postgres\n'],
    ['a service that is a list', 'web: {image: w, links: [db]}\ndb: [a]\n'],
    ['a key that is a mapping', '{a: b}: {image: w}\nweb: {image: w, links: [db]}\ndb: {image: d}\n'],
    ['a key that is a list', '? [a]\n: {image: w}\nweb: {image: w, links: [web]}\n'],
    ['a null key', ': {image: w}\nweb: {image: w, links: [db]}\ndb: {image: d}\n'],
    ['links that are a text', 'web: {image: w, links: db}\ndb: {image: d}\n'],
    ['links of mappings', 'web: {image: w, links: [{db: x}, [db], ]}\ndb: {image: d}\n'],
    [
      'empty entries',
      'web:\n  image: w\n  links:\n  -\n  - ""\n  - ":"\n  - ":x"\n  - "db:"\ndb: {image: d}\n',
    ],
    [
      'every value null',
      'web:\n  image:\n  build:\n  links: [db]\n  net:\n  volumes:\n  environment:\n  extends:\n  ports:\n  volumes_from:\ndb: {image: d}\n',
    ],
    [
      'every value a mapping',
      'web:\n  image: {}\n  links: {}\n  net: {}\n  volumes: {}\n  extends: {}\n  volumes_from: {}\n  hostname: {}\n  container_name: {}\n',
    ],
    [
      'every value a list',
      'web:\n  image: []\n  links: []\n  net: []\n  volumes: [[]]\n  extends: []\n  volumes_from: [[]]\n  hostname: []\n  dockerfile: []\n  log_opt: []\n  log_driver: []\n',
    ],
    [
      'wrong types in the specification',
      'services:\n  web:\n    image: w\n    links: [db]\n    networks: text\n    depends_on: text\n    deploy: []\n    healthcheck: x\n  db: {image: d, networks: {a: []}}\nnetworks: []\nvolumes: x\n',
    ],
    ['a merge of a text', 'web:\n  <<: text\n  image: w\n  links: [db]\ndb: {image: d}\n'],
  ])('%s: something is said, with a place', (_, text) => {
    const lines = said(text);
    expect(lines.length).toBeGreaterThan(0);
    if (lines[0] !== 'migrated' && lines[0] !== 'unchanged')
      expect(lines.filter(line => /^\d+:\d+ \S/.test(line)).length).toBeGreaterThan(0);
    expect(lines[0]).not.toBe('failed');
  });
});

describe('names that plain objects have already', () => {
  const NAMES = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'];

  test('as services, aliases, networks and volumes', () => {
    const services = NAMES.map(
      (name, i) =>
        `${name}:\n  image: i\n  volumes: ['${name}:/data']\n${
          i === 0 ? '' : `  links: ['${NAMES[i - 1]}:${NAMES[(i + 2) % NAMES.length]}']\n`
        }`,
    );
    const after = migrated(services.join(''), { network: 'constructor' });
    for (const name of NAMES.slice(0, -1)) expect(after).toContain(`\n    depends_on: ['${name}']\n`);
    // No volume can be called `__proto__`: names begin with a letter or a digit.
    for (const name of NAMES.filter(own => own !== '__proto__'))
      expect(after).toContain(`\n  ${name}:\n    name: ${name}\n`);
    expect(after).not.toContain('links');
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test('as keys and variables: each difference is seen', () => {
    const text = (value: string) =>
      `services:\n  a:\n    image: i\n${NAMES.map(name => `    ${name}: ${value}\n`).join('')}    environment:\n${NAMES.map(name => `      ${name}: ${value}\n`).join('')}`;
    const none = 'services:\n  a:\n    image: i\n';
    const differences = (a: string, b: string) =>
      verifyProjects(projectOf(a), projectOf(b)).differences.map(({ message }) => message);
    expect(differences(text('1'), text('1'))).toEqual([]);
    for (const name of NAMES) {
      expect(differences(text('1'), text('2'))).toContain(`"${name}" of "a" was "1" and is "2"`);
      expect(differences(none, text('1'))).toContain(`"${name}" of "a" was not set and is "1"`);
      expect(differences(text('1'), none)).toContain(`"${name}" of "a" was "1" and is not set`);
    }
    expect(differences(text('1'), text('2')).filter(line => line.startsWith('"environment"'))).toHaveLength(
      1,
    );
  });

  test('as lists behind such keys', () => {
    const text = `services:\n  a:\n    image: i\n${NAMES.map(name => `    ${name}: [x=1, y]\n`).join('')}`;
    expect(verifyProjects(projectOf(text), projectOf(text))).toMatchObject({
      equivalent: true,
      differences: [],
    });
    const other = text.replaceAll('x=1', 'x=2');
    expect(verifyProjects(projectOf(text), projectOf(other)).differences).toHaveLength(NAMES.length);
  });

  test('as names of variables', () => {
    const text = 'web:\n  image: i\n  links: ["db:${constructor}"]\ndb: {image: d}\n';
    expect(migrateProject(projectOf(text, {}), OPTIONS).report?.status).toBe('migrated');
    expect(migrateProject(projectOf(text), OPTIONS).report?.files[0]?.after).toContain('${constructor}');
  });
});

describe('large files', () => {
  const merging = (count: number) =>
    Array.from({ length: count }, (_, i) =>
      i === 0 ? 's0: &s0\n  image: i\n  links: [db]\n' : `s${i}: &s${i}\n  <<: *s${i - 1}\n  tty: true\n`,
    ).join('');

  test('500 services, each a merge of the one above', () => {
    expect(migrateText(`db: {image: d}\n${merging(500)}`).report?.status).toBe('migrated');
  });

  test('5,000 of them, which no loader takes', () => {
    expect(said(`db: {image: d}\n${merging(5_000)}`)).toEqual([
      '1:1 its aliases multiply to millions of values, which no Compose can load',
    ]);
  });

  test('a long chain of merges of which only the last one is used', () => {
    const chain = Array.from(
      { length: 1_000 },
      (_, i) => `  - &m${i} {${i === 0 ? 'links: [db]' : `<<: *m${i - 1}`}}`,
    );
    const text = `services:\n  db: {image: d}\n  web:\n    image: w\n    <<: *m999\n`;
    expect(migrateText(`x-chain:\n${chain.join('\n')}\n${text}`).report?.status).toBe('migrated');
  });

  test('a service with 10,000 links', () => {
    const links = Array.from({ length: 10_000 }, (_, i) => `  - db:a${i}\n`).join('');
    const after = migrated(`web:\n  image: w\n  links:\n${links}db:\n  image: d\n`);
    expect(after.match(/^ {8}- a\d+$/gm)).toHaveLength(10_000);
    expect(after).toContain('    depends_on:\n    - db\n');
  });
});

test('messages stay on their line, whatever they quote', () => {
  const name = JSON.stringify('d\n\u001b[31mb');
  const lines = said(`web: {image: w, links: [${name}, "x\\ry", db: ]}\n${name}: text\n`);
  expect(lines[0]).toBe('blocked');
  expect(lines.length).toBeGreaterThan(2);
  for (const line of lines) expect(line).toMatch(/^[^\p{Cc}]+$/u);
});

test('random pieces of Compose files', () => {
  const pieces = fc.constantFrom(
    ...[
      'web:',
      'db:',
      'services:',
      'networks:',
      "version: '2'",
      '  web:',
      '  db:',
      '  image: i',
      '    image: i',
      '  links:',
      '    links:',
    ],
    ...[
      '  - db',
      '  - web:x',
      '    - db:y',
      '  links: [db]',
      '    links: [web]',
      '  <<: *a',
      '  x: &a',
      'x: &a {links: [db]}',
      '  net: host',
      '  net: container:db',
    ],
    ...[
      '  extends: db',
      '    extends: {file: b.yml, service: db}',
      '    networks: [n]',
      '  n:',
      '  volumes: [a:/b]',
      '  volumes_from: [db]',
      '# c',
      '',
      '---',
      '...',
      '  - |',
      '     x',
    ],
  );
  fc.assert(
    fc.property(
      fc.array(pieces, { maxLength: 14 }),
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
      (lines, eol, end) => {
        const text = lines.join(eol) + (end ? eol : '');
        const { report, errors } = migrateText(text);
        if (!report) expect(errors.length).toBeGreaterThan(0);
        else if (report.status === 'blocked') expect(report.manual.length).toBeGreaterThan(0);
        else if (report.status === 'failed') throw new Error(JSON.stringify([report.manual, report.proof]));
      },
    ),
    { numRuns: 1500 },
  );
});
