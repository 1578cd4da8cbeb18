/**
 * What rules see: a project, its files, services and links, each value with its place. Read-only; nothing of the
 * YAML library and nothing of the file system shows through.
 */
import type { Format } from '../compose/file.js';
import type { BrokenReason } from '../names/broken-links.js';
import type { Attachment, TopologyNetwork } from '../names/topology.js';
import type { Dialect, ScalarMeaning } from '../yaml/dialect.js';
import type { LinkVariables } from './link-variables.js';
import type { LintScript } from './script-links.js';
import type { Span } from './span.js';

export type * from './link-variables.js';
export type * from './script-links.js';
export type { Span } from './span.js';
export type { Attachment, BrokenReason, Dialect, Format, ScalarMeaning, TopologyNetwork };

/** A value with its place; YAML aliases are followed, and the place is where the text stands. */
export type Value = TextValue | ListValue | MapValue;

/** A scalar, before interpolation. */
export interface TextValue {
  readonly kind: 'text';
  readonly text: string;
  readonly style: 'plain' | 'single' | 'double' | 'block';
  /** With quotes, if it has any. */
  readonly span: Span;
  /** Where the text itself begins, when it stands in the file as it is; null with escapes or folded lines. */
  readonly textStart: number | null;
  /** What a family of loaders reads. */
  meaning(dialect: Dialect): ScalarMeaning;
}

export interface ListValue {
  readonly kind: 'list';
  readonly flow: boolean;
  readonly items: readonly ListItem[];
  readonly span: Span;
}

export interface ListItem {
  /** null for a dash with nothing behind it. */
  readonly value: Value | null;
  /** From the dash (block style) or the value (flow style) to the value's end. */
  readonly span: Span;
}

export interface MapValue {
  readonly kind: 'map';
  readonly flow: boolean;
  /** The keys that count: merges (`<<`) followed, of duplicates the last. */
  readonly entries: ReadonlyMap<string, Entry>;
  readonly span: Span;
}

export interface Entry {
  readonly key: string;
  readonly keySpan: Span;
  /** null for `key:` with nothing behind it. */
  readonly value: Value | null;
  /** From the key to the value's end. */
  readonly span: Span;
  /** Whether it stands in flow style (`{a: 1}`). */
  readonly flow: boolean;
}

/** A scalar anywhere in a file, with the keys that lead to it from the top; entries of lists add none. */
export interface PlacedText {
  readonly path: readonly string[];
  readonly value: TextValue;
}

/** A key that stands twice in one mapping; two merge keys (`<<`) among them. */
export interface DuplicateKey {
  readonly key: string;
  readonly path: readonly string[];
  /** The entry that counts, and those before it that do not; of merge keys all count. */
  readonly last: Entry;
  readonly earlier: readonly Entry[];
}

/** One file, by itself. */
export interface LintFile {
  readonly path: string;
  readonly text: string;
  readonly format: Format;
  /** Keys at the top. */
  readonly top: ReadonlyMap<string, Entry>;
  readonly services: ReadonlyMap<string, WrittenService>;
  /** Every scalar value (keys aside), each where it is written; in the order of the text. */
  readonly texts: readonly PlacedText[];
  readonly duplicateKeys: readonly DuplicateKey[];
  /** What the schema of the file's format objects to. */
  readonly schemaProblems: readonly SchemaProblem[];
}

/** Something that does not fit the schema, at its place. */
export type SchemaProblem = SchemaPlace & (UnknownKey | WrongValue | MissingKey | RepeatedItem);

export interface SchemaPlace {
  /** Keys from the top to the place; entries of lists by their 0-based number. An unknown key is the last of them. */
  readonly path: readonly (string | number)[];
  /** One token; for a wrong value that is none, and a mapping without a key, the key before it or its first scalar. */
  readonly at: Span;
  /** In words the value that it is about, for a key the mapping, for a repeated item the list: `"ports" of service "web"`. */
  readonly where: string;
  readonly service: string | null;
}

export interface UnknownKey {
  readonly kind: 'unknown-key';
  readonly key: string;
  /** A key that was probably meant, null when nothing is near. */
  readonly suggestion: string | null;
  /** Whether services have this key in the other format: in a later one, or in format 1. */
  readonly otherFormat: boolean;
  /** Whether keys are names here, so that it is no name. */
  readonly isName: boolean;
}

export interface WrongValue {
  readonly kind: 'wrong-value';
  /** In words what is allowed: `a text`, `a list of texts`, … */
  readonly expected: string;
  /** In words what is there: `the number 10`, `a list`, …; null for nothing. */
  readonly found: string | null;
  /** Whether it would be right in quotes: YAML takes it for a number, for true, for a date. */
  readonly quotesHelp: boolean;
}

export interface MissingKey {
  readonly kind: 'missing-key';
  readonly key: string;
  /** The key that must not stand without it; null where it must be there in any case. */
  readonly neededBy: string | null;
}

