import { entriesOf } from '../yaml/merge-keys.js';
import {
  type ItemNode,
  type ResolvedNode,
  resolve,
  type ScalarNode,
  type SequenceNode,
} from '../yaml/tree.js';

/** A scalar's text, or undefined for anything else (lists, mappings, nothing). */
export function textOf(node: ResolvedNode | null): string | undefined {
  return node?.kind === 'scalar' ? node.value : undefined;
}

export interface ListItem {
  readonly item: ItemNode;
  readonly node: ScalarNode;
}

/** The scalars of a list, with their items; others are left out. */
export function scalarItems(node: SequenceNode): ListItem[] {
  return node.items.flatMap(item => {
    const value = resolve(item.value);
    return value?.kind === 'scalar' ? [{ item, node: value }] : [];
  });
}

/** The texts of a value that Compose takes as a list or as one string. */
export function textsOf(node: ResolvedNode | null): string[] {
  if (node?.kind === 'scalar') return [node.value];
  if (node?.kind === 'sequence') return scalarItems(node).map(item => item.node.value);
  return [];
}

/** `host: address` pairs of `extra_hosts`, written as a list of `host:address` (or `host=address`) or as a mapping. */
export function hostEntries(node: ResolvedNode | null): { host: string; address: string }[] {
  if (node?.kind === 'mapping') {
    return [...entriesOf(node).values()].map(({ key, pair }) => ({
      host: key,
      address: textOf(resolve(pair.value)) ?? '',
    }));
  }
  return textsOf(node).map(text => {
    const cut = text.search(/[:=]/);
    return cut === -1
      ? { host: text, address: '' }
      : { host: text.slice(0, cut), address: text.slice(cut + 1) };
  });
}

/** Names behind `depends_on`, in either form. */
export function dependencyNames(node: ResolvedNode | null): string[] {
  if (node?.kind === 'mapping') return [...entriesOf(node).keys()];
  return textsOf(node);
}

/** Names of the variables in an `environment`, in either form. */
export function environmentNames(node: ResolvedNode | null): string[] {
  if (node?.kind === 'mapping') return [...entriesOf(node).keys()];
  return (node?.kind === 'sequence' ? scalarItems(node) : []).map(({ node: { value } }) => {
    const cut = value.indexOf('=');
    return cut === -1 ? value : value.slice(0, cut);
  });
}
