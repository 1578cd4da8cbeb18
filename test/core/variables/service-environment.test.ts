import { looksSecret } from '../../../src/core/variables/secrets.js';
import {
  envFilePaths,
  type OwnVariable,
  serviceEnvironment,
} from '../../../src/core/variables/service-environment.js';
import { serviceImage } from '../../../src/core/variables/service-image.js';
import { stackOf } from '../../support/project.js';

const FILES: Readonly<Record<string, string>> = {
  'a.env': 'A=file\nB="b # c"\nC=$x\nSHELL\n',
  'b.env': 'A=later\n',
  'sub/s.env': 'S=1\n',
  'app/Dockerfile': 'FROM known\nENV A=image B=$PATH D=d',
};

const knowledge = {
  variables: { KNOWN: 'k' },
  image: (reference: string) =>
    reference === 'known' ? { ports: [], environment: ['PATH', 'VERSION'], readsLinkVariables: [] } : null,
  text: (path: string) => FILES[path] ?? null,
};

/** `NAME=text from SOURCE`, with `?` behind a text that is not certain and `$` before one that refers to the host. */
function words({ name, text, source, refers, certain }: OwnVariable): string {
  const from =
    source.kind === 'environment'
      ? source.file.path
      : source.kind === 'env-file'
        ? source.path
        : source.kind === 'image'
          ? (source.dockerfile ?? 'image')
          : source.kind;
  return `${refers ? '$' : ''}${name}=${text ?? '(unknown)'}${certain ? '' : '?'} from ${from}`;
}

interface Case {
  readonly name: string;
  readonly files: string | Record<string, string>;
  readonly beside?: Record<string, string>;
  readonly expected: readonly string[];
  readonly incomplete?: true;
}

const FILE = 'from docker-compose.yml';
const IMAGE = ['PATH=(unknown) from image', 'VERSION=(unknown) from image'];

test.each<Case>([
  { name: 'nothing but the image', files: 'a: {image: known}', expected: IMAGE },
  { name: 'an image that nobody knows', files: 'a: {image: own}', expected: [], incomplete: true },
  {
    name: 'a Dockerfile',
    files: 'a: {build: app}',
    expected: [
      ...IMAGE,
      'A=image from app/Dockerfile',
      'B=(unknown) from app/Dockerfile',
      'D=d from app/Dockerfile',
    ],
  },
  {
    name: 'a mapping',
    files: 'a: {image: known, environment: {A: 1, B: "x$$y", C: "${V}", D: "", E: , F: "yes", VERSION: 2}}',
    expected: [
      IMAGE[0]!,
      `VERSION=2 ${FILE}`,
      `A=1 ${FILE}`,
      `B=x$$y ${FILE}`,
      `$C=\${V} ${FILE}`,
      `D= ${FILE}`,
      '$E=${E}? from shell',
      `F=yes ${FILE}`,
    ],
  },
  {
    name: 'a list',
    files: 'a: {image: known, environment: [A=1, "B=x=y", C=, KNOWN, my-var, {D: 1}]}',
    expected: [
      ...IMAGE,
      `A=1 ${FILE}`,
      `B=x=y ${FILE}`,
      `C= ${FILE}`,
      '$KNOWN=${KNOWN} from shell',
      '$my-var=(unknown)? from shell',
    ],
  },
  {
    name: 'files, the later one in force, and what stands here before all',
    files: 'a: {image: known, env_file: [a.env, ./b.env], environment: {B: here}}',
    expected: [
      ...IMAGE,
      'A=later from b.env',
      `B=here ${FILE}`,
      'C=$$x from a.env',
      '$SHELL=${SHELL}? from shell',
    ],
  },
  {
    name: 'a file that is not there',
    files: 'a: {image: known, env_file: [a.env, no.env], environment: {B: here}}',
    expected: [
      ...IMAGE.map(text => text.replace(' from', '? from')),
      'A=file? from a.env',
      `B=here ${FILE}`,
      'C=$$x? from a.env',
      '$SHELL=${SHELL}? from shell',
    ],
    incomplete: true,
  },
  {
    name: 'a file whose path has a variable',
    files: 'a: {image: known, env_file: "${X}.env"}',
    expected: IMAGE.map(text => text.replace(' from', '? from')),
    incomplete: true,
  },
  {
    name: 'several files of the project',
    files: {
      'c.yml': 'a: {image: known, env_file: b.env, environment: [A=1, B=2]}',
      'o.yml': 'a: {env_file: a.env, environment: {B: 3}}',
    },
    expected: [
      ...IMAGE,
      'A=1 from c.yml',
      'B=3 from o.yml',
      'C=$$x from a.env',
      '$SHELL=${SHELL}? from shell',
    ],
  },
  {
    name: 'a base elsewhere',
    files: 'a: {extends: {file: sub/base.yml, service: x}, environment: {B: here}}',
    beside: { 'sub/base.yml': 'x: {image: known, env_file: s.env, environment: {B: base, T: "2"}}' },
    expected: [...IMAGE, 'S=1 from sub/s.env', `B=here ${FILE}`, 'T=2 from sub/base.yml'],
  },
])('the variables of a service: $name', ({ files, beside = {}, expected, incomplete }) => {
  const stack = stackOf(files, { beside });
  const service = stack.services.get('a')!;
  const { variables, complete } = serviceEnvironment(
    service,
    stack,
    serviceImage(service, stack, knowledge),
    knowledge,
  );
  expect([...variables.values()].map(words).sort()).toEqual([...expected].sort());
  expect(complete).toBe(!incomplete);
});

