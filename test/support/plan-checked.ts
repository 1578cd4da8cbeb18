import { planNetworks } from '../../src/core/plan/networks.js';
import type { PlanOptions } from '../../src/core/plan/types.js';
import { problems } from './plan-checker.js';
import { graph, lines, options } from './plan-notation.js';

/** The plan for a graph in the short notation, once the checker finds nothing wrong with it. */
export function plan(text: string, changes: Partial<PlanOptions> = {}): string[] {
  const input = graph(text);
  const result = planNetworks(input, options(changes));
  expect(problems(input, options(changes), result)).toEqual([]);
  return lines(result);
}
