import { linkColon } from '../compose/links.js';
import { quoteWhereNeeded } from '../yaml/dialect.js';
import { type ItemNode, type MappingNode, type PairNode, resolve, type SequenceNode } from '../yaml/tree.js';
import type { FileDraft } from './draft.js';
import { blockLines, type Fragment, flowItem, isJson } from './fragment.js';
import { type Condition, commentBehind, itemEnd, lengthenItem } from './links.js';
import { insertPairs, valueIn } from './pairs.js';
import { requireUnshared } from './shared-values.js';
import { columnOf } from './style.js';

export type ConditionOf = (target: string) => Condition;

const STARTED: NonNullable<Condition> = [{ key: 'condition', value: 'service_started' }];

/** `depends_on` as new text: a list, or a mapping where a condition is asked for. */
export function dependsOnFragment(targets: readonly string[], condition: ConditionOf): Fragment {
  if (targets.every(target => condition(target) === null)) {
    return { key: 'depends_on', value: targets.map(target => quoteWhereNeeded(target)) };
  }
  const pairs = targets.map(target => ({
    key: quoteWhereNeeded(target),
    value: { pairs: condition(target) ?? STARTED },
  }));
  return { key: 'depends_on', value: { pairs } };
}

/** The same for edges whose links stood in this mapping: the comments behind them come along, and are returned. */
export function dependsOnWithComments(
  draft: FileDraft,
  mapping: MappingNode,
  targets: readonly string[],
  condition: ConditionOf,
  staying: ReadonlySet<ItemNode>,
): { fragment: Fragment; moved: string[] } {
  const fragment = dependsOnFragment(targets, condition);
  const comments = commentsOfLinks(draft, mapping, staying);
  if (!Array.isArray(fragment.value) || mapping.flow) return { fragment, moved: [] };
  const behind = targets.map(target => comments.get(target) ?? '');
  return {
    fragment: {
      key: fragment.key,
      value: fragment.value.map((text: string, index) => text + behind[index]!),
    },
    moved: behind.map(comment => comment.trim()).filter(comment => comment !== ''),
  };
}

/**
 * Adds order edges to a `depends_on` that is written in this very mapping. Returns the comments that came
 * along from the links that gave the edges.
 */
export function extendDependsOn(
  draft: FileDraft,
  mapping: MappingNode,
  pair: PairNode,
  targets: readonly string[],
  condition: ConditionOf,
  staying: ReadonlySet<ItemNode>,
): string[] {
  const moved: string[] = [];
  const { value } = pair;
  if (targets.length === 0) return moved;
  if (value) requireUnshared(draft, value, 'depends_on');
  if (value === null) {
    const column = columnOf(draft.file, pair.key.outerStart);
    draft.insertLinesAfter(
      pair.colonEnd,
      blockLines(dependsOnFragment(targets, condition), column, draft.style).slice(1),
    );
  } else if (value.kind === 'mapping') {
    insertPairs(
      draft,
      value,
      null,
      targets.map(target => ({
        key: quoteWhereNeeded(target),
        value: { pairs: condition(target) ?? STARTED },
      })),
    );
  } else if (value.kind === 'sequence' && value.flow) {
    const last = value.items.at(-1)?.value;
    const at = last?.end ?? value.start + 1;
    const names = targets.map(target => flowItem(quoteWhereNeeded(target, 'plain', true), isJson(mapping)));
    draft.replace(at, at, `${last ? ', ' : ''}${names.join(', ')}`);
  } else if (value.kind === 'sequence') {
    extendBlockList(draft, mapping, pair, value, targets, condition, moved, staying);
  } else {
    draft.refuse(
      value.start,
      'link-legacy',
      '"depends_on" is written in a form that delink does not extend: write it as a list',
    );
  }
  return moved;
}

function extendBlockList(
  draft: FileDraft,
  mapping: MappingNode,
  pair: PairNode,
  list: SequenceNode,
  targets: readonly string[],
  condition: ConditionOf,
  moved: string[],
  staying: ReadonlySet<ItemNode>,
): void {
  const last = list.items.at(-1)!;
  const dash = columnOf(draft.file, last.dash);
  const end = itemEnd(draft, last);
  if (targets.every(target => condition(target) === null)) {
    const comments = commentsOfLinks(draft, mapping, staying);
    const lines = targets.map(target => {
      const comment = comments.get(target) ?? '';
      if (comment !== '') moved.push(comment.trim());
      return `${' '.repeat(dash)}- ${quoteWhereNeeded(target)}${comment}`;
    });
    draft.insertLinesAfter(end, lines);
    return;
  }
  // One entry in the long form makes the whole list a mapping.
  const keyColumn = columnOf(draft.file, pair.key.outerStart);
  for (const item of list.items) {
    const target = resolve(item.value);
    if (target?.kind === 'scalar')
      lengthenItem(draft, item, target.value, condition(target.value) ?? STARTED, keyColumn);
  }
  const column = dash > keyColumn ? dash : keyColumn + draft.style.unit;
  const fragments = targets.map(target => ({
    key: quoteWhereNeeded(target),
    value: { pairs: condition(target) ?? STARTED },
  }));
  draft.insertLinesAfter(
    end,
    fragments.flatMap(fragment => blockLines(fragment, column, draft.style)),
  );
}

/** Comments behind the links of a mapping that go, by target. */
function commentsOfLinks(
  draft: FileDraft,
  mapping: MappingNode,
  staying: ReadonlySet<ItemNode>,
): Map<string, string> {
  const links = valueIn(mapping, 'links');
  const comments = new Map<string, string>();
  if (links?.kind !== 'sequence' || links.flow) return comments;
  for (const item of links.items) {
    const value = resolve(item.value);
    if (value?.kind !== 'scalar' || staying.has(item)) continue;
    const colon = linkColon(value.value);
    const target = colon === -1 ? value.value : value.value.slice(0, colon);
    if (!comments.has(target)) comments.set(target, commentBehind(draft, item));
  }
  return comments;
}
