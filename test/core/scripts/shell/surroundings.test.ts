import { FILLER } from '../../../../src/core/scripts/blocks/block.js';
import { commandsIn } from '../../../../src/core/scripts/shell/commands-in.js';
import { blockOf, callsIn, found, notation } from './notation.js';

/** What is around each call, in words; `[n]` are the lines (from 1) of the statements that begin on one. */
function surroundings(text: string): string[] {
  return callsIn(text).map(({ context, lineStarts, operands }) => {
    const { isConditional, isLooped, inFunction, isBackground, isCaptured } = context;
    const words = [
      ...(isConditional ? ['conditional'] : []),
      ...(isLooped ? ['looped'] : []),
      ...(inFunction === null ? [] : [`in ${inFunction}`]),
      ...(isBackground ? ['background'] : []),
      ...(isCaptured ? ['captured'] : []),
    ];
    const lines = lineStarts.map(({ at }) => text.slice(0, at).split('\n').length);
    return [`${operands[0]?.value}:`, ...words, `[${lines.join()}]`].join(' ');
  });
}

describe('what is around a call', () => {
  test.each<[string, string[]]>([
    ['docker run a\n  docker run b; docker run c', ['a: [1]', 'b: [2]', 'c: []']],
    ['docker rm -f a || true; docker run b', ['a: [1]', 'b: []']],
    ['x && docker run a', ['a: conditional [1]']],
    ['x &&\n  docker run a', ['a: conditional [1]']],
    ['x | docker run a', ['a: [1]']],
    ['docker run a | x', ['a: captured [1]']],
    ['docker run a &\ndocker run b', ['a: background [1]', 'b: [2]']],
    ['(docker run a; docker run b) &', ['a: background [1]', 'b: background [1]']],
    ['ID=$(docker run a)\nX=`docker run b`', ['a: captured [1]', 'b: captured [2]']],
    ['cat <(docker run a)', ['a: captured [1]']],
    ['! docker run a', ['a: [1]']],
    [
      'if docker run a; then\n  docker run b\nelif docker run c; then docker run d\nelse\n\tdocker run e\nfi',
      ['a: [1]', 'b: conditional [2,1]', 'c: conditional [1]', 'd: conditional [1]', 'e: conditional [5,1]'],
    ],
    [
      'case $1 in\n  x) docker run a ;;\n  *)\n    docker run b ;;\nesac',
      ['a: conditional [1]', 'b: conditional [4,1]'],
    ],
    ['for i in $(docker run a); do\n  docker run b\ndone', ['a: captured [1]', 'b: looped [2,1]']],
    ['until docker run a; do docker run b; done', ['a: looped [1]', 'b: looped [1]']],
    ['start() {\n  docker run a\n}\nstart', ['a: in start [2,1]']],
    ['function start { docker run a & }', ['a: in start background [1]']],
    ['{\n  docker run a\n}', ['a: [2,1]']],
    ['[[ $(docker run a) ]] && x', ['a: captured [1]']],
    ['sh -c "\n  docker run a\n"', ['a: [2,1]']],
    ['su - other -c "docker run a"', ['a: []']],
    ['x && bash <<EOF\ndocker run a\nEOF\ndocker run b', ['a: conditional [2,1]', 'b: [4]']],
  ])('%j', (text, expected) => {
    expect(surroundings(text)).toEqual(expected);
  });

  test('a statement behind a prompt begins its line', () => {
    const text = '  $ docker run a\n  > docker run b';
    const [first, second] = callsIn(text, { shell: text.replace(/[$>]/g, ' ') } as never);
    expect(first!.lineStarts.map(({ at }) => at)).toEqual([4]);
    expect(second!.lineStarts.map(({ at }) => at)).toEqual([21]);
  });
});

