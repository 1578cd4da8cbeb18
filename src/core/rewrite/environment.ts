import type { ComposeFile } from '../compose/file.js';
import { quoteWhereNeeded } from '../yaml/dialect.js';
import {
  type AliasNode,
  type MappingNode,
  type PairNode,
  resolve,
  type SequenceNode,
  type TreeNode,
} from '../yaml/tree.js';
import type { FileDraft } from './draft.js';
import type { EnvironmentSite } from './environment-sites.js';
import {
  blockLines,
  type Fragment,
  type FragmentValue,
  flowItem,
  flowText,
  isJson,
  isJsonList,
} from './fragment.js';
import { itemEnd } from './links.js';
import { insertPairs, ownCommentsEnd } from './pairs.js';
import { columnOf, dashOf } from './style.js';

/** For whoever reads the file later on, and knows nothing of links. */
const WHAT_FOR = '# In place of link variables, which networks do not set';

type Quotes = 'plain' | 'single' | 'double';

/** Writes variables into an `environment` that is there already. */
export function writeVariables(draft: FileDraft, site: EnvironmentSite): void {
  const { how, holder, pair, node } = site;
  if (how === 'extend' && node?.kind === 'mapping')
    insertPairs(draft, node, null, variablePairs(site, quotesOf(valuesOf(node)), node.flow), WHAT_FOR);
  else if (how === 'extend' && node?.kind === 'sequence') extendList(draft, site, node);
  else if (how === 'fill') putBehind(draft, holder, pair!, [environmentFragment(draft.file, site)]);
  else if (how === 'merge') {
    const alias: Fragment = { key: '<<', value: `*${(pair!.value as AliasNode).name}` };
    const own = variablePairs(site, 'plain', holder.flow);
    putBehind(draft, holder, pair!, [fragmentOf({ pairs: [alias] }, null), fragmentOf({ pairs: own })]);
  }
}

/** `environment` as a new key, as a list or as a mapping, whichever the file's other services have. */
export function environmentFragment(file: ComposeFile, site: EnvironmentSite): Fragment {
  const { flow } = site.holder;
  return fragmentOf(
    prefersMappings(file)
      ? { pairs: variablePairs(site, 'plain', flow) }
      : variableTexts(site, 'plain', flow),
  );
}

function fragmentOf(value: FragmentValue, comment: string | null = WHAT_FOR): Fragment {
  return { key: 'environment', value, ...(comment === null ? {} : { comment }) };
}

function sorted({ entries }: EnvironmentSite): [name: string, text: string][] {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
}

function variablePairs(site: EnvironmentSite, quotes: Quotes, flow: boolean): Fragment[] {
  return sorted(site).map(([name, text]) => ({
    key: quoteWhereNeeded(name, 'plain', flow),
    value: quoteWhereNeeded(text, quotes, flow),
  }));
}

function variableTexts(site: EnvironmentSite, quotes: Quotes, flow: boolean): string[] {
  return sorted(site).map(([name, text]) => quoteWhereNeeded(`${name}=${text}`, quotes, flow));
}

function extendList(draft: FileDraft, site: EnvironmentSite, list: SequenceNode): void {
  const last = list.items.at(-1);
  const texts = variableTexts(site, quotesOf(list.items.map(item => item.value)), list.flow);
  if (list.flow) {
    const at = last?.value?.end ?? list.start + 1;
    const json = last ? isJsonList(list) : isJson(site.holder);
    const text = texts.map(one => flowItem(one, json)).join(', ');
    draft.replace(at, at, `${last ? ', ' : ''}${text}`);
  } else if (last) {
    const column = columnOf(draft.file, last.dash);
    const at = ' '.repeat(column);
    const end = ownCommentsEnd(
      draft,
      itemEnd(draft, last),
      (comment, indent) => indent >= column && /^#\s*-\s/.test(comment),
    );
    draft.insertLinesAfter(end, [at + WHAT_FOR, ...texts.map(text => `${at}- ${text}`)]);
  }
}

/** Puts what is below the keys of the fragments behind a key with nothing, an alias or an empty scalar as its value. */
function putBehind(
  draft: FileDraft,
  holder: MappingNode,
  pair: PairNode,
  fragments: readonly Fragment[],
): void {
  const end = pair.value?.end ?? pair.colonEnd;
  if (holder.flow) {
    const pairs = fragments.flatMap(({ value }) => (isNested(value) ? value.pairs : []));
    const whole = pairs.length > 0 ? { key: 'environment', value: { pairs } } : fragments[0]!;
    const text = flowText(whole, isJson(holder));
    draft.replace(pair.colonEnd, end, text.slice(text.indexOf(':') + 1));
    return;
  }
  if (pair.value) draft.replace(pair.colonEnd, end, '');
  const style = { unit: draft.style.unit, dash: dashOf(draft.file, holder, draft.style) };
  const column = columnOf(draft.file, pair.key.outerStart);
  draft.insertLinesAfter(
    pair.colonEnd,
    fragments.flatMap(fragment => blockLines(fragment, column, style).slice(1)),
  );
}

function isNested(value: FragmentValue): value is { readonly pairs: readonly Fragment[] } {
  return value !== null && typeof value === 'object' && 'pairs' in value;
}

function valuesOf(mapping: MappingNode): (TreeNode | null)[] {
  return mapping.pairs.map(pair => pair.value);
}

/** The quotes that all the others are in. */
function quotesOf(values: readonly (TreeNode | null)[]): Quotes {
  const styles = new Set(values.map(value => (value?.kind === 'scalar' ? value.style : 'plain')));
  const [only] = styles;
  return styles.size === 1 && (only === 'single' || only === 'double') ? only : 'plain';
}

function prefersMappings(file: ComposeFile): boolean {
  let balance = 0;
  for (const { entries } of file.services.values()) {
    const value = resolve(entries.get('environment')?.pair.value);
    if (value?.kind === 'mapping') balance++;
    if (value?.kind === 'sequence') balance--;
  }
  return balance > 0;
}
