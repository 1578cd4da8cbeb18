import fc from 'fast-check';
import { findSets, findUses } from '../../../../src/core/variables/uses/find-uses.js';
import { IDIOM_IDS } from '../../../../src/core/variables/uses/idioms/table.js';
import { languageOf } from '../../../../src/core/variables/uses/language.js';
import { namesOf, readName } from '../../../../src/core/variables/uses/names.js';
import { skipHead, skipPath } from '../../../../src/core/variables/uses/skip.js';
import { PREFIXES } from './support.js';

const PATHS = (
  'a.py a.rb a.js a.ts a.coffee a.php A.java a.go a.rs a.c a.cs a.pl a.lua a.clj a.el a.exs a.erl a.hs a.ml a.R a.jl a.sh ' +
  'a.ps1 a.bat Dockerfile Makefile .env nginx.conf a.conf a.ini a.properties a.toml a.yml a.json a.xml a.sql a.conf.tmpl ' +
  'README.md unknown docker-compose.yml'
).split(' ');

/** Pieces that mean something to some reader, in any order. */
const PIECES = [
  'DB_PORT_5432_TCP_ADDR',
  'DB_PORT',
  'REDIS_1_NAME',
  'DB_ENV_X',
  'db-port-5432-tcp',
  'db.port.5432.tcp.addr',
  '_PORT_',
  '_TCP_ADDR',
  'DB_',
  "'",
  '"',
  '`',
  '"""',
  "'''",
  '\\',
  '\n',
  '\r\n',
  ' ',
  '\t',
  '#',
  '//',
  '/*',
  '*/',
  '--',
  '--[[',
  '{-',
  '<!--',
  '-->',
  '{#',
  '{{',
  '}}',
  '${',
  '#{',
  '$',
  '$(',
  '%',
  '@',
  '{',
  '}',
  '(',
  ')',
  '[',
  ']',
  '=',
  ':=',
  ':-',
  '||',
  '??',
  '?',
  ':',
  ',',
  ';',
  '<<EOF',
  'EOF',
  '<<',
  'process.env.',
  "os.environ['",
  'ENV.fetch(',
  'getenv(',
  'env |',
  'grep ',
  'const {',
  '} = process.env',
  'if ',
  'then',
  'fi',
  'do',
  'done',
  'export ',
  'ENV ',
  'RUN ',
  'CMD ',
  '=begin',
  '=end',
  '=pod',
  '=cut',
  '\uFEFF',
  '😀',
  '\0',
  'é',
];

const text = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map(pieces => pieces.join('')),
  },
  fc.string({ unit: 'binary', maxLength: 200 }),
);
const path = fc.constantFrom(...PATHS);

test('any text is read, and every place is exactly a name', () => {
  const names = namesOf(PREFIXES);
  const known = new Set(IDIOM_IDS);
  fc.assert(
    fc.property(path, text, fc.boolean(), (path, text, docs) => {
      let last = 0;
      for (const use of findUses({ path, text }, PREFIXES, { docs })) {
        expect(use.start).toBeGreaterThanOrEqual(last);
        expect(use.end).toBeLessThanOrEqual(text.length);
        last = use.start;
        if (use.kind !== 'exact') continue;
        const written = text.slice(use.start, use.end).replace(/[-.]/g, '_');
        expect(readName(use.variable, names)).toMatchObject({ prefix: use.prefix, meaning: use.meaning });
        expect([use.variable, use.variable.toLowerCase()]).toContain(written);
        expect(known).toContain(use.idiom);
      }
      for (const { start, end, variable } of findSets({ path, text }, PREFIXES)) {
        expect(text.slice(start, end).toUpperCase()).toBe(variable.toUpperCase());
      }
    }),
    { numRuns: 3000 },
  );
});

test('a name alone, read by any idiom, is found whatever stands around it', () => {
  const noise = fc
    .array(fc.constantFrom('x', ' ', '\n', '+', ';', '1', 'é'), { maxLength: 20 })
    .map(parts => parts.join(''));
  fc.assert(
    fc.property(noise, noise, (before, after) => {
      const text = `${before}\nf(process.env.DB_PORT);\n${after}`;
      const [use] = findUses({ path: 'a.js', text }, PREFIXES);
      expect(text.slice(use!.start, use!.end)).toBe('DB_PORT');
    }),
  );
});

test('any path has a language, and is skipped or not', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'binary' }),
      fc.uint8Array(),
      (path, line, head) => {
        expect(typeof languageOf(path, line)).toBe('string');
        skipPath(path);
        skipHead(path, head);
      },
    ),
  );
});

/** Each is repeated until what takes more than linear time would take far too long. */
const HOSTILE: readonly (readonly [path: string, piece: string])[] = [
  ['a.js', 'DB_PORT'],
  ['a.js', '_PORT_PORT'],
  ['a.js', 'DB_PORT,'],
  ['a.js', 'process.env.DB_PORT_80_TCP_ADDR || '],
  ['a.js', '=/[DB_PORT'],
  ['a.js', '{DB_PORT}='],
  ['a.js', '`${DB_PORT'],
  ['a.js', 'const { DB_PORT } = process.env;'],
  ['a.js', '"_PORT_" + "_TCP_ADDR" '],
  ['a.js', 'process.env in process.env '],
  ['a.js', '} '],
  ['a.py', '"""DB_PORT'],
  ['a.py', 'os.environ DB_'],
  ['a.py', '((((((((((DB_PORT_80_TCP'],
  ['a.py', 'db_port_80_tcp'],
  ['a.pl', '@ENV{DB_PORT '],
  ['a.pl', '@ENV{aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-DB_PORT '],
  ['a.clj', ':db-port-80-tcp-addr'],
  ['a.clj', '-port-port'],
  ['a.sh', '<<EOF '],
  ['a.sh', '<<A\n<<B\n'],
  ['a.sh', '${DB_PORT:-'],
  ['a.sh', 'a=a=DB_PORT='],
  ['a.sh', 'DB_PORT='],
  ['a.sh', 'DB_PORT=\n'],
  ['a.sh', "DB_PORT='\n"],
  ['a.sh', 'env | grep DB_ '],
  ['a.sh', '                                        #DB_PORT'],
  ['a.sh', 'unset unset unset DB_PORT '],
  ['Dockerfile', 'RUN <<X $DB_PORT\n'],
  ['Dockerfile', 'ENV DB_PORT $DB_PORT \\\n'],
  ['Makefile', '$(DB_PORT'],
  ['a.conf', 'PassEnvironment=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-DB_PORT\n'],
  ['a.conf.tmpl', '{# {{ DB_PORT'],
  ['a.yml', '                         apiVersion DB_PORT'],
  ['a.yml', 'db.port.80.tcp'],
  ['package.json', '"docker-links" '],
  ['requirements.txt', '\t\t\t\t\t\t\t\t\t\tdocker_link'],
];

test.each(HOSTILE)('hostile text is read to its end: %s %s', (path, piece) => {
  const text = `DB_PORT_ docker-links envitro ${piece.repeat(Math.ceil(300_000 / piece.length))}`;
  expect(Array.isArray(findUses({ path, text }, PREFIXES))).toBe(true);
});
