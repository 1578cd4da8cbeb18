import { textOf } from '../compose/values.js';
import { quoteWhereNeeded } from '../yaml/dialect.js';
import { entriesOf } from '../yaml/merge-keys.js';
import { keyText, type MappingNode, type PairNode, resolve, type SequenceNode } from '../yaml/tree.js';
import type { FileDraft } from './draft.js';
import { blockLines, type Fragment, flowItem, flowText, isJson, isJsonList } from './fragment.js';
import { itemEnd } from './links.js';
import { insertPairs, lastOffsetOf, ownPair } from './pairs.js';
import { requireUnshared } from './shared-values.js';
import { columnOf, dashOf } from './style.js';

/** A network that a service is to be on; aliases as YAML text. */
export interface NetworkEntry {
  readonly network: string;
  readonly aliases: readonly string[];
}

/** `networks` as new text: the short list where no alias is needed. */
export function networksFragment(entries: readonly NetworkEntry[]): Fragment {
  if (entries.every(entry => entry.aliases.length === 0)) {
    return { key: 'networks', value: entries.map(entry => quoteWhereNeeded(entry.network)) };
  }
  return { key: 'networks', value: { pairs: entries.map(entryFragment) } };
}

function entryFragment({ network, aliases }: NetworkEntry): Fragment {
  const key = quoteWhereNeeded(network);
  return { key, value: aliases.length === 0 ? null : { pairs: [{ key: 'aliases', value: [...aliases] }] } };
}

/** Adds networks and aliases to a `networks` that is written in this very mapping. */
export function extendNetworks(
  draft: FileDraft,
  mapping: MappingNode,
  pair: PairNode,
  added: readonly NetworkEntry[],
): void {
  const value = pair.value;
  if (value) requireUnshared(draft, value, 'networks');
  if (value === null) {
    const style = { unit: draft.style.unit, dash: dashOf(draft.file, mapping, draft.style) };
    const lines = blockLines(networksFragment(added), columnOf(draft.file, pair.key.outerStart), style);
    draft.insertLinesAfter(pair.colonEnd, lines.slice(1));
  } else if (value.kind === 'mapping') extendMapping(draft, value, added);
  else if (value.kind === 'sequence') extendList(draft, mapping, pair, value, added);
  else {
    draft.refuse(
      value.start,
      'link-legacy',
      '"networks" is an alias of another place, which delink does not extend: write the networks of this service out',
    );
  }
}

function extendMapping(draft: FileDraft, value: MappingNode, added: readonly NetworkEntry[]): void {
  const fresh: Fragment[] = [];
  for (const entry of added) {
    const known = ownPair(value, entry.network);
    if (!known && entriesOf(value).has(entry.network)) {
      draft.refuse(
        value.start,
        'link-legacy',
        `the network "${entry.network}" is merged in from another place, which delink does not extend: write it out here`,
      );
    }
    if (!known) fresh.push(entryFragment(entry));
    else if (entry.aliases.length > 0) extendEntry(draft, value, known, entry.aliases);
  }
  insertPairs(draft, value, null, fresh);
}

