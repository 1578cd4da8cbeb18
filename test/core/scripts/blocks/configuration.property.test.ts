/** Whatever the text, blocks lie in it, are as long as what they stand for, and nothing throws. */
import fc from 'fast-check';
import { FILLER, type ScriptKind, type ShellBlock } from '../../../../src/core/scripts/blocks/block.js';
import { ciBlocks } from '../../../../src/core/scripts/blocks/ci.js';
import { composeBlocks } from '../../../../src/core/scripts/blocks/compose-comments.js';
import { jenkinsfileBlocks } from '../../../../src/core/scripts/blocks/jenkinsfile.js';
import { procfileBlocks } from '../../../../src/core/scripts/blocks/procfile.js';
import { systemdBlocks } from '../../../../src/core/scripts/blocks/systemd.js';
import { vagrantfileBlocks } from '../../../../src/core/scripts/blocks/vagrantfile.js';
import { valueAt } from '../../../../src/core/yaml/merge-keys.js';
import { parseYaml } from '../../../../src/core/yaml/parse.js';
import { brokenRules } from './configuration-blocks.js';

type Cut = (text: string) => readonly ShellBlock[];

const SHELL = ['docker run ', '--link a:b', ' web', '$X', '${c.id}', '&&', ';', '<<EOF', 'EOF'];
const COMMON = [
  '\n',
  '\r\n',
  '\n  ',
  '\n    ',
  ' ',
  '\t',
  '\\',
  '\\\\',
  '\\n',
  '"',
  "'",
  '#',
  '# ',
  ':',
  'x',
  '\ufeff',
];
const PIECES: Partial<Record<ScriptKind, readonly string[]>> = {
  ci: [
    'script:',
    'script: ',
    '- ',
    'run: ',
    'jobs:\n',
    'a:\n',
    'env:\n',
    'A="',
    '|',
    '>',
    '|-',
    '[',
    ']',
    '{',
    '}',
    '&a ',
    '*a',
    '---\n',
    '${{ a.b }}',
    '\\u0041',
  ],
  jenkinsfile: [
    'sh ',
    'sh(',
    'script: ',
    ')',
    "'''",
    '"""',
    '//',
    '/*',
    '*/',
    '.inside(',
    '.run(',
    'args ',
    '${',
    '}',
  ],
  systemd: [
    '[Service]\n',
    '\nExecStart=',
    '\nExecStartPre=-',
    'sh -c ',
    '\nEnvironment=',
    '$$',
    '%%',
    'A=b',
    '\n;',
  ],
  vagrantfile: [
    'inline: ',
    '<<-SHELL',
    'SHELL',
    '<<~X',
    '\nX\n',
    '.link ',
    '.run ',
    ', args: ',
    '.name = ',
    '#{',
    '}',
    '.vm.define "a" do |a|',
    'a.vm.provision ',
    '.create_args = [',
    '"--link", ',
  ],
  procfile: ['web: ', 'db:'],
  compose: ['# docker run', '# - ', '$ '],
};
const CUTS: Partial<Record<ScriptKind, Cut>> = {
  ci: text => [...ciBlocks(text, '.gitlab-ci.yml'), ...ciBlocks('', '')],
  jenkinsfile: jenkinsfileBlocks,
  systemd: systemdBlocks,
  vagrantfile: vagrantfileBlocks,
  procfile: procfileBlocks,
  compose: composeBlocks,
};

test.each(Object.keys(CUTS) as ScriptKind[])('%s', kind => {
  const piece = fc.oneof(
    fc.constantFrom(...PIECES[kind]!),
    fc.constantFrom(...SHELL),
    fc.constantFrom(...COMMON),
  );
  const text = fc.array(piece, { maxLength: 40 }).map(pieces => pieces.join(''));
  fc.assert(
    fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), it => {
      expect(brokenRules(it, CUTS[kind]!(it))).toEqual([]);
    }),
    { numRuns: 1500 },
  );
});

/** Texts as YAML writes them; those with escaped line ends aside, which the shell gets as semicolons. */
const WORDS = fc.array(
  fc.constantFrom('docker', 'run', '-d', '$X', 'a:b', "it''s", '-e', '#x', '\\\\', '\\"y\\"', '${A}'),
  {
    minLength: 1,
    maxLength: 8,
  },
);
const BLANKS = fc.constantFrom(' ', '  ', '\n  ', '\n    ', '\n\n  ', '\r\n  ', '\n     ');

test('a shell gets the words that YAML reads', () => {
  const styles = fc.constantFrom<[string, string]>(
    ['"', '"'],
    ["'", "'"],
    ['', ''],
    ['|\n  ', '\n'],
    ['>\n  ', '\n'],
    ['>-\n  ', ''],
  );
  fc.assert(
    fc.property(
      styles,
      WORDS,
      fc.array(BLANKS, { minLength: 8, maxLength: 8 }),
      ([open, close], words, blanks) => {
        const body = words.map((word, index) => (index === 0 ? word : blanks[index]! + word)).join('');
        const text = `script: ${open}${body}${close}\n`;
        const value = valueAt(parseYaml('x.yml', text).root, 'script');
        const [block] = ciBlocks(text, '.travis.yml');
        fc.pre(value?.kind === 'scalar' && value.value !== '');
        const lines = (it: string) =>
          it
            .replaceAll(FILLER, '')
            .split(/\n+/)
            .map(line =>
              line
                .trim()
                .split(/[ \t\r]+/)
                .join(' '),
            )
            .filter(line => line !== '');
        expect(brokenRules(text, [block!])).toEqual([]);
        expect(lines(block!.shell)).toEqual(lines(value!.kind === 'scalar' ? value!.value : ''));
      },
    ),
    { numRuns: 2000 },
  );
});

test('much of everything is no burden', () => {
  const many = (piece: string) => piece.repeat(60_000);
  for (const piece of [
    '"',
    "'",
    '`',
    '\\',
    '"#{',
    '"${',
    "'''",
    '/*',
    '<<A',
    '<<-A\n',
    '${{',
    '<<parameters.',
    '# docker run \\\n',
    'a: ',
    '[',
    '{',
    '- ',
    '&a ',
    'sh ',
    '.run(',
    'x: \\\n',
  ]) {
    for (const cut of Object.values(CUTS)) expect(brokenRules('', cut(many(piece)).slice(0, 0))).toEqual([]);
  }
});
