/** The report of one run of `migrate`: what the core hands to the shells and formatters. */
import type { Position } from './position.js';

export interface InputFile {
  /** With `/`, as users are shown it; relative to the current directory where it lies below. */
  readonly path: string;
  readonly text: string;
}

/** A file of a project that is no Compose file: something in a container reads it, or an image is built from it. */
export interface SourceFile extends InputFile {
  /** Services that are built from it, or have it mounted, or read it as env_file. */
  readonly services: readonly string[];
  readonly role: 'context' | 'mount' | 'env-file' | 'dockerfile';
}

/** One project: files that Compose loads together, in one or several combinations. */
export interface ProjectInput {
  /** The directory that relative paths start from, as users are shown it (`.` for the current one). */
  readonly directory: string;
  /** Compose's project name: COMPOSE_PROJECT_NAME or the directory's name, already normalised. */
  readonly name: string;
  /** Paths in load order, one list for each way in which the files are loaded (base + override, base + prod, …). */
  readonly stacks: readonly (readonly string[])[];
  /** Every file of the stacks, and every file that they reach by `extends: file:`. */
  readonly files: readonly InputFile[];
  /** Variables for interpolation, from `.env` beside the first file. */
  readonly variables: Readonly<Record<string, string>>;
  /** What services with links are built from, mount or read; left out where nobody looked. */
  readonly sources?: readonly SourceFile[];
  /** Paths that may be written. Files outside of the given paths are read and named, never changed. */
  readonly writable: readonly string[];
}

export interface MigrateOptions {
  readonly network: string;
  readonly strategy: 'shared' | 'isolated';
  readonly instanceNames: 'used' | 'all' | 'none';
  readonly dependsOn: 'started' | 'restart' | 'healthy' | 'none';
  readonly externalNetwork: string | null;
  readonly dropBroken: boolean;
  /** Which of the variables that links gave are written into `environment`: those that are read, all, or none. */
  readonly linkEnv: 'used' | 'all' | 'none';
}

/** Something for a human, at its place. */
export interface Notice extends Position {
  readonly ruleId: string;
  readonly message: string;
  readonly file: string;
}

/** A file that cannot be read as Compose: the run goes on with other projects, the exit code is 2. */
export interface InputError {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
}

export interface FileChange {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

export interface ReportedPlan {
  readonly networks: readonly {
    readonly name: string;
    readonly members: readonly { readonly service: string; readonly aliases: readonly string[] }[];
  }[];
  readonly startAfter: readonly { readonly service: string; readonly after: readonly string[] }[];
  readonly environment: readonly {
    readonly service: string;
    readonly variable: string;
    readonly value: string;
    readonly because: string;
  }[];
  readonly keptLinks: readonly {
    readonly service: string;
    readonly target: string;
    readonly alias: string;
    readonly because: string;
  }[];
}

export interface NameChange {
  readonly client: string;
  readonly name: string;
  /** Services that answered before and that answer afterwards; empty = nobody inside. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** What becomes of the variables that links gave. With `used` these are the ones that something reads. */
export interface VariableProof {
  /** Set in the new text to what their link gave, with a name in the place of an address. */
  readonly carried: readonly {
    readonly service: string;
    readonly variable: string;
    readonly value: string;
  }[];
  /** Set by the service itself, before as after; `by` says where. */
  readonly alreadySet: readonly {
    readonly service: string;
    readonly variable: string;
    readonly by: string;
  }[];
  /** Not set afterwards: for a human to decide about. */
  readonly left: readonly {
    readonly service: string;
    readonly variable: string;
    readonly because: string;
    /** Whether something is known to read it. */
    readonly isRead: boolean;
  }[];
}

/** What was checked on the text about to be written. */
export interface Proof {
  /** Services that resolved at least one name of another through a link. */
  readonly clients: number;
  /** Pairs of client and name that had to be kept. */
  readonly names: number;
  readonly preserved: number;
  readonly lost: readonly NameChange[];
  readonly changed: readonly NameChange[];
  readonly gained: readonly NameChange[];
  /** Names that two targets answered by chance before: nothing can be promised about them. */
  readonly ambiguous: readonly NameChange[];
  /** Generated names (`db_1`, `PROJECT_db_1`) that links gave, that nothing in the project uses, and that end. */
  readonly instanceNamesEnded: number;
  readonly variables: VariableProof;
}

export interface ProjectReport {
  readonly directory: string;
  /** `blocked`: left for a human, see `manual`. `failed`: our own proof did not hold, so nothing is written. */
  readonly status: 'migrated' | 'unchanged' | 'blocked' | 'failed';
  readonly files: readonly FileChange[];
  readonly plan: ReportedPlan;
  readonly proof: Proof;
  /** What needs a human, or a look: refusals when blocked, warnings when migrated. */
  readonly manual: readonly Notice[];
  /** Good to know; never a reason for exit code 1. */
  readonly notes: readonly Notice[];
}
