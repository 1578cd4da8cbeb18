import type { Stack } from '../compose/stack.js';
import { imageFacts } from '../images/images.js';
import type { Position } from '../position.js';
import type { ProjectInput } from '../report.js';
import { type GivenVariable, type LinkVariables, linkVariables } from './given.js';
import type { Knowledge } from './knowledge.js';
import { parsePorts } from './port.js';
import type { Fallback, Place, ScanIdiom } from './uses/types.js';

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

/** A client whose image is known to read link variables by itself. */
export interface ImageUse {
  readonly client: string;
  /** The image, as it is named in `image` or in the Dockerfile's FROM. */
  readonly reference: string;
  /** Of the variables that it reads, those that the client's links gave. */
  readonly variables: readonly GivenVariable[];
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
export function projectUses(stack: Stack, input: ProjectInput): ProjectVariables {
  const given = linkVariables(stack, knowledgeOf(input));
  return { given, uses: [], scans: [], images: [], searched: input.sources !== undefined };
}
