import fc from 'fast-check';
import { OptionVariables } from '../../../../src/core/scripts/model/option-variables.js';
import { engineOf, fatesOf, networksOf, planOf, reasonsOf, scriptOf } from '../reading.js';

function linksOf(lines: readonly string[], path?: string): string[] {
  const { text, engines } = scriptOf(lines, path);
  return engines
    .flatMap(({ runs }) => runs)
    .flatMap(({ links, name }) =>
      links.map(({ option, form, target, alias, variable }) => {
        const shown = form === 'complete' ? `${target}:${alias}` : form;
        return `${name} ${shown} ${variable ?? '-'} ${text.slice(option.start, option.end)}`;
      }),
    );
}

test.each<[string, string[], string[]]>([
  [
    'a variable with one value',
    ['LINK_MAP="--link db:pg"', 'docker run --name web ${LINK_MAP} -d site'],
    ['web db:pg LINK_MAP --link db:pg'],
  ],
  [
    'gathered in a loop',
    [
      'links=""',
      'for i in 1 2 3; do',
      '  links="$links --link node$i:node$i"',
      'done',
      'docker run --name front $links proxy',
    ],
    ['front node${i}:node${i} links --link node$i:node$i'],
  ],
  [
    'an array',
    ['ARGS=(-d --rm)', 'ARGS+=(--link "cache:redis")', 'docker run "${ARGS[@]}" --name web site'],
    ['web cache:redis ARGS --link "cache:redis"'],
  ],
  [
    'arguments of the script',
    ['set -- --link=db', 'docker run -d --name web "$@" --restart always site'],
    ['web db:db @ --link=db'],
  ],
  [
    'a target that only shows when it runs',
    ['OPTS="--link $(cat db.id):db"', 'docker run $OPTS --name web site'],
    ['web unknown OPTS --link $(cat db.id):db'],
  ],
  [
    'one that no command uses',
    ['LINKS="--link db:db"', 'tool $LINKS', 'docker run --name web $OPTS site'],
    [],
  ],
  [
    'two commands with one variable have its links once',
    ['OPTS="--link db:db"', 'docker run $OPTS --name a site', 'docker run $OPTS --name b site'],
    ['a db:db OPTS --link db:db'],
  ],
])('links in variables: %s', (_, lines, expected) => {
  expect(linksOf(lines)).toEqual(expected);
});

test('links in variables of a Makefile', () => {
  const lines = [
    'RUN_FLAGS = -d \\',
    '  --restart always',
    'ifdef WITH_DB',
    '  RUN_FLAGS += --link store:db',
    'endif',
    'run:',
    '\tdocker run $(RUN_FLAGS) --name web site',
  ];
  expect(linksOf(lines, 'Makefile')).toEqual(['web store:db RUN_FLAGS --link store:db']);
});

test('a command that only a comment shows takes no links from a variable', () => {
  const lines = ['L="--link db:db"', '# docker run $L --name old site', 'docker run $L --name web site'];
  expect(linksOf(lines)).toEqual(['web db:db L --link db:db']);
});

test('a link in a variable is left, with all that it joins', () => {
  const plan = planOf([
    'docker run -d --name db postgres',
    'LINKS="$LINKS --link db:db"',
    'docker run -d --name web $LINKS site',
    'docker run -d --name job --link db:db job',
  ]);
  expect(fatesOf(plan)).toEqual(['web>db:db left', 'job>db:db left']);
  expect(reasonsOf(plan)[0]).toBe(
    'run-link: it stands in "$LINKS", and what else that holds only shows when it runs',
  );
});

test.each<[string, string[]]>([
  [
    'branches',
    ['if tty; then MODE=-it; else MODE="-d"; fi', 'docker run $MODE --name web --link db:db site'],
  ],
  [
    'growing',
    ['OPTS=-d', 'test -n "$P" && OPTS="$OPTS -p $P:80"', 'docker run $OPTS --name web --link db:db site'],
  ],
  ['values', ['O="-d"', 'O="$O -e A=$A --env-file $FILE"', 'docker run $O --name web --link db:db site']],
  ['an array', ['A=(-d)', 'A+=(-v "$PWD:/app")', 'docker run "${A[@]}" --name web --link db:db site']],
  ['of another one', ['X=-d', 'Y="$X --rm"', 'Y="$Y -t"', 'docker run $Y --name web --link db:db site']],
])('options of which the file shows that they hold no network: %s', (_, lines) => {
  const plan = planOf(['docker run -d --name db postgres', ...lines]);
  expect(networksOf(plan)).toEqual(['app: db web']);
});

test.each<[string, string[]]>([
  ['never set', ['docker run $OPTS --name web --link db:db site']],
  ['from outside', ['OPTS="$1"', 'OPTS="$OPTS -d"', 'docker run $OPTS --name web --link db:db site']],
  ['a default', ['OPTS="${OPTS:--d}"', 'docker run $OPTS --name web --link db:db site']],
  [
    'a network in a branch',
    ['O=-d', 'test x && O="--net other"', 'docker run $O --name web --link db:db site'],
  ],
  ['what a command prints', ['O="-d $(options)"', 'O="$O -t"', 'docker run $O --name web --link db:db site']],
])('options that may hold a network: %s', (_, lines) => {
  const { runs } = engineOf(lines);
  expect(runs[0]!.unknownOptions).not.toBeNull();
});

test('never throws, whatever the text', () => {
  const part = fc.constantFrom(
    'A',
    '=',
    '+=',
    '"',
    "'",
    '(',
    ')',
    '$A',
    '${A}',
    '--link ',
    'db:x',
    '\\',
    '\n',
    ' ',
    'set -- ',
    '`',
  );
  fc.assert(
    fc.property(
      fc.array(part, { maxLength: 30 }).map(parts => parts.join('')),
      text => {
        const word = { start: 0, end: 2, text: '$A "$@"', value: null, isLiteral: false };
        for (const kind of ['shell', 'makefile'] as const) {
          const variables = new OptionVariables(text, kind);
          variables.isHarmless(word);
          for (const { option } of variables.takeLinks(word)) {
            expect(text.slice(option.start, option.end)).toMatch(/^--link[= \t]/);
            expect(text.slice(option.value!.start, option.value!.end)).toBe(option.value!.text);
          }
        }
      },
    ),
  );
});
