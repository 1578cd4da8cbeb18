import type { ComposeFile, RawService } from '../compose/file.js';
import { schemaProblems } from '../schema/validate.js';
import { isMergeKey } from '../yaml/merge-keys.js';
import { keyText, type MappingNode, type TreeNode } from '../yaml/tree.js';
import { lazy } from './lazy.js';
import type { DuplicateKey, LintFile, PlacedText, WrittenService } from './model.js';
import { type Values, valuesOf } from './values.js';

/** A file as rules see it, with what the rest of the model needs to build on it. */
export interface FileModel extends LintFile {
  readonly compose: ComposeFile;
  readonly values: Values;
  written(raw: RawService): WrittenService;
}

/** In: a file read without problems. Whatever takes a walk through it is worked out when a rule asks. */
export function fileModel(compose: ComposeFile): FileModel {
  const { path, parsed, format, root } = compose;
  const values = valuesOf(parsed);
  const made = new Map<RawService, WrittenService>();
  const written = (raw: RawService): WrittenService => {
    const { key } = raw.pair;
    const service = made.get(raw) ?? {
      name: raw.name,
      nameSpan: values.span(key.start, key.end),
      file: model,
      keys: raw.body ? values.entries(raw.body) : new Map(),
    };
    made.set(raw, service);
    return service;
  };
  const services = lazy(() => new Map([...compose.services].map(([name, raw]) => [name, written(raw)])));
  const walked = lazy(() => walk(root, values));
  const schema = lazy(() => schemaProblems(compose));
  const model: FileModel = {
    compose,
    values,
    path,
    text: parsed.text,
    format,
    top: root ? values.entries(root) : new Map(),
    get services() {
      return services();
    },
    get texts() {
      return walked().texts;
    },
    get duplicateKeys() {
      return walked().duplicates;
    },
    get schemaProblems() {
      return schema();
    },
    written,
  };
  return model;
}

interface Walked {
  readonly texts: readonly PlacedText[];
  readonly duplicates: readonly DuplicateKey[];
}

/** Every scalar and every key that stands twice, each where it is written: aliases are not followed. */
function walk(root: MappingNode | null, values: Values): Walked {
  const texts: PlacedText[] = [];
  const duplicates: DuplicateKey[] = [];
  const visit = (node: TreeNode | null, path: readonly string[]): void => {
    if (node?.kind === 'scalar') texts.push({ path, value: values.text(node) });
    if (node?.kind === 'sequence') for (const item of node.items) visit(item.value, path);
    if (node?.kind !== 'mapping') return;
    for (const duplicate of duplicatesIn(node, path, values)) duplicates.push(duplicate);
    for (const pair of node.pairs) if (pair.value) visit(pair.value, [...path, keyText(pair) ?? '']);
  };
  visit(root, []);
  return { texts, duplicates };
}

function duplicatesIn(node: MappingNode, path: readonly string[], values: Values): DuplicateKey[] {
  // Nearly every mapping leaves here.
  if (new Set(node.pairs.map(keyText)).size === node.pairs.length) return [];
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