/** The second of two equal items. */
export interface RepeatedItem {
  readonly kind: 'repeated-item';
  readonly first: Span;
}

/** What one file writes about one service. */
export interface WrittenService {
  readonly name: string;
  readonly nameSpan: Span;
  readonly file: LintFile;
  readonly keys: ReadonlyMap<string, Entry>;
}

/** Something that the loader, or the migration, stops at. */
export interface LoaderProblem {
  readonly ruleId: string;
  readonly message: string;
  readonly at: Span;
}

/** Files as Compose loads them together. */
export interface LintStack {
  readonly files: readonly LintFile[];
  readonly format: Format;
  /** Compose's project name. */
  readonly project: string;
  /** In the order of the merged file. */
  readonly services: ReadonlyMap<string, LintService>;
  readonly networks: ReadonlyMap<string, TopologyNetwork>;
  /** What stops the loader or a migration: each with the id of the rule that reports it. */
  readonly problems: readonly LoaderProblem[];
  /** Start order circles: each the services in order of their edges, from the one that stands first in the files. */
  readonly cycles: readonly (readonly StartEdge[])[];
  /** Whether two services of the stack start after each other, so that neither can. */
  waitForEachOther(a: string, b: string): boolean;
  /**
   * The services that a name leads to from inside a client, as the file stands today; several where it is
   * a matter of chance, none where the question goes outside of the project.
   */
  resolve(client: string, name: string): readonly string[];
  /** What reads the variables of links; `docs` looks into documents and comments as well. */
  linkVariables(docs: boolean): LinkVariables;
}

/** `service` starts after `after`. */
export interface StartEdge {
  readonly service: LintService;
  readonly after: LintService;
  /** null where another key than a link says so. */
  readonly link: LintLink | null;
  /** Where it is said. */
  readonly at: Span;
}

/** A service of a stack: merged and extended. */
export interface LintService {
  readonly name: string;
  readonly stack: LintStack;
  /** Its name in the last file of the stack that has it. */
  readonly nameSpan: Span;
  /** Weakest first: what it extends, then what each file says of it. */
  readonly written: readonly WrittenService[];
  /** Of these, each that came in by `extends`, with the one that says so. */
  readonly bases: readonly { readonly base: WrittenService; readonly by: WrittenService }[];
  readonly links: readonly LintLink[];
  readonly externalLinks: readonly LintLink[];
  readonly attachment: Attachment;
  readonly containerName: string | null;
  readonly hostname: string | null;
  /** How many containers run. */
  readonly instances: number;
  readonly hasHealthcheck: boolean;
  /** Services that start first for another reason than a link. */
  readonly otherDependencies: readonly string[];
  /** The entry of a key that counts (the last that is written), with the file that has it. */
  entry(key: string): Entry | null;
  /** Like `entry`, for a text with variables replaced where known. */
  text(key: string): string | null;
}

/** One entry of `links` or `external_links`. */
export interface LintLink {
  readonly client: LintService;
  /** The entry as written, without quotes. */
  readonly written: string;
  /** The name before the colon. */
  readonly target: string;
  /** The service that it names; null when there is none, and for external links. */
  readonly service: LintService | null;
  /**
   * The service whose containers answer: the one that is named, or the one whose network stack that one lives in.
   * null without one in the project.
   */
  readonly owner: LintService | null;
  /** null without one, or when empty. */
  readonly alias: string | null;
  /** What the client calls the target: the alias, or the target's name. */
  readonly name: string;
  /** Whether it holds a variable that nothing here gives a value, so that `name` may be another one in the end. */
  readonly unknown: boolean;
  /** Whether the name leads the client to `owner` today, and to nobody else. */
  readonly leads: boolean;
  readonly external: boolean;
  readonly at: Span;
  readonly targetAt: Span;
  /** The alias's place; the entry's without an alias, or when it cannot be told. */
  readonly nameAt: Span;
  /** With its dash, for removing it. */
  readonly item: ListItem;
  /** The list that it stands in. */
  readonly list: ListValue;
  /** The key that the list belongs to (`links`). */
  readonly key: Entry;
  /** Why it does not work; null when it does. `fatal`: the project does not start. */
  readonly broken: { readonly reason: BrokenReason; readonly fatal: boolean } | null;
}

/** A whole project: every file, and every way to load them together. */
export interface LintProject {
  readonly directory: string;
  readonly files: readonly LintFile[];
  readonly stacks: readonly LintStack[];
  /** Scripts with links, and Compose files with links in comments. */
  readonly scripts: readonly LintScript[];
  /** A variable's value from `.env` or the environment; null when neither has it. */
  variable(name: string): string | null;
  /** Whether a file exists; null where nobody looked. The path is relative to `fromFile`. */
  exists(fromFile: string, path: string): boolean | null;
}
