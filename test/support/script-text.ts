/** Random scripts of containers and links, written in the many ways in which people write them. */
import fc from 'fast-check';

export interface ScriptText {
  readonly path: string;
  readonly text: string;
  /** Lines that are not part of any command with containers, in order. */
  readonly otherLines: readonly string[];
  /** For a shell script, whether it can be run from top to bottom. */
  readonly isShell: boolean;
}

const NAMES = ['db', 'cache', 'web', 'my-db', 'my_db', 'Api', 'a.b', '${P}_db', '"$P"-web'] as const;
const ALIASES = ['', '', ':db', ':cache', ':pg', ':PG', ':web', ':api.example.com', ':my-db'] as const;
const HOSTS = ['pg', 'db', 'box', 'box.example.com'] as const;
const EXTRAS = [
  '-p 80:80',
  '-e A=1',
  '--restart=always',
  '-v "$PWD:/data"',
  '--rm',
  '--log-driver none',
] as const;
const CALLS = [
  'docker run',
  'docker run',
  'sudo docker run',
  'docker container run',
  'docker create',
] as const;
const OTHERS = [
  'echo "docker is next"',
  '# --link is old',
  'sleep 1',
  '',
  'docker ps -a',
  'X=$(docker ps -q)',
];

interface Link {
  readonly target: string;
  readonly alias: string;
  readonly style: (value: string) => string;
}

interface Container {
  readonly call: string;
  readonly name: string | null;
  readonly hostname: string | null;
  readonly network: string | null;
  readonly links: readonly Link[];
  readonly extras: readonly string[];
  /** In which order options stand. */
  readonly turn: number;
  readonly layout: Layout;
}

type Layout = { readonly indent: string; readonly perLine: number; readonly gap: string } | null;

