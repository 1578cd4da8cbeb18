import { migrated, migrateText } from '../../support/project.js';

/** What becomes of the lines of the target of `links: [db:x]`, below `services:`. */
function db(lines: string, top = ''): string {
  const head = 'services:\n  web:\n    image: w\n    networks: [n]\n';
  const text = migrated(`${head}    links: [db:x]\n  db:\n${lines}networks:\n  n:\n${top}`);
  const now = `${head}    depends_on: [db]\n  db:\n`;
  expect(text.startsWith(now)).toBe(true);
  expect(text.endsWith(`networks:\n  n:\n${top}`)).toBe(true);
  return text.slice(now.length, text.lastIndexOf('networks:\n  n:\n'));
}

describe('an alias goes onto a network that both are on already', () => {
  test.each<[string, string, string]>([
    [
      'a list becomes a mapping',
      '    image: d\n    networks:\n      - n\n',
      '    image: d\n    networks:\n      n:\n        aliases:\n          - x\n',
    ],
    [
      'with others in it',
      '    image: d\n    networks:\n      - m # m\n      - n # n\n',
      '    image: d\n    networks:\n      m: # m\n      n: # n\n        aliases:\n          - x\n',
    ],
    [
      'dashes below the key',
      '    image: d\n    networks:\n    - n\n    ports:\n    - "1"\n',
      '    image: d\n    networks:\n      n:\n        aliases:\n        - x\n    ports:\n    - "1"\n',
    ],
    [
      'a list in flow style',
      '    image: d\n    networks: [m, n]\n',
      '    image: d\n    networks: {m: {}, n: {aliases: [x]}}\n',
    ],
    [
      'an empty network',
      '    image: d\n    networks:\n      n: # why\n',
      '    image: d\n    networks:\n      n: # why\n        aliases:\n          - x\n',
    ],
    [
      'a null one',
      '    image: d\n    networks:\n      n: ~\n',
      '    image: d\n    networks:\n      n:\n        aliases:\n          - x\n',
    ],
    [
      'other settings',
      '    image: d\n    networks:\n      n:\n        ipv4_address: 1.2.3.4\n',
      '    image: d\n    networks:\n      n:\n        ipv4_address: 1.2.3.4\n        aliases:\n          - x\n',
    ],
    [
      'other aliases',
      '    image: d\n    networks:\n      n:\n        aliases:\n          - y # why\n',
      '    image: d\n    networks:\n      n:\n        aliases:\n          - y # why\n          - x\n',
    ],
    [
      'other aliases in flow style',
      '    image: d\n    networks:\n      n:\n        aliases: [y]\n',
      '    image: d\n    networks:\n      n:\n        aliases: [y, x]\n',
    ],
    [
      'an empty list of aliases',
      '    image: d\n    networks:\n      n:\n        aliases: []\n',
      '    image: d\n    networks:\n      n:\n        aliases: [x]\n',
    ],
    [
      'all in flow style',
      '    image: d\n    networks: {n: {aliases: [y]}, m: }\n',
      '    image: d\n    networks: {n: {aliases: [y, x]}, m: }\n',
    ],
    [
      'an empty network in flow style',
      '    image: d\n    networks: {n: }\n',
      '    image: d\n    networks: {n: {aliases: [x]} }\n',
    ],
    [
      'the alias is there',
      '    image: d\n    networks: {n: {aliases: [x]}}\n',
      '    image: d\n    networks: {n: {aliases: [x]}}\n',
    ],
    [
      'keys behind it',
      '    networks: [n]\n    image: d # d\n',
      '    networks: {n: {aliases: [x]}}\n    image: d # d\n',
    ],
  ])('%s', (_, before, after) => {
    const top = before.includes('m') && /\bm\b/.test(before.replace('image', '')) ? '  m:\n' : '';
    expect(db(before, top)).toBe(after);
  });
});

