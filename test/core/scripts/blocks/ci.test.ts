import { ciBlocks } from '../../../../src/core/scripts/blocks/ci.js';
import { inserted, NEW, shellsOf } from './configuration-blocks.js';

const GITHUB = '.github/workflows/test.yml';
const GITLAB = '.gitlab-ci.yml';
const TRAVIS = '.travis.yml';
const CIRCLE = '.circleci/config.yml';

describe('what a shell gets of a scalar', () => {
  test.each<[string, string, string]>([
    ['plain', 'script: docker run web', 'docker run web'],
    ['plain over lines', 'script: docker run\n  -d web', 'docker run   -d web'],
    ['an empty line in a plain one', 'script: docker ps\n\n  docker run web', 'docker ps \n  docker run web'],
    ['single quotes', "script: 'docker run -e A=''b'' web'", "docker run -e A=~'b~' web"],
    ['double quotes', 'script: "docker run -e \\"A=b\\" \\\\$C"', 'docker run -e ~"A=b~" ~\\$C'],
    ['a joined line', 'script: "docker run \\\n  web"', 'docker run \\\n  web'],
    ['a line end by an escape', 'script: "docker ps\\ndocker run web"', 'docker ps; docker run web'],
    ['a line end behind &&', 'script: "docker ps &&\\ndocker run web"', 'docker ps &&  docker run web'],
    ['an escaped code', 'script: "docker run \\u0061b"', 'docker run ~~~~~ab'],
    ['literal', 'script: |\n  docker run \\\n    web\n', 'docker run \\\n    web'],
    [
      'literal with Windows line ends',
      'script: |\r\n  docker run \\\r\n    web\r\n',
      'docker run  \\\n    web',
    ],
    ['folded', 'script: >\n  docker run\n  web\n', 'docker run   web'],
    ['folded, deeper', 'script: >-\n  docker run \\\n    web\n', 'docker run \\\n    web'],
    ['folded, two paragraphs', 'script: >\n  docker ps\n\n  docker run\n', 'docker ps \n  docker run'],
    [
      'a here-document of an indented script',
      'script: |\n  cat >x <<EOF\n  a\n  EOF\n  docker run web\n',
      'cat >x<<-EOF\n  a\n  EOF\n  docker run web',
    ],
    ['a tagged one', 'script: !!str docker run web', 'docker run web'],
  ])('%s', (_, text, shell) => {
    const blocks = ciBlocks(text, TRAVIS);
    expect(shellsOf(blocks)).toEqual([shell]);
  });

  test('expressions are variables of the same length', () => {
    const text = 'jobs:\n  a:\n    steps:\n      - run: docker run -e T=${{ secrets.TOKEN }} web\n';
    expect(shellsOf(ciBlocks(text, GITHUB))).toEqual(['docker run -e T=${__secrets_TOKEN__} web']);
    const circle = 'jobs:\n  a:\n    steps:\n      - run: docker run << parameters.image >>\n';
    expect(shellsOf(ciBlocks(circle, CIRCLE))).toEqual(['docker run ${_parameters_image__}']);
  });
});

/** `machine: shell` of each block. */
function told(text: string, path: string): string[] {
  const blocks = ciBlocks(text, path);
  return shellsOf(blocks).map((shell, index) => `${blocks[index]!.machine}: ${shell}`);
}

