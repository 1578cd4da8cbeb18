import type { Port } from './port.js';

/** What is known about an image without looking into it. */
export interface ImageFacts {
  /** null where nobody knows. */
  readonly ports: readonly Port[] | null;
  /** Names of the variables that it sets; null where nobody knows. */
  readonly environment: readonly string[] | null;
  /** Link variables that it reads by itself. */
  readonly readsLinkVariables: readonly string[];
}

/** Everything beside a project's Compose files that decides about link variables. */
export interface Knowledge {
  /** For interpolation, from `.env`. */
  readonly variables: Readonly<Record<string, string>>;
  /** Facts for an image's reference, variables replaced; null for an image that nobody knows. */
  image(reference: string): ImageFacts | null;
  /** The text of a Dockerfile or `env_file`, by path as Compose files have theirs; null where there is none. */
  text(path: string): string | null;
}
