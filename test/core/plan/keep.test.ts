import fc from 'fast-check';
import type { Clause } from '../../../src/core/plan/conflicts.js';
import { chooseKept } from '../../../src/core/plan/keep.js';

const isMet = ({ need, options }: Clause, kept: readonly number[]) =>
  kept.includes(need) || options.some(against => against.every(rival => kept.includes(rival)));

function choose(clauses: readonly Clause[], forced: readonly number[]): number[] {
  const causes = new Map(forced.map(need => [need, { kind: 'heir', heir: 'x' } as const]));
  const kept = [...chooseKept({ forced: causes, clauses })].sort((a, b) => a - b);
  for (const clause of clauses) expect(isMet(clause, kept)).toBe(true);
  return kept;
}

const clausesOf = (needs: number, maxLength: number) => {
  const need = fc.nat(needs - 1);
  const option = fc.uniqueArray(need, { minLength: 1, maxLength: 3 });
  return fc
    .array(fc.record({ need, options: fc.array(option, { maxLength: 2 }) }), { maxLength, size: 'max' })
    .map(list =>
      list.map(({ need, options }) => ({ need, options: options.filter(o => !o.includes(need)) })),
    );
};

test('the fewest give way, and of equals the later ones', () => {
  fc.assert(
    fc.property(clausesOf(8, 12), fc.uniqueArray(fc.nat(7), { maxLength: 2 }), (clauses, forced) => {
      const all = Array.from({ length: 256 }, (_, bits) =>
        [0, 1, 2, 3, 4, 5, 6, 7].filter(i => bits & (1 << i)),
      );
      const best = all
        .filter(
          kept => forced.every(need => kept.includes(need)) && clauses.every(clause => isMet(clause, kept)),
        )
        .sort((a, b) => a.length - b.length || (isLater(a, b) ? -1 : 1))[0]!;
      expect(choose(clauses, forced)).toEqual(best);
    }),
    { numRuns: 800, seed: 10 },
  );
});

function isLater(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((need, i) => need !== b[i]);
  return at >= 0 && a[at]! > b[at]!;
}

test('large tangles are met without waste', () => {
  fc.assert(
    fc.property(clausesOf(90, 150), clauses => {
      const kept = choose(clauses, []);
      for (const need of kept) {
        const without = kept.filter(other => other !== need);
        expect(clauses.every(clause => isMet(clause, without))).toBe(false);
      }
    }),
    { numRuns: 100, seed: 11 },
  );
});
