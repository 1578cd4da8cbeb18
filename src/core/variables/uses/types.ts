import type { VariableMeaning } from '../variable-names.js';

/** What a file is written in, as far as it matters for reading variables and for comments. */
export type Language =
  | 'batch'
  | 'c'
  | 'ci'
  | 'clojure'
  | 'coffeescript'
  | 'compose'
  | 'config'
  | 'csharp'
  | 'dockerfile'
  | 'docs'
  | 'elixir'
  | 'env'
  | 'erlang'
  | 'go'
  | 'haskell'
  | 'javascript'
  | 'json'
  | 'julia'
  | 'jvm'
  | 'lisp'
  | 'lua'
  | 'make'
  | 'nginx'
  | 'ocaml'
  | 'perl'
  | 'php'
  | 'powershell'
  | 'properties'
  | 'python'
  | 'r'
  | 'ruby'
  | 'rust'
  | 'shell'
  | 'sql'
  | 'text'
  | 'toml'
  | 'xml'
  | 'yaml';

/** A text to be searched. `path` is only looked at for what kind of file it is. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** Instead of what the path and the first line tell, for instance of a command inside another file. */
  readonly language?: Language;
}

/** `[start, end)` in the text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** What a program takes instead when the variable is not set. */
export interface Fallback {
  /** As written. */
  readonly text: string;
  /** What it comes to, where that can be read off: `localhost` of `'localhost'`. */
  readonly value: string | null;
  /** Whether the program goes on with something else than the link gave, so that nobody sees the break. */
  readonly hidesBreak: boolean;
}

/** Where in the file a use stands; the last two are only found when asked for. */
export type Place = 'code' | 'comment' | 'docs';

/** One variable of a link, read by its name. */
export interface ExactUse extends Range {
  readonly kind: 'exact';
  /** As the engine names it, whatever spelling the file uses. */
  readonly variable: string;
  readonly prefix: string;
  readonly meaning: VariableMeaning;
  /** How it is read: an id of the idiom tables, or `word` for a distinctive name without a known idiom. */
  readonly idiom: string;
  readonly fallback: Fallback | null;
  readonly place: Place;
}

/** Variables of links that are read by pattern, under names built at run time, or by a library. */
export interface ScanUse extends Range {
  readonly kind: 'scan';
  /** The one prefix that the names are built from; null when it can be any link's. */
  readonly prefix: string | null;
  /** `built-name`, `name-pattern`, `environment-loop` or `library`. */
  readonly idiom: ScanIdiom;
  /** The library that reads them. */
  readonly library: string | null;
  readonly fallback: null;
  readonly place: Place;
}

export type ScanIdiom = 'built-name' | 'name-pattern' | 'environment-loop' | 'library';

export type Use = ExactUse | ScanUse;

/** A place that sets a variable of a link itself, and so stands in for the link. */
export interface SetPlace extends Range {
  readonly variable: string;
  readonly prefix: string;
  readonly meaning: VariableMeaning;
  /**
   * `exported`: for every program started from here on; `image`: by the Dockerfile, for the container; `file`: in
   * an environment file; `process`: for the running program only; `local`: a variable of the script's own;
   * `default`: only where nothing has set it before; `listed`: named as a key, for somebody else.
   */
  readonly how: 'exported' | 'image' | 'file' | 'process' | 'local' | 'default' | 'listed';
}

export interface FindOptions {
  /** Also look into documents and comments. */
  readonly docs?: boolean;
}
