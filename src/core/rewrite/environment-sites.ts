import type { ComposeFile, RawService } from '../compose/file.js';
import type { ProjectService } from '../compose/service.js';
import type { Stack } from '../compose/stack.js';
import { environmentNames } from '../compose/values.js';
import { mergedMappings } from '../yaml/merge-keys.js';
import { type MappingNode, type PairNode, type ResolvedNode, resolve } from '../yaml/tree.js';
import { homeOf } from './intent.js';
import { ownPair } from './pairs.js';

/** A variable to write into the `environment` of a service, in one way of loading the files. */
export interface EnvironmentWish {
  readonly stack: Stack;
  readonly client: string;
  readonly name: string;
  /** As a Compose file has it, where `$` begins a variable. */
  readonly text: string;
  /** The text to write it into where nothing speaks against that. */
  readonly home: RawService;
}

/** Where variables are written: whoever uses that text gets them. */
export interface EnvironmentSite {
  readonly file: ComposeFile;
  /**
   * `extend`: `node` gets more entries, wherever it stands. `fill`: `pair` has nothing behind it yet. `merge`: the
   * alias behind `pair` becomes a mapping that merges it in. `new`: `holder` gets the key.
   */
  readonly how: 'extend' | 'fill' | 'merge' | 'new';
  readonly holder: MappingNode;
  readonly pair: PairNode | null;
  readonly node: ResolvedNode | null;
  /** By name. */
  readonly entries: Map<string, string>;
}

/**
 * What a variable would mean to a service that gets it in one of its texts: `wanted` there, `overruled` by a text with
 * more to say, `idle` as its link gave it this very value and nothing there reads it, or `wrong`.
 */
export type Verdict = 'wanted' | 'overruled' | 'idle' | 'wrong';
export type Judge = (usage: Usage, raw: RawService, name: string, text: string) => Verdict;

/** A service in one of the ways in which the files are loaded. */
export interface Usage {
  readonly stack: Stack;
  readonly service: ProjectService;
}

/** A variable that a service gets, be it for its own sake or because it shares a text. */
export interface PlacedVariable extends Usage {
  readonly name: string;
  readonly text: string;
}

export interface PlacedVariables<Wish extends EnvironmentWish> {
  readonly sites: readonly EnvironmentSite[];
  readonly placed: readonly PlacedVariable[];
  /** Wishes that no text can grant without giving somebody what is wrong there. */
  readonly refused: readonly Wish[];
}

/** Decides in which text each variable is written, so that it is right in every way of loading the files. */
export function placeVariables<Wish extends EnvironmentWish>(
  stacks: readonly Stack[],
  wishes: readonly Wish[],
  judge: Judge,
): PlacedVariables<Wish> {
  const sites = new Sites(stacks, judge);
  let open = wishes;
  // A service that has got an `environment` of its own takes no part in that of others any more.
  for (let before = Number.POSITIVE_INFINITY; open.length < before; ) {
    before = open.length;
    open = open.filter(wish => !sites.grant(wish));
  }
  return { sites: sites.all(), placed: sites.placed(), refused: open };
}

class Sites {
  /** By the node that stands for it: the value, the pair, or the mapping that gets a new key. */
  private readonly chosen = new Map<object, EnvironmentSite>();
  /** Texts of services by every such node that they are made of. */
  private readonly users = new Map<object, RawService[]>();
  private readonly usages = new Map<RawService, Usage[]>();

  constructor(
    stacks: readonly Stack[],
    private readonly judge: Judge,
  ) {
    for (const stack of stacks) {
      for (const service of stack.services.values()) {
        for (const { raw } of service.contributions) add(this.usages, raw, { stack, service });
      }
    }
    const files = new Set([...this.usages.keys()].map(raw => raw.file));
    for (const raw of [...files].flatMap(file => [...file.services.values()]))
      for (const node of partsOf(raw)) add(this.users, node, raw);
  }

  all(): EnvironmentSite[] {
    return [...this.chosen.values()];
  }

  /** Finds a text for a variable; false where there is none yet. */
  grant(wish: EnvironmentWish): boolean {
    const { stack, client, name, text } = wish;
    const service = stack.services.get(client)!;
    if (service.contributions.some(({ raw }) => this.gets(raw, name, text))) return true;
    const options = candidates(service, wish.home).flatMap(raw => this.options(raw));
    const judged = options.map(site => ({ site, verdicts: this.verdicts(site, name, text) }));
    const best =
      judged.find(({ verdicts }) => !verdicts.includes('wrong') && !verdicts.includes('idle')) ??
      judged.find(({ verdicts }) => !verdicts.includes('wrong'));
    if (!best) return false;
    best.site.entries.set(name, text);
    this.chosen.set(keyOf(best.site), best.site);
    return true;
  }

