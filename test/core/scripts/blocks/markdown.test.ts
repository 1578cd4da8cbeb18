import fc from 'fast-check';
import { markdownBlocks } from '../../../../src/core/scripts/blocks/markdown.js';
import { commandsOf, expectSound, withNewCommand } from './shell-checks.js';

const RUN = 'docker run --link a:b x';

describe('code of a Markdown document', () => {
  test.each<[string, string, string[][]]>([
    ['a fence', `text\n\n\`\`\`sh\n${RUN}\n\`\`\`\n`, [[RUN]]],
    [
      'a fence behind a byte order mark',
      `\uFEFF\`\`\`\n${RUN}\n\`\`\`\n\n\`docker ps\`\n`,
      [[RUN], ['docker ps']],
    ],
    ['inline code behind a byte order mark', `\uFEFF\`${RUN}\`\n`, [[RUN]]],
    ['a line that is nested without end', `${'> '.repeat(60)}x\n\n\`${RUN}\`\n`, [[RUN]]],
    ['a fence without a language', `\`\`\`\n${RUN}\n\`\`\`\n`, [[RUN]]],
    ['a fence of tildes that nobody closes', `~~~ console\n${RUN}\n`, [[RUN]]],
    ['a fence with attributes', `\`\`\`{.bash .numbered}\n${RUN}\n\`\`\`\n`, [[RUN]]],
    ['a fence with a title', `\`\`\`shell:start.sh\n${RUN}\n\`\`\`\n`, [[RUN]]],
    ['a fence of another language', `\`\`\`python\n${RUN}\n\`\`\`\n\`\`\`yaml\n${RUN}\n\`\`\`\n`, []],
    ['code without containers', '```\nmake\n```\n', []],
    ['indented code', `text\n\n    ${RUN}\n\n    docker ps\n`, [[RUN, 'docker ps']]],
    ['code that is indented by tabs', `text\n\n\tdocker run \\\n\t\tx\n`, [['docker run \\', 'x']]],
    ['a fence in a list', `1. one\n\n   \`\`\`sh\n   ${RUN}\n   \`\`\`\n`, [[RUN]]],
    ['indented code that begins a list', `-     ${RUN}\n      docker ps\n`, [[RUN, 'docker ps']]],
    ['a fence in a quote in a list', `* > \`\`\`\n  > ${RUN}\n  > \`\`\`\n`, [[RUN]]],
    ['a quote that is not continued', `> \`\`\`\n> ${RUN}\n\n${'docker ps is next.'}\n`, [[RUN]]],
    ['a fence of Windows', '```\r\ndocker run \\\r\n  x\r\n```\r\n', [['docker run  \\', 'x']]],
    ['blanks behind a backslash', '```\ndocker run \\  \n  x\n```\n', [['docker run   \\', 'x']]],
    [
      'comments behind backslashes',
      '```\ndocker run -d \\ # the one\n  --name a \\# two\n  x\n```\n',
      [['docker run -d           \\', '--name a \\# two', 'x']],
    ],
    [
      'comments behind backslashes in a session',
      '```\n$ docker run \\ # a\n  x # y \\\n0a1b\n```\n',
      [['docker run     \\', 'x # y \\']],
    ],
    [
      'a backslash with nothing behind it',
      '```\ndocker run x \\ \n\nmake\n```\n',
      [['docker run x  \\', 'make']],
    ],
    ['a call whose output is taken', 'Type `ID=$(docker run -d x)`.\n', [['ID=$(docker run -d x)']]],
    ['PowerShell', '```powershell\ndocker run `\n  x\n```\n', [['docker run \\', 'x']]],
    ['a command in the info of a fence', `\`\`\`${RUN}\n\`\`\`\n`, [[RUN]]],
    [
      'a here-document in a list',
      '- x\n\n  ```\n  cat <<EOF\n  a\n  EOF\n  docker ps\n  ```\n',
      [['cat<<-EOF', 'a', 'EOF', 'docker ps']],
    ],
    ['front matter', `---\nrun: |\n\n    ${RUN}\n\nx: \`docker run y\`\n---\ntext\n`, []],
    ['a comment', `<!--\n<pre>${RUN}</pre>\n\`${RUN}\`\n-->\n`, []],
    ['HTML', `<div>\n<pre><code class="sh">$ ${RUN}\n<b>docker</b> ps\n</code></pre>\n</div>\n`, [[RUN]]],
    ['HTML with tags in it', `<pre>\n<i>docker</i> run \\\n  x\n</pre>\n`, [['docker     run \\', 'x']]],
    ['HTML amid text', `Type <code>${RUN}</code> or <code>--link</code>.\n`, [[RUN]]],
  ])('%s', (_, text, commands) => {
    expect(commandsOf(markdownBlocks(text))).toEqual(commands);
  });

  test('is one machine with one routine', () => {
    expect(markdownBlocks(`    ${RUN}\n\n\`${RUN}\`\n`)).toMatchObject([
      { start: 0, machine: '', routine: '', standing: 'shown', holds: 'commands' },
      { machine: '', routine: '', standing: 'shown' },
    ]);
  });
});

