import { textOf } from '../compose/values.js';
import { lineContentEnd, lineIndexAt } from '../text/lines.js';
import { commentsIn } from '../yaml/comments.js';
import { plainMeaning, quoteWhereNeeded } from '../yaml/dialect.js';
import { entriesOf } from '../yaml/merge-keys.js';
import { type MappingNode, type PairNode, pairEnd, resolve, type TreeNode } from '../yaml/tree.js';
import { textEnd } from './block-scalar.js';
import type { FileDraft } from './draft.js';
import { flowText, isJson } from './fragment.js';
import { lastOffsetOf, ownPair, renameKey, replacePair, requireEditable } from './pairs.js';
import { columnOf } from './style.js';

/**
 * The keys of format 1 that the specification spells otherwise (`net` is decided with the networks).
 * Each works on one mapping as it is written; whoever merges that mapping in gets the result with it.
 */
export function renewKeys(draft: FileDraft, mapping: MappingNode): void {
  renewBuild(draft, mapping);
  renewLogging(draft, mapping);
  const driver = ownPair(mapping, 'volume_driver');
  if (driver) replacePair(draft, mapping, driver, []);
}

/** `build: DIR` with `dockerfile: FILE` becomes `build: {context: DIR, dockerfile: FILE}`. */
function renewBuild(draft: FileDraft, mapping: MappingNode): void {
  const dockerfile = ownPair(mapping, 'dockerfile');
  if (!dockerfile?.value) return;
  const file = oneLine(draft, dockerfile.value);
  const build = ownPair(mapping, 'build');
  const inherited = build ? null : entriesOf(mapping).get('build')?.pair.value;
  if (!build?.value) {
    // The directory comes from another file, or from a mapping merged in, whose text is repeated here.
    const context = inherited ? [{ key: 'context', value: oneLine(draft, inherited) }] : [];
    replacePair(draft, mapping, dockerfile, [
      { key: 'build', value: { pairs: [...context, { key: 'dockerfile', value: file }] } },
    ]);
    return;
  }
  if (resolve(build.value)?.kind !== 'scalar') return;
  if (mapping.flow) {
    const inner = [
      { key: 'context', value: oneLine(draft, build.value) },
      { key: 'dockerfile', value: file },
    ];
    draft.replace(
      pairStart(build),
      pairEnd(build),
      flowText({ key: 'build', value: { pairs: inner } }, isJson(mapping)),
    );
    replacePair(draft, mapping, dockerfile, []);
    return;
  }
  nestUnder(draft, build, 'build', 'context');
  attach(draft, mapping, build, dockerfile, 'dockerfile');
}

/** `log_driver` and `log_opt` become `logging: {driver, options}`. */
function renewLogging(draft: FileDraft, mapping: MappingNode): void {
  const driver = ownPair(mapping, 'log_driver');
  const options = ownPair(mapping, 'log_opt');
  if (options) quoteNumbers(draft, options);
  const first = driver ?? options;
  if (!first) return;
  if (mapping.flow) {
    const inner = [
      ...(driver ? [{ key: 'driver', value: valueText(draft, driver) }] : []),
      ...(options ? [{ key: 'options', value: valueText(draft, options) }] : []),
    ];
    const text = flowText({ key: 'logging', value: { pairs: inner } }, isJson(mapping));
    draft.replace(pairStart(first), pairEnd(first), text);
    if (driver && options) replacePair(draft, mapping, options, []);
    return;
  }
  nestUnder(draft, first, 'logging', driver ? 'driver' : 'options');
  if (driver && options) attach(draft, mapping, driver, options, 'options');
}

function pairStart(pair: PairNode): number {
  return pair.key.outerStart;
}

/** A value in flow style as it is written, lines moved along with the services. */
function valueText(draft: FileDraft, pair: PairNode): string {
  if (!pair.value) return 'null';
  const text = draft.edited(pair.value.outerStart, pair.value.end);
  return text.replace(/\n(?=[^\r\n])/g, `\n${' '.repeat(draft.shift)}`);
}

/** A text as it is written, or in quotes where that takes several lines. */
function oneLine(draft: FileDraft, node: TreeNode): string {
  const text = draft.edited(node.start, node.end);
  return node.kind === 'scalar' && text.includes('\n') ? quoteWhereNeeded(node.value) : text;
}

