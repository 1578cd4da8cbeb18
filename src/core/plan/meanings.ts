/** Stands for more than one service. */
export const SEVERAL = null;

/** By name: the service that is meant. */
export type Meanings = ReadonlyMap<string, string | typeof SEVERAL>;

export function note(meanings: Map<string, string | typeof SEVERAL>, key: string, service: string): void {
  meanings.set(key, agrees(meanings, key, service) ? service : SEVERAL);
}

/** Whether the name may mean the service: it means nothing else. */
export function agrees(meanings: Meanings, key: string, service: string): boolean {
  const there = meanings.get(key);
  return there === undefined || there === service;
}

/** Whether no name means one thing here and another there. */
export function agree(a: Meanings, b: Meanings): boolean {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  for (const [key, service] of few) {
    if (many.has(key) && (service === SEVERAL || many.get(key) !== service)) return false;
  }
  return true;
}
