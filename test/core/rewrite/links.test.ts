import { migrated, migrateText } from '../../support/project.js';

const REST = '  db: {image: d}\n  mq: {image: m}\n';

/** What becomes of the lines of one service below `services:`, the others standing on one line each. */
function web(lines: string): string {
  const text = migrated(`services:\n  web:\n${lines}${REST}`, { network: 'default' });
  expect(text.startsWith('services:\n  web:\n')).toBe(true);
  return text.slice('services:\n  web:\n'.length, text.indexOf('\n  db:') + 1);
}

describe('links give way to depends_on, in their place', () => {
  test.each<[string, string, string]>([
    [
      'a list',
      '    image: w\n    links:\n    - db\n    - mq\n    tty: true\n',
      '    image: w\n    depends_on:\n    - db\n    - mq\n    tty: true\n',
    ],
    [
      'an alias goes',
      '    image: w\n    links:\n      - db:db\n',
      '    image: w\n    depends_on:\n      - db\n',
    ],
    [
      'quotes stay',
      `    image: w\n    links:\n      - "db:db"\n      - 'mq'\n`,
      `    image: w\n    depends_on:\n      - "db"\n      - 'mq'\n`,
    ],
    ['flow style', '    image: w\n    links: [db:db, "mq"]\n', '    image: w\n    depends_on: [db, "mq"]\n'],
    ['a quoted key', '    image: w\n    "links": [db]\n', '    image: w\n    "depends_on": [db]\n'],
    [
      'comments',
      '    image: w\n    links: # why\n      # first\n      - db:db # one\n      # second\n      - mq # two\n      # last\n',
      '    image: w\n    depends_on: # why\n      # first\n      - db # one\n      # second\n      - mq # two\n      # last\n',
    ],
    [
      'the same target twice',
      '    image: w\n    links:\n      - db\n      - db:db\n',
      '    image: w\n    depends_on:\n      - db\n',
    ],
    [
      'the same in flow style',
      '    image: w\n    links: [db, "db:db", mq]\n',
      '    image: w\n    depends_on: [db, mq]\n',
    ],
    [
      'a comment behind an entry that goes',
      '    image: w\n    links:\n      - db\n      - db:db # twice\n',
      '    image: w\n    depends_on:\n      - db\n      # twice\n',
    ],
    ['an empty list', '    image: w\n    links: []\n    tty: true\n', '    image: w\n    tty: true\n'],
    ['nothing', '    image: w\n    links:\n    tty: true\n', '    image: w\n    tty: true\n'],
    ['the first key', '    links:\n    - db\n    image: w\n', '    depends_on:\n    - db\n    image: w\n'],
    [
      'a whole service in flow style is not here',
      '    image: w\n    links: [mq,\n      db]\n',
      '    image: w\n    depends_on: [mq,\n      db]\n',
    ],
  ])('%s', (_, before, after) => {
    expect(web(before)).toBe(after);
  });
});

describe('a depends_on that is there already is completed', () => {
  test.each<[string, string, string]>([
    [
      'nothing to add',
      '    image: w\n    depends_on:\n      - db\n    links:\n      - db\n',
      '    image: w\n    depends_on:\n      - db\n',
    ],
    [
      'a list',
      '    image: w\n    depends_on:\n      - mq\n    links:\n      - db\n',
      '    image: w\n    depends_on:\n      - mq\n      - db\n',
    ],
    [
      'with the comment of the link',
      '    image: w\n    depends_on:\n      - mq # m\n    links:\n      - db # d\n',
      '    image: w\n    depends_on:\n      - mq # m\n      - db # d\n',
    ],
    [
      'behind the links',
      '    image: w\n    links:\n      - db\n    depends_on: [mq]\n',
      '    image: w\n    depends_on: [mq, db]\n',
    ],
    [
      'an empty list',
      '    image: w\n    depends_on: []\n    links: [db]\n',
      '    image: w\n    depends_on: [db]\n',
    ],
    [
      'with conditions',
      '    image: w\n    depends_on:\n      mq:\n        condition: service_healthy\n    links: [db]\n',
      '    image: w\n    depends_on:\n      mq:\n        condition: service_healthy\n      db:\n        condition: service_started\n',
    ],
    [
      'with conditions, in flow style',
      '    image: w\n    depends_on: {mq: {condition: service_healthy}}\n    links: [db]\n',
      '    image: w\n    depends_on: {mq: {condition: service_healthy}, db: {condition: service_started}}\n',
    ],
  ])('%s', (_, before, after) => {
    expect(web(before)).toBe(after);
  });
});

describe('the form of the order', () => {
  const text = (links: string) =>
    `services:\n  web:\n    image: w\n    links:\n${links}  db:\n    image: d\n    healthcheck: {test: x}\n  mq: {image: m}\n`;
  const rest = '  db:\n    image: d\n    healthcheck: {test: x}\n  mq: {image: m}\n';
  test.each<['started' | 'restart' | 'healthy' | 'none', string, string]>([
    ['started', '      - db:db\n      - mq\n', '    depends_on:\n      - db\n      - mq\n'],
    ['none', '      - db:db\n      - mq\n', ''],
    [
      'restart',
      '      - mq # m\n',
      '    depends_on:\n      mq: # m\n        condition: service_started\n        restart: true\n',
    ],
    [
      'restart',
      '    - mq\n',
      '    depends_on:\n      mq:\n        condition: service_started\n        restart: true\n',
    ],
    [
      'healthy',
      '      - db\n      - mq\n',
      '    depends_on:\n      db:\n        condition: service_healthy\n      mq:\n        condition: service_started\n',
    ],
    ['healthy', '      - mq\n', '    depends_on:\n      - mq\n'],
  ])('%s, %j', (dependsOn, links, after) => {
    expect(migrated(text(links), { network: 'default', dependsOn })).toBe(
      `services:\n  web:\n    image: w\n${after}${rest}`,
    );
  });
});

test('a service in flow style, and one in JSON', () => {
  expect(migrated('services:\n  web: {image: w, links: [db:x], tty: true}\n  db: {image: d}\n')).toBe(
    'services:\n  web: {image: w, depends_on: [db], tty: true}\n  db: {image: d, networks: {default: {aliases: [x]}}}\n',
  );
  expect(migrated('{"services": {"web": {"image": "w", "links": ["db:x"]}, "db": {"image": "d"}}}\n')).toBe(
    '{"services": {"web": {"image": "w", "depends_on": ["db"]}, "db": {"image": "d", "networks": {"default": {"aliases": ["x"]}}}}}\n',
  );
});

test('of duplicate keys the last one counted', () => {
  expect(web('    image: w\n    links:\n      - mq\n    tty: true\n    links:\n      - db\n')).toBe(
    '    image: w\n    tty: true\n    depends_on:\n      - db\n',
  );
});

test('links that stay are named in every run', () => {
  const text =
    'services:\n  web:\n    image: w\n    links: [db:x, "mq:y"]\n  db: &d {image: d}\n  heir: *d\n  mq: {image: m}\n';
  const first = migrateText(text).report!;
  const second = migrateText(first.files[0]!.after).report!;
  expect([first.status, second.status]).toEqual(['migrated', 'unchanged']);
  expect(first.files[0]!.after).toContain('links: [db:x]');
  expect(second.plan.keptLinks).toEqual(first.plan.keptLinks);
  expect(second.plan.keptLinks).toMatchObject([{ service: 'web', target: 'db', alias: 'x' }]);
});