const style = fc.constantFrom<Link['style']>(
  value => `--link ${value}`,
  value => `--link=${value}`,
  value => (/["']/.test(value) ? `--link ${value}` : `--link "${value}"`),
  value => (/["$']/.test(value) ? `--link=${value}` : `--link='${value}'`),
);

const layout: fc.Arbitrary<Layout> = fc.option(
  fc.record({
    indent: fc.constantFrom('  ', '\t', '      '),
    perLine: fc.integer({ min: 1, max: 2 }),
    gap: fc.constantFrom(' ', '  ', '\t'),
  }),
);

const container: fc.Arbitrary<Container> = fc.record({
  call: fc.constantFrom(...CALLS),
  name: fc.option(fc.constantFrom(...NAMES), { freq: 5 }),
  hostname: fc.option(fc.constantFrom(...HOSTS), { freq: 1 }).map(host => (host === 'db' ? null : host)),
  network: fc.oneof(
    { weight: 12, arbitrary: fc.constant(null) },
    fc.constantFrom('back', 'bridge', 'host', '$NET'),
  ),
  links: fc.array(
    fc.record({ target: fc.constantFrom(...NAMES), alias: fc.constantFrom(...ALIASES), style }),
    { maxLength: 3 },
  ),
  extras: fc.subarray([...EXTRAS], { maxLength: 3 }),
  turn: fc.nat({ max: 5 }),
  layout,
});

type Wrap = 'none' | 'if' | 'function' | 'loop' | 'list' | 'subshell';

const piece = fc.record({
  container,
  wrap: fc.constantFrom<Wrap>('none', 'none', 'none', 'none', 'if', 'function', 'loop', 'list', 'subshell'),
  other: fc.option(fc.constantFrom(...OTHERS)),
});

type Piece = typeof piece extends fc.Arbitrary<infer P> ? P : never;

/** Only what is there is linked, but for a few links: else hardly any script could be moved. */
function sound(pieces: readonly Piece[], strays: number): Piece[] {
  const named = new Map<string, Piece>();
  const distinct = pieces.filter(one => {
    const { name } = one.container;
    if (name === null || !named.has(name)) return named.set(name ?? `#${named.size}`, one);
    return false;
  });
  let left = strays;
  const seen = new Set<string>();
  return distinct.map(one => {
    const links = one.container.links.filter(link => seen.has(link.target) || left-- > 0);
    if (one.container.name !== null) seen.add(one.container.name);
    return { ...one, container: { ...one.container, links } };
  });
}

function commandLines({ call, name, hostname, network, links, extras, turn, layout }: Container): string[] {
  const options = [
    ...(call.endsWith('run') ? ['-d'] : []),
    ...(name === null ? [] : [turn % 2 ? `--name=${name}` : `--name ${name}`]),
    ...(hostname === null ? [] : [`-h ${hostname}`]),
    ...(network === null ? [] : [`--net ${network}`]),
    ...links.map(({ target, alias, style }) => style(`${target}${alias}`)),
    ...extras,
  ];
  const turned = [...options.slice(turn), ...options.slice(0, turn)];
  if (layout === null) return [`${call} ${[...turned, 'image', 'serve'].join(' ')}`];
  const { indent, perLine, gap } = layout;
  const rows: string[] = [];
  for (let at = 0; at < turned.length; at += perLine) rows.push(turned.slice(at, at + perLine).join(' '));
  return [call, ...rows.map(row => indent + row), `${indent}image serve`].map((row, index, all) =>
    index === all.length - 1 ? row : `${row}${gap}\\`,
  );
}

interface Line {
  readonly text: string;
  readonly isOther: boolean;
}

function wrapped({ container, wrap, other }: Piece, index: number): Line[] {
  const command = commandLines(container).map(text => ({ text, isOther: false }));
  const own = (text: string) => ({ text, isOther: true });
  const indented = command.map(({ text }) => ({ text: `  ${text}`, isOther: false }));
  const before = other === null ? [] : [own(other)];
  switch (wrap) {
    case 'if':
      return [...before, own('if [ "$FIRST" ]; then'), ...indented, own('fi')];
    case 'function':
      return [...before, own(`start_${index}() {`), ...indented, own('}'), own(`start_${index}`)];
    case 'loop':
      return [...before, own('for i in 1; do'), ...indented, own('done')];
    case 'list':
      return [...before, { text: `true && ${command[0]!.text}`, isOther: false }, ...command.slice(1)];
    case 'subshell':
      return [...before, own('('), ...indented, own(')')];
    default:
      return [...before, ...command];
  }
}

const SHELL_PATHS = ['run.sh', 'bin/start.bash'];

function inFile(kind: string, pieces: readonly Piece[], prompt: boolean): { path: string; lines: Line[] } {
  const own = (text: string) => ({ text, isOther: true });
  if (kind === 'shell') {
    const lines = [own('#!/bin/sh'), ...pieces.flatMap(wrapped)];
    return { path: SHELL_PATHS[pieces.length % 2]!, lines };
  }
  const commands = pieces.map(({ container }) => commandLines(container));
  if (kind === 'markdown' || kind === 'rst') {
    const isFenced = kind === 'markdown';
    const indent = isFenced ? '' : '    ';
    const rows = commands.flatMap(([first, ...more]) => [
      { text: `${indent}${prompt ? '$ ' : ''}${first}`, isOther: false },
      ...more.map(text => ({ text: `${indent}${prompt ? '> ' : ''}${text}`, isOther: false })),
    ]);
    const head = isFenced ? [own('# How to'), own(''), own('```sh')] : [own('Start it::'), own('')];
    const foot = isFenced
      ? [own('```'), own(''), own('Then use `--link` no more.')]
      : [own(''), own('Done.')];
    return { path: isFenced ? 'README.md' : 'docs/run.rst', lines: [...head, ...rows, ...foot] };
  }
  if (kind === 'makefile') {
    const rows = commands.flatMap((command, index) => [
      own(`goal-${index}:`),
      ...command.map(text => ({ text: `\t${text.replaceAll('$', '$$$$')}`, isOther: false })),
    ]);
    return { path: 'Makefile', lines: [own('.PHONY: all'), ...rows] };
  }
  const rows = commands.flatMap(([first, ...more]) => {
    if (more.length === 0 && !/[#"'{]|: /.test(first!)) return [{ text: `  - ${first}`, isOther: false }];
    return [own('  - |'), ...[first, ...more].map(text => ({ text: `    ${text}`, isOther: false }))];
  });
  return { path: '.travis.yml', lines: [own('sudo: required'), own('script:'), ...rows] };
}

export const scriptText: fc.Arbitrary<ScriptText> = fc
  .record({
    kind: fc.constantFrom('shell', 'shell', 'shell', 'markdown', 'rst', 'makefile', 'ci'),
    pieces: fc.array(piece, { minLength: 2, maxLength: 7 }),
    strays: fc.constantFrom(0, 0, 0, 1),
    prompt: fc.boolean(),
    lineEnd: fc.constantFrom('\n', '\n', '\r\n'),
    mark: fc.constantFrom('', '', '\ufeff'),
    ending: fc.boolean(),
  })
  .map(({ kind, pieces, strays, prompt, lineEnd, mark, ending }) => {
    const { path, lines } = inFile(kind, sound(pieces, strays), prompt);
    return {
      path,
      text: mark + lines.map(({ text }) => text).join(lineEnd) + (ending ? lineEnd : ''),
      otherLines: lines.filter(({ isOther }) => isOther).map(({ text }) => text),
      isShell: kind === 'shell' && lineEnd === '\n' && mark === '',
    };
  });
