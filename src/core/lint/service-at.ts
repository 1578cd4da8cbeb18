import type { LintFile, WrittenService } from './model.js';

/** The service that a path from the top of a file (see PlacedText) leads into. */
export function serviceAt({ format, services }: LintFile, path: readonly string[]): WrittenService | null {
  const name = format === 'v1' ? path[0] : path[0] === 'services' ? path[1] : undefined;
  return name === undefined ? null : (services.get(name) ?? null);
}
