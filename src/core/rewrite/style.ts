import type { ComposeFile } from '../compose/file.js';
import { lineEnding, lineStart } from '../text/lines.js';
import { type MappingNode, resolve, type SequenceNode } from '../yaml/tree.js';

/** How a file is written, so that new lines look like their neighbours. */
export interface Style {
  /** Columns from a key to the keys below it. */
  readonly unit: number;
  /** Columns from a key to the dashes of its list: 0 where dashes stand below the key's first letter. */
  readonly dash: number;
  readonly eol: '\n' | '\r\n';
}

/** What most services of the file do; two spaces and indented dashes where there is nothing to see. */
export function styleOf(file: ComposeFile): Style {
  const units: number[] = [];
  const dashes: number[] = [];
  for (const { pair, body } of file.services.values()) {
    if (!body || body.flow || pair.value?.kind === 'alias') continue;
    units.push(columnOf(file, body.start) - columnOf(file, pair.key.start));
    for (const inner of body.pairs) {
      const list = resolve(inner.value);
      if (inner.value?.kind === 'sequence' && list?.kind === 'sequence' && !list.flow) {
        dashes.push(dashOffset(file, inner.key.start, list));
      }
    }
  }
  const unit = mostCommon(units.filter(value => value > 0)) ?? 2;
  return {
    unit,
    dash: mostCommon(dashes.filter(value => value >= 0)) ?? unit,
    eol: lineEnding(file.parsed.text),
  };
}

/** The dash style that one mapping uses, which may differ from the file's. */
export function dashOf(file: ComposeFile, mapping: MappingNode, style: Style): number {
  const own = mapping.pairs.flatMap(pair =>
    pair.value?.kind === 'sequence' && !pair.value.flow ? [dashOffset(file, pair.key.start, pair.value)] : [],
  );
  return mostCommon(own.filter(value => value >= 0)) ?? style.dash;
}

function dashOffset(file: ComposeFile, keyStart: number, list: SequenceNode): number {
  const first = list.items[0];
  return first ? columnOf(file, first.dash) - columnOf(file, keyStart) : -1;
}

/** 0-based column; a byte order mark is none. */
export function columnOf(file: ComposeFile, offset: number): number {
  const start = lineStart(file.parsed.lines, offset);
  return offset - start - (start === 0 && file.parsed.text.charCodeAt(0) === 0xfeff ? 1 : 0);
}

function mostCommon(values: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: number | undefined;
  for (const [value, count] of counts) if (best === undefined || count > counts.get(best)!) best = value;
  return best;
}