describe('where commands stand', () => {
  test('Travis: the phases are one machine, jobs are others', () => {
    const text = [
      'language: minimal',
      'before_install: docker pull redis',
      'install:',
      '  - docker run -d --name db redis',
      'script: [docker run one, "docker run two"]',
      'deploy:',
      '  provider: script',
      '  script: docker push web',
      'jobs:',
      '  include:',
      '    - script: docker run three',
      '    - script:',
      '        - docker run four',
      '',
    ].join('\n');
    expect(told(text, TRAVIS)).toEqual([
      ': docker pull redis',
      ': docker run -d --name db redis',
      ': docker run one',
      ': docker run two',
      ': docker push web',
      'jobs/include/0: docker run three',
      'jobs/include/1: docker run four',
    ]);
  });

  test('Travis: commands in the matrix of environments', () => {
    const text = [
      'env:',
      '  - UP="docker run -d --name db pg && docker run --link db web"',
      '  - \'UP="docker run --link a:b other"\'',
      '  - OTHER="make up"',
      'script: eval $UP',
      '',
    ].join('\n');
    expect(told(text, TRAVIS)).toEqual([
      'env/0: docker run -d --name db pg && docker run --link db web',
      'env/1: docker run --link a:b other',
      ': eval $UP',
    ]);
    const blocks = ciBlocks(text, TRAVIS);
    expect(inserted(text, blocks, 'docker run -d')).toBe(text.replace('"docker', `"${NEW.tolerant}; docker`));
    // Alone it may be run without `eval`, which would take the semicolon for an argument.
    expect(inserted(text, blocks, 'docker run --link a:b')).toBeNull();
  });

  test('GitLab: jobs, templates, and what is common to them', () => {
    const text = [
      'variables: {DB: pg}',
      'before_script: [docker info]',
      '.up: &up',
      '  - docker run -d --name db pg',
      '.both: &both docker ps',
      'one:',
      '  script:',
      '    - *up',
      '    - *both',
      '    - - docker run --link db one',
      'two:',
      '  script: [*both]',
      '  after_script: docker rm -f db',
      '',
    ].join('\n');
    expect(told(text, GITLAB)).toEqual([
      ': docker info',
      'one: docker run -d --name db pg',
      ': docker ps',
      'one: docker run --link db one',
      'two: docker rm -f db',
    ]);
  });

  test('GitLab: with one job, all is that job', () => {
    const text = 'default:\n  before_script: [docker info]\nup:\n  script: docker run web\n';
    expect(told(text, GITLAB)).toEqual(['up: docker info', 'up: docker run web']);
  });

  test('GitHub: steps of jobs, but for those of other shells', () => {
    const text = [
      'jobs:',
      '  one:',
      '    steps:',
      '      - uses: actions/checkout@v4',
      '      - name: up',
      '        run: docker run one',
      '      - shell: pwsh',
      '        run: docker run two',
      '      - shell: bash -e {0}',
      '        run: docker run three',
      '  two:',
      '    defaults:',
      '      run:',
      '        shell: python',
      '    steps:',
      '      - run: docker run four',
      '  three:',
      '    steps: [{run: docker run five}]',
      '',
    ].join('\n');
    expect(told(text, GITHUB)).toEqual([
      'one: docker run one',
      'one: docker run three',
      'three: docker run five',
    ]);
    expect(
      told('runs:\n  using: composite\n  steps:\n    - run: docker run x\n      shell: bash\n', 'action.yml'),
    ).toEqual([': docker run x']);
  });

  test('CircleCI, both formats', () => {
    const two = [
      'commands:',
      '  up:',
      '    steps:',
      '      - run: docker run up',
      'jobs:',
      '  test:',
      '    steps:',
      '      - checkout',
      '      - run: docker run one',
      '      - run:',
      '          name: two',
      '          command: |',
      '            docker run two',
      '',
    ].join('\n');
    expect(told(two, CIRCLE)).toEqual([
      'commands/up: docker run up',
      'test: docker run one',
      'test: docker run two',
    ]);
    const one = [
      'machine:',
      '  pre: [docker info]',
      'test:',
      '  override:',
      '    - docker run one:',
      '        background: true',
      '    - docker run two',
      'deployment:',
      '  production:',
      '    commands: [docker push web]',
      '',
    ].join('\n');
    expect(told(one, 'circle.yml')).toEqual([
      ': docker info',
      ': docker run one',
      ': docker run two',
      ': docker push web',
    ]);
  });

  test.each<[string, string, string[]]>([
    [
      'bitbucket-pipelines.yml',
      'pipelines:\n  default:\n    - step:\n        script: [docker run one]\n    - step:\n        script: [docker run two]\n',
      ['pipelines/default/0/step: docker run one', 'pipelines/default/1/step: docker run two'],
    ],
    [
      'azure-pipelines.yml',
      'jobs:\n  - job: a\n    steps:\n      - script: docker run one\n      - pwsh: docker run two\n  - job: b\n    steps:\n      - bash: docker run three\n',
      ['0: docker run one', '1: docker run three'],
    ],
    [
      'appveyor.yml',
      'build_script:\n  - sh: docker run one\n  - ps: docker run two\n  - docker run three\n',
      [': docker run one', ': docker run three'],
    ],
    ['buildspec.yml', 'phases:\n  build:\n    commands:\n      - docker run one\n', [': docker run one']],
    [
      '.drone.yml',
      'kind: pipeline\nsteps:\n  - commands: [docker run one]\n---\nkind: pipeline\nsteps:\n  - commands: [docker run two]\n',
      [': docker run one', 'document 2 : docker run two'],
    ],
    ['.cirrus.yml', 'task:\n  up_script: docker run one\n', [': docker run one']],
  ])('%s', (path, text, expected) => {
    expect(told(text, path)).toEqual(expected);
  });

  test('comments show commands', () => {
    const text =
      'script:\n  # - docker run \\\n  #     --link db:store web\n  - docker ps # docker run --link x y\n';
    const blocks = ciBlocks(text, TRAVIS);
    expect(blocks.map(({ standing }) => standing)).toEqual(['comment', 'run']);
    expect(shellsOf(blocks)[0]).toMatch(/^docker run \\\n +--link db:store web$/);
    expect(inserted(text, blocks, 'docker run')).toBe(
      text.replace('  # - ', `  # - ${NEW.tolerant}\n  # - `),
    );
  });

  test.each(['script: [', 'a: *nowhere', '', '- docker run web\n', 'docker run web'])(
    'nothing in %j',
    text => {
      expect(ciBlocks(text, TRAVIS)).toEqual([]);
    },
  );
});

