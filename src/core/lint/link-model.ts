import { interpolate } from '../compose/interpolate.js';
import { type LinkEntry, linkColon } from '../compose/links.js';
import type { BrokenLink } from '../names/broken-links.js';
import { partOf } from './edits.js';
import type { FileModel } from './file-model.js';
import type { Entry, LintLink, LintService, ListItem, ListValue, Span, TextValue } from './model.js';

/** What a link model must know beside its own entry. */
export interface LinkContext {
  readonly client: LintService;
  readonly external: boolean;
  readonly variables: Readonly<Record<string, string>>;
  modelOf(path: string): FileModel;
  /** The service whose containers answer for a target. */
  ownerOf(target: string): LintService | null;
  /** Whether a name leads the client to that service alone. */
  leadsTo(entry: LinkEntry, owner: LintService): boolean;
}

/** The links of one list of entries; `verdicts` are those of the client's broken entries of this kind, in order. */
export function linkModels(
  entries: readonly LinkEntry[],
  verdicts: readonly BrokenLink[],
  context: LinkContext,
): LintLink[] {
  if (verdicts.length === 0) return entries.map(entry => new LinkModel(entry, null, context));
  const open = [...verdicts];
  const seen = new Set<string>();
  return entries.map(entry => {
    const { target, alias } = entry;
    const id = `${target}\n${alias}`;
    // The verdict of the second of two equal entries is that it is one too many; the first may have none.
    const index = open.findIndex(
      link =>
        link.target === target &&
        link.alias === alias &&
        (link.reason === 'duplicate-entry') === seen.has(id),
    );
    seen.add(id);
    return new LinkModel(entry, index === -1 ? null : open.splice(index, 1)[0]!, context);
  });
}

class LinkModel implements LintLink {
  readonly #entry: LinkEntry;
  readonly #context: LinkContext;
  readonly #value: TextValue;
  readonly client: LintService;
  readonly external: boolean;
  readonly broken: LintLink['broken'];
  readonly unknown: boolean;
  readonly owner: LintService | null;
  readonly at: Span;
  #leads: boolean | null = null;

  constructor(entry: LinkEntry, verdict: BrokenLink | null, context: LinkContext) {
    this.#entry = entry;
    this.#context = context;
    this.client = context.client;
    this.external = context.external;
    this.broken = verdict && { reason: verdict.reason, fatal: verdict.fatal };
    this.unknown = interpolate(entry.node.value, context.variables).unknown;
    this.owner = this.external ? null : context.ownerOf(entry.target);
    this.#value = this.#file.values.text(entry.node);
    this.at = this.#value.span;
  }

  get #file(): FileModel {
    return this.#context.modelOf(this.#entry.raw.file.path);
  }

  get written(): string {
    return this.#entry.node.value;
  }

  get target(): string {
    return this.#entry.target;
  }

  get alias(): string | null {
    return this.#entry.alias;
  }

  get name(): string {
    return this.#entry.alias ?? this.#entry.target;
  }

  get service(): LintService | null {
    return this.external ? null : (this.client.stack.services.get(this.target) ?? null);
  }

  get leads(): boolean {
    if (this.broken || this.unknown || !this.owner) return false;
    this.#leads ??= this.#context.leadsTo(this.#entry, this.owner);
    return this.#leads;
  }

  get targetAt(): Span {
    const colon = linkColon(this.written);
    return partOf(this.#value, 0, colon === -1 ? this.written.length : colon);
  }

  get nameAt(): Span {
    return this.alias === null ? this.at : partOf(this.#value, linkColon(this.written) + 1);
  }

  get list(): ListValue {
    return this.#file.values.of(this.#entry.sequence) as ListValue;
  }

  get item(): ListItem {
    const { sequence, item } = this.#entry;
    return this.list.items[sequence.items.indexOf(item)]!;
  }

  get key(): Entry {
    const key = this.external ? 'external_links' : 'links';
    return this.#file.values.entry(this.#entry.raw.entries.get(key)!);
  }
}
