import type { Finding } from './finding.js';

/** Findings that are known and accepted, counted: lines may move, the count may not grow. */
export interface Baseline {
  readonly findings: readonly BaselineEntry[];
}

export interface BaselineEntry {
  readonly file: string;
  readonly ruleId: string;
  readonly message: string;
  readonly count: number;
}

/** A baseline that accepts exactly these findings; in order of file, rule and words. */
export function baselineOf(findings: readonly Finding[]): Baseline {
  const counted = new Map<string, BaselineEntry>();
  for (const finding of findings) {
    const { file, ruleId, message } = finding;
    const count = counted.get(keyOf(finding))?.count ?? 0;
    counted.set(keyOf(finding), { file, ruleId, message, count: count + 1 });
  }
  const entries = [...counted].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
  return { findings: entries };
}

/** Splits findings into those that a baseline accepts, the first of each kind, and the rest. */
export function applyBaseline(
  findings: readonly Finding[],
  baseline: Baseline,
): { readonly fresh: Finding[]; readonly accepted: Finding[] } {
  const left = new Map(baseline.findings.map(entry => [keyOf(entry), entry.count]));
  const fresh: Finding[] = [];
  const accepted: Finding[] = [];
  for (const finding of findings) {
    const count = left.get(keyOf(finding)) ?? 0;
    left.set(keyOf(finding), count - 1);
    (count > 0 ? accepted : fresh).push(finding);
  }
  return { fresh, accepted };
}

function keyOf({ file, ruleId, message }: Omit<BaselineEntry, 'count'>): string {
  return `${file}\n${ruleId}\n${message}`;
}
