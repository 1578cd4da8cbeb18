import type { IdiomFamily } from './idiom.js';

/** A field of a pydantic class, which looks for the variable in any case. */
const SETTINGS_FIELD = /(?:^|\n)[ \t]+$/;

/** Python, Ruby, PHP, Perl, Lua, R, Julia, Tcl. */
export const SCRIPTING: readonly IdiomFamily[] = [
  {
    languages: ['python'],
    anywhere: true,
    idioms: [
      {
        id: 'python-environ',
        before: /\benviron(?:b|s)?(?:\.\w+\s*\(|\s*\[)\s*(?:key\s*=\s*)?[rbuRBU]{0,2}["']$/,
        fallback: 'code',
      },
      {
        id: 'python-getenv',
        before: /\bgetenvb?\s*\(\s*(?:key\s*=\s*)?[rbuRBU]{0,2}["']$/,
        fallback: 'code',
      },
      {
        id: 'python-environ',
        before: /["']$/,
        after: /^["']\s+(?:not\s+)?in\s+(?:os\.)?environ\b/,
        fallback: 'code',
      },
      {
        id: 'python-format',
        before: /(?:\{|%\()$/,
        after:
          /^(?:\}|\)s)[^"'\n]{0,120}["']{1,3}\s*(?:\.format(?:_map)?\s*\(\s*\*{0,2}|%\s*)(?:os\.)?environ\b/,
      },
      { id: 'python-envitro', before: /\benvitro\.\w+\s*\(\s*["']$/, fallback: 'code' },
    ],
  },
  {
    languages: ['python'],
    idioms: [
      { id: 'python-config', before: /(?:^|[^\w.])(?:decouple\.)?config\s*\(\s*["']$/, fallback: 'code' },
      {
        id: 'python-settings',
        before: SETTINGS_FIELD,
        after: /^\s*:\s*[A-Za-z]/,
        needs: 'BaseSettings',
        fallback: 'field',
      },
      {
        id: 'python-settings',
        before: SETTINGS_FIELD,
        after: /^\s*:\s*[A-Za-z]/,
        needs: 'BaseSettings',
        fallback: 'field',
        spelling: 'lower',
      },
    ],
  },
  {
    languages: ['ruby'],
    anywhere: true,
    idioms: [
      { id: 'ruby-env-fetch', before: /\bENV\.fetch\s*\(?\s*["']$/, fallback: 'code' },
      {
        id: 'ruby-env',
        before: /\bENV(?:\.\w+[?!]?\s*\(?\s*|\s*\[\s*)(?:["']\w*["']\s*,\s*)*["']$/,
        fallback: 'code',
      },
    ],
  },
  {
    languages: ['php'],
    anywhere: true,
    idioms: [
      { id: 'php-getenv', before: /\b(?:apache_)?getenv\s*\(\s*["']$/, fallback: 'code' },
      { id: 'php-env-array', before: /\$_(?:ENV|SERVER)\s*[[{]\s*\\?["']?$/, fallback: 'code' },
      { id: 'php-env-array', before: /["']$/, after: /^["']\s*,\s*\$_(?:ENV|SERVER)\b/ },
      { id: 'symfony-env', before: /%env\((?:[\w-]+:)*$/ },
      { id: 'php-input', before: /\bINPUT_(?:ENV|SERVER)\s*,\s*["']$/, fallback: 'code' },
    ],
  },
  {
    languages: ['perl'],
    anywhere: true,
    idioms: [
      { id: 'perl-env', before: /[$@]ENV\s*(?:->)?\s*\{\s*["']?$/, fallback: 'code' },
      { id: 'perl-env', before: /@ENV\s*\{\s*(?:qw\s*[([{/]\s*)?(?:["']?\w+["']?[\s,]+)+["']?$/ },
    ],
  },
  {
    languages: ['lua'],
    anywhere: true,
    idioms: [{ id: 'lua-getenv', before: /\bos\.getenv\s*\(?\s*(?:["']|\[\[)$/, fallback: 'code' }],
  },
  {
    languages: ['r'],
    anywhere: true,
    idioms: [
      {
        id: 'r-getenv',
        before: /\bSys\.getenv\s*\(\s*(?:x\s*=\s*)?(?:c\s*\(\s*)?(?:["']\w*["']\s*,\s*)*["']$/,
        fallback: 'code',
      },
    ],
  },
  {
    languages: ['julia'],
    idioms: [
      { id: 'tcl-env', before: /\$(?:::)?env\($/ },
      { id: 'julia-env', before: /\bENV\s*(?:,|\[)\s*"$/, fallback: 'code' },
    ],
  },
];
