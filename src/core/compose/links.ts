import type { Notice } from '../report.js';
import { type ItemNode, resolve, type ScalarNode, type SequenceNode } from '../yaml/tree.js';
import type { RawService } from './file.js';
import { interpolate } from './interpolate.js';
import { noticeAt } from './problem.js';

/** One entry of `links` or `external_links`, where it is written. */
export interface LinkEntry {
  readonly raw: RawService;
  readonly sequence: SequenceNode;
  readonly item: ItemNode;
  readonly node: ScalarNode;
  /** Before the first colon, variables replaced where known. */
  readonly target: string;
  /** Behind the first colon, variables replaced where known; null without one, or when empty. */
  readonly alias: string | null;
  /** The alias as written, with its variables. */
  readonly aliasText: string | null;
}

/**
 * The entries of `links` or `external_links` that one service of one file has by its own text
 * (merge keys followed, nothing inherited). Whatever is no list of texts becomes a problem.
 */
export function readLinks(
  raw: RawService,
  key: 'links' | 'external_links',
  variables: Readonly<Record<string, string>>,
  problems: Notice[],
): LinkEntry[] {
  const written = raw.entries.get(key);
  const value = resolve(written?.pair.value);
  // Nothing behind `links:` gives no link; the key is dropped with the rest.
  if (!written || !value || (value.kind === 'scalar' && /^(?:|~|null)$/.test(value.value))) return [];
  const at = written.pair.value?.start ?? written.pair.key.start;
  if (value.kind !== 'sequence') {
    problems.push(
      noticeAt(
        raw.file,
        at,
        'link-legacy',
        `"${key}" of "${raw.name}" must be a list: write each entry as "- SERVICE" or "- SERVICE:ALIAS"`,
      ),
    );
    return [];
  }
  const entries: LinkEntry[] = [];
  for (const item of value.items) {
    const node = resolve(item.value);
    if (node?.kind !== 'scalar') {
      const where = item.value?.start ?? item.dash;
      const hint =
        node?.kind === 'mapping'
          ? 'a blank behind the colon makes it a mapping: write "- SERVICE:ALIAS" without one'
          : 'write "- SERVICE" or "- SERVICE:ALIAS"';
      problems.push(
        noticeAt(raw.file, where, 'link-legacy', `an entry of "${key}" of "${raw.name}" is no text; ${hint}`),
      );
      continue;
    }
    const colon = linkColon(node.value);
    const targetText = colon === -1 ? node.value : node.value.slice(0, colon);
    const aliasText = colon === -1 || colon === node.value.length - 1 ? null : node.value.slice(colon + 1);
    const target = interpolate(targetText, variables);
    if (key === 'links' && target.variable) {
      problems.push(
        noticeAt(
          raw.file,
          node.start,
          'link-legacy',
          `the target of "${node.value}" is a variable, so nobody can tell which service joins the network: write the service's name`,
        ),
      );
      continue;
    }
    entries.push({
      raw,
      sequence: value,
      item,
      node,
      target: target.text,
      alias: aliasText === null ? null : interpolate(aliasText, variables).text,
      aliasText,
    });
  }
  return entries;
}

/** The first colon outside of `${…}`, which may hold one of its own (`${A:-b}:alias`); -1 for none. */
export function linkColon(text: string): number {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text.startsWith('${', i)) depth++;
    else if (text[i] === '}' && depth > 0) depth--;
    else if (text[i] === ':' && depth === 0) return i;
  }
  return -1;
}

/**
 * The links of several files or bases as one list. Format 1 in docker-compose 1.29.2: one entry an alias,
 * the later target wins, sorted by target and alias; as soon as there are several files also where only one of
 * them has the service. Later formats: appended, exact duplicates dropped.
 */
export function mergeLinks(
  lists: readonly (readonly LinkEntry[])[],
  format: 'v1' | 'services',
  severalFiles = false,
): LinkEntry[] {
  const filled = lists.filter(list => list.length > 0);
  if (lists.length < 2 && !(severalFiles && format === 'v1')) return [...(filled[0] ?? [])];
  const merged = new Map<string, LinkEntry>();
  for (const entry of filled.flat()) {
    const alias = entry.alias ?? entry.target;
    const key = format === 'v1' ? alias : `${entry.target}\n${alias}`;
    if (format === 'v1' || !merged.has(key)) merged.set(key, entry);
  }
  const result = [...merged.values()];
  if (format !== 'v1') return result;
  const order = (a: LinkEntry, b: LinkEntry) =>
    compareText(a.target, b.target) || compareText(a.alias ?? a.target, b.alias ?? b.target);
  return result.sort(order);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