describe('variables set around', () => {
  test('top, job and step', () => {
    const text = [
      'env: {IMAGE: acme/web, TAG: "1", TOKEN: "${{ secrets.T }}"}',
      'jobs:',
      '  one:',
      '    env: {TAG: "2", DB: pg}',
      '    steps:',
      '      - run: docker run one',
      '        env: {STEP: x}',
      '      - run: docker run two',
      '  two:',
      '    steps: [{run: docker run three}]',
      '',
    ].join('\n');
    const variables = ciBlocks(text, GITHUB).map(block => Object.fromEntries(block.variables ?? []));
    // TAG has two values in the file.
    expect(variables).toEqual([
      { IMAGE: 'acme/web', DB: 'pg', STEP: 'x' },
      { IMAGE: 'acme/web', DB: 'pg' },
      { IMAGE: 'acme/web' },
    ]);
  });

  test('of Travis only those of every job', () => {
    const all = (text: string) =>
      ciBlocks(text, TRAVIS).map(block => Object.fromEntries(block.variables ?? []));
    expect(all('env:\n  global:\n    - A=1\n    - B="x y"\n    - C=$A\nscript: docker ps\n')).toEqual([
      { A: '1', B: 'x y' },
    ]);
    expect(all('env:\n  - A=1\n  - A=2\nscript: docker ps\n')).toEqual([{}]);
    expect(all('env: A=1 B=2\nscript: docker ps\n')).toEqual([{}]);
  });
});

describe('a command before another', () => {
  test.each<[string, string, string]>([
    [
      'an item of a list',
      'script:\n  - docker run web\n',
      `script:\n  - ${NEW.tolerant}\n  - docker run web\n`,
    ],
    [
      'an item in quotes',
      'script:\n  - "docker run web"\n',
      `script:\n  - ${NEW.tolerant}\n  - "docker run web"\n`,
    ],
    [
      'an item over lines, with Windows line ends',
      'script:\r\n  - docker run\r\n    web\r\n',
      `script:\r\n  - ${NEW.tolerant}\r\n  - docker run\r\n    web\r\n`,
    ],
    [
      'an item with an anchor',
      'script:\n  - &a docker run web\n',
      `script:\n  - &a ${NEW.tolerant}; docker run web\n`,
    ],
    [
      'an item with a key',
      'steps:\n  - run: docker run web\n',
      `steps:\n  - run: ${NEW.tolerant}\n  - run: docker run web\n`,
    ],
    [
      'an item with several keys',
      'steps:\n  - name: up\n    run: docker run web\n',
      `steps:\n  - name: up\n    run: ${NEW.tolerant}; docker run web\n`,
    ],
    ['a value', 'script: docker run web\n', `script: ${NEW.tolerant}; docker run web\n`],
    ['a value in quotes', "script: 'docker run web'\n", `script: '${NEW.tolerant}; docker run web'\n`],
    ['a list in brackets', 'script: [docker run web]\n', `script: [${NEW.tolerant}; docker run web]\n`],
    [
      'a literal text',
      'script: |\n  docker ps\n  docker run web\n',
      `script: |\n  docker ps\n  ${NEW.tolerant}\n  docker run web\n`,
    ],
    [
      'a folded text',
      'script: >\n  docker run\n  web\n',
      `script: >\n  ${NEW.tolerant};\n  docker run\n  web\n`,
    ],
    [
      'an item with a literal text',
      'script:\n  - |\n    docker run web\n',
      `script:\n  - |\n    ${NEW.tolerant}\n    docker run web\n`,
    ],
    [
      'the second document',
      'a: b\n---\nscript: docker run web\n',
      `a: b\n---\nscript: ${NEW.tolerant}; docker run web\n`,
    ],
  ])('%s', (_, text, expected) => {
    expect(inserted(text, ciBlocks(text, TRAVIS), 'docker run')).toBe(expected);
  });

  test('none amid a line, nor where a plain text would end', () => {
    const text = 'script:\n  - docker ps && docker run web\n  - [docker run a]\n';
    const blocks = ciBlocks(text, TRAVIS);
    expect(inserted(text, blocks, 'docker run web')).toBeNull();
    const [, second] = blocks;
    expect(second!.insertBefore(second!.start, { tolerant: 'a, b', plain: '' })).toBeNull();
    const [only] = ciBlocks('script: docker run a\n', TRAVIS);
    expect(only!.insertBefore(only!.start, { tolerant: 'a: b', plain: '' })).toBeNull();
  });
});
