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

/** The name that a baseline has for a file: the same from wherever a run is started. */
export type BaselineName = (file: string) => string;

const asFound: BaselineName = file => file;

/** A baseline that accepts exactly these findings; in order of file, rule and words. */
export function baselineOf(findings: readonly Finding[], nameOf: BaselineName = asFound): Baseline {
  const counted = new Map<string, BaselineEntry>();
  for (const { ruleId, message, file: found } of findings) {
    const entry = { file: nameOf(found), ruleId, message };
    const count = counted.get(keyOf(entry))?.count ?? 0;
    counted.set(keyOf(entry), { ...entry, count: count + 1 });
  }
  const entries = [...counted].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
  return { findings: entries };
}

/** Splits findings into those that a baseline accepts, the first of each kind, and the rest. */
export function applyBaseline(
  findings: readonly Finding[],
  baseline: Baseline,
  nameOf: BaselineName = asFound,
): { readonly fresh: Finding[]; readonly accepted: Finding[] } {
  const left = new Map<string, number>();
  for (const entry of baseline.findings) left.set(keyOf(entry), (left.get(keyOf(entry)) ?? 0) + entry.count);
  const fresh: Finding[] = [];
  const accepted: Finding[] = [];
  for (const finding of findings) {
    const key = keyOf({ ...finding, file: nameOf(finding.file) });
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    (count > 0 ? accepted : fresh).push(finding);
  }
  return { fresh, accepted };
}

function keyOf({ file, ruleId, message }: Omit<BaselineEntry, 'count'>): string {
  return `${file}\n${ruleId}\n${message}`;
}
