import { callsIn, found } from './notation.js';

/** Value of `--name` behind the last line's `docker run`. */
function named(text: string) {
  const { value, isLiteral } = callsIn(text)
    .at(-1)!
    .options.find(({ name }) => name === 'name')!.value!;
  return [value, isLiteral];
}

describe('values of variables', () => {
  test.each<[string, string | null, boolean]>([
    ['A=x', 'x', true],
    ['A="x y"', 'x y', true],
    ["A='x'y", 'xy', true],
    ['export A=x', 'x', true],
    ['readonly A=x B=y', 'x', true],
    ['f() { local A=x; }', 'x', true],
    ['B=x; A=${B}_db', 'x_db', true],
    ['A=${B}_db', '${B}_db', false],
    ['A=x; A=x', 'x', true],
    ['A=', '', true],
    ['', '${A}', false],
    // The environment, or whoever calls, has the last word.
    ['A=${A:-x}', '${A}', false],
    [': ${A:=x}', '${A}', false],
    ['[ -n "$A" ] || A=x', '${A}', false],
    ['if [ -z "$A" ]; then A=x; fi', '${A}', false],
    // One value, although nobody knows which.
    ['A=$(date)', '${A}', false],
    ['A=$1', '${A}', false],
    // Several values.
    ['A=x; A=y', null, false],
    ['A=x; A+=y', null, false],
    ['A=$A:x', null, false],
    ['A=$B; B=$A', null, false],
    ['A=x; read A', null, false],
    ['A=(x y)', null, false],
    ['A=0; ((A++))', null, false],
    ['printf -v A %s x', null, false],
    ['while getopts "a:" A; do :; done', null, false],
    ['for A in x y; do :; done', null, false],
    ['for i in x y; do A=z$i; done', null, false],
    ['f() { local A=$1; }', null, false],
    // No assignment of this shell.
    ['A=x other', '${A}', false],
    ['env A=x other', '${A}', false],
  ])('%s', (before, value, isLiteral) => {
    expect(named(`${before}\ndocker run --name $A img`)).toEqual([value, isLiteral]);
  });

  test.each<[string, string | null, boolean]>([
    ['x', 'x', true],
    ['"$A"', '${A}', false],
    ['${A}_x', '${A}_x', false],
    ['"${A:-x}"', '${A:-x}', false],
    ['${A-x}', '${A:-x}', false],
    ['${A:-${B}x}', '${A:-${B}x}', false],
    ['${A:?missing}', '${A}', false],
    ['${K}', 'known', true],
    ['${K:-x}', 'known', true],
    ["'$A'", '$A', true],
    ['\\$A', '$A', true],
    ['a\\ b', 'a b', true],
    ["$'a'", 'a', true],
    ['$PWD/x', '${PWD}/x', false],
    ['{a}', '{a}', true],
    ['%NAME%', '%NAME%', true],
    ['$1', null, false],
    ['x$$', null, false],
    ['$(x)', null, false],
    ['`x`', null, false],
    ['$((1+1))', null, false],
    ['${A%x}', null, false],
    ['${A[0]}', null, false],
    ['${A:+x}', null, false],
    ['a*', null, false],
    ['{a,b}', null, false],
  ])('%s', (word, value, isLiteral) => {
    expect(named(`K=known\ndocker run --name ${word} img`)).toEqual([value, isLiteral]);
  });
});

describe('documents', () => {
  test.each<[string, string[]]>([
    ['docker run --link <name>:db <image>', ['run link=<name>:db image=<image>']],
    ['docker run --name=<your name> "<image>"', ['run name=<your name> image=<image>']],
    [
      'docker run [OPTIONS] --link a:b IMAGE [COMMAND]',
      ['run ?=[OPTIONS] link=a:b image=IMAGE arg=[COMMAND]'],
    ],
    ['docker run ... --link [db]:db img', ['run ?=... link=[db]:db image=img']],
    ['docker run <options> img', ['run ?=<options> image=img']],
    ['docker run img <in.sql >out', ['run image=img']],
    // What is printed beside them.
    ["docker run a\nWarning: can't do it\ndocker run b\nIt won't help", ['run image=a', 'run image=b']],
    ['docker run a\nError (unknown\n\ndocker run b', ['run image=a', 'run image=b']],
    ['docker run -e "x a\ndocker run b', ['run env=x a', 'run image=b']],
    ['5" of it\ndocker run -e "a\nb" c \\\n  d\ndocker run e', ['run env=a\nb image=c arg=d', 'run image=e']],
    ['Unable to find image: docker run x\ndocker run b', ['run image=b']],
    ['if x (\ndocker run b', ['run image=b']],
  ])('%j', (text, expected) => {
    expect(found(text, { standing: 'shown' })).toEqual(expected);
  });

  test('what is filled in stands in the text as it is written', () => {
    const text = 'docker run --link <your name>:db img';
    const [call] = callsIn(text, { standing: 'shown' });
    expect(call!.options[0]!.value).toMatchObject({
      text: '<your name>:db',
      value: '<your name>:db',
      isLiteral: true,
    });
  });

  test('line ends of Windows', () => {
    const text =
      'docker run \\\r\n  --link a:b \\\r\n  img\r\nsh <<EOF\r\ndocker run x\r\nEOF\r\ndocker start y\r\n';
    expect(found(text)).toEqual(['run link=a:b image=img', 'run image=x', 'start y']);
    expect(callsIn(text).map(({ lineStarts }) => lineStarts.map(({ at }) => at)[0])).toEqual(
      ['docker run \\', 'docker run x', 'docker start'].map(start => text.indexOf(start)),
    );
  });
});
