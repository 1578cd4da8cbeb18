import fc from 'fast-check';
import { planOrder } from '../../../src/core/plan/order.js';
import type { OrderEdge } from '../../../src/core/plan/types.js';

/** `a<b` is: b starts after a. */
function edges(text: string): OrderEdge[] {
  return text
    .split(' ')
    .filter(word => word !== '')
    .map(word => ({ after: word.split('<')[0]!, service: word.split('<')[1]! }));
}

const show = (list: readonly OrderEdge[]) =>
  list.map(({ service, after }) => `${after}<${service}`).join(' ');

/** Nodes on a cycle are those that are left when all without an incoming edge have been taken away, over and over. */
function hasCycle(list: readonly OrderEdge[]): boolean {
  let left = [...list];
  for (;;) {
    const next = left.filter(edge => left.some(other => other.service === edge.after));
    if (next.length === left.length) return next.length > 0;
    left = next;
  }
}

test.each([
  ['nothing', '', '', '', ''],
  ['a chain', 'a<b b<c', '', 'a<b b<c', ''],
  ['duplicates', 'a<b a<b', '', 'a<b', ''],
  ['what is imposed already', 'a<b b<c', 'a<b', 'b<c', ''],
  ['itself', 'a<a a<b', '', 'a<b', 'a<a'],
  ['a pair', 'a<b b<a', '', 'a<b', 'b<a'],
  ['a ring', 'a<b b<c c<a', '', 'a<b b<c', 'c<a'],
  ['the one edge that closes two rings', 'a<b b<c c<a b<d d<a', '', 'b<c c<a b<d d<a', 'a<b'],
  ['a fixed edge', 'a<b', 'b<a', '', 'a<b'],
  ['fixed edges on the way', 'a<b c<d', 'b<c d<a', 'a<b', 'c<d'],
  ['two rings apart', 'a<b x<y b<a y<x', '', 'a<b x<y', 'b<a y<x'],
  ['a fixed cycle and others', 'a<b c<a b<c x<a', 'a<b b<a', 'c<a x<a', 'b<c'],
  ['inside a fixed cycle', 'a<c b<c', 'a<b b<c c<a', '', 'a<c'],
])('%s', (_, wanted, fixed, kept, omitted) => {
  const plan = planOrder(edges(wanted), edges(fixed));
  expect(show(plan.edges)).toBe(kept);
  expect(show(plan.omitted)).toBe(omitted);
});

const node = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const graphOf = (size: number) =>
  fc.uniqueArray(fc.record({ service: node, after: node }), {
    maxLength: size,
    size: 'max',
    selector: e => show([e]),
  });

test('the fewest edges are left out, the later ones of equals', () => {
  fc.assert(
    fc.property(graphOf(9), graphOf(4), (wanted, fixed) => {
      fc.pre(!hasCycle(fixed));
      const open = wanted.filter(edge => !fixed.some(other => show([other]) === show([edge])));
      // All subsets; a high number keeps the earlier edges.
      const best = Array.from({ length: 1 << open.length }, (_, bits) =>
        open.filter((_, i) => bits & (1 << (open.length - 1 - i))),
      )
        .reverse()
        .filter(subset => !hasCycle([...subset, ...fixed]))
        .reduce((a, b) => (b.length > a.length ? b : a));
      const plan = planOrder(wanted, fixed);
      expect(show(plan.edges)).toBe(show(best));
      expect(plan.edges.length + plan.omitted.length).toBe(open.length);
    }),
    { numRuns: 600, seed: 5 },
  );
});

test('what is written never makes a cycle, in large tangles too', () => {
  const many = fc.integer({ min: 0, max: 25 }).map(n => `s${n}`);
  const list = (maxLength: number) =>
    fc.array(fc.record({ service: many, after: many }), { minLength: 20, maxLength, size: 'max' });
  fc.assert(
    fc.property(list(120), list(30), (wanted, fixed) => {
      const imposed = fixed.filter(({ service, after }) => service < after);
      const plan = planOrder(wanted, imposed);
      expect(hasCycle([...plan.edges, ...imposed])).toBe(false);
      // Nothing is left out that would do no harm.
      for (const edge of plan.omitted) expect(hasCycle([...plan.edges, ...imposed, edge])).toBe(true);
    }),
    { numRuns: 200, seed: 6 },
  );
});

test('a large piece with one bad edge loses only that', () => {
  // Everything in layers of ten, and one edge from the last layer to the first, named first.
  const layers = Array.from({ length: 5 }, (_, layer) =>
    Array.from({ length: 10 }, (_, i) => `${layer}.${i}`),
  );
  const wanted = layers.slice(1).flatMap((layer, i) => layer.flatMap(b => layers[i]!.map(a => `${a}<${b}`)));
  const plan = planOrder(edges(`4.3<0.7 ${wanted.join(' ')}`), []);
  expect(show(plan.omitted)).toBe('4.3<0.7');
});

test('ten thousand in a row, and in a ring', () => {
  const row = Array.from({ length: 10_000 }, (_, i) => ({ service: `s${i + 1}`, after: `s${i}` }));
  const start = performance.now();
  expect(planOrder(row, []).omitted).toEqual([]);
  const ring = [...row, { service: 's0', after: 's10000' }];
  expect(planOrder(ring, []).omitted).toEqual([{ service: 's0', after: 's10000' }]);
  expect(planOrder(ring.toReversed(), []).omitted).toHaveLength(1);
  expect(performance.now() - start).toBeLessThan(5000);
});
