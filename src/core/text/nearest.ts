import { distance } from 'fastest-levenshtein';

/** Whether one was probably written for the other: few slips for their length. */
export function isNear(a: string, b: string): boolean {
  return slips(a, b) <= Math.max(1, Math.floor(Math.max(a.length, b.length) / 4));
}

/** The candidate that was probably meant; null when none is near. Of equals the first. */
export function nearest(name: string, candidates: Iterable<string>): string | null {
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    if (!isNear(name, candidate)) continue;
    const count = slips(name, candidate);
    if (count < least) [best, least] = [candidate, count];
  }
  return best;
}

/** Characters too many, too few or wrong, capitals aside; two that changed places are one slip. */
function slips(a: string, b: string): number {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  const count = distance(x, y);
  return count === 2 && isSwap(x, y) ? 1 : count;
}

function isSwap(x: string, y: string): boolean {
  if (x.length !== y.length) return false;
  const at = [...x].findIndex((character, index) => character !== y[index]);
  return x[at] === y[at + 1] && x[at + 1] === y[at] && x.slice(at + 2) === y.slice(at + 2);
}
