import type { Stack } from '../compose/stack.js';
import { imageFacts } from '../images/images.js';
import type { Position } from '../position.js';
import type { ProjectInput, SourceFile } from '../report.js';
import { type Lines, linesOf, positionAt } from '../text/lines.js';
import { composeUses } from './compose-uses.js';
import { type GivenVariable, type LinkVariables, linkVariables } from './given.js';
import { type ImageUse, imageUses } from './image-uses.js';
import type { Knowledge } from './knowledge.js';
import { parsePorts } from './port.js';
import { findUses } from './uses/find-uses.js';
import type { Fallback, Language, Place, ScanIdiom, Use } from './uses/types.js';

export type { ImageUse } from './image-uses.js';

/** Where a variable of a link is read. */
export interface UsePlace extends Position {
  readonly file: string;
  /** UTF-16 offsets in the file's text. */
  readonly start: number;
  readonly end: number;
  readonly idiom: string;
  readonly fallback: Fallback | null;
  /** In comments and documents only where they were asked for. */
  readonly place: Place;
}

/** A variable that links gave a client, and every place that reads it there; in the order of files and text. */
export interface VariableUse {
  readonly client: string;
  /** With `alreadySet` where the client sets it itself: then nothing breaks. */
  readonly variable: GivenVariable;
  readonly places: readonly UsePlace[];
}

/** A place that reads variables of a client's links without naming them. */
export interface VariableScan extends UsePlace {
  readonly client: string;
  readonly idiom: ScanIdiom;
  /** The one prefix that the names are built from; null when it can be any link's. */
  readonly prefix: string | null;
  /** The library that reads them. */
  readonly library: string | null;
}

/** Everything in a project, loaded in one way, that reads what links gave. */
export interface ProjectVariables {
  readonly given: LinkVariables;
  readonly uses: readonly VariableUse[];
  readonly scans: readonly VariableScan[];
  readonly images: readonly ImageUse[];
  /** False where nobody looked into the files of the project: then only the Compose files speak. */
  readonly searched: boolean;
}

export interface UsesOptions {
  /** Also in documents and comments. */
  readonly docs?: boolean;
}

/** What decides about link variables beside the Compose files, as far as the project has been read. */
export function knowledgeOf(input: ProjectInput): Knowledge {
  const texts = new Map((input.sources ?? []).map(({ path, text }) => [path, text]));
  return {
    variables: input.variables,
    text: path => texts.get(path) ?? null,
    image: reference => {
      const facts = imageFacts(reference);
      return (
        facts && {
          ports: facts.ports?.flatMap(text => parsePorts(text) ?? []) ?? null,
          environment: facts.env ?? null,
          readsLinkVariables: facts.linkEnv ?? [],
        }
      );
    },
  };
}

/** Finds every place in a project that reads what links gave its services. */
export function projectUses(stack: Stack, input: ProjectInput, options: UsesOptions = {}): ProjectVariables {
  const knowledge = knowledgeOf(input);
  const given = linkVariables(stack, knowledge);
  const sources = input.sources ?? [];
  const prefixes = prefixLists(given);
  const lines = new Map(sources.map(({ path, text }) => [path, cachedLines(text)]));
  const uses: VariableUse[] = [];
  const scans: VariableScan[] = [];
  for (const client of given.clients) {
    const found = [
      ...sources
        .filter(({ services }) => services.includes(client))
        .flatMap(file => usesIn(file, prefixes(client), options).map(use => ({ file: file.path, use }))),
      ...composeUses(stack.services.get(client)!, prefixes(client)).map(({ file, use }) => {
        lines.set(file.path, () => file.parsed.lines);
        return { file: file.path, use };
      }),
    ];
    const byName = new Map<string, UsePlace[]>();
    for (const { file, use } of found) {
      const { start, end, idiom, fallback, place } = use;
      const at = { file, start, end, idiom, fallback, place, ...positionAt(lines.get(file)!(), start) };
      if (use.kind === 'exact') byName.set(use.variable, [...(byName.get(use.variable) ?? []), at]);
      else scans.push({ ...at, client, idiom: use.idiom, prefix: use.prefix, library: use.library });
    }
    for (const [name, places] of byName) {
      const variable = given.of(client).find(name);
      // The link's target has no such port, or sets no such variable: it was never there.
      if (variable) uses.push({ client, variable, places: places.map(place => judged(place, variable)) });
    }
  }
  const images = imageUses(given, stack.services, knowledge);
  return { given, uses, scans, images, searched: input.sources !== undefined };
}

/** The prefixes of each client; the same list for clients that have the same, as a list is prepared for searching. */
function prefixLists(given: LinkVariables): (client: string) => readonly string[] {
  const lists = new Map<string, readonly string[]>();
  return client => {
    const list = [...new Set(given.of(client).sets.map(({ prefix }) => prefix))].sort();
    const key = list.join('\n');
    const known = lists.get(key) ?? list;
    lists.set(key, known);
    return known;
  };
}

function cachedLines(text: string): () => Lines {
  let lines: Lines | null = null;
  return () => {
    lines ??= linesOf(text);
    return lines;
  };
}

const LANGUAGES: Partial<Record<SourceFile['role'], Language>> = {
  'env-file': 'env',
  dockerfile: 'dockerfile',
};

/** A container is not there yet when these run, so no link gave them anything. */
const AT_BUILD: ReadonlySet<string> = new Set(['dockerfile-build', 'dockerfile-env', 'dockerfile-run']);

function usesIn(file: SourceFile, prefixes: readonly string[], options: UsesOptions): Use[] {
  const language = LANGUAGES[file.role];
  const uses = findUses(
    { path: file.path, text: file.text, ...(language && { language }) },
    prefixes,
    options,
  );
  return uses.filter(({ idiom, start }) => !AT_BUILD.has(idiom) || isWrittenOut(file.text, start));
}

const LONGEST_LINE = 10_000;

/** `RUN echo "host \$DB_PORT" > file` and `RUN echo '$DB_PORT' > file` hand the name on to whoever reads the file. */
function isWrittenOut(text: string, at: number): boolean {
  let from = at;
  do {
    from = text.lastIndexOf('\n', from - 1);
  } while (from > 0 && text[from - 1] === '\\');
  const line = text.slice(Math.max(from + 1, at - LONGEST_LINE), at);
  return /\\\$\{?$/.test(line) || endsInSingleQuotes(line);
}

function endsInSingleQuotes(line: string): boolean {
  let quote = '';
  for (let at = 0; at < line.length; at++) {
    const char = line[at]!;
    if (char === '\\' && quote !== "'") at++;
    else if (quote === '' ? char === '"' || char === "'" : char === quote) quote = quote === '' ? char : '';
  }
  return quote === "'";
}

/** A fallback that is the value on a network breaks nothing, whatever the link gave. */
function judged(place: UsePlace, { value }: GivenVariable): UsePlace {
  const { fallback } = place;
  if (!fallback?.hidesBreak || value.kind !== 'text' || fallback.value !== value.text) return place;
  return { ...place, fallback: { ...fallback, hidesBreak: false } };
}