describe('scripts in commands', () => {
  test.each<[string, string[]]>([
    ["sh -c 'docker run a; docker run b'", ['run image=a', 'run image=b']],
    ['bash -lc "docker run --link $DB:db a"', ['run link=${DB}:db image=a']],
    ['sudo -- sh -c "docker run -e \\"A=b c\\" --name \\$X a"', ['run env=A=b c name=${X} image=a']],
    ["sudo bash -ex -o pipefail -c 'docker run a'", ['run image=a']],
    ['su - user -c "docker run a"', ['run image=a']],
    ["script -qc 'docker run a' /dev/null", ['run image=a']],
    ["sg docker -c 'docker run a'", ['run image=a']],
    ['eval "docker run a"', ['run image=a']],
    ['bash -c "bash -c \'docker run a\'"', ['run image=a']],
    ['bash <<EOF\ndocker run --link \\$A:b a\nEOF', ['run link=${A}:b image=a']],
    ["sudo sh -s x <<-'EOF'\n\tdocker run a\n\tEOF\n", ['run image=a']],
    ['bash -c \'docker run \'"$IMAGE"', []],
    ["docker exec web sh -c 'docker run a'", ['exec web sh -c docker run a']],
    ["docker run a sh -c 'docker run b'", ['run image=a arg=sh arg=-c arg=docker run b']],
    ['cat <<EOF\n$(docker run a)\nEOF', ['run image=a']],
    // Its offsets are not the file’s.
    ['X=`docker run \\`cat id\\``\ndocker run a', ['run image=a']],
  ])('%j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test('offsets are the file’s', () => {
    const text = `x\nsudo sh -c "docker run --link=\\"a:b\\" c" # é`;
    const [call] = callsIn(text);
    expect(text.slice(call!.start, call!.end)).toBe('docker run --link=\\"a:b\\" c');
    expect(call!.options[0]!.value).toMatchObject({ text: '\\"a:b\\"', value: 'a:b' });
  });
});

describe('blocks', () => {
  test('a block somewhere in a file', () => {
    const text = 'title\n\n    $ docker run --name a b\n';
    const shell = text.slice(7).replace('$', ' ');
    const [call] = commandsIn(text, [blockOf(shell, { start: 7 })]);
    expect(text.slice(call!.start, call!.end)).toBe('docker run --name a b');
    expect(call!.options[0]).toMatchObject({ name: 'name', value: { text: 'a', value: 'a' } });
    expect(call!.lineStarts.map(({ at }) => at)).toEqual([13]);
  });

  test('backslashes of the language around are no part of values', () => {
    const text = '"docker run -e \\"A=b\\" --link=\\"a:b\\" \\"c\\""';
    const shell = text.slice(1, -1).replaceAll('\\', FILLER);
    const calls = commandsIn(text, [blockOf(shell, { start: 1 })]);
    expect(notation(calls)).toEqual(['run env=A=b link=a:b image=c']);
    expect(calls[0]!.options[1]!.value!.text).toBe('\\"a:b\\"');
  });

  test('variables of several blocks, and of the language around', () => {
    const text = 'DB=one\nX=two\ndocker run --name $DB --link $X:x --link $Y:y --link $Z:z web';
    const [first, second] = [blockOf('DB=one\n'), blockOf(text.slice(7), { start: 7 })];
    const variables = new Map([
      ['Y', 'three'],
      ['X', 'other'],
      ['Z', '${Y}_${V}'],
    ]);
    expect(notation(commandsIn(text, [first, { ...second, variables }]))).toEqual([
      'run name=one link=(unknown) link=three:y link=three_${V}:z image=web',
    ]);
  });

  test.each<[string, string, string]>([
    ['--link ${c.id}:db --user root', 'run link=${c.id}:db user=root', '--link ${c.id}:db --user root'],
    ['  -d --name web', 'run detach name=web', '-d --name web'],
    [
      '--link #{name}:db \\\n  -e "A=(b)"',
      'run link=${name}:db env=A=(b)',
      '--link #{name}:db \\\n  -e "A=(b)"',
    ],
    ['--link a:b\n --link c;x', 'run link=a:b link=c;x', '--link a:b\n --link c;x'],
  ])('only options of run: %j', (text, expected, stretch) => {
    const calls = callsIn(text, { holds: 'run-options' });
    expect(notation(calls)).toEqual([expected]);
    expect(calls[0]).toMatchObject({ tool: 'docker', call: 'docker' });
    expect(text.slice(calls[0]!.start, calls[0]!.end)).toBe(stretch);
  });

  test('only a link', () => {
    const text = 'd.link "db:database"';
    const calls = commandsIn(text, [blockOf('db:database', { start: 8, holds: 'link-value' })]);
    expect(notation(calls)).toEqual(['run link=db:database']);
    expect(calls[0]!.options[0]!.value).toMatchObject({ start: 8, end: 19, text: 'db:database' });
    expect(callsIn(' ', { holds: 'link-value' })).toEqual([]);
  });
});