describe('sessions', () => {
  const session = (text: string, language = '') =>
    commandsOf(markdownBlocks(`\`\`\`${language}\n${text}\n\`\`\`\n`));

  test.each([
    ['$', '$ docker run x\n0a1b2c\n$ docker ps\nCONTAINER ID\n'],
    ['$ without a blank', '$docker run x\n$sudo docker stop x\n$ docker ps\n'],
    ['%', '% docker run x\nout\n% docker ps\n'],
    ['> alone', '> docker run x\nout\n> docker ps\n'],
    ['user and host', 'me@host:~/a$ docker run x\nout\nme@host:~/a$ docker ps\n'],
    ['root in a container', 'root@0a1b2c:/# docker run x\nroot@0a1b2c:/#docker ps\n'],
    ['brackets', '[root@host ~]# docker run x\n[root@host ~]# docker ps\n'],
    ['an environment', '(venv) me@host $ docker run x\n(venv) me@host $ docker ps\n'],
    ['a folder', '~/shop $ docker run x\n~ $ docker ps\n'],
    ['a version', 'bash-4.2$ docker run x\nsh-4.2# docker ps\n'],
    ['Windows', 'C:\\Users\\me> docker run x\nPS C:\\> docker ps\n'],
    ['root, all lines alike', '# docker run x\n# docker ps\n'],
  ])('prompt: %s', (_, text) => {
    expect(session(text)).toEqual([
      text.includes('sudo')
        ? ['docker run x', 'sudo docker stop x', 'docker ps']
        : ['docker run x', 'docker ps'],
    ]);
  });

  test.each<[string, string, string, string[]]>([
    [
      'continued lines',
      '',
      '$ docker run \\\n    --link a:b \\\n    x\nout',
      ['docker run \\', '--link a:b \\', 'x'],
    ],
    [
      'second prompts',
      '',
      '$ docker run \\\n> --link a:b \\\n> x\n> out',
      ['docker run \\', '--link a:b \\', 'x'],
    ],
    ['an open quote', '', "$ docker run x sh -c '\na\n'\nout", ["docker run x sh -c '", 'a', "'"]],
    ['a list that goes on', '', '$ docker run x &&\n  docker ps\nout', ['docker run x &&', 'docker ps']],
    ['an apostrophe', '', "$ echo don't\n$ docker ps", ["echo don't", 'docker ps']],
    ['root in a console', 'console', '# docker run x\nout', ['docker run x']],
    ['comments in a console', 'console', '# the database\ndocker run x', ['# the database', 'docker run x']],
    ['commented commands', 'sh', '# docker run x\ndocker run y', ['# docker run x', 'docker run y']],
    ['comments in a session', 'console', '# docker ps shows it\n$ docker run y', ['docker run y']],
    ['a redirection', 'sh', 'docker run x \\\n> log\ndocker ps', ['docker run x \\', '> log', 'docker ps']],
    [
      'a variable that is the tool',
      'sh',
      'docker="sudo docker"\n$docker run x',
      ['docker="sudo docker"', '$docker run x'],
    ],
    ['a variable', 'sh', 'X=docker\n$X run x\n', ['X=docker', '$X run x']],
  ])('%s', (_, language, text, commands) => {
    expect(session(text, language)).toEqual([commands]);
  });
});

