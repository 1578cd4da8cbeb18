import { distance } from 'fastest-levenshtein';

/** Whether one was probably written for the other: few slips for their length. */
export function isNear(a: string, b: string): boolean {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  return distance(x, y) <= Math.max(1, Math.floor(Math.max(x.length, y.length) / 4));
}

/** The candidate that was probably meant; null when none is near. Of equals the first. */
export function nearest(name: string, candidates: Iterable<string>): string | null {
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    if (!isNear(name, candidate)) continue;
    const steps = distance(name.toLowerCase(), candidate.toLowerCase());
    if (steps < least) [best, least] = [candidate, steps];
  }
  return best;
}
