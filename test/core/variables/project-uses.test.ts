import { loadStacks, readFiles } from '../../../src/core/load-project.js';
import { projectUses } from '../../../src/core/variables/project-uses.js';
import { sourcesOf } from '../../support/lint-text.js';
import { projectOf } from '../../support/project.js';

const SHOP = 'web:\n  build: .\n  links: [db]\ndb:\n  image: postgres:9.6\n  environment: [A=1]\n';

function usesIn(compose: string, sources: Parameters<typeof sourcesOf>[0], docs = false) {
  const project = projectOf(compose);
  const input = { ...project, sources: sourcesOf(sources, project) };
  return projectUses(loadStacks(input, readFiles(input))[0]!, input, { docs });
}

/** `CLIENT VARIABLE=VALUE PLACES`. */
function words(compose: string, sources: Parameters<typeof sourcesOf>[0], docs?: boolean): string[] {
  return usesIn(compose, sources, docs).uses.map(({ client, variable, places }) => {
    const { value } = variable;
    const at = places.map(({ file, line, column }) => `${file}:${line}:${column}`);
    return `${client} ${variable.name}=${value.kind === 'text' ? value.text : value.kind} ${at.join(' ')}`;
  });
}

test('each variable of each client with all places, in the order of the files', () => {
  const sources = {
    'a.py': "import os\nhost = os.environ['DB_PORT_5432_TCP_ADDR']\n",
    'b.rb': "ENV['DB_ENV_A']\n  ENV['DB_PORT_5432_TCP_ADDR']\n",
    'c.py': { text: "os.environ['DB_ENV_A']", services: ['job'] },
  };
  const compose = `${SHOP}job:\n  build: ./job\n  links: ["db:db"]\n`;
  expect(words(compose, { ...sources, 'a.py': { text: sources['a.py'], services: ['web'] } })).toEqual([
    'web DB_PORT_5432_TCP_ADDR=db a.py:2:20 b.rb:2:8',
    'web DB_ENV_A=1 b.rb:1:6',
    'job DB_ENV_A=1 b.rb:1:6 c.py:1:13',
    'job DB_PORT_5432_TCP_ADDR=db b.rb:2:8',
  ]);
});

test('whether anybody looked', () => {
  const input = projectOf(SHOP);
  expect(projectUses(loadStacks(input, readFiles(input))[0]!, input).searched).toBe(false);
  expect(usesIn(SHOP, {}).searched).toBe(true);
});

test('what the client sets itself is there, and says so', () => {
  const compose = SHOP.replace('links', 'environment: {DB_ENV_A: mine}\n  links');
  const [use] = usesIn(compose, { 'a.py': "os.environ['DB_ENV_A']" }).uses;
  expect(use).toMatchObject({ client: 'web', variable: { alreadySet: { text: 'mine' } } });
});

test('a fallback that is the value on a network hides nothing', () => {
  const hides = (fallback: string) =>
    usesIn(SHOP, { 'a.js': `process.env.DB_1_PORT_5432_TCP_ADDR || '${fallback}'` }).uses[0]!.places[0]!
      .fallback!.hidesBreak;
  expect([hides('db'), hides('localhost')]).toEqual([false, true]);
});

test('an env_file is one whatever its name, and a Dockerfile, too', () => {
  const sources = {
    'config/shop': { text: 'URL=pg://$DB_PORT_5432_TCP_ADDR/shop\n# $DB_NAME\n', role: 'env-file' },
    'build/own': { text: 'FROM a\nRUN echo $DB_NAME\nENTRYPOINT exec app $DB_NAME\n', role: 'dockerfile' },
  } as const;
  expect(words(SHOP, sources)).toEqual([
    'web DB_PORT_5432_TCP_ADDR=db config/shop:1:11',
    'web DB_NAME=/shop_web_1/db build/own:3:22',
  ]);
});

