import { jenkinsfileBlocks } from '../../../../src/core/scripts/blocks/jenkinsfile.js';
import { inserted, NEW, shellsOf } from './configuration-blocks.js';

function told(text: string): string[] {
  const blocks = jenkinsfileBlocks(text);
  return shellsOf(blocks).map((shell, index) => {
    const { holds, standing } = blocks[index]!;
    return `${standing} ${holds}: ${shell}`;
  });
}

test.each<[string, string, string[]]>([
  ['a step', "sh 'docker run web'", ['run commands: docker run web']],
  ['in parentheses', 'sh("docker run web")', ['run commands: docker run web']],
  ['of a library', "script.sh 'docker run web'", ['run commands: docker run web']],
  [
    'named arguments',
    "def id = sh(returnStdout: true, label: 'up', script: 'docker run -d web').trim()",
    ['run commands: docker run -d web'],
  ],
  [
    'without parentheses',
    "sh script: 'docker run web', returnStatus: true",
    ['run commands: docker run web'],
  ],
  ['several lines', "sh '''\n  docker run web\n'''", ['run commands: docker run web']],
  [
    'Groovy in a string',
    'sh "docker run --name ${env.NAME} -e \\"A=\\$B\\" $image"',
    ['run commands: docker run --name ${env_NAME} -e ~"A=~$B~" $image'],
  ],
  [
    'strings in an expression of a string',
    'sh "docker run ${pick("a", "b")} web"',
    ['run commands: docker run ${pick__a____b__} web'],
  ],
  [
    'a line that the shell continues',
    'sh """\n  docker run \\\\\n    web\n"""',
    ['run commands: docker run  \\\n    web'],
  ],
  [
    'a line that Groovy continues',
    'sh """\n  docker run \\\n    web\n"""',
    ['run commands: docker run \\\n    web'],
  ],
  ['options for a build', 'x.inside("--link ${c.id}:db") {', ['run run-options: --link ${c_id}:db']],
  [
    'the same in single quotes',
    "x.inside('--link ${c.id}:db -e ${A:-b}') {",
    ['run run-options: --link ${c_id}:db -e ${A:-b}'],
  ],
  ['options for a service', "x.withRun('-e A=b') { c ->", ['run run-options: -e A=b']],
  ['options and a command', "x.run('--name db', 'sleep 9')", ['run run-options: --name db']],
  ['an agent', "docker {\n  image 'x'\n  args '--link db:db'\n}", ['run run-options: --link db:db']],
  ['a step that is commented out', "// sh 'docker run web'", ['comment commands: docker run web']],
  ['options that are commented out', "// x.inside('--link a:b') {", ['comment run-options: --link a:b']],
  ['behind an apostrophe', "/* it's x.inside('--link a:b') */", ['comment run-options: --link a:b']],
  [
    'a command in a comment',
    '// docker run --link db:store web',
    ['comment commands: docker run --link db:store web'],
  ],
  ['a comment that ends', "/* note */ sh 'docker run web'", ['run commands: docker run web']],
  [
    'an address',
    "sh 'curl http://x' // it's\nsh 'docker run web'",
    ['run commands: curl http://x', 'run commands: docker run web'],
  ],
  ['a stray quote', "x = /it's/\nsh 'docker run web'", ['run commands: docker run web']],
  ['other steps', "echo 'docker run web'\nbat 'docker run web'\npush 'x'\nthing.run('job')", []],
])('%s', (_, text, expected) => {
  expect(told(text)).toEqual(expected);
});

test.each<[string, string, string | null]>([
  ['a step', "  sh 'docker run web'\n", `  sh '${NEW.tolerant}'\n  sh 'docker run web'\n`],
  ['in parentheses', '\tsh("docker run web")\n', `\tsh("${NEW.tolerant}")\n\tsh("docker run web")\n`],
  ['commented out', "  // sh 'docker run web'\n", `  // sh '${NEW.tolerant}'\n  // sh 'docker run web'\n`],
  [
    'with a result',
    "def a = sh(script: 'docker run web')\n",
    `def a = sh(script: '${NEW.tolerant}; docker run web')\n`,
  ],
  ['a line', "sh '''\n  docker run web\n'''\n", `sh '''\n  ${NEW.tolerant}\n  docker run web\n'''\n`],
  ['the first line', "sh '''docker run web\necho'''\n", `sh '''${NEW.tolerant}; docker run web\necho'''\n`],
  ['amid a line', "sh 'true && docker run web'\n", null],
  ['options', "x.inside('docker run') {\n", null],
])('a command before %s', (_, text, expected) => {
  expect(inserted(text, jenkinsfileBlocks(text), 'docker run')).toBe(expected);
});

test('a new command is escaped for its quotes', () => {
  const text = 'sh "docker run web"\n';
  const [block] = jenkinsfileBlocks(text);
  const edit = block!.insertBefore(block!.start, { tolerant: `a "b" 'c' \\`, plain: '' });
  expect(edit!.text).toBe(`sh "a \\"b\\" 'c' \\\\"\n`);
});
