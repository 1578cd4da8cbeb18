/**
 * The part that a file's name gives it. A `base` is what Compose loads by itself, with an `override`
 * on top; any `other` file must be named with `-f`.
 */
export type FileRole = 'base' | 'override' | 'other';

/** In the order in which Compose looks for them. */
const BASES = [
  'compose.yaml',
  'compose.yml',
  'docker-compose.yml',
  'docker-compose.yaml',
  'fig.yml',
  'fig.yaml',
];
const OVERRIDES = [
  'compose.override.yml',
  'compose.override.yaml',
  'docker-compose.override.yml',
  'docker-compose.override.yaml',
];
const OTHER = /compose.*\.ya?ml$/i;

/** The role of a file name, or null when it is not the name of a Compose file. */
export function roleOf(name: string): FileRole | null {
  if (BASES.includes(name)) return 'base';
  if (OVERRIDES.includes(name)) return 'override';
  return OTHER.test(name) ? 'other' : null;
}

/** Lower comes first where several files of one role stand in a directory. */
export function preference(name: string): number {
  const list = BASES.includes(name) ? BASES : OVERRIDES;
  const place = list.indexOf(name);
  return place < 0 ? list.length : place;
}

/** Fig and the first Composes loaded no override beside `fig.yml`. */
export function takesOverride(baseName: string): boolean {
  return !baseName.startsWith('fig.');
}
