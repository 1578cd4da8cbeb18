import type { IdiomFamily } from './idiom.js';

/** viper looks for the variable in upper case, whatever is asked for. */
const VIPER = /\bviper\.\w+\s*\(\s*(?:"[\w.]*"\s*,\s*)?"$/;

/** Java and its kin, Go, Rust, C, C#, Haskell, OCaml, Elixir, Erlang. */
export const COMPILED: readonly IdiomFamily[] = [
  {
    languages: ['jvm'],
    anywhere: true,
    idioms: [
      {
        id: 'jvm-getenv',
        before: /\bSystem\s*\.\s*getenv\s*(?:\(\s*\)\s*(?:!!)?\??\s*(?:\.\s*\w+\s*\(|\[)|\()\s*["']$/,
        fallback: 'code',
      },
      { id: 'jvm-getenv', before: /\bSystem\.getenv\(\)\s*\.\s*$/, fallback: 'code' },
      { id: 'groovy-env', before: /\bSystem\.env\s*(?:\.\s*|\[\s*["'])$/, fallback: 'code' },
      { id: 'scala-env', before: /\bsys\.env\s*(?:\.\s*\w+\s*)?\(\s*"$/, fallback: 'code' },
      { id: 'scala-env', before: /\bProperties\.env(?:OrElse|OrNone|OrSome)\s*\(\s*"$/, fallback: 'code' },
    ],
  },
  {
    languages: ['jvm'],
    idioms: [
      { id: 'spring-property', before: /\bgetProperty\s*\(\s*"$/, fallback: 'code' },
      { id: 'spring-property', before: /\bgetProperty\s*\(\s*"$/, fallback: 'code', spelling: 'lower' },
      { id: 'spring-placeholder', before: /\$\{$/, fallback: 'placeholder' },
      { id: 'spring-placeholder', before: /\$\{$/, fallback: 'placeholder', spelling: 'lower' },
      { id: 'groovy-env', before: /\benv\.$/, fallback: 'code' },
    ],
  },
  {
    languages: ['go'],
    anywhere: true,
    idioms: [{ id: 'go-getenv', before: /\b(?:os|syscall)\.(?:Getenv|LookupEnv)\s*\(\s*["`]$/ }],
  },
  {
    languages: ['go'],
    idioms: [
      { id: 'go-tag', before: /\b(?:env|envconfig|envvar)\s*:\s*\\?"$/, fallback: 'tag' },
      { id: 'go-flag', before: /\bEnvVars?\s*:\s*(?:\[\]string\s*\{\s*)?(?:"\w*"\s*,\s*)*"(?:\w+\s*,\s*)*$/ },
      { id: 'go-flag', before: /\.(?:Envar|OverrideDefaultFromEnvar)\s*\(\s*"$/ },
      { id: 'go-viper', before: VIPER },
      { id: 'go-viper', before: VIPER, spelling: 'lower' },
      { id: 'go-expand', before: /\bExpandEnv\s*\([^)\n]*\$\{?$/ },
    ],
  },
  {
    languages: ['rust'],
    anywhere: true,
    idioms: [{ id: 'rust-env', before: /\benv(?:::(?:var|var_os)|!)\s*\(\s*"$/, fallback: 'code' }],
  },
  {
    languages: ['rust'],
    idioms: [{ id: 'rust-clap', before: /\benv\s*=\s*"$/, fallback: 'tag' }],
  },
  {
    languages: ['c'],
    anywhere: true,
    idioms: [{ id: 'c-getenv', before: /\b(?:secure_|__secure_)?getenv\s*\(\s*L?"$/, fallback: 'code' }],
  },
  {
    languages: ['c'],
    idioms: [{ id: 'swift-environment', before: /\benvironment\s*\[\s*["']$/, fallback: 'code' }],
  },
  {
    languages: ['csharp'],
    anywhere: true,
    idioms: [
      { id: 'csharp-environment', before: /\bGetEnvironmentVariable\s*\(\s*@?["']$/, fallback: 'code' },
    ],
  },
  {
    languages: ['csharp'],
    idioms: [
      {
        id: 'csharp-configuration',
        before: /\b[Cc]onfig(?:uration)?(?:\.GetValue(?:<\w+\??>)?\s*\(|\s*\[)\s*"$/,
        fallback: 'code',
      },
    ],
  },
  {
    languages: ['haskell', 'ocaml'],
    anywhere: true,
    idioms: [
      { id: 'haskell-getenv', before: /\b(?:getEnv|lookupEnv|getEnvDefault)\s*\(?\s*"$/, fallback: 'code' },
      { id: 'ocaml-getenv', before: /\bSys\.getenv(?:_opt)?\s*\(?\s*"$/, fallback: 'code' },
    ],
  },
  {
    languages: ['elixir', 'erlang'],
    anywhere: true,
    idioms: [
      { id: 'elixir-get-env', before: /\bSystem\.(?:get_env|fetch_env!?)\s*\(?\s*"$/, fallback: 'code' },
      { id: 'elixir-system-tuple', before: /\{\s*:system\s*,(?:\s*:\w+\s*,)?\s*"$/, fallback: 'code' },
      { id: 'erlang-getenv', before: /\bos:getenv\s*\(\s*"$/, fallback: 'code' },
    ],
  },
];
