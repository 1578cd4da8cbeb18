import fc from 'fast-check';
import { colourGraph } from '../../../src/core/plan/colour.js';
import { coverEdges } from '../../../src/core/plan/cover.js';

type Pair = [number, number];

function colourPairs(size: number, pairs: readonly Pair[]): number[] {
  const set = new Set(pairs.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
  const colours = colourGraph({ size, adjacent: (a, b) => set.has(`${a} ${b}`) });
  for (const [a, b] of pairs) expect(colours[a]).not.toBe(colours[b]);
  return colours;
}

const count = (colours: readonly number[]) => new Set(colours).size;

/** Tries all colourings, the new colours in order. */
function fewest(size: number, pairs: readonly Pair[], colours: number[] = []): number {
  if (colours.length === size) return count(colours);
  const node = colours.length;
  let best = size;
  for (let colour = 0; colour <= count(colours); colour++) {
    if (
      pairs.some(([a, b]) => (a === node && colours[b] === colour) || (b === node && colours[a] === colour))
    )
      continue;
    best = Math.min(best, fewest(size, pairs, [...colours, colour]));
  }
  return best;
}

const pairsOf = (size: number) =>
  fc.uniqueArray(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), {
    maxLength: size * 3,
    size: 'max',
    selector: pair => pair.join(' '),
  });

test('small graphs get as few colours as there can be', () => {
  fc.assert(
    fc.property(pairsOf(7), all => {
      const pairs = all.filter(([a, b]) => a !== b);
      expect(count(colourPairs(7, pairs))).toBe(fewest(7, pairs));
    }),
    { numRuns: 500, seed: 7 },
  );
});

const ring = (size: number, from = 0) =>
  Array.from({ length: size }, (_, i): Pair => [from + i, from + ((i + 1) % size)]);

/** Joins a graph to a copy of it and a hub so that it needs one colour more but has no larger clique (Mycielski). */
function harder(size: number, pairs: readonly Pair[]): { size: number; pairs: Pair[] } {
  const copies = pairs.flatMap(([a, b]): Pair[] => [
    [a, b],
    [a, b + size],
    [b, a + size],
  ]);
  const hub = Array.from({ length: size }, (_, i): Pair => [i + size, 2 * size]);
  return { size: 2 * size + 1, pairs: [...copies, ...hub] };
}

test('larger graphs with a known answer', () => {
  expect(count(colourPairs(100, ring(100)))).toBe(2);
  expect(count(colourPairs(101, ring(101)))).toBe(3);
  const five = harder(5, ring(5));
  expect(count(colourPairs(five.size, five.pairs))).toBe(4);
  const eleven = harder(five.size, five.pairs);
  expect(count(colourPairs(eleven.size, eleven.pairs))).toBe(5);
});

test('a graph on which the first descent takes one colour too many', () => {
  const pairs = '12 03 23 34 25 35 16 46 56 07 17 47 67 08 18 28 48'.split(' ');
  const colours = colourPairs(
    9,
    pairs.map((pair): Pair => [Number(pair[0]), Number(pair[1])]),
  );
  expect(count(colours)).toBe(3);
});

test('parts against each other add up, parts apart do not', () => {
  const two = [...ring(5), ...ring(5, 5)];
  expect(count(colourPairs(10, two))).toBe(3);
  const across = Array.from({ length: 25 }, (_, i): Pair => [i % 5, 5 + Math.floor(i / 5)]);
  expect(count(colourPairs(10, [...two, ...across]))).toBe(6);
});

test('covers meet every edge, and trees are covered by the fewest', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1000), { minLength: 1, maxLength: 12, size: 'max' }), parents => {
      const tree = parents.map((parent, i): Pair => [i + 1, parent % (i + 1)]);
      const cover = coverEdges(tree);
      for (const [a, b] of tree) expect(cover.includes(a) || cover.includes(b)).toBe(true);
      const subsets = Array.from({ length: 2 ** (parents.length + 1) }, (_, bits) => bits);
      const sizes = subsets
        .filter(bits => tree.every(([a, b]) => bits & (1 << a) || bits & (1 << b)))
        .map(bits => bits.toString(2).replaceAll('0', '').length);
      expect(cover.length).toBe(Math.min(...sizes));
    }),
    { numRuns: 60, seed: 8 },
  );
  fc.assert(
    fc.property(pairsOf(20), pairs => {
      const cover = coverEdges(pairs);
      for (const [a, b] of pairs) expect(cover.includes(a) || cover.includes(b)).toBe(true);
    }),
    { numRuns: 200, seed: 9 },
  );
});
