import type { Language } from './types.js';

/** How a string is written. */
export interface StringForm {
  readonly open: string;
  readonly close: string;
  /** Else an end of line ends it, too: a stray quote then costs a line, not the file. */
  readonly multiline?: boolean;
  /** A backslash does not escape. */
  readonly raw?: boolean;
  /** Code inside, until the brace that closes it. */
  readonly code?: string;
}

/** How a language writes comments and strings. */
export interface Lexis {
  /** Begin a comment that ends with the line. */
  readonly line?: readonly string[];
  /** The same, as the first thing on a line only. */
  readonly lineStart?: readonly string[];
  /** A comment of `line` needs a blank, the end of a statement, or nothing before it. */
  readonly gap?: boolean;
  readonly block?: readonly (readonly [open: string, close: string])[];
  readonly strings?: readonly StringForm[];
  /** A string begins only where a value can begin, since text has apostrophes. */
  readonly looseText?: boolean;
  /** `/…/` where a value can stand is a pattern, and holds quotes that open nothing. */
  readonly patterns?: boolean;
  /** `'x'` is one character, and a lone `'` is no quote. */
  readonly characters?: boolean;
  /** A backslash in code takes the next character with it, as in Clojure's `\"`. */
  readonly codeEscape?: boolean;
  /** A multi-line string that is a statement by itself documents. */
  readonly docstrings?: boolean;
}

const SINGLE: StringForm = { open: "'", close: "'" };
const DOUBLE: StringForm = { open: '"', close: '"' };
const DOUBLE_LINES: StringForm = { open: '"', close: '"', multiline: true };
const BACKTICK: StringForm = { open: '`', close: '`', multiline: true };
const QUOTES = [SINGLE, DOUBLE];
const C_COMMENTS = { line: ['//'], block: [['/*', '*/']] } as const;
const XML_COMMENT = ['<!--', '-->'] as const;

/** Comments of template engines, which may stand in a file of any language. */
export const TEMPLATE_COMMENTS: readonly (readonly [string, string])[] = [
  ['<%#', '%>'],
  ['{#', '#}'],
  ['{{/*', '*/}}'],
  ['{{!', '}}'],
];

const HASH: Lexis = { line: ['#'], gap: true, strings: QUOTES, looseText: true };

/** Shell scripts have a reader of their own; documents and Compose files are not read for code. */
export const LEXIS: Readonly<Record<Exclude<Language, 'shell' | 'docs' | 'compose' | 'ci'>, Lexis>> = {
  batch: { lineStart: ['rem ', 'REM ', 'Rem ', '::', '@rem ', '@REM '] },
  c: { ...C_COMMENTS, strings: [{ open: '"""', close: '"""', multiline: true }, ...QUOTES] },
  clojure: { line: [';'], strings: [DOUBLE_LINES], codeEscape: true },
  coffeescript: { line: ['#'], block: [['###', '###']], strings: QUOTES, patterns: true },
  config: { ...HASH, lineStart: [';', '//'], block: [XML_COMMENT] },
  csharp: {
    ...C_COMMENTS,
    strings: [{ open: '@"', close: '"', multiline: true, raw: true }, DOUBLE],
    characters: true,
  },
  dockerfile: { lineStart: ['#'] },
  elixir: {
    line: ['#'],
    strings: [
      { open: '"""', close: '"""', multiline: true, code: '#{' },
      { ...DOUBLE, code: '#{' },
    ],
    docstrings: true,
  },
  env: HASH,
  erlang: { line: ['%'], strings: [DOUBLE_LINES, SINGLE] },
  go: { ...C_COMMENTS, strings: [DOUBLE, { ...BACKTICK, raw: true }], characters: true },
  haskell: { line: ['--'], block: [['{-', '-}']], strings: [DOUBLE], characters: true },
  javascript: { ...C_COMMENTS, strings: [...QUOTES, { ...BACKTICK, code: '${' }], patterns: true },
  json: { lineStart: ['//'], block: [['/*', '*/']], strings: [DOUBLE] },
  julia: { line: ['#'], strings: [{ open: '"""', close: '"""', multiline: true }, DOUBLE], characters: true },
  jvm: {
    ...C_COMMENTS,
    strings: [{ open: '"""', close: '"""', multiline: true, code: '${' }, { ...DOUBLE, code: '${' }, SINGLE],
  },
  lisp: { line: [';'], block: [['#|', '|#']], strings: [DOUBLE_LINES], codeEscape: true },
  lua: {
    line: ['--'],
    block: [['--[[', ']]']],
    strings: [...QUOTES, { open: '[[', close: ']]', multiline: true, raw: true }],
  },
  make: { line: ['#'], gap: true, strings: [] },
  nginx: HASH,
  ocaml: { block: [['(*', '*)']], strings: [DOUBLE_LINES], characters: true },
  perl: {
    line: ['#'],
    gap: true,
    block: [
      ['\n=pod', '\n=cut'],
      ['\n=head', '\n=cut'],
    ],
    strings: QUOTES,
    patterns: true,
  },
  php: { line: ['//', '#'], gap: true, block: [['/*', '*/'], XML_COMMENT], strings: QUOTES },
  powershell: {
    line: ['#'],
    block: [['<#', '#>']],
    strings: [
      { ...SINGLE, raw: true },
      { ...DOUBLE, raw: true },
    ],
  },
  properties: { lineStart: ['#', '!'] },
  python: {
    line: ['#'],
    strings: [
      { open: '"""', close: '"""', multiline: true },
      { open: "'''", close: "'''", multiline: true },
      ...QUOTES,
    ],
    docstrings: true,
  },
  r: { line: ['#'], strings: QUOTES },
  ruby: {
    line: ['#'],
    block: [['\n=begin', '\n=end'], XML_COMMENT],
    strings: [SINGLE, { ...DOUBLE, code: '#{' }],
    patterns: true,
  },
  rust: { ...C_COMMENTS, strings: [DOUBLE_LINES], characters: true },
  sql: { line: ['--'], block: [['/*', '*/']], strings: [SINGLE] },
  text: { lineStart: ['#', '//'] },
  toml: HASH,
  xml: { block: [XML_COMMENT] },
  yaml: HASH,
};