describe('commands amid text', () => {
  test.each<[string, string, string[][]]>([
    ['inline code', `Start it with \`${RUN}\`, then wait.`, [[RUN]]],
    ['several delimiters', `\`\` ${RUN} \`\``, [[RUN]]],
    ['a fence on one line', `\`\`\`${RUN}\`\`\``, [[RUN]]],
    ['a prompt', `\`$ sudo ${RUN}\``, [[`sudo ${RUN}`]]],
    [
      'inline code over a line end',
      '> see `docker run\n> --link a:b x` there',
      [['docker run   --link a:b x']],
    ],
    ['inline code with a continuation', 'see `docker run \\\n  x`', [['docker run \\', 'x']]],
    ['inline code with two commands', `\`\`docker run a\n${RUN}\`\``, [['docker run a', RUN]]],
    [
      'inline code in a link, a table, a heading',
      `# \`docker run a\`\n\n[\`docker run b\`](x)\n\n| \`docker run c\` |\n`,
      [['docker run a'], ['docker run b'], ['docker run c']],
    ],
    ['mentions', 'The `--link` of `docker`, or `docker-compose`, or `use docker run x`.', []],
    ['escaped', `\\\`${RUN}\\\``, []],
    [
      'a paragraph of commands',
      `## Old\ndocker pull a\ndocker run \\\n --link a:b x\nls\n`,
      [['docker pull a', 'docker run \\', '--link a:b x']],
    ],
    ['a step', `1. ${RUN}\n2. done\n`, [[RUN]]],
    ['a sentence', 'docker run --link is how this was done.\n', []],
    ['a sentence that breaks', `Long ago one would use\n${RUN}\n`, []],
  ])('%s', (_, text, commands) => {
    expect(commandsOf(markdownBlocks(text))).toEqual(commands);
  });
});

describe('a new command', () => {
  test.each<[string, string, string | null]>([
    ['in a fence', '```\n$ docker run x\n```\n', '```\n$ NEW\n$ docker run x\n```\n'],
    ['in a list', '- a\n\n      docker run x\n', '- a\n\n      NEW\n      docker run x\n'],
    ['in a quote', '> ```\r\n> docker run x\r\n> ```\r\n', '> ```\r\n> NEW\r\n> docker run x\r\n> ```\r\n'],
    ['that begins a list', '1.     docker run x\n', '1.     NEW\n       docker run x\n'],
    ['in the info of a fence', '```docker run x\n```\n', '```NEW\ndocker run x\n```\n'],
    ['in HTML', '<pre>$ docker run x\n</pre>\n', '<pre>$ NEW\n$ docker run x\n</pre>\n'],
    ['in inline code', 'see `docker run x`\n', null],
    ['in inline code of several lines', '`docker run x\ndocker ps`\n', '`NEW\ndocker run x\ndocker ps`\n'],
    ['in inline code of several lines behind text', 'see `docker run x\ndocker ps`\n', null],
    ['in text', 'docker run x\n', 'NEW\ndocker run x\n'],
    ['in a step', '1. docker run x\n', null],
    ['behind a bullet', '- a\n  * docker run x\n', '- a\n  * NEW\n  * docker run x\n'],
    ['for another shell', '```powershell\ndocker run x\n```\n', null],
  ])('%s', (_, text, expected) => {
    expect(withNewCommand(text, markdownBlocks(text), 'docker run')).toBe(expected);
  });
});

const piece = fc.constantFrom(
  'docker run ',
  '--link a:b ',
  '\n',
  '\r\n',
  '\r',
  '\n\n',
  '    ',
  '\t',
  ' ',
  '> ',
  '- ',
  '1. ',
  '`',
  '``',
  '```',
  '~~~',
  'sh',
  '$ ',
  '# ',
  '\\',
  '<pre>',
  '</pre>',
  '<code>',
  '</code>',
  '<!--',
  '-->',
  '---\n',
  '"',
  "'",
  '<<EOF',
  '*',
  '[',
  '](',
  '\uFEFF',
  '\0',
  'powershell',
  '^',
);

test('blocks of any text are sound', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 50 }), pieces => {
      const text = pieces.join('');
      const blocks = markdownBlocks(text);
      // Backslashes move, and `<<` becomes `<<-`.
      expectSound(text, blocks, '\\<-');
      for (const block of blocks)
        for (const at of [0, block.start, text.length]) block.insertBefore(at, { tolerant: 'a', plain: 'b' });
    }),
    { numRuns: 2000 },
  );
});
