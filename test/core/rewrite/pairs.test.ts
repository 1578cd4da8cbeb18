import { migrated, migrateText } from '../../support/project.js';

/** What becomes of a service of format 1 whose links go without a trace. */
function without(lines: string, rest = ''): string {
  const text = migrated(`services:\n  web:\n${lines}${rest}`, { network: 'default', dependsOn: 'none' });
  return text.slice('services:\n  web:\n'.length);
}
const DB = '  db: {image: d}\n';

describe('a key goes', () => {
  test.each<[string, string, string]>([
    ['in the middle', '    image: w\n    links:\n    - db\n    tty: true\n', '    image: w\n    tty: true\n'],
    ['at the end', '    image: w\n    links:\n    - db\n', '    image: w\n'],
    ['at the head', '    links: [db]\n    image: w\n', '    image: w\n'],
    [
      'empty lines around it stay',
      '    image: w\n\n    links:\n    - db\n\n    tty: true\n',
      '    image: w\n\n\n    tty: true\n',
    ],
    ['the comment above it stays', '    image: w\n    # why\n    links: [db]\n', '    image: w\n    # why\n'],
    [
      'comments inside and behind stay, as lines of their own',
      '    image: w\n    links: # a\n    # b\n    - db # c\n    tty: true\n',
      '    image: w\n    # a\n    # b\n    # c\n    tty: true\n',
    ],
    [
      'comments below it stay',
      '    image: w\n    links:\n    - db\n    # - mq\n    tty: true\n',
      '    image: w\n    # - mq\n    tty: true\n',
    ],
    [
      'a list over several lines',
      '    image: w\n    links: [\n      db,\n    ]\n    tty: true\n',
      '    image: w\n    tty: true\n',
    ],
  ])('%s', (_, before, after) => {
    expect(without(before, DB)).toBe(after + DB);
  });

  test.each<[string, string, string]>([
    ['the only entry of a list in flow style', '{image: w, links: [db]}', '{image: w}'],
    ['the first', '{links: [db], image: w}', '{image: w}'],
    ['one in the middle', '{image: w, links: [db], tty: true}', '{image: w, tty: true}'],
    ['with blanks', '{ image: w , links: [ db ] , tty: true }', '{ image: w , tty: true }'],
  ])('in flow style: %s', (_, before, after) => {
    const text = migrated(`services:\n  web: ${before}\n${DB}`, { network: 'default', dependsOn: 'none' });
    expect(text).toBe(`services:\n  web: ${after}\n${DB}`);
  });

  test('at the end of a file without a last line end', () => {
    const text = 'services:\n  db: {image: d}\n  web:\n    image: w\n    links: [db]';
    expect(migrated(text, { network: 'default', dependsOn: 'none' })).toBe(
      'services:\n  db: {image: d}\n  web:\n    image: w',
    );
  });
});

describe('a key comes', () => {
  /** What becomes of the target of an alias; nothing behind it in its file. */
  const target = (lines: string, end = '') => {
    const head = 'services:\n  web: {image: w, links: [db:x]}\n  db:\n';
    const text = migrated(head + lines + end);
    return text.slice('services:\n  web: {image: w, depends_on: [db]}\n  db:\n'.length);
  };
  const KEYS = '    networks:\n      default:\n        aliases:\n          - x\n';

  test.each<[string, string, string]>([
    ['behind the last one', '    image: d\n', `    image: d\n${KEYS}`],
    ['behind its comment', '    image: d # d\n', `    image: d # d\n${KEYS}`],
    [
      'behind keys that are commented out',
      '    image: d\n    # tty: true\n',
      `    image: d\n    # tty: true\n${KEYS}`,
    ],
    [
      'before an empty line',
      '    image: d\n\n  mq: {image: m}\n',
      `    image: d\n${KEYS}\n  mq: {image: m}\n`,
    ],
    [
      'before a comment of the next service',
      '    image: d\n  # m\n  mq: {image: m}\n',
      `    image: d\n${KEYS}  # m\n  mq: {image: m}\n`,
    ],
    [
      'behind a list',
      '    image: d\n    ports:\n      - "1"\n',
      `    image: d\n    ports:\n      - "1"\n${KEYS}`,
    ],
    [
      'behind a text of several lines',
      '    command: |\n      a\n\n    image: d\n',
      `    command: |\n      a\n\n    image: d\n${KEYS}`,
    ],
    [
      'behind one at the end',
      '    image: d\n    command: |\n      a\n',
      `    image: d\n    command: |\n      a\n${KEYS}`,
    ],
    [
      'but not behind one that keeps its empty lines',
      '    image: d\n    command: |+\n      a\n\n',
      `    image: d\n${KEYS}    command: |+\n      a\n\n`,
    ],
    ['without a last line end', '    image: d', `    image: d\n${KEYS.trimEnd()}`],
    [
      'behind a text without a last line end',
      '    image: d\n    command: |\n      a',
      `    image: d\n    command: |-\n      a\n${KEYS.trimEnd()}`,
    ],
  ])('%s', (_, before, after) => {
    expect(target(before)).toBe(after);
  });
});

test('a key that shares its line with something else is not edited', () => {
  const shared = migrateText(
    'x: [{a: &w\n  {image: w}}]\nservices:\n  db: {image: d}\n  ? web\n  : links: [db:y]\n    image: w\n',
  ).report!;
  expect(shared.status).toBe('blocked');
  expect(shared.manual.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual([
    '6:5 "links" shares its line with something else, which delink does not edit: put it on a line of its own',
  ]);
});
