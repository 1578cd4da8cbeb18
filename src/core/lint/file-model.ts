import type { ComposeFile, Format, RawService } from '../compose/file.js';
import { entryOf } from '../plan/grouping.js';
import { schemaProblems } from '../schema/validate.js';
import { isMergeKey } from '../yaml/merge-keys.js';
import { keyText, type MappingNode, type TreeNode } from '../yaml/tree.js';
import type {
  DuplicateKey,
  Entry,
  LintFile,
  PlacedText,
  SchemaProblem,
  Span,
  WrittenService,
} from './model.js';
import { type Values, valuesOf } from './values.js';

/** A file as rules see it, with what the rest of the model needs to build on it. */
export interface FileModel extends LintFile {
  readonly compose: ComposeFile;
  readonly values: Values;
  written(raw: RawService): WrittenService;
}

/** In: a file read without problems. Whatever takes a walk through it is worked out when a rule asks. */
export function fileModel(compose: ComposeFile): FileModel {
  return new ReadFile(compose);
}

class ReadFile implements FileModel {
  readonly values: Values;
  readonly top: ReadonlyMap<string, Entry>;
  readonly #written = new Map<RawService, WrittenService>();
  #services: ReadonlyMap<string, WrittenService> | null = null;
  #texts: readonly PlacedText[] | null = null;
  #duplicateKeys: readonly DuplicateKey[] | null = null;
  #schemaProblems: readonly SchemaProblem[] | null = null;

  constructor(readonly compose: ComposeFile) {
    this.values = valuesOf(compose.parsed);
    this.top = compose.root ? this.values.entries(compose.root) : new Map();
  }

  get path(): string {
    return this.compose.path;
  }

  get text(): string {
    return this.compose.parsed.text;
  }

  get format(): Format {
    return this.compose.format;
  }

  get services(): ReadonlyMap<string, WrittenService> {
    if (this.#services) return this.#services;
    const services = new Map<string, WrittenService>();
    for (const [name, raw] of this.compose.services) services.set(name, this.written(raw));
    this.#services = services;
    return services;
  }

  get texts(): readonly PlacedText[] {
    this.#texts ??= textsIn(this.compose.root, this.values);
    return this.#texts;
  }

  get duplicateKeys(): readonly DuplicateKey[] {
    this.#duplicateKeys ??= duplicatesIn(this.compose.root, this.values);
    return this.#duplicateKeys;
  }

  get schemaProblems(): readonly SchemaProblem[] {
    this.#schemaProblems ??= schemaProblems(this.compose);
    return this.#schemaProblems;
  }

  written(raw: RawService): WrittenService {
    return entryOf(this.#written, raw, () => new Written(this, raw));
  }
}

class Written implements WrittenService {
  readonly keys: ReadonlyMap<string, Entry>;

  constructor(
    readonly file: FileModel,
    readonly raw: RawService,
  ) {
    this.keys = raw.body ? file.values.entries(raw.body) : new Map();
  }

  get name(): string {
    return this.raw.name;
  }

  get nameSpan(): Span {
    const { key } = this.raw.pair;
    return this.file.values.span(key.start, key.end);
  }
}

/** Every scalar, each where it is written: aliases are not followed. */
function textsIn(root: MappingNode | null, values: Values): PlacedText[] {
  const texts: PlacedText[] = [];
  const visit = (node: TreeNode | null, path: readonly string[]): void => {
    if (node?.kind === 'scalar') texts.push({ path, value: values.text(node) });
    else if (node?.kind === 'sequence') for (const item of node.items) visit(item.value, path);
    else if (node?.kind === 'mapping')
      for (const pair of node.pairs) if (pair.value) visit(pair.value, [...path, keyText(pair) ?? '']);
  };
  visit(root, []);
  return texts;
}

/** Every key that stands twice, where it is written. */
function duplicatesIn(root: MappingNode | null, values: Values): DuplicateKey[] {
  const duplicates: DuplicateKey[] = [];
  // Keys from the innermost out: hardly any mapping has a use for its path.
  const visit = (node: TreeNode | null, above: Step | null): void => {
    if (node?.kind === 'sequence') for (const item of node.items) visit(item.value, above);
    if (node?.kind !== 'mapping') return;
    if (mayRepeat(node)) duplicates.push(...repetitionsIn(node, pathTo(above), values));
    for (const pair of node.pairs) {
      const { value } = pair;
      if (value && value.kind !== 'scalar') visit(value, { key: keyText(pair) ?? '', above });
    }
  };
  visit(root, null);
  return duplicates;
}

interface Step {
  readonly key: string;
  readonly above: Step | null;
}

function pathTo(step: Step | null): string[] {
  const path: string[] = [];
  for (let at = step; at; at = at.above) path.unshift(at.key);
  return path;
}

/** Nearly every mapping is small, and has no key twice. */
function mayRepeat({ pairs }: MappingNode): boolean {
  if (pairs.length > 16) return new Set(pairs.map(keyText)).size < pairs.length;
  for (let i = 1; i < pairs.length; i++) {
    const key = keyText(pairs[i]!);
    for (let j = 0; j < i; j++) if (keyText(pairs[j]!) === key) return true;
  }
  return false;
}

function repetitionsIn(node: MappingNode, path: readonly string[], values: Values): DuplicateKey[] {
  const byKey = new Map<string, MappingNode['pairs'][number][]>();
  for (const pair of node.pairs) {
    const key = keyText(pair);
    if (key === null) continue;
    // A quoted `<<` is a key like any other.
    const kind = isMergeKey(pair) ? '<<' : `=${key}`;
    const known = byKey.get(kind);
    if (known) known.push(pair);
    else byKey.set(kind, [pair]);
  }
  return [...byKey.values()].flatMap(pairs => {
    if (pairs.length < 2) return [];
    const key = keyText(pairs[0]!)!;
    const entries = pairs.map(pair => values.entry({ key, pair, holder: node }));
    return [{ key, path, last: entries.at(-1)!, earlier: entries.slice(0, -1) }];
  });
}
