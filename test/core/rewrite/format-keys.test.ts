import { migrated, migrateText } from '../../support/project.js';

/** What becomes of the lines of one service of format 1; what is declared at the end comes behind `---`. */
function web(lines: string): string {
  const text = migrated(`web:\n${lines}db: {image: d}\n`);
  const [own, rest] = text.slice('services:\n  web:\n'.length).split('  db: {image: d}\n');
  return own!.replace(/^ {2}/gm, '') + (rest === '' ? '' : `---${rest}`);
}

describe('keys that the specification spells otherwise', () => {
  test.each<[string, string, string]>([
    ['nothing', '  image: w\n', '  image: w\n'],
    [
      'dockerfile next to build',
      '  build: .\n  dockerfile: D\n',
      '  build:\n    context: .\n    dockerfile: D\n',
    ],
    [
      'dockerfile before build',
      '  dockerfile: D\n  build: ./x # why\n',
      '  build:\n    context: ./x # why\n    dockerfile: D\n',
    ],
    [
      'dockerfile further down',
      '  build: .\n  tty: true\n  dockerfile: D\n',
      '  build:\n    context: .\n    dockerfile: D\n  tty: true\n',
    ],
    ['a driver', '  image: w\n  log_driver: syslog\n', '  image: w\n  logging:\n    driver: syslog\n'],
    [
      'its options',
      '  image: w\n  log_driver: syslog\n  log_opt:\n    tag: x # t\n',
      '  image: w\n  logging:\n    driver: syslog\n    options:\n      tag: x # t\n',
    ],
    [
      'options alone, numbers as texts',
      '  image: w\n  log_opt:\n    max-file: 3\n    max-size: 10m\n',
      '  image: w\n  logging:\n    options:\n      max-file: "3"\n      max-size: 10m\n',
    ],
    ['host', '  image: w\n  net: host\n', '  image: w\n  network_mode: host\n'],
    ['none', '  image: w\n  net: "none" # why\n', '  image: w\n  network_mode: "none" # why\n'],
    [
      'the stack of a service',
      '  image: w\n  net: "container:db"\n',
      '  image: w\n  network_mode: "service:db"\n',
    ],
    [
      'the stack of a container',
      '  image: w\n  net: "container:x"\n',
      '  image: w\n  network_mode: "container:x"\n',
    ],
    [
      'volumes of a container',
      '  image: w\n  volumes_from:\n  - db\n  - x:ro\n  - "y"\n',
      '  image: w\n  volumes_from:\n  - db\n  - container:x:ro\n  - "container:y"\n',
    ],
    [
      'a named volume',
      '  image: w\n  volumes: ["data:/data"]\n',
      '  image: w\n  volumes: ["data:/data"]\n---\nvolumes:\n  data:\n    name: data\n',
    ],
    [
      'its driver',
      '  image: w\n  volume_driver: d\n  volumes:\n  - data:/data\n',
      '  image: w\n  volumes:\n  - data:/data\n---\nvolumes:\n  data:\n    name: data\n    driver: d\n',
    ],
    ['a folder', "  image: w\n  volumes:\n  - 'data/x:/x'\n", "  image: w\n  volumes:\n  - './data/x:/x'\n"],
    [
      'a name with a slash',
      '  image: w\n  volumes:\n  - data/:/x\n',
      '  image: w\n  volumes:\n  - data:/x\n---\nvolumes:\n  data:\n    name: data\n',
    ],
  ])('%s', (_, before, after) => {
    expect(web(before)).toBe(after);
  });
});

describe('scalars that two loaders read differently', () => {
  test.each<[string, string, string]>([
    [
      'ports in base 60',
      '  image: w\n  ports:\n  - 22:22\n  - 8080:80\n',
      '  image: w\n  ports:\n  - "22:22"\n  - 8080:80\n',
    ],
    ['words', '  image: w\n  restart: no\n', '  image: w\n  restart: "no"\n'],
    ['words where a boolean is meant', '  image: w\n  privileged: yes\n', '  image: w\n  privileged: yes\n'],
    [
      'variables',
      '  image: w\n  environment:\n    A: yes\n    B: 0o17\n    C: -.5\n    D: 1e3\n    E: 1.5\n    on: x\n',
      '  image: w\n  environment:\n    A: "yes"\n    B: "0o17"\n    C: "-.5"\n    D: "1e3"\n    E: 1.5\n    "on": x\n',
    ],
    [
      'dates',
      '  image: w\n  environment:\n    A: 2015-01-01\n    B: 2015-1-1\n',
      '  image: w\n  environment:\n    A: "2015-01-01"\n    B: "2015-1-1"\n',
    ],
    ['quoted ones stay', `  image: w\n  ports: ['22:22']\n`, `  image: w\n  ports: ['22:22']\n`],
  ])('%s', (_, before, after) => {
    expect(web(before)).toBe(after);
  });

  test('a service that is a number', () => {
    expect(migrated('web:\n  image: w\n0x1F:\n  image: w\n')).toBe(
      'services:\n  web:\n    image: w\n  "0x1F":\n    image: w\n',
    );
    expect(migrated('123:\n  image: w\n')).toBe('services:\n  "123":\n    image: w\n');
  });
});

test('of duplicate keys the last one stays', () => {
  expect(web('  image: a\n  tty: true\n  image: b\n')).toBe('  tty: true\n  image: b\n');
});

test('below services: none of this is touched', () => {
  const text =
    'services:\n  web:\n    image: w\n    net: host\n    restart: no\n    ports: [22:22]\n    volumes: ["data:/data"]\n';
  expect(migrateText(text).report?.status).toBe('unchanged');
});