  placed(): PlacedVariable[] {
    return this.all().flatMap(site =>
      this.affected(site).flatMap(raw =>
        [...site.entries].flatMap(([name, text]) =>
          hasOwn(raw, name) ? [] : (this.usages.get(raw) ?? []).map(usage => ({ ...usage, name, text })),
        ),
      ),
    );
  }

  private verdicts(site: EnvironmentSite, name: string, text: string): Verdict[] {
    if (site.entries.has(name) || this.hides(site)) return ['wrong'];
    return this.affected(site)
      .filter(raw => !hasOwn(raw, name))
      .flatMap(raw => (this.usages.get(raw) ?? []).map(usage => this.judge(usage, raw, name, text)));
  }

  /** The ways in which a text of a service can get variables, the best one first. */
  private options(raw: RawService): EnvironmentSite[] {
    const { body, file, entries } = raw;
    if (!body) return [];
    const written = entries.get('environment');
    if (!written) {
      // What it would merge in is repeated, since a key of its own takes the place of that.
      const repeated = new Map(this.nearest(body)?.entries);
      return [this.known({ file, how: 'new', holder: body, pair: null, node: null, entries: repeated })];
    }
    const { pair, holder } = written;
    const node = resolve(pair.value);
    const site = (how: EnvironmentSite['how']) =>
      this.known({ file, how, holder, pair, node, entries: new Map() });
    if (isEmpty(node)) return pair.value?.kind === 'alias' ? [] : [site('fill')];
    if (node?.kind === 'scalar') return [];
    return pair.value?.kind === 'alias' && node?.kind === 'mapping'
      ? [site('extend'), site('merge')]
      : [site('extend')];
  }

  private known(site: EnvironmentSite): EnvironmentSite {
    return this.chosen.get(keyOf(site)) ?? site;
  }

  /** The texts of services that get what is written at a site. */
  private affected(site: EnvironmentSite): RawService[] {
    const users = this.users.get(keyOf(site)) ?? [];
    if (site.how !== 'new') return users;
    return users.filter(raw => raw.body && !hasKey(raw.body) && this.nearest(raw.body, site) === site);
  }

  /** Whether a new key would come before one that a service merges in from another place. */
  private hides(site: EnvironmentSite): boolean {
    return site.how === 'new' && this.affected(site).some(raw => raw.entries.has('environment'));
  }

  /** The new key that a mapping has or merges in. */
  private nearest(mapping: MappingNode, more: EnvironmentSite | null = null): EnvironmentSite | null {
    const own = more?.holder === mapping ? more : this.chosen.get(mapping);
    if (own) return own;
    for (const source of mergedMappings(mapping).reverse()) {
      const from = this.nearest(source, more);
      if (from) return from;
    }
    return null;
  }

  /** Whether a text has a variable by the sites chosen so far. */
  private gets(raw: RawService, name: string, text: string): boolean {
    const sites = partsOf(raw).flatMap(node => this.chosen.get(node) ?? []);
    return sites.some(site => site.entries.get(name) === text && this.affected(site).includes(raw));
  }
}

function keyOf({ how, holder, pair, node }: EnvironmentSite): object {
  return how === 'new' ? holder : how === 'extend' ? node! : pair!;
}

/** Every node that variables of a service can be written into. */
function partsOf({ body, entries }: RawService): object[] {
  if (!body) return [];
  const written = entries.get('environment');
  const value = resolve(written?.pair.value);
  const bases = value?.kind === 'mapping' ? withMerged(value) : value ? [value] : [];
  return [...withMerged(body), ...(written ? [written.pair] : []), ...bases];
}

function withMerged(mapping: MappingNode, seen = new Set<MappingNode>()): MappingNode[] {
  if (!seen.has(mapping)) {
    seen.add(mapping);
    for (const source of mergedMappings(mapping)) withMerged(source, seen);
  }
  return [...seen];
}

/** The texts of a service that variables can go into, the best one first: those that it extends belong to others. */
function candidates(service: ProjectService, home: RawService): RawService[] {
  const own = service.contributions.filter(part => !part.inherited).map(part => part.raw);
  const written = own.filter(raw => raw.entries.has('environment'));
  const first = own.includes(home) ? [home] : [];
  return [...new Set([...first, ...written.toReversed(), homeOf(service), ...own.toReversed()])];
}

function hasKey(mapping: MappingNode): boolean {
  return ownPair(mapping, 'environment') !== null;
}

function hasOwn({ entries }: RawService, name: string): boolean {
  return environmentNames(resolve(entries.get('environment')?.pair.value)).includes(name);
}

function isEmpty(node: ResolvedNode | null): boolean {
  return node === null || (node.kind === 'scalar' && /^(?:|~|null)$/.test(node.value));
}

function add<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