describe('new networks', () => {
  const v1 = (web: string, target: string) => `web:\n  image: w\n${web}db:\n  image: d\n${target}`;
  const named = (text: string, network: string) => migrated(text, { network });

  test('the short list where no alias is needed', () => {
    expect(migrated(v1('  links:\n  - db\n', ''))).toBe(
      'services:\n  web:\n    image: w\n    depends_on:\n    - db\n    networks:\n    - app\n  db:\n    image: d\n    networks:\n    - app\n\nnetworks:\n  app:\n',
    );
  });

  test('a name that needs quotes', () => {
    const text = named(v1('  links: [db:x]\n', ''), 'no');
    expect(text).toContain('    networks:\n      "no":\n        aliases:\n');
    expect(text.endsWith('\nnetworks:\n  "no":\n')).toBe(true);
  });

  test('an alias keeps its quotes and variables', () => {
    expect(migrated(v1(`  links: ['db:x', "db:\${A:-y}"]\n`, ''))).toContain(
      `        aliases:\n          - 'x'\n          - "\${A:-y}"\n`,
    );
    expect(migrated(v1('  links: ["db:no"]\n', ''))).toContain('          - "no"\n');
  });

  test('net: bridge goes', () => {
    expect(migrated(v1('  net: bridge # why\n  links:\n  - db\n', ''))).not.toMatch(/net:|network_mode/);
    expect(migrated(v1('  net: bridge # why\n  links:\n  - db\n', ''))).toContain('# why');
  });

  test('the section stands at the end, behind an empty line, before the end marker', () => {
    const text = v1('  links: [db]\n', '');
    expect(migrated(text)).toMatch(/\n\nnetworks:\n {2}app:\n$/);
    expect(migrated(text.trimEnd())).toMatch(/\n\nnetworks:\n {2}app:$/);
    expect(migrated(`${text}...\n`)).toMatch(/\n\nnetworks:\n {2}app:\n\.\.\.\n$/);
    expect(migrated(`${text}\n# the end\n`)).toMatch(/\n\n {2}# the end\n\nnetworks:\n {2}app:\n$/);
  });

  test('a network that is declared already is left to itself', () => {
    const head =
      'services:\n  web: {image: w, network_mode: bridge, links: [db]}\n  db: {image: d, network_mode: bridge}\n';
    expect(migrated(`${head}networks:\n  app: # mine\n    driver: bridge\n`)).toBe(
      'services:\n  web: {image: w, depends_on: [db], networks: [app-2]}\n  db: {image: d, networks: [app-2]}\nnetworks:\n  app: # mine\n    driver: bridge\n  app-2:\n',
    );
  });

  test('a service behind an explicit key', () => {
    const text = 'services:\n  web: {image: w}\n  ? mq\n  : image: m\n    links: [web:y]\n';
    expect(migrated(text)).toBe(
      'services:\n  web: {image: w, networks: {default: {aliases: [y]}}}\n  ? mq\n  : image: m\n    depends_on: [web]\n',
    );
  });
});

describe('what is not edited is refused, with its place', () => {
  test.each<[string, string, string]>([
    [
      'networks that are an alias',
      'x-n: &n [n]\nservices:\n  web: {image: w, networks: *n, links: [db:x]}\n  db:\n    image: d\n    networks: *n\nnetworks: {n: }\n',
      '6:15 "networks" is an alias of another place, which delink does not extend: write the networks of this service out',
    ],
    [
      'an empty service',
      'web: {image: w, links: [db:x]}\ndb:\n',
      '2:1 service "db" is empty, so nothing can be written into it: give it an image',
    ],
    [
      'a depends_on that is a text',
      'services:\n  web: {image: w, links: [db:x], depends_on: text}\n  db: {image: d}\n',
      '2:46 "depends_on" is written in a form that delink does not extend: write it as a list',
    ],
    [
      'networks that are a list at the top',
      'services:\n  web: {image: w, network_mode: bridge, links: [db]}\n  db: {image: d, network_mode: bridge}\nnetworks: [n]\n',
      '4:1 the top-level "networks" must be a mapping',
    ],
  ])('%s', (_, text, expected) => {
    const { report } = migrateText(text);
    expect(report?.status).toBe('blocked');
    expect(report?.manual.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual([
      expected,
    ]);
  });
});
