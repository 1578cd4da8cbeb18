import { findUses } from '../../../../src/core/variables/uses/find-uses.js';
import type { ExactUse, FindOptions, ScanUse, Use } from '../../../../src/core/variables/uses/types.js';

/** The prefixes of `links: [db]` and `links: [redis]` of a project called "myapp". */
export const PREFIXES = ['DB', 'DB_1', 'MYAPP_DB_1', 'REDIS', 'REDIS_1', 'MYAPP_REDIS_1'];

export function usesIn(path: string, text: string, options?: FindOptions, prefixes = PREFIXES): Use[] {
  return findUses({ path, text }, prefixes, options);
}

export function exactIn(path: string, text: string, options?: FindOptions): ExactUse[] {
  return usesIn(path, text, options).filter(use => use.kind === 'exact');
}

export function scansIn(path: string, text: string, prefixes = PREFIXES): ScanUse[] {
  return usesIn(path, text, {}, prefixes).filter(use => use.kind === 'scan');
}

/** `VARIABLE idiom` for each exact use. */
export function readAs(path: string, text: string): string[] {
  return exactIn(path, text).map(({ variable, idiom }) => `${variable} ${idiom}`);
}

/** The variables that are read. */
export function variablesIn(path: string, text: string): string[] {
  return exactIn(path, text).map(({ variable }) => variable);
}