test('the place of a variable is where its entry begins', () => {
  const text = 'a:\n  image: known\n  environment:\n    - A=1\nb:\n  environment: {B: 1}\n';
  const stack = stackOf(text);
  const at = (name: string) => {
    const service = stack.services.get(name)!;
    const own = serviceEnvironment(service, stack, serviceImage(service, stack, knowledge), knowledge);
    const { source } = own.variables.get(name.toUpperCase())!;
    return source.kind === 'environment' ? text.slice(source.at, source.at + 3) : null;
  };
  expect([at('a'), at('b')]).toEqual(['A=1', 'B: ']);
});

test.each<[string, string, (string | null)[]]>([
  ['a text', 'a: {image: x, env_file: a.env}', ['a.env']],
  ['a list', 'a: {image: x, env_file: [a.env, ../b.env, /c.env]}', ['a.env', '../b.env', '/c.env']],
  ['the long form', 'services: {a: {image: x, env_file: [{path: a.env, required: false}]}}', ['a.env']],
  ['variables', 'a: {image: x, env_file: ["${KNOWN}.env", "${X}.env", "~/x"]}', ['k.env', null, null]],
  ['nothing', 'a: {image: x, env_file: []}', []],
])('paths of env_file: %s', (_, text, expected) => {
  expect(envFilePaths(stackOf(text).services.get('a')!, knowledge.variables)).toEqual(expected);
});

describe('where an image comes from', () => {
  const source = (text: string) => {
    const stack = stackOf(text);
    return serviceImage(stack.services.get('a')!, stack, knowledge).source;
  };

  test.each<[string, string, string | null, string | null]>([
    ['a directory', 'a: {build: ./app}', 'app', 'app/Dockerfile'],
    ['this directory', 'a: {build: .}', '.', 'Dockerfile'],
    ['another Dockerfile of format 1', 'a: {build: app, dockerfile: dev/Docker}', 'app', 'app/dev/Docker'],
    ['the long form', 'services: {a: {build: {context: app, dockerfile: ../D}}}', 'app', 'D'],
    ['without a context', 'services: {a: {build: {dockerfile: D}}}', '.', 'D'],
    ['a variable', 'a: {build: "$KNOWN"}', 'k', 'k/Dockerfile'],
    ['an unknown variable', 'a: {build: "$X"}', null, null],
    ['an unknown Dockerfile', 'services: {a: {build: {context: app, dockerfile: "$X"}}}', 'app', null],
    ['a repository', 'a: {build: "https://example.com/x.git#main"}', null, null],
    ['a repository by ssh', 'a: {build: "git@example.com:x.git"}', null, null],
    [
      'text in the Compose file',
      'services: {a: {build: {context: ., dockerfile_inline: FROM x}}}',
      '.',
      null,
    ],
  ])('%s', (_, text, context, dockerfile) => {
    expect(source(text).build).toMatchObject({ context, dockerfile });
  });

  test('arguments and the stage', () => {
    const { build } = source(
      'services: {a: {build: {context: ., target: "${KNOWN}", args: [A=1, "B=$KNOWN", C, "D=$X", KNOWN, E=]}}}',
    );
    expect(build).toMatchObject({
      target: 'k',
      args: { A: '1', B: 'k', C: null, D: null, KNOWN: 'k', E: '' },
    });
    expect(source('services: {a: {build: {args: {A: 1, B: }}}}').build!.args).toEqual({ A: '1', B: null });
  });

  test('text in the Compose file has its own variables, and those of Compose', () => {
    const stack = stackOf(
      'services: {a: {build: {dockerfile_inline: "FROM scratch\\nARG P=1\\nEXPOSE $$P $KNOWN 2"}}}',
    );
    const image = serviceImage(stack.services.get('a')!, stack, { ...knowledge, variables: { KNOWN: '7' } });
    expect(image.ports.map(({ port }) => port)).toEqual([1, 7, 2]);
    expect(image.dockerfile).toBeNull();
  });

  test('facts are those of the image below', () => {
    const stack = stackOf('a: {build: app}');
    const image = serviceImage(stack.services.get('a')!, stack, knowledge);
    expect([image.facts?.environment, image.dockerfile]).toEqual([['PATH', 'VERSION'], 'app/Dockerfile']);
  });
});

test.each<[string, string, boolean]>([
  ['POSTGRES_PASSWORD', 'x', true],
  ['PGPASSWORD', 'x', true],
  ['MYSQL_ROOT_PASSWORD', 'root', true],
  ['DB_PASS', 'x', true],
  ['dbPassword', 'x', true],
  ['MYSQL_PWD', 'x', true],
  ['SECRET_KEY_BASE', 'x', true],
  ['AWS_SECRET_ACCESS_KEY', 'x', true],
  ['API_KEY', 'x', true],
  ['APIKEY', 'x', true],
  ['GITHUB_TOKEN', 'x', true],
  ['RABBITMQ_ERLANG_COOKIE', 'x', true],
  ['SENTRY_DSN', 'x', true],
  ['DATABASE_URL', 'postgres://app:secret@db/app', true],
  ['DATABASE_URL', 'postgres://app@db/app', false],
  ['DATABASE_URL', 'postgres://app:@db/app', false],
  ['DATABASE_URL', 'http://db:5432/a@b', false],
  ['POSTGRES_PASSWORD', '', false],
  ['MYSQL_ALLOW_EMPTY_PASSWORD', 'yes', false],
  ['POSTGRES_PASSWORD_FILE', '/run/secrets/x', false],
  ['PWD', '/app', false],
  ['POSTGRES_USER', 'app', false],
  ['KEYSPACE', 'x', false],
  ['COMPASS', 'x', false],
  ['LOG_LEVEL', 'debug', false],
])('%s=%s is a secret: %s', (name, text, expected) => {
  expect(looksSecret(name, text)).toBe(expected);
});
