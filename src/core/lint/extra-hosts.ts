import type { LintService, Span } from './model.js';
import { partIn } from './part-in.js';

/** One entry of `extra_hosts`. */
export interface ExtraHost {
  readonly host: string;
  /** As written, variables included. */
  readonly address: string;
  /** The host's place. */
  readonly at: Span;
}

/** The entries of `extra_hosts` that count, in either form: of several for one host the last. */
export function extraHostsOf({ written }: LintService): ExtraHost[] {
  const hosts = new Map<string, ExtraHost>();
  const add = (entry: ExtraHost) => hosts.set(entry.host.toLowerCase(), entry);
  for (const { file, keys } of written) {
    const value = keys.get('extra_hosts')?.value;
    if (value?.kind === 'map') {
      for (const { key, keySpan, value: address } of value.entries.values()) {
        add({ host: key, address: address?.kind === 'text' ? address.text : '', at: keySpan });
      }
    }
    for (const item of value?.kind === 'list' ? value.items.map(({ value }) => value) : []) {
      if (item?.kind !== 'text') continue;
      const cut = item.text.search(/[:=]/);
      if (cut < 1) continue;
      const host = item.text.slice(0, cut);
      add({ host, address: item.text.slice(cut + 1), at: partIn(file, item, 0, cut) });
    }
  }
  return [...hosts.values()];
}