test.each<[string, string[]]>([
  ['RUN echo $DB_NAME', []],
  ['RUN echo "$DB_NAME"', []],
  ['RUN echo \\$DB_NAME > /run.sh', ['1']],
  ['RUN echo "\\${DB_NAME}" > /run.sh', ['1']],
  ["RUN echo '$DB_NAME' > /run.sh", ['1']],
  ["RUN a && \\\n  echo 'x $DB_NAME' > /run.sh", ['1']],
  ["RUN echo 'x' \\\n  $DB_NAME", []],
  ['RUN echo "it\'s $DB_NAME"', []],
  ['ENV A $DB_NAME', []],
  ['CMD ["sh", "-c", "echo $DB_NAME"]', ['1']],
  ['HEALTHCHECK CMD nc -z $DB_NAME', ['1']],
])('%j', (line, expected) => {
  const { uses } = usesIn(SHOP, { Dockerfile: `FROM a\n${line}\n` });
  expect(uses.flatMap(({ places }) => places.map(() => '1'))).toEqual(expected);
});

test('documents and comments, when asked for', () => {
  const sources = { 'README.md': 'Needs DB_PORT_5432_TCP_ADDR\n', 'a.py': '# DB_PORT_5432_TCP_ADDR\n' };
  expect(words(SHOP, sources)).toEqual([]);
  expect(words(SHOP, sources, true)).toEqual(['web DB_PORT_5432_TCP_ADDR=db README.md:1:7 a.py:1:3']);
});

test('scans, with the link that they are about', () => {
  const { scans } = usesIn(SHOP, { 'run.sh': 'env | grep _TCP_ADDR\nenv | grep ^DB_\n' });
  expect(scans).toMatchObject([
    { client: 'web', file: 'run.sh', line: 1, column: 12, prefix: null, library: null },
    { client: 'web', file: 'run.sh', line: 2, prefix: 'DB' },
  ]);
});

describe('in Compose files', () => {
  const web = (rest: string) => `web:\n  image: a\n  links: [db]\n${rest}db:\n  image: postgres:9.6\n`;

  test.each<[string, string]>([
    ['a command', '  command: wait $$DB_NAME\n'],
    ['a list', '  command:\n    - wait\n    - "$${DB_NAME}"\n'],
    ['folded', '  entrypoint: >-\n    wait\n    $$DB_NAME\n'],
    ['escapes', '  command: "wait \\"$$DB_NAME\\"\\x20now"\n'],
    ['a value of a map', '  environment:\n    A: $$DB_NAME\n'],
    ['a value of a list', '  environment:\n    - A=$$DB_NAME\n'],
    ['a label', '  labels: ["a=$$DB_NAME"]\n'],
    ['an anchor', '  labels: &l {a: $$DB_NAME}\n  environment: {<<: *l}\n'],
    ['after a variable of the host', '  command: ${A:-$B} $$DB_NAME\n'],
  ])('%s', (_, rest) => {
    const compose = web(rest);
    const { uses } = usesIn(compose, {});
    expect(uses).toHaveLength(1);
    for (const { start, end } of uses[0]!.places) expect(compose.slice(start, end)).toBe('DB_NAME');
  });

  test.each<[string, string]>([
    ['a variable of the host', '  command: wait $DB_NAME ${DB_PORT_5432_TCP_ADDR:-x}\n'],
    ['a name that is set', '  environment:\n    - DB_NAME=a\n    - DB_PORT_5432_TCP_ADDR\n'],
    ['a key', '  environment: {DB_PORT_5432_TCP_ADDR: db}\n'],
    ['another key', '  hostname: $$DB_PORT_5432_TCP_ADDR\n'],
  ])('not %s', (_, rest) => {
    expect(usesIn(web(rest), {}).uses.filter(({ variable }) => !variable.alreadySet)).toEqual([]);
  });

  test('where escapes hide the name, the whole value', () => {
    const compose = web('  command: "wait $$DB\\x5fNAME"\n');
    const { start, end } = usesIn(compose, {}).uses[0]!.places[0]!;
    expect(compose.slice(start, end)).toBe('"wait $$DB\\x5fNAME"');
  });
});