/** The engine takes texts only: 1.29.2 would hand a number on as a number, and be refused. */
function quoteNumbers(draft: FileDraft, options: PairNode): void {
  const value = options.value;
  if (value?.kind !== 'mapping') return;
  for (const { value: option } of value.pairs) {
    if (option?.kind !== 'scalar' || option.style !== 'plain') continue;
    const { type } = plainMeaning(option.value, 'modern');
    if (type !== 'string' && type !== 'null') draft.replace(option.start, option.end, `"${option.value}"`);
  }
}

/** `old: value` becomes `outer:` with `inner: value` below it, the value untouched. */
function nestUnder(draft: FileDraft, pair: PairNode, outer: string, inner: string): void {
  const column = columnOf(draft.file, pair.key.outerStart);
  const pad = ' '.repeat(column + draft.shift + draft.style.unit);
  draft.replace(pair.key.start, pair.key.end, `${outer}:${draft.style.eol}${pad}${inner}`);
  indentRest(draft, pair);
}

/** Moves the lines behind a pair's first one to the right with it. */
function indentRest(draft: FileDraft, pair: PairNode): void {
  const first = lineIndexAt(draft.lines, pair.key.outerStart);
  indentLines(draft, first + 1, lineIndexAt(draft.lines, lastOffsetOf(draft, pair)));
}

function indentLines(draft: FileDraft, from: number, to: number): void {
  for (let line = from; line <= to; line++) {
    const start = draft.lines.starts[line]!;
    // Blanks alone may be text of a block scalar, and harm nobody else.
    if (lineContentEnd(draft.lines, start) === start) continue;
    draft.replace(start, start, ' '.repeat(draft.style.unit));
  }
}

/** Brings `pair` below the key that `host` became: where it stands, if that is next; else by moving its text. */
function attach(draft: FileDraft, mapping: MappingNode, host: PairNode, pair: PairNode, name: string): void {
  requireEditable(draft, mapping, pair);
  const next = mapping.pairs[mapping.pairs.indexOf(host) + 1] === pair;
  if (next) {
    renameKey(draft, pair, name);
    const first = lineIndexAt(draft.lines, lastOffsetOf(draft, host)) + 1;
    indentLines(draft, first, lineIndexAt(draft.lines, lastOffsetOf(draft, pair)));
    return;
  }
  const column = columnOf(draft.file, pair.key.outerStart);
  const last = lastOffsetOf(draft, pair);
  const text = draft.edited(pair.colonEnd, last).split(/\r?\n/);
  const unit = ' '.repeat(draft.style.unit);
  const [head, ...rest] = text;
  const lines = [
    `${' '.repeat(column)}${unit}${name}:${head}`,
    ...rest.map(line => (line.trim() === '' ? line : unit + line)),
  ];
  draft.insertLinesAfter(lastOffsetOf(draft, host), lines);
  replacePair(draft, mapping, pair, [], commentsIn(draft.text.slice(pair.key.outerStart, last)));
}

/** `net:` of a service that stays off the new networks. */
export function renewNet(draft: FileDraft, pair: PairNode, isService: (name: string) => boolean): void {
  const value = pair.value;
  const text = textOf(resolve(value));
  renameKey(draft, pair, 'network_mode');
  const container = text === undefined ? null : /^container:(.+)$/.exec(text);
  if (!value || !container || !isService(container[1]!)) return;
  const at = draft.text.indexOf('container:', value.start);
  if (value.kind === 'alias' || at === -1 || at >= value.end) {
    draft.replace(value.start, value.end, `"service:${container[1]}"`);
  } else draft.replace(at, at + 'container'.length, 'service');
}

/** Entries of `volumes_from` that are no services are containers, and must say so. */
export function renewVolumesFrom(
  draft: FileDraft,
  mapping: MappingNode,
  isService: (name: string) => boolean,
): void {
  const list = ownPair(mapping, 'volumes_from')?.value;
  if (list?.kind !== 'sequence') return;
  for (const { value } of list.items) {
    if (
      value?.kind !== 'scalar' ||
      isService(value.value.split(':')[0]!) ||
      value.value.startsWith('container:')
    )
      continue;
    if (value.style === 'block') {
      draft.replace(
        value.start,
        textEnd(draft, value),
        quoteWhereNeeded(`container:${value.value.trimEnd()}`),
      );
      continue;
    }
    const inner = value.style === 'plain' ? value.start : value.start + 1;
    draft.replace(inner, inner, 'container:');
  }
}