/** Gives a network that the service is on already more aliases. */
function extendEntry(
  draft: FileDraft,
  networks: MappingNode,
  pair: PairNode,
  aliases: readonly string[],
): void {
  const fragment: Fragment = { key: 'aliases', value: [...aliases] };
  const value = pair.value;
  if (value?.kind === 'alias') {
    draft.refuse(
      value.start,
      'link-legacy',
      `the network "${keyText(pair)}" is an alias of another place, which delink does not extend: write it out here`,
    );
  }
  if (value) requireUnshared(draft, value, keyText(pair) ?? '');
  const empty = value === null || (value.kind === 'scalar' && /^(?:~|null|)$/.test(value.value));
  if (empty && networks.flow) {
    draft.replace(pair.colonEnd, value?.end ?? pair.colonEnd, ` {${flowText(fragment, isJson(networks))}}`);
  } else if (empty) {
    if (value) draft.replace(pair.colonEnd, value.end, '');
    const column = columnOf(draft.file, pair.key.outerStart) + draft.style.unit;
    draft.insertLinesAfter(pair.colonEnd, blockLines(fragment, column, draft.style));
  } else if (value.kind === 'mapping') {
    const list = ownPair(value, 'aliases');
    if (list?.value?.kind === 'sequence') requireUnshared(draft, list.value, 'aliases');
    if (!list && entriesOf(value).has('aliases')) {
      draft.refuse(
        value.start,
        'link-legacy',
        '"aliases" is merged in from another place, which delink does not extend: write it out here',
      );
    }
    if (list?.value?.kind === 'sequence') extendTexts(draft, list.value, aliases);
    else if (list) draft.refuse(list.key.start, 'link-legacy', '"aliases" is no list here: write it as one');
    else insertPairs(draft, value, null, [fragment]);
  } else {
    draft.refuse(pair.key.start, 'link-legacy', `the network "${keyText(pair)}" must be a mapping or empty`);
  }
}

function extendTexts(draft: FileDraft, list: SequenceNode, texts: readonly string[]): void {
  const last = list.items.at(-1);
  if (list.flow) {
    const at = last?.value?.end ?? list.start + 1;
    draft.replace(
      at,
      at,
      `${last ? ', ' : ''}${texts.map(text => flowItem(text, isJsonList(list))).join(', ')}`,
    );
  } else if (last) {
    const at = ' '.repeat(columnOf(draft.file, last.dash));
    draft.insertLinesAfter(
      itemEnd(draft, last),
      texts.map(text => `${at}- ${text}`),
    );
  }
}

/** A list has no room for aliases: with one, every entry becomes a key. */
function extendList(
  draft: FileDraft,
  mapping: MappingNode,
  pair: PairNode,
  list: SequenceNode,
  added: readonly NetworkEntry[],
): void {
  const names = list.items.map(item => textOf(resolve(item.value)) ?? '');
  const fresh = added.filter(entry => !names.includes(entry.network));
  if (added.every(entry => entry.aliases.length === 0)) {
    if (fresh.length > 0)
      extendTexts(
        draft,
        list,
        fresh.map(entry => quoteWhereNeeded(entry.network)),
      );
    return;
  }
  const aliasesOf = (name: string) => added.find(entry => entry.network === name)?.aliases ?? [];
  if (list.flow) {
    const entries = [...names.map(name => ({ network: name, aliases: aliasesOf(name) })), ...fresh];
    draft.replace(
      list.start,
      list.end,
      `{${entries.map(entry => flowText(entryFragment(entry), isJson(mapping))).join(', ')}}`,
    );
    return;
  }
  const keyColumn = columnOf(draft.file, pair.key.outerStart);
  const dashColumn = columnOf(draft.file, list.items[0]!.dash);
  const column = dashColumn > keyColumn ? dashColumn : keyColumn + draft.style.unit;
  const style = { unit: draft.style.unit, dash: dashOf(draft.file, mapping, draft.style) };
  list.items.forEach((item, index) => {
    const name = names[index]!;
    if (!item.value) return;
    draft.replace(item.dash, item.value.outerStart, ' '.repeat(Math.max(0, column - dashColumn)));
    const end = itemEnd(draft, item);
    // A text of several lines cannot be a key.
    if (item.value.kind === 'scalar' && draft.text.slice(item.value.start, end).includes('\n'))
      draft.replace(item.value.start, end, `${quoteWhereNeeded(name)}:`);
    else draft.replace(end, end, ':');
    const aliases = aliasesOf(name);
    if (aliases.length === 0) return;
    draft.insertLinesAfter(
      end,
      blockLines({ key: 'aliases', value: [...aliases] }, column + style.unit, style),
    );
  });
  const end = lastOffsetOf(draft, pair);
  draft.insertLinesAfter(
    end,
    fresh.flatMap(entry => blockLines(entryFragment(entry), column, style)),
  );
}
